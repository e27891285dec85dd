"""Meetings that recur: the days of a series, and what is odd about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Final

from compacttui.rules.dates import WEEKDAYS, add_months, long_day, plural
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Repeats
from compacttui.rules.working_days import WorkingDays

MOST: Final = 60
"""How many meetings are planned at once at most: five years of months, a year of weeks."""
_LAST: Final = 5
_WEEKS: Final = {Repeats.WEEKLY: 1, Repeats.FORTNIGHTLY: 2}
_MONTHS: Final = {Repeats.MONTHLY: 1, Repeats.MONTHLY_DATE: 1, Repeats.TWO_MONTHLY: 2, Repeats.QUARTERLY: 3}
_ORDINALS: Final = ("first", "second", "third", "fourth", "last")


def days_of(
    first: date, every: Repeats, *, times: int | None = None, until: date | None = None
) -> tuple[date, ...]:
    """The days of a series, the first included.

    A weekday that comes a fifth time in the first month stands for the last one in each: a series that begins on
    the 31st, a Friday, is on the last Friday.

    Args:
        first: its first day.
        every: how often it comes.
        times: how many meetings there are.
        until: or the last day on which one can be.

    Raises:
        Refused: neither an end nor a number is given, or both; it is one meeting, or more than can be planned at once.
    """
    if (times is None) == (until is None):
        raise Refused(
            "Say how many meetings there are, or until when they go; one of the two.", field="times"
        )
    if times is not None and not 1 < times <= MOST:
        raise Refused(f"A series has from 2 to {MOST} meetings.", field="times")
    if until is None:
        return tuple(islice(_days(first, every), times))
    found = tuple(takewhile(lambda day: day <= until, islice(_days(first, every), MOST + 1)))
    if not 1 < len(found) <= MOST:
        raise Refused(
            f"Until then there would be {_how_many(found)}. A series has from 2 to {MOST}.", field="until"
        )
    return found


def repeats_words(first: date, every: Repeats) -> str:
    """How often, with the weekday named: "every month, on the second Tuesday"."""
    if every in _WEEKS:
        return f"{every.words}, on {WEEKDAYS[first.weekday()]}"
    if every is Repeats.MONTHLY_DATE:
        return f"every month, on day {first.day}"
    often = every.words.partition(",")[0]
    return f"{often}, on the {_ORDINALS[_place_in_month(first) - 1]} {WEEKDAYS[first.weekday()]}"


def odd_days(days: Sequence[date], calendar: WorkingDays) -> list[str]:
    """What to think of before a series is planned, in sentences: holidays and weekends. Nothing is stopped by it."""
    why = ((day, calendar.why_not(day)) for day in days)
    return [f"{long_day(day)} is {_named(reason)}." for day, reason in why if reason is not None]


def _named(reason: str) -> str:
    return reason if reason.startswith("a ") else f"a holiday: {reason}"


def _how_many(found: Sequence[date]) -> str:
    return f"more than {MOST} meetings" if len(found) > MOST else plural(len(found), "meeting")


def _days(first: date, every: Repeats) -> Iterator[date]:
    weeks, months = _WEEKS.get(every), _MONTHS.get(every)
    place = 0
    while True:
        if weeks is not None:
            yield first + timedelta(weeks=weeks * place)
        elif months is not None and every is Repeats.MONTHLY_DATE:
            yield add_months(first, place)
        elif months is not None:
            yield _same_weekday(first, months * place)
        place += 1


def _same_weekday(first: date, months: int) -> date:
    """The day of the same weekday, at the same place in its month, so many months later."""
    month = add_months(first.replace(day=1), months)
    begins = month + timedelta(days=(first.weekday() - month.weekday()) % len(WEEKDAYS))
    wanted = _place_in_month(first)
    day = begins + timedelta(weeks=wanted - 1)
    return day if day.month == month.month else day - timedelta(weeks=1)


def _place_in_month(day: date) -> int:
    return min((day.day - 1) // len(WEEKDAYS) + 1, _LAST)
