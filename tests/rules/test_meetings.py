"""Meetings and attendance: counts before percentages, and grey never counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.meetings import (
    MOVES,
    attendance,
    check_apology,
    check_held,
    check_move,
    clear_days_given,
    deputy_in_a_row,
    expects_reports,
    is_to_follow,
    meeting_state,
    missed_in_a_row,
    papers_due_on,
    percent,
)
from compacttui.rules.refusal import Refused
from compacttui.rules.words import AttendanceStatus as A
from compacttui.rules.words import MeetingState

DAY = date(2026, 11, 24)
statuses = st.lists(st.one_of(st.none(), st.sampled_from(A)), max_size=12)


@given(st.sampled_from(MeetingState), st.sampled_from(MeetingState))
def test_only_the_steps_that_exist_can_be_taken(now: MeetingState, to: MeetingState) -> None:
    stands = MeetingState.SCHEDULED if now is MeetingState.PAPERS_DUE else now
    if to in MOVES.get(stands, ()):
        check_move(now, to)
    else:
        with pytest.raises(Refused, match="cannot become"):
            check_move(now, to)


def test_a_meeting_that_was_cancelled_stays_cancelled() -> None:
    assert MeetingState.CANCELLED not in MOVES
    assert not expects_reports(MeetingState.CANCELLED)
    assert not expects_reports(MeetingState.INQUORATE)
    assert expects_reports(MeetingState.MINUTES_AGREED)


def test_a_meeting_is_not_held_before_its_day(refusal) -> None:
    check_held(DAY, DAY)
    refused = refusal(check_held, DAY, DAY - timedelta(1))
    assert refused.message.startswith("Tuesday 24 November 2026 has not come yet.")


def test_papers_leave_clear_days_before_a_meeting() -> None:
    assert papers_due_on(DAY, 5) == date(2026, 11, 18)
    assert clear_days_given(date(2026, 11, 18), DAY) == 5
    assert clear_days_given(DAY, DAY) == 0
    states = [
        meeting_state(MeetingState.SCHEDULED, DAY, today, papers, 5)
        for today, papers in [
            (date(2026, 11, 17), None),
            (date(2026, 11, 18), None),
            (DAY, date(2026, 11, 18)),
        ]
    ]
    assert states == [MeetingState.SCHEDULED, MeetingState.PAPERS_DUE, MeetingState.PAPERS_ISSUED]
    assert meeting_state(MeetingState.HELD, DAY, DAY, None, 5) is MeetingState.HELD


def test_an_item_is_to_follow_when_the_papers_had_gone_out() -> None:
    assert is_to_follow(DAY, date(2026, 11, 18))
    assert not is_to_follow(date(2026, 11, 18), date(2026, 11, 18))
    assert not is_to_follow(DAY, None)


def test_an_apology_after_the_start_is_an_absence(refusal) -> None:
    start = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    check_apology(start - timedelta(minutes=1), start)
    assert refusal(check_apology, start, start).field == "apology_at"


# --- attendance ----------------------------------------------------------------------------------------------------


@given(statuses)
def test_invariant_16_what_is_not_recorded_changes_no_percentage(held: list[A | None]) -> None:
    count = attendance(held)
    recorded = [status for status in held if status is not None and status.counts]
    assert count.recorded == len(recorded)
    assert count.no_data == held.count(None)
    assert count.in_person <= count.covered <= count.recorded
    padded = attendance([*held, None, A.CANCELLED, A.NOT_INVITED])
    assert padded.percent_covered == count.percent_covered
    assert padded.percent_in_person == count.percent_in_person
    assert (count.percent_covered is None) == (not recorded)


def test_attendance_is_said_in_counts_before_percentages() -> None:
    count = attendance([A.PRESENT, A.LATE, A.DEPUTY_SENT, A.NO_DEPUTY, A.ABSENT, A.CANCELLED, None])
    assert count.said == "attended 2 of 5, seat covered 3 of 5; 1 not recorded"
    assert (count.percent_in_person, count.percent_covered) == (40, 60)
    assert attendance([None, A.CANCELLED]).said == "no attendance recorded"


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_percentages_round_halves_up_and_grey_is_no_number(part: int, whole: int) -> None:
    share = percent(part, whole)
    if whole == 0:
        assert share is None
    else:
        assert share is not None
        assert abs(share * whole - 100 * part) * 2 <= whole
    assert percent(1, 200) == 1


def test_a_deputy_who_attends_three_times_running_makes_nobody_absent() -> None:
    latest_first = [A.DEPUTY_SENT, A.DEPUTY_SENT, A.CANCELLED, A.DEPUTY_SENT, A.PRESENT]
    assert missed_in_a_row(latest_first) == 0
    assert deputy_in_a_row(latest_first) == 3


@given(statuses)
def test_three_missed_in_a_row_are_counted_without_cancelled_and_unrecorded_meetings(
    held: list[A | None],
) -> None:
    kept = [status for status in held if status is not None and status.counts]
    missed = 0
    for status in kept:
        if status.covered:
            break
        missed += 1
    assert missed_in_a_row(held) == missed
    assert missed_in_a_row([A.PRESENT, *held]) == 0
    assert missed_in_a_row([A.ABSENT, None, A.CANCELLED, *held]) == missed + 1
    assert deputy_in_a_row([A.PRESENT, *held]) == 0
