"""Working days in England, festivals, and the weeks before elections."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.dates import Period
from compacttui.rules.festivals import festivals, holidays_from_school, local_elections
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.working_days import WorkingDays, bank_holidays, from_library

ENGLAND = WorkingDays()
days = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 3, 28), "a Saturday"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2026, 4, 7), None),
    ],
)
def test_why_nobody_works(day: date, why: str | None) -> None:
    assert ENGLAND.why_not(day) == why


def test_the_day_after_christmas_is_made_up_for_on_a_monday() -> None:
    assert "Boxing Day" in (ENGLAND.why_not(date(2026, 12, 28)) or "")


@pytest.mark.parametrize("year", [1950, 1989, 1990, 2049, 2050, 2090])
def test_years_that_the_list_does_not_have_are_asked_of_the_library(year: int) -> None:
    assert bank_holidays(year) == from_library(year)
    assert date(year, 12, 25) in bank_holidays(year)


def test_a_place_has_its_own_holidays_and_its_own_working_days(book: RuleBook) -> None:
    here = WorkingDays.of(
        book.with_values(
            {"calendar.extra_holidays": (date(2026, 6, 15),), "calendar.not_holidays": (date(2026, 4, 6),)}
        )
    )
    assert here.why_not(date(2026, 6, 15)) == "a local holiday"
    assert here.is_working(date(2026, 4, 6))


@given(days, st.integers(0, 30))
def test_working_days_after_a_day_are_the_ones_between(day: date, count: int) -> None:
    then = ENGLAND.after(day, count)
    assert ENGLAND.between(day, then) == count
    assert count == 0 or ENGLAND.is_working(then)
    rolled = ENGLAND.from_day(day)
    assert ENGLAND.is_working(rolled)
    assert all(not ENGLAND.is_working(day + timedelta(n)) for n in range((rolled - day).days))


def test_working_days_are_counted_forwards_only() -> None:
    with pytest.raises(ValueError, match="forwards"):
        ENGLAND.after(date(2026, 1, 1), -1)
    assert ENGLAND.between(date(2026, 1, 9), date(2026, 1, 1)) == 0


@pytest.mark.parametrize("year", range(2020, 2036))
def test_england_has_eight_bank_holidays_or_more(year: int) -> None:
    assert sum(1 for day in bank_holidays(year) if ENGLAND.why_not(day)) >= 8


def test_the_festivals_of_a_spring() -> None:
    found = {busy.name: busy for busy in festivals(Period(date(2026, 3, 1), date(2026, 4, 20)))}
    assert list(found) == ["Ramadan", "Eid al-Fitr", "Passover", "Easter", "Vaisakhi"]
    assert found["Easter"].period == Period(date(2026, 4, 3), date(2026, 4, 7))
    assert found["Ramadan"].is_estimated
    assert not found["Easter"].is_estimated
    assert festivals(Period(None)) == []


@given(days, st.integers(1, 60))
def test_every_festival_that_is_named_falls_into_the_time_asked_about(start: date, length: int) -> None:
    within = Period(start, start + timedelta(length))
    for busy in festivals(within):
        assert busy.period.common(within) is not None


def test_christmas_is_one_festival_across_the_new_year() -> None:
    found = festivals(Period(date(2026, 12, 20), date(2027, 1, 10)))
    assert [busy.name for busy in found] == ["Christmas and New Year"]
    assert [busy.name for busy in festivals(Period(date(2027, 1, 1), date(2027, 1, 2)))] == [
        "Christmas and New Year"
    ]


def test_august_and_the_weeks_before_elections() -> None:
    spring = Period(date(2026, 3, 1), date(2026, 9, 1))
    assert [busy.name for busy in holidays_from_school(spring)] == ["August"]
    weeks = local_elections(spring, ENGLAND)[0].period
    assert (weeks.start, weeks.last) == (date(2026, 3, 30), date(2026, 5, 7))
