"""Terms of office begin with a result or a recorded route, and have an end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.dates import Period
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.terms import (
    Acceptance,
    Served,
    accept_by,
    check_end,
    check_may_begin,
    check_route,
    check_start,
    consecutive,
    holdover_findings,
    holdover_until,
    last_day,
    may_stand_again,
    outstanding,
    seats_held,
    term_state,
)
from compacttui.rules.words import EndedReason, SelectionMethod, TermState

ALL_ACCEPTED = dict.fromkeys(Acceptance, date(2024, 2, 20))
days = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@given(days, days, st.sampled_from(SelectionMethod))
def test_no_term_begins_before_its_result_unless_the_route_has_none(
    start: date, declared: date, route: SelectionMethod
) -> None:
    if start < declared and not route.may_begin_before_a_result:
        with pytest.raises(Refused, match="cannot begin before"):
            check_start(start, declared, route)
    else:
        check_start(start, declared, route)


def test_a_term_under_a_result_that_is_not_declared_does_not_begin(refusal) -> None:
    refusal(check_start, date(2024, 3, 1), None, SelectionMethod.STV)
    check_start(date(2024, 3, 1), None, SelectionMethod.INTERIM)


@given(st.sampled_from([None, "pro-a"]), st.sampled_from([None, *SelectionMethod]))
def test_no_term_without_a_process_or_a_recorded_route(
    selection: str | None, route: SelectionMethod | None
) -> None:
    ends_in_a_result = route is None or route.has_a_poll or route is SelectionMethod.COUNTBACK
    known = not ends_in_a_result and (selection is None or route is SelectionMethod.RUNNER_UP)
    if known:
        check_route(selection, route)
    else:
        with pytest.raises(Refused):
            check_route(selection, route)


def test_a_term_of_36_months_from_1_march_2024_ends_in_february_2027() -> None:
    assert last_day(date(2024, 3, 1), 36) == date(2027, 2, 28)
    assert last_day(date(2024, 2, 29), 12) == date(2025, 2, 27)


@given(days, st.integers(1, 120))
def test_terms_follow_each_other_without_gap_or_overlap(start: date, months: int) -> None:
    assert Period.through(start, last_day(start, months)).end == last_day(start, months) + timedelta(1)
    assert last_day(start, months) >= start


@given(st.sets(st.sampled_from(Acceptance)))
def test_a_term_waits_for_everything_that_must_be_accepted(given_: set[Acceptance]) -> None:
    accepted = dict.fromkeys(given_, date(2024, 2, 20))
    missing = outstanding(accepted)
    assert set(missing) == set(Acceptance) - given_
    today = date(2024, 3, 1)
    state = term_state(TermState.ELECT, today, start_on=today, end_on=None, accepted=accepted)
    assert state is (TermState.CONDITIONS if missing else TermState.ELECT)
    if missing:
        with pytest.raises(Refused) as refused:
            check_may_begin(today, today, accepted)
        assert refused.value.message == " ".join(each.missing for each in missing)
    else:
        check_may_begin(today, today, accepted)


def test_a_term_does_not_begin_before_its_day(refusal) -> None:
    refused = refusal(check_may_begin, date(2024, 3, 2), date(2024, 3, 1), ALL_ACCEPTED)
    assert refused.field == "start_on"
    assert accept_by(date(2024, 2, 1), 28) == date(2024, 2, 29)


def test_a_term_past_its_last_day_is_served_on_not_ended_by_the_clock() -> None:
    state = [
        term_state(TermState.ACTIVE, day, start_on=date(2024, 3, 1), end_on=date(2027, 2, 28))
        for day in (date(2024, 2, 29), date(2027, 2, 28), date(2027, 3, 1))
    ]
    assert state == [TermState.ELECT, TermState.ACTIVE, TermState.HOLDOVER]
    assert term_state(TermState.ENDED, date(2030, 1, 1), start_on=None, end_on=None) is TermState.ENDED


def test_serving_on_has_an_end(book: RuleBook) -> None:
    end = date(2027, 2, 28)
    assert holdover_until(end, book) == date(2027, 8, 28)
    assert holdover_findings(end, date(2027, 2, 28), book) == []
    assert holdover_findings(end, date(2027, 8, 28), book) == []
    assert "at most" in holdover_findings(end, date(2027, 8, 29), book)[0].message
    strict = book.with_values({"holdover.allowed": False})
    assert holdover_until(end, strict) is None
    assert "nobody serves on here" in holdover_findings(end, date(2027, 3, 1), strict)[0].message


@pytest.mark.parametrize(
    ("ended_on", "reason", "field"),
    [
        (date(2024, 2, 29), EndedReason.RESIGNED, "ended_on"),
        (date(2024, 6, 2), EndedReason.RESIGNED, "ended_on"),
        (date(2024, 6, 1), None, "ended_reason"),
    ],
)
def test_an_end_needs_its_day_and_its_reason(
    refusal, ended_on: date, reason: EndedReason | None, field: str
) -> None:
    assert refusal(check_end, date(2024, 3, 1), ended_on, reason, date(2024, 6, 1)).field == field


def test_an_end_in_order_is_taken() -> None:
    check_end(date(2024, 3, 1), date(2024, 3, 1), EndedReason.DECEASED, date(2024, 6, 1))


# --- terms in a row -----------------------------------------------------------------------------------------------


def term(
    start: int, end: int | None, person: str = "per-a", *, full: bool = True, seat: str = "sea-a"
) -> Served:
    return Served(seat, person, Period(date(start, 3, 1), date(end, 3, 1) if end else None), full)


NOW = date(2026, 11, 21)


def test_two_terms_in_a_row_are_the_limit(book: RuleBook) -> None:
    line = [term(2020, 2023), term(2023, None)]
    assert consecutive(line, "per-a", "sea-a", NOW) == 2
    finding = may_stand_again(line, "per-a", "sea-a", NOW, book.term.max_consecutive)[0]
    assert finding.message == "This person has served 2 terms in a row on this seat. The limit is 2."
    assert may_stand_again(line, "per-a", "sea-a", NOW, 0) == []
    assert may_stand_again(line[1:], "per-a", "sea-a", NOW, 2) == []


def test_completing_somebody_elses_term_does_not_count() -> None:
    assert consecutive([term(2022, 2023, full=False), term(2023, None)], "per-a", "sea-a", NOW) == 1


def test_a_term_of_another_or_a_long_break_ends_the_row() -> None:
    assert (
        consecutive([term(2018, 2021), term(2021, 2024, "per-b"), term(2024, None)], "per-a", "sea-a", NOW)
        == 1
    )
    assert consecutive([term(2018, 2021), term(2024, None)], "per-a", "sea-a", NOW) == 1
    assert consecutive([term(2018, 2021), term(2021, 2023)], "per-a", "sea-a", NOW) == 0
    assert consecutive([term(2018, 2021, seat="sea-b")], "per-a", "sea-a", NOW) == 0


def test_somebody_who_stands_for_two_seats_and_wins_both_holds_two() -> None:
    line = [term(2024, None), term(2025, None, seat="sea-b"), term(2025, None, "per-b", seat="sea-c")]
    assert seats_held(line, "per-a", NOW) == 2
    assert seats_held(line, "per-a", date(2024, 6, 1)) == 1
