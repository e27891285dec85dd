"""The register of electors: who is on it, what is noted of them, and what changes it afterwards (nothing)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from contests import Contest
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import organisations, selections
from compacttui.acts.desk import Desk
from compacttui.acts.selections import ElectorException, register_seal
from compacttui.questions.selections import electors, selection_detail
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import MembershipClass, MembershipStatus


@pytest.fixture
def contest(desk: Desk) -> Contest:
    made = Contest.of(desk, members=4)
    made.open()
    return made


def names(contest: Contest) -> list[str]:
    return [row.organisation for row in electors(contest.view(), contest.selection) if row.qualifies]


def test_only_full_members_whose_membership_is_current_vote(contest: Contest, desk: Desk) -> None:
    associate = organisations.register(desk, "Copper Kettle", membership_class=MembershipClass.ASSOCIATE)
    frozen = selections.freeze(desk, contest.selection)
    assert (frozen.electors, frozen.organisations) == (4, 4)
    assert associate not in [row.organisation_id for row in electors(contest.view(), contest.selection)]
    assert frozen.sha256 == register_seal(contest.members)


def test_an_organisation_that_lapses_after_the_qualifying_day_keeps_its_vote(
    contest: Contest, desk: Desk
) -> None:
    contest.go_to(date(2026, 3, 10))
    organisations.change_membership(
        desk, contest.members[0], MembershipClass.FULL, MembershipStatus.LAPSED, date(2026, 3, 5)
    )
    assert selections.freeze(desk, contest.selection).organisations == 4
    organisations.change_membership(
        desk, contest.members[1], MembershipClass.NONE, MembershipStatus.DISSOLVED, date(2026, 3, 10)
    )
    assert len(names(contest)) == 4


def test_an_organisation_that_joins_after_the_qualifying_day_has_no_vote(
    contest: Contest, desk: Desk
) -> None:
    contest.go_to(date(2026, 3, 10))
    organisations.register(desk, "Newcomers", since=PartialDate(2026, 3, 9))
    assert selections.freeze(desk, contest.selection).organisations == 4


def test_exceptions_have_their_reasons_and_stand_on_the_register(contest: Contest, desk: Desk) -> None:
    outsider = organisations.register(desk, "Copper Kettle", membership_class=MembershipClass.ASSOCIATE)
    frozen = selections.freeze(
        desk,
        contest.selection,
        added=[ElectorException(outsider, "renewal was lost in the post")],
        left_out=[ElectorException(contest.members[0], "asked not to vote")],
    )
    assert frozen.organisations == 4
    said = {row.organisation: row.vote for row in electors(contest.view(), contest.selection)}
    assert said["Copper Kettle"] == "votes, added: renewal was lost in the post"
    assert said["Housing Partnership member 1"] == "no vote, left out: asked not to vote"
    register = selection_detail(contest.view(), contest.selection).register
    assert register is not None
    assert (register.added, register.left_out, register.organisations) == (1, 1, 4)
    assert verify(desk.database, desk.town).ok


def test_an_exception_that_is_none_is_refused(contest: Contest, desk: Desk) -> None:
    with pytest.raises(Refused, match="on the register anyway"):
        selections.freeze(desk, contest.selection, added=[ElectorException(contest.members[0], "why not")])
    outsider = organisations.register(desk, "Copper Kettle", membership_class=MembershipClass.ASSOCIATE)
    with pytest.raises(Refused, match="not on the register anyway"):
        selections.freeze(desk, contest.selection, left_out=[ElectorException(outsider, "why not")])


def test_two_members_with_the_same_trustees_are_noted_and_vote_as_the_rules_say(
    contest: Contest, desk: Desk
) -> None:
    organisations.connect(desk, contest.members[0], contest.members[1], "the same three trustees")
    frozen = selections.freeze(desk, contest.selection)
    assert (frozen.electors, frozen.connected) == (4, 2)
    assert [row.connected for row in electors(contest.view(), contest.selection)].count("group 1") == 2


def test_where_connected_organisations_vote_together_there_are_fewer_votes(desk: Desk) -> None:
    desk.rules = desk.rules.with_values({"electorate.connected": "one_vote_together"})
    contest = Contest.of(desk, members=4)
    organisations.connect(desk, contest.members[0], contest.members[1], "the same three trustees")
    contest.open()
    frozen = selections.freeze(desk, contest.selection)
    assert (frozen.electors, frozen.organisations) == (3, 4)


def test_a_register_is_frozen_once_and_not_before_its_day(contest: Contest, desk: Desk) -> None:
    later = Contest.of(desk, board="Skills Board")
    later.open(qualifying_on=date(2026, 3, 20))
    with pytest.raises(Refused, match="Freeze the register then"):
        selections.freeze(desk, later.selection)
    selections.freeze(desk, contest.selection)
    with pytest.raises(Refused, match="frozen already"):
        selections.freeze(desk, contest.selection)


def test_a_register_with_nobody_on_it_is_refused(desk: Desk) -> None:
    contest = Contest.of(desk, members=0)
    contest.open()
    with pytest.raises(Refused, match="Nobody would be on the register"):
        selections.freeze(desk, contest.selection)


def test_the_register_is_read_by_those_who_run_or_check_the_selection(contest: Contest, desk: Desk) -> None:
    selections.freeze(desk, contest.selection)
    assert len(electors(contest.view(Role.AUDITOR), contest.selection)) == 4
    assert len(electors(contest.view(Role.PUBLIC), contest.selection)) == 0
    assert len(electors(contest.view(), words="member 2")) == 1


@settings(max_examples=10)
@given(
    members=st.lists(st.tuples(st.sampled_from(list(MembershipClass)), st.booleans()), min_size=1, max_size=6)
)
def test_the_register_holds_each_member_once_and_its_seal_is_of_its_ids(
    members: list[tuple[MembershipClass, bool]], make_town: Callable[[], Desk]
) -> None:
    desk = make_town()
    contest = Contest.of(desk, members=1)
    expected = set(contest.members)
    for number, (kind, lapsed) in enumerate(members):
        body = organisations.register(desk, f"Body {number}", membership_class=kind, since=PartialDate(2019))
        if lapsed:
            organisations.change_membership(desk, body, kind, MembershipStatus.LAPSED, date(2026, 1, 5))
        elif kind is MembershipClass.FULL:
            expected.add(body)
    contest.open()
    frozen = selections.freeze(desk, contest.selection)
    on_it = [row.organisation_id for row in electors(contest.view(), contest.selection)]
    assert sorted(on_it) == sorted(set(on_it)) == sorted(expected)
    assert frozen.sha256 == register_seal(on_it)
