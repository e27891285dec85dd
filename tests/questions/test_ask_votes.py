"""“Is this organisation on the register?” before anything is opened, while it runs, and once it is frozen."""

from __future__ import annotations

from datetime import date

import pytest
from contests import Contest

from compacttui.acts import organisations, partnerships, selections
from compacttui.acts.desk import Desk
from compacttui.questions.selections import on_register
from compacttui.questions.things import resolve
from compacttui.records import partnerships as kept
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import ElectorateRule, MembershipClass, MembershipStatus


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


def constituency_of(contest: Contest) -> str:
    with contest.office.database.reading() as connection:
        from sqlalchemy import select

        seat = kept.seat.c
        return str(connection.execute(select(seat.constituency).where(seat.id == contest.seats[0])).scalar())


def test_whether_an_organisation_would_vote_is_known_before_the_notice_with_why_not(contest: Contest) -> None:
    associate = organisations.register(
        contest.office, "Saltmarsh Anglers", membership_class=MembershipClass.ASSOCIATE
    )
    selections.prepare(contest.office, contest.seats, contest.officer, notice_on=date(2026, 9, 7))
    (member,) = on_register(contest.view(), contest.members[0])
    assert (member.stands, member.selection, member.on) == ("would vote", "2026-01", "7 Sep 2026")
    (other,) = on_register(contest.view(), associate)
    assert (other.qualifies, other.why) == (False, "associate member, with no vote")


def test_a_name_in_other_letters_means_the_same_organisation(contest: Contest) -> None:
    harbour = organisations.register(contest.office, "Café Harbour & Friends Ltd", since=PartialDate(2015))
    for typed in (
        "CAFE HARBOUR AND FRIENDS LIMITED",
        "Cafe\u0301 Harbour & Friends Ltd",
        "ＣＡＦÉ harbour & friends ltd.",
    ):
        assert resolve(contest.view(), "organisation", typed) == harbour


@pytest.mark.slow
def test_once_frozen_a_membership_that_lapses_changes_nothing(contest: Contest) -> None:
    contest.open()
    contest.until_published("Maria Okafor", "Jo Lindqvist")
    left_out = selections.ElectorException(contest.members[5], "dissolved last week")
    selections.freeze(contest.office, contest.selection, left_out=[left_out])
    organisations.change_membership(
        contest.office,
        contest.members[2],
        MembershipClass.FULL,
        MembershipStatus.LAPSED,
        contest.office.today,
    )
    (row,) = on_register(contest.view(), contest.members[2])
    assert (row.stands, row.why) == ("on the register", "")
    (gone,) = on_register(contest.view(), contest.members[5])
    assert (gone.stands, gone.why) == ("no vote", "left out: dissolved last week")
    later = organisations.register(contest.office, "Newcomers' Forum")
    (new,) = on_register(contest.view(), later)
    assert (new.qualifies, new.why) == (False, "not on the register as it was frozen")


def test_where_only_a_constituency_votes_others_neither_propose_nor_vote(contest: Contest) -> None:
    constituency = constituency_of(contest)
    assert organisations.add_members(contest.office, constituency, contest.members[:3]) == 3
    contest.open(electorate=ElectorateRule.CONSTITUENCY)
    rows = {row.id: row for row in on_register(contest.view(), selection=contest.selection)}
    assert [rows[one].qualifies for one in contest.members] == [True, True, True, False, False, False]
    assert rows[contest.members[3]].why == "does not belong to the constituency"
    nomination = contest.nominate("Maria Okafor", seconder=contest.members[3])
    with pytest.raises(Refused, match="seconder is not on the register"):
        selections.rule_on(contest.returning, nomination, valid=True)
    selections.rule_on(contest.returning, nomination, valid=True, reason="moved here in May")
    contest.until_published("Jo Lindqvist")
    assert selections.freeze(contest.office, contest.selection).electors == 3


@pytest.mark.slow
def test_whoever_leaves_a_constituency_after_the_qualifying_day_keeps_the_vote(contest: Contest) -> None:
    constituency = constituency_of(contest)
    organisations.add_members(contest.office, constituency, contest.members[:3])
    contest.open(electorate=ElectorateRule.CONSTITUENCY)
    organisations.remove_member(contest.office, constituency, contest.members[0], until=date(2026, 3, 20))
    organisations.remove_member(contest.office, constituency, contest.members[1], until=date(2026, 3, 2))
    rows = {row.id: row.qualifies for row in on_register(contest.view(), selection=contest.selection)}
    assert [rows[one] for one in contest.members[:3]] == [True, False, True]
    with pytest.raises(Refused, match="does not belong"):
        organisations.remove_member(contest.office, constituency, contest.members[0])


@pytest.mark.slow
def test_an_organisation_s_contact_reads_of_one_and_the_public_of_none(contest: Contest) -> None:
    contest.open()
    assert len(on_register(contest.view(Role.ORG_CONTACT), contest.members[0])) == 1
    assert on_register(contest.view(Role.ORG_CONTACT)) == []
    assert on_register(contest.view(Role.PUBLIC), contest.members[0]) == []


@pytest.mark.slow
def test_members_of_a_constituency_are_named_once(contest: Contest, desk: Desk) -> None:
    other = partnerships.define_constituency(desk, "Young people")
    organisations.add_members(desk, other, contest.members[:2])
    assert organisations.add_members(desk, other, contest.members[:3]) == 1
    with pytest.raises(Refused, match="on record"):
        organisations.add_members(desk, other, contest.members[:1])
