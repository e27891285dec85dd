"""What goes wrong before a poll in real partnerships: each a test named after it."""

from __future__ import annotations

from datetime import date, time

import pytest
from contests import FPTP, Contest

from compacttui.acts import mergers, organisations, partnerships, selections
from compacttui.acts.desk import Desk
from compacttui.questions.selections import electors, on_register, selection_detail
from compacttui.questions.selections.in_the_way import in_the_way_of
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import Connected
from compacttui.rules.selections import Mark, Profile
from compacttui.rules.words import ProcessState

pytestmark = pytest.mark.slow


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk, seats=2)


def test_seat_abolished_while_a_process_is_open(contest: Contest) -> None:
    contest.open()
    partnerships.abolish_seat(contest.office, contest.seats[0], date(2026, 3, 2), "the board was cut")
    detail = selection_detail(contest.view(), contest.selection)
    (against,) = in_the_way_of(contest.view(), detail)
    assert against.message.startswith(
        "Tenants' seat 1, Housing Partnership was abolished while this selection ran."
    )
    assert (against.act, against.can_be_overridden) == ("selection.cancel", False)
    selections.cancel(contest.office, contest.selection, "the board loses a seat")
    contest.seats = contest.seats[1:]
    contest.open()
    assert selection_detail(contest.view(), contest.selection).places == 1
    assert verify(contest.office.database, contest.office.town).ok


def test_board_renamed(contest: Contest) -> None:
    contest.open()
    contest.go_to(date(2026, 3, 20))
    partnerships.rename(contest.office, contest.partnership, "Homes Board", date(2026, 3, 20))
    found = selection_detail(contest.view(), contest.selection)
    assert found.partnership.name == "Homes Board"
    assert selection_detail(contest.view(as_at=date(2026, 3, 19)), contest.selection).partnership.name == (
        "Housing Partnership"
    )
    contest.until_published("Maria Okafor", "Jo Lindqvist", "Sam Devlin")
    assert selection_detail(contest.view(), contest.selection).on.state is ProcessState.PERSONS_NOMINATED


def test_organisation_merges_during_a_poll(contest: Contest) -> None:
    contest.open()
    contest.until_published("Maria Okafor", "Jo Lindqvist", "Sam Devlin")
    frozen = selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_OPENS)
    with pytest.raises(Refused, match="as two"):
        mergers.merge_organisations(contest.office, contest.members[4], contest.members[5])
    (row,) = on_register(contest.view(), contest.members[4], contest.selection)
    assert row.stands == "on the register"
    assert selection_detail(contest.view(), contest.selection).register.electors == frozen.electors  # type: ignore[union-attr]


@pytest.mark.parametrize(("rule", "votes"), [(Connected.EACH, 6), (Connected.TOGETHER, 5)])
def test_two_members_with_the_same_trustees(contest: Contest, rule: Connected, votes: int) -> None:
    contest.office.rules = contest.office.rules.with_values({"electorate.connected": rule})
    organisations.connect(contest.office, contest.members[0], contest.members[1], "the same trustees")
    contest.open()
    contest.until_published("Maria Okafor", "Jo Lindqvist", "Sam Devlin")
    frozen = selections.freeze(contest.office, contest.selection)
    assert (frozen.electors, frozen.organisations, frozen.connected) == (votes, 6, 2)
    groups = {row.connected for row in electors(contest.view(), contest.selection) if row.connected}
    assert groups == {"group 1"}


def test_poll_closes_at_noon_on_the_day_clocks_change(contest: Contest) -> None:
    contest.seats = contest.seats[:1]
    contest.go_to(date(2026, 9, 7))
    contest.open(
        method=FPTP,
        timetable=Profile.CUSTOM,
        nominations_close_on=date(2026, 9, 28),
        withdrawals_close_on=date(2026, 9, 30),
        publish_on=date(2026, 9, 30),
        poll_opens_on=date(2026, 10, 5),
        poll_closes_on=date(2026, 10, 25),
        result_on=date(2026, 10, 27),
        declare_on=date(2026, 11, 3),
    )
    contest.until_published("Maria Okafor", "Jo Lindqvist")
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_to(date(2026, 10, 25), time(11, 59, 59))
    assert selection_detail(contest.view(), contest.selection).on.state is ProcessState.POLL_OPEN
    contest.go_to(date(2026, 10, 25), time(12))
    assert selection_detail(contest.view(), contest.selection).on.state is ProcessState.POLL_CLOSED


def test_request_arrives_31_january(contest: Contest) -> None:
    contest.go_to(date(2028, 1, 31))
    asked = selections.receive_request(contest.office, contest.partnership, date(2028, 2, 28))
    assert asked.notice.is_short
    assert asked.notice.enough_on == date(2028, 2, 29)


def test_a_member_joins_and_another_lapses_between_notice_and_poll(contest: Contest) -> None:
    contest.open()
    organisations.register(contest.office, "Newcomers' Forum", since=PartialDate.of(date(2026, 3, 3)))
    contest.until_published("Maria Okafor", "Jo Lindqvist", "Sam Devlin")
    assert selections.freeze(contest.office, contest.selection).electors == 6
