"""What one act refuses, no other act lets through: two pairs of eyes, one extension, seats that came of a result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from contests import Contest

from compacttui.acts import counts, people, selections, terms, vacancies
from compacttui.acts.complaints import disqualifying
from compacttui.acts.desk import Desk
from compacttui.acts.selections import agreeing, extending, relaunching
from compacttui.questions.exceptions import exceptions
from compacttui.questions.selections import SelectionDetail, selection_detail
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark, Route
from compacttui.rules.words import (
    ElectorateRule,
    EndedReason,
    NominationState,
    ProcessState,
    SelectionMethod,
    TermKind,
)


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


@pytest.fixture
def second(desk: Desk) -> Desk:
    """Another officer's desk."""
    return replace(desk, person=people.register(desk, "Ben Osei", roles=[Role.CVS_OFFICER]))


@pytest.fixture
def board(desk: Desk) -> Contest:
    """Two places, four candidates: Maria and Tom are elected, then come Ana and Li."""
    made = Contest.of(desk, seats=2, members=12)
    made.elect_two()
    return made


def detail(contest: Contest, selection: str = "") -> SelectionDetail:
    return selection_detail(contest.view(), selection or contest.selection)


def person(contest: Contest, name: str) -> str:
    return next(one.person_id for one in detail(contest).nominations if one.name == name)


def declared(contest: Contest) -> counts.Declared:
    contest.sign()
    return contest.declare()


# --- two pairs of eyes -------------------------------------------------------------------------------------------


def prepare(contest: Contest) -> str:
    contest.selection = selections.prepare(contest.office, contest.seats, contest.officer).selection
    return contest.selection


def test_other_officers_after_the_approval_need_it_again(contest: Contest, second: Desk) -> None:
    prepare(contest)
    selections.approve(second, contest.selection, reason="urgent")
    other = people.register(contest.office, "Nadia Farouk", roles=[Role.RETURNING_OFFICER])
    selections.name_officers(contest.office, contest.selection, "Ruth is ill", returning_officer=other)
    assert detail(contest).on.state is ProcessState.DRAFTED
    with pytest.raises(Refused):
        selections.give_notice(contest.office, contest.selection, "urgent")
    assert verify(contest.office.database, contest.office.town).ok


def test_whoever_approves_here_does_so_today(contest: Contest, second: Desk) -> None:
    prepare(contest)
    before = contest.office.today - timedelta(days=9)
    with pytest.raises(Refused, match="is of today") as refused:
        selections.approve(second, contest.selection, approved_on=before, reason="urgent")
    assert refused.value.field == "approved_on"


def test_where_two_people_are_asked_for_a_selection_begun_again_is_prepared(contest: Contest) -> None:
    contest.open()
    contest.until_published()
    contest.office.rules = contest.office.rules.with_values({"approval.one_step": False})
    begun = relaunching.begin_again(contest.office, contest.selection, "at another time of the year")
    new = detail(contest, begun.selection)
    assert new.on.state is ProcessState.DRAFTED
    assert new.way.follows is not None
    assert new.way.follows.id == contest.selection


def test_a_selection_begun_again_asks_the_same_voters(contest: Contest) -> None:
    contest.open(electorate=ElectorateRule.CONSTITUENCY)
    contest.until_published()
    begun = relaunching.begin_again(contest.office, contest.selection, "at another time of the year")
    assert detail(contest, begun.selection).electorate is ElectorateRule.CONSTITUENCY


# --- one extension -----------------------------------------------------------------------------------------------


def test_nominations_that_are_open_a_second_time_are_not_planned_longer_than_the_rules_allow(
    contest: Contest,
) -> None:
    contest.open()
    contest.until_published()
    extended = extending.extend(contest.returning, contest.selection, "nobody had heard of it")
    last = extended.timetable[Mark.NOMINATIONS_CLOSE].day
    contest.go_to(contest.office.today + timedelta(days=3))
    with pytest.raises(Refused, match="at most 14 days") as refused:
        selections.replan(
            contest.office,
            contest.selection,
            "nobody comes",
            nominations_close_on=last + timedelta(days=21),
        )
    assert refused.value.field == "nominations_close_on"


def test_when_candidates_withdraw_while_they_talk_it_goes_on_without_a_contest(contest: Contest) -> None:
    contest.open(method=SelectionMethod.AGREED)
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    agreeing.talk(contest.returning, contest.selection)
    selections.withdraw(contest.office, contest.candidates["Tom Lindqvist"])
    assert selections.publish(contest.returning, contest.selection).route is Route.UNCONTESTED


