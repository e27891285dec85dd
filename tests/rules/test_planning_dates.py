"""Dates of selections: planned anew, drawn as weeks, across the nights on which clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.dates import add_months, to_utc
from compacttui.rules.findings import Strength
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import Mark, Process, Profile, chosen, from_days, state_now, timetable
from compacttui.rules.selections.replanning import moved, replan_findings, replanned
from compacttui.rules.selections.requests import notice_given
from compacttui.rules.selections.timetables import findings
from compacttui.rules.selections.weeks import SIGNS, Stage, weeks
from compacttui.rules.words import ProcessState
from compacttui.rules.working_days import WorkingDays

notices = st.dates(date(2024, 1, 1), date(2030, 12, 31))


# --- notice of requests ------------------------------------------------------------------------------------------


@given(notices, st.integers(0, 400), st.integers(0, 6))
def test_a_request_is_short_exactly_when_it_ends_before_the_same_day_of_a_later_month_clipped(
    came: date, ahead: int, months: int
) -> None:
    wanted = came + timedelta(days=ahead)
    notice = notice_given(came, wanted, months)
    assert notice.is_short == (wanted < add_months(came, months))
    assert notice.days == ahead
    assert notice.enough_on.day <= came.day
    assert notice_given(came, notice.enough_on, months).is_short is False


@pytest.mark.parametrize(
    ("came", "enough"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 11, 30), date(2026, 12, 30)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_one_month_is_the_same_day_next_month_clipped(came: date, enough: date) -> None:
    assert notice_given(came, date(2030, 1, 1), 1).enough_on == enough


# --- planning anew -----------------------------------------------------------------------------------------------


@given(notices, st.sampled_from(list(Mark)), st.integers(0, 60))
def test_dates_moved_later_stay_in_order_and_only_what_follows_moves(
    book: RuleBook, notice: date, mark: Mark, later: int
) -> None:
    before = timetable(notice, book)
    after = replanned(before, {mark: before[mark].day + timedelta(days=later)}, book)
    marks = list(Mark)
    for step in before:
        if marks.index(step.mark) < marks.index(mark) or not later:
            assert after[step.mark].day == step.day
        else:
            assert after[step.mark].day >= step.day + timedelta(days=later)
    assert not [one for one in findings(after, book) if one.strength is not Strength.GUARD]
    assert [change.mark for change in moved(before, after)] == [
        step.mark for step in before if after[step.mark].day != step.day
    ]


@given(notices, st.sampled_from([mark for mark in Mark if mark is not Mark.NOTICE]), st.integers(1, 40))
def test_no_date_that_people_rely_on_comes_earlier_once_notice_is_given(
    book: RuleBook, notice: date, mark: Mark, earlier: int
) -> None:
    before = timetable(notice, book)
    after = replanned(before, {mark: before[mark].day - timedelta(days=earlier)}, book)
    now = before[Mark.NOTICE].moment + timedelta(hours=9)
    stops = {one.check for one in replan_findings(before, after, now, is_public=True)}
    if mark in {Mark.NOMINATIONS_CLOSE, Mark.WITHDRAWALS_CLOSE, Mark.DECLARED}:
        assert stops & {"ends_early", "in_the_past"}
    assert not list(replan_findings(before, after, now, is_public=False))


@given(notices, st.sampled_from(list(Mark)), st.integers(-30, 60))
def test_what_has_passed_is_never_moved(book: RuleBook, notice: date, mark: Mark, shift: int) -> None:
    before = timetable(notice, book)
    after = replanned(before, {mark: before[mark].day + timedelta(days=shift)}, book)
    now = before[mark].moment + timedelta(seconds=1)
    stops = list(replan_findings(before, after, now, is_public=True))
    assert stops
    assert all(one.strength is Strength.IMPOSSIBLE for one in stops)


# --- clocks ------------------------------------------------------------------------------------------------------


def open_poll(book: RuleBook, opens: date, closes: date) -> Process:
    counted = timetable(date(2026, 9, 7), book)
    days = {step.mark: step.day for step in counted}
    days |= {Mark.POLL_OPENS: opens, Mark.POLL_CLOSES: closes}
    table = from_days(days, book)
    return Process(
        ProcessState.PERSONS_NOMINATED,
        poll_opens_at=table[Mark.POLL_OPENS].moment,
        poll_closes_at=table[Mark.POLL_CLOSES].moment,
        announced=True,
    )


def test_a_poll_that_closes_at_noon_on_the_day_clocks_change_closes_at_noon_in_london(book: RuleBook) -> None:
    poll = open_poll(book, date(2026, 10, 5), date(2026, 10, 25))
    assert poll.poll_opens_at == datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
    noon = datetime(2026, 10, 25, 12, 0, tzinfo=UTC)
    assert poll.poll_closes_at == noon
    assert state_now(poll, noon - timedelta(seconds=1)) is ProcessState.POLL_OPEN
    assert state_now(poll, noon) is ProcessState.POLL_CLOSED


@pytest.mark.parametrize(
    ("at", "closes"),
    [
        # 01:00 comes twice that night: the poll closes at the second one, the very second the clocks change.
        (time(1, 0), datetime(2026, 10, 25, 1, 0, tzinfo=UTC)),
        (time(2, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        (time(0, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
    ],
)
def test_a_poll_closing_at_the_second_the_clocks_go_back_closes_once(
    book: RuleBook, at: time, closes: datetime
) -> None:
    night = book.with_values({"timetable.deadline_at": at, "timetable.opens_at": time(0, 30)})
    poll = open_poll(night, date(2026, 10, 5), date(2026, 10, 25))
    assert poll.poll_closes_at == closes
    states = [
        state_now(poll, datetime(2026, 10, 24, 22, 0, tzinfo=UTC) + timedelta(minutes=minute))
        for minute in range(6 * 60)
    ]
    assert [one is two for one, two in pairwise(states)].count(False) == 1
    assert state_now(poll, closes - timedelta(seconds=1)) is ProcessState.POLL_OPEN
    assert state_now(poll, closes) is ProcessState.POLL_CLOSED


def test_a_poll_closing_in_the_hour_that_is_left_out_in_spring_closes_when_the_clocks_have_changed(
    book: RuleBook,
) -> None:
    night = book.with_values({"timetable.deadline_at": time(1, 30), "timetable.opens_at": time(0, 30)})
    assert to_utc(date(2027, 3, 28), time(1, 30)) >= datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    poll = open_poll(night, date(2027, 3, 8), date(2027, 3, 28))
    assert poll.poll_closes_at is not None
    assert state_now(poll, datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC)) is ProcessState.POLL_OPEN
    assert state_now(poll, poll.poll_closes_at) is ProcessState.POLL_CLOSED


@given(notices)
def test_moments_strictly_increase_in_utc_whatever_the_clocks_do(book: RuleBook, notice: date) -> None:
    for profile in (Profile.STANDARD, Profile.SHORT):
        steps = chosen(notice, book, profile=profile).steps
        assert all(one.moment < two.moment for one, two in pairwise(steps))


# --- the picture of the weeks ------------------------------------------------------------------------------------


@given(notices, st.sampled_from([Profile.STANDARD, Profile.SHORT]))
def test_the_weeks_show_every_date_once_and_every_day_of_each_stage(
    book: RuleBook, notice: date, profile: Profile
) -> None:
    table = timetable(notice, book, profile=profile)
    drawn = weeks(table, WorkingDays.of(book))
    days = [day for week in drawn for day in week.days]
    assert [one.on for one in days] == [days[0].on + timedelta(days=number) for number in range(len(days))]
    assert all(week.begins.weekday() == 0 and len(week.days) == 7 for week in drawn)
    assert [mark for day in days for mark in day.marks] == [step.mark for step in table]
    polled = [day.on for day in days if day.stage is Stage.POLL]
    assert (polled[0], polled[-1]) == (table[Mark.POLL_OPENS].day, table[Mark.POLL_CLOSES].day)


def test_each_date_has_a_letter_of_its_own() -> None:
    assert set(SIGNS) == set(Mark)
    assert len(set(SIGNS.values())) == len(SIGNS)
