"""Counting days and months, and periods of days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` calendar months later (or earlier), clipped to the month's end.

    31 January plus one month is 28 or 29 February; 30 November plus one month is 30 December.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> int:
    """The whole calendar months from `start` to `end`, counted as `add_months` counts; negative when before."""
    if end < start:
        return -months_between(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def within_days(start: date, days: int) -> date:
    """The last day of "within `days` days": counted from the day after `start`."""
    return start + timedelta(days=days)


def clear_days(first: date, second: date) -> int:
    """The days strictly between two days: both ends are left out. Never negative."""
    return max(0, (second - first).days - 1)


def clear_days_before(day: date, days: int) -> date:
    """The last day that leaves `days` clear days before `day`."""
    return day - timedelta(days=days + 1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to, not including, `end`.

    Attributes:
        start: the first day; None when it was before anything that is known.
        end: the first day after it; None while it is open.
    """

    start: date | None
    end: date | None = None

    @classmethod
    def through(cls, first: date, last: date | None) -> Period:
        """The days from `first` to `last`, both included."""
        return cls(first, None if last is None else last + timedelta(days=1))

    @property
    def is_empty(self) -> bool:
        """Whether no day is in it."""
        return self.start is not None and self.end is not None and self.end <= self.start

    @property
    def last(self) -> date | None:
        """The last day in it; None while it is open."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """How many days it has; None when an end is not known."""
        if self.start is None or self.end is None:
            return None
        return max(0, (self.end - self.start).days)

    def holds(self, day: date) -> bool:
        """Whether the day is in it."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def common(self, other: Period) -> Period | None:
        """The days that both have, or None when they share none."""
        start = max(self.start or date.min, other.start or date.min)
        end = min(self.end or date.max, other.end or date.max)
        if start >= end:
            return None
        return Period(None if start == date.min else start, None if end == date.max else end)


def gaps(periods: Iterable[Period], within: Period, *, at_least: int = 1) -> list[Period]:
    """The days of `within` that fewer than `at_least` periods hold, in order; computed, so that nobody types them."""
    found: list[Period] = []
    reached, open_now = within.start, 0
    for day, change in sorted(_edges(periods)):
        before, open_now = open_now, open_now + change
        if before < at_least <= open_now and day != date.min:
            _append_common(found, Period(reached, day), within)
        elif open_now < at_least <= before:
            reached = day if within.start is None else max(within.start, day)
    if open_now < at_least and reached != date.max:
        _append_common(found, Period(reached, within.end), within)
    return found


def first_overlap(periods: Sequence[Period], *, at_once: int = 1) -> Period | None:
    """The first days on which more than `at_once` periods hold together, or None."""
    open_now, since = 0, None
    for day, change in sorted(_edges(periods)):  # on one day, ends come before starts
        open_now += change
        if open_now > at_once:
            since = since or day
        elif since is not None:
            return Period(None if since == date.min else since, None if day == date.max else day)
    return None


def _append_common(found: list[Period], gap: Period, within: Period) -> None:
    inside = gap.common(within)
    if inside is not None:
        found.append(inside)


def _edges(periods: Iterable[Period]) -> Iterator[tuple[date, int]]:
    """Where periods begin (1) and end (-1); an end that is not known lies before, or after, all days."""
    for period in periods:
        if not period.is_empty:
            yield period.start or date.min, 1
            yield period.end or date.max, -1
