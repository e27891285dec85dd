"""The days of a series of meetings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.recurring import MOST, days_of, odd_days, repeats_words
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Repeats
from compacttui.rules.working_days import WorkingDays

SECOND_TUESDAY = date(2026, 1, 13)


def test_the_second_tuesday_stays_the_second_tuesday() -> None:
    days = days_of(SECOND_TUESDAY, Repeats.MONTHLY, times=4)
    assert days == (SECOND_TUESDAY, date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 14))
    assert repeats_words(SECOND_TUESDAY, Repeats.MONTHLY) == "every month, on the second Tuesday"


def test_a_fifth_friday_is_the_last_one_of_each_month() -> None:
    days = days_of(date(2026, 1, 30), Repeats.MONTHLY, times=4)
    assert days == (date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 27), date(2026, 4, 24))
    assert repeats_words(days[0], Repeats.QUARTERLY) == "every three months, on the last Friday"


def test_the_thirty_first_is_the_last_day_of_a_shorter_month() -> None:
    days = days_of(date(2026, 1, 31), Repeats.MONTHLY_DATE, times=3)
    assert days == (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31))


@given(
    first=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    every=st.sampled_from(Repeats),
    times=st.integers(2, MOST),
)
def test_a_series_goes_on_in_order_and_keeps_its_weekday(first: date, every: Repeats, times: int) -> None:
    days = days_of(first, every, times=times)
    assert (len(days), days[0], sorted(set(days))) == (times, first, list(days))
    assert days_of(first, every, until=days[-1]) == days
    if every is not Repeats.MONTHLY_DATE:
        assert {day.weekday() for day in days} == {first.weekday()}


@pytest.mark.parametrize(
    ("times", "until"),
    [(None, None), (12, date(2026, 12, 31)), (1, None), (MOST + 1, None), (None, SECOND_TUESDAY)],
)
def test_what_is_no_series_is_refused(times: int | None, until: date | None) -> None:
    with pytest.raises(Refused):
        days_of(SECOND_TUESDAY, Repeats.MONTHLY, times=times, until=until)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (date(2025, 1, 1), "there would be 0 meetings."),
        (SECOND_TUESDAY, "there would be 1 meeting."),
        (date(2190, 1, 1), f"there would be more than {MOST} meetings."),
    ],
)
def test_how_many_there_would_be_is_said(until: date, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        days_of(SECOND_TUESDAY, Repeats.WEEKLY, until=until)
    assert refused.value.field == "until"


def test_holidays_and_weekends_are_named_and_stop_nothing() -> None:
    days = days_of(date(2026, 4, 6), Repeats.WEEKLY, times=2)
    assert odd_days(days, WorkingDays()) == ["Monday 6 April 2026 is a holiday: Easter Monday."]
    assert odd_days([date(2026, 4, 11)], WorkingDays()) == ["Saturday 11 April 2026 is a Saturday."]