def test_when_everybody_withdraws_while_they_talk_nobody_stands(contest: Contest) -> None:
    contest.open(method=SelectionMethod.AGREED)
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    agreeing.talk(contest.returning, contest.selection)
    for one in contest.candidates.values():
        selections.withdraw(contest.office, one)
    assert selections.publish(contest.returning, contest.selection).route is Route.NO_CANDIDATES


# --- seats -------------------------------------------------------------------------------------------------------


def test_whoever_was_disqualified_fills_no_seat_by_countback(board: Contest) -> None:
    _maria, tom = declared(board).terms
    ana = board.candidates["Ana Brandt"]
    disqualifying.question(board.returning, ana, "the list of councillors has your name")
    disqualifying.disqualify(board.returning, ana, "councillors cannot stand", reason="she agreed")
    terms.end(board.office, tom, EndedReason.RESIGNED)
    board.go_to(board.office.today + timedelta(days=1))
    board.fill_by_countback(board.seats[1], "Tom moved away")
    states = {one.name: one.state for one in detail(board).nominations}
    assert states["Ana Brandt"] is NominationState.DISQUALIFIED
    assert states["Li Chen"] is NominationState.ELECTED


def test_a_deputy_from_the_reserve_does_not_sit_for_a_countback(board: Contest) -> None:
    _maria, tom = declared(board).terms
    terms.gain_otherwise(
        board.office,
        board.seats[1],
        person(board, "Ana Brandt"),
        SelectionMethod.RUNNER_UP,
        basis=TermKind.DEPUTY,
        selection=board.selection,
    )
    terms.end(board.office, tom, EndedReason.RESIGNED)
    board.go_to(board.office.today + timedelta(days=1))
    back = vacancies.hold_countback(board.returning, board.seats[1], board.selection, "Tom moved away")
    assert back.count.elected


def test_the_next_placed_of_one_election_take_no_seat_of_another(board: Contest) -> None:
    declared(board)
    elsewhere = Contest.of(board.office, board="Health Board")
    with pytest.raises(Refused, match="not for this seat") as refused:
        terms.gain_otherwise(
            board.office,
            elsewhere.seats[0],
            person(board, "Ana Brandt"),
            SelectionMethod.RUNNER_UP,
            selection=board.selection,
        )
    assert refused.value.field == "selection"


@pytest.mark.parametrize(
    ("how", "says"),
    [
        (SelectionMethod.SCOTTISH_STV, "needs the selection it belongs to"),
        (SelectionMethod.COUNTBACK, "needs the selection it belongs to"),
        (SelectionMethod.NETWORK, "next-placed in it"),
        (None, "how this person came to the seat"),
    ],
)
def test_nobody_is_recorded_as_elected_without_a_result(
    contest: Contest, how: SelectionMethod | None, says: str
) -> None:
    contest.open()
    tom = people.register(contest.office, "Tom Lindqvist")
    with pytest.raises(Refused, match=says):
        terms.gain_otherwise(
            contest.office, contest.seats[0], tom, how, "the forum asked him", selection=contest.selection
        )


def test_who_served_when_the_records_began_came_of_no_selection_in_them(contest: Contest) -> None:
    contest.open()
    tom = people.register(contest.office, "Tom Lindqvist")
    with pytest.raises(Refused, match="when the records began") as refused:
        terms.gain_otherwise(
            contest.office, contest.seats[0], tom, selection=contest.selection, already_serving=True
        )
    assert refused.value.field == "selection"


def test_a_reserve_who_took_one_seat_is_not_in_the_way_of_the_next(board: Contest) -> None:
    first, second = declared(board).terms
    for term, seat, name in ((second, 1, "Ana Brandt"), (first, 0, "Li Chen")):
        terms.end(board.office, term, EndedReason.RESIGNED)
        board.go_to(board.office.today + timedelta(days=1))
        terms.gain_otherwise(
            board.office,
            board.seats[seat],
            person(board, name),
            SelectionMethod.RUNNER_UP,
            selection=board.selection,
        )
    assert "next_placed_in_order" not in [one.check for one in exceptions(board.view())]


# --- the exceptions ----------------------------------------------------------------------------------------------


def test_a_short_poll_in_one_step_stands_among_the_exceptions(contest: Contest) -> None:
    contest.open(
        timetable="custom",
        nominations_close_on=date(2026, 3, 23),
        withdrawals_close_on=date(2026, 3, 24),
        publish_on=date(2026, 3, 25),
        poll_opens_on=date(2026, 3, 26),
        poll_closes_on=date(2026, 3, 30),
        result_on=date(2026, 4, 1),
        declare_on=date(2026, 4, 14),
    )
    (one,) = [one for one in exceptions(contest.view()) if one.check == "one_step"]
    assert "a short poll" in one.what
