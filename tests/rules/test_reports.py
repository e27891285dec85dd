"""Report-backs: due, late, complete, and who may read which part."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.refusal import Refused
from compacttui.rules.reports import (
    Audience,
    DateChange,
    Item,
    Seen,
    ToldDay,
    audience_of,
    check_complete,
    check_markings,
    clock_from,
    days_late,
    due_on,
    late_in_a_row,
    report_state,
    seen,
    standing,
    stub,
)
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import Marking, ReportState, Standing

HELD = date(2026, 10, 26)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def test_a_report_is_due_14_days_after_the_meeting_was_held(book: RuleBook) -> None:
    assert due_on(HELD, book.report.due_days) == date(2026, 11, 9)


@given(days, st.integers(1, 60), st.integers(0, 400))
def test_lateness_is_a_matter_of_dates_and_nothing_else(held: date, allowed: int, after: int) -> None:
    due, today = due_on(held, allowed), held + timedelta(after)
    late = days_late(due, None, today)
    assert late == max(0, after - allowed)
    assert (standing(due, today, 7) is Standing.LATE) == (late > 0)
    sent = days_late(due, today, today + timedelta(1000))
    assert sent == late, "late stays late, and grows no further once it is sent"


def test_states_follow_from_the_dates(book: RuleBook) -> None:
    due = date(2026, 11, 9)
    states = [report_state(due, due + timedelta(n), book) for n in (0, 1, 14, 15)]
    assert states == [ReportState.DUE, ReportState.OVERDUE, ReportState.OVERDUE, ReportState.ESCALATED]
    assert report_state(due, due + timedelta(99), book, sent_on=due) is ReportState.SUBMITTED


def test_how_a_report_stands_in_a_list() -> None:
    due = date(2026, 11, 9)
    assert standing(due, due - timedelta(8), 7) is None
    assert standing(due, due - timedelta(7), 7) is Standing.SOON
    assert standing(due, due, 7) is Standing.SOON
    assert standing(due, due + timedelta(1), 7) is Standing.LATE
    assert standing(due, due + timedelta(99), 7, sent_on=due) is Standing.DONE
    assert standing(due, due + timedelta(99), 7, sent_on=due + timedelta(1)) is Standing.LATE


def test_two_late_reports_in_a_row_are_counted_from_the_latest() -> None:
    assert [late_in_a_row(days) for days in ([], [0, 3], [3, 1, 0, 9])] == [0, 0, 2]


# --- complete -----------------------------------------------------------------------------------------------------


def test_a_report_needs_a_declaration_first(refusal) -> None:
    refused = refusal(check_complete, [Item(has_words=True)], declared=False)
    assert refused.message == "Say first whether you had a conflict of interest at this meeting."
    assert refused.field == "declaration"


def test_an_open_item_needs_words_and_a_closed_one_may_stay_empty(refusal) -> None:
    closed = Item(Marking.BOARD_CONFIDENTIAL)
    check_complete([Item(has_words=True), closed, Item(nothing_to_add=True)], declared=True)
    refused = refusal(check_complete, [closed, Item()], declared=True)
    assert refused.message == "Item 2 is empty. Write a line, or choose “nothing to add”."
    assert refused.field == "items.2"


def test_a_writer_may_close_more_with_a_reason_and_a_day_and_never_open_what_is_closed(refusal) -> None:
    check_markings([Item(), Item(Marking.BOARD_CONFIDENTIAL, closed_on_agenda=True)], HELD)
    later = HELD + timedelta(90)
    check_markings([Item(Marking.SECTOR_ONLY, reason="names a family", review_on=later)], HELD)
    assert refusal(check_markings, [Item(closed_on_agenda=True)], HELD).field == "items.1.marking"
    assert refusal(check_markings, [Item(Marking.PERSONAL)], HELD).field == "items.1.reason"
    assert (
        refusal(check_markings, [Item(Marking.PERSONAL, reason="x", review_on=HELD)], HELD).field
        == "items.1.review_on"
    )


# --- the clock ------------------------------------------------------------------------------------------------------


def test_a_typing_error_moves_the_clock_and_a_late_postponement_does_not() -> None:
    first = ToldDay(HELD)
    typed = ToldDay(date(2026, 10, 28), DateChange.TYPING_ERROR)
    put_off = ToldDay(date(2026, 11, 20), DateChange.POSTPONED, "the chair was ill")
    assert clock_from([first]) == HELD
    assert clock_from([first, typed]) == date(2026, 10, 28)
    assert clock_from([first, put_off]) == HELD
    assert clock_from([first, put_off, typed]) == date(2026, 10, 28)


def test_a_postponement_after_the_fact_needs_a_reason(refusal) -> None:
    assert refusal(clock_from, [ToldDay(HELD), ToldDay(HELD, DateChange.POSTPONED, " ")]).field == "reason"
    refusal(clock_from, [])


@given(st.lists(st.tuples(days, st.sampled_from(DateChange)), min_size=1, max_size=6))
def test_no_postponement_ever_makes_a_late_report_punctual(tellings: list[tuple[date, DateChange]]) -> None:
    told = [ToldDay(held, why, "a reason") for held, why in tellings]
    put_off = ToldDay(date(2031, 1, 1), DateChange.POSTPONED, "a reason")
    assert clock_from([*told, put_off]) == clock_from(told)


# --- who may read what -----------------------------------------------------------------------------------------------


@given(st.sampled_from(Marking), st.sampled_from(Role))
def test_the_words_of_an_item_that_is_not_open_reach_nobody_but_those_it_is_meant_for(
    marking: Marking, role: Role
) -> None:
    sees = seen(marking, audience_of(role))
    if marking is Marking.OPEN:
        assert sees is Seen.WORDS
    elif role is Role.PUBLIC or marking is not Marking.SECTOR_ONLY:
        assert sees is not Seen.WORDS


def test_who_reads_what_is_as_the_table_says() -> None:
    assert [seen(Marking.SECTOR_ONLY, audience).value for audience in Audience] == [
        "stub",
        "words",
        "words",
        "words",
        "stub",
        "words",
    ]
    assert seen(Marking.BOARD_CONFIDENTIAL, Audience.AUDITOR) is Seen.STUB_WITH_REASON
    assert seen(Marking.PERSONAL, Audience.PUBLIC) is Seen.NOTHING
    assert seen(Marking.PERSONAL, audience_of(Role.DEPUTY, is_own=True)) is Seen.WORDS
    assert audience_of(Role.ADMINISTRATOR) is Audience.OTHER


def test_a_stub_says_that_it_took_place_and_nothing_more() -> None:
    assert (
        stub("Grant round", "Wed 30 September")
        == "Grant round: this item took place and is closed until Wed 30 September."
    )
    assert stub("Grant round") == "Grant round: this item took place and is closed."


def test_a_report_on_a_meeting_with_no_items_needs_only_the_declaration() -> None:
    check_complete([], declared=True)
    with pytest.raises(Refused):
        check_complete([], declared=False)
