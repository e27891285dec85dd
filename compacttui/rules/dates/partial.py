"""Dates of which people may know only the year, or the year and the month."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Final, Self

from compacttui.rules.refusal import Refused

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months, January first; written out here because the system's language may be another."""

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, Monday first, as `date.weekday` counts them."""

_ISO: Final = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day; ordered as its text is, so that a partial date comes first.

    Raises:
        Refused: there is no such month or day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        check_exists(self.year, self.month, self.day)

    @staticmethod
    def from_iso(text: str) -> PartialDate:
        """The date that ``2024``, ``2024-03`` or ``2024-03-05`` stands for.

        Raises:
            Refused: the text has another form, or there is no such day.
        """
        return _from_iso(text)

    @classmethod
    def of(cls, day: date) -> Self:
        """The same day, known to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        """The text that is stored; its order as text is the order of the dates."""
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def words(self) -> str:
        """How it is said: "2024", "March 2024" or "5 March 2024"."""
        if self.month is None:
            return str(self.year)
        name = f"{MONTHS[self.month - 1]} {self.year}"
        return name if self.day is None else f"{self.day} {name}"

    @property
    def is_whole(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def certainly_before(self, other: PartialDate | date) -> bool:
        """Whether every day it can mean comes before every day that the other can mean."""
        return self.latest < (other.earliest if isinstance(other, PartialDate) else other)

    def __lt__(self, other: PartialDate) -> bool:
        return self.iso < other.iso

    def __str__(self) -> str:
        return self.words


def check_exists(year: int, month: int | None, day: int | None) -> None:
    """Refuse a date that no calendar has.

    Raises:
        Refused: there is no such year, month or day.
    """
    if not 1 <= year <= 9999:
        raise Refused(f"There is no year {year} in this calendar.")
    if month is None:
        if day is not None:
            raise Refused("A day needs its month.")
        return
    if not 1 <= month <= 12:
        raise Refused(f"There is no month {month}. The day comes first: 5/3/2026 is 5 March 2026.")
    if day is None or 1 <= day <= monthrange(year, month)[1]:
        return
    name = MONTHS[month - 1]
    raise Refused(
        f"There is no {day} {name} {year}." if (month, day) == (2, 29) else f"There is no {day} {name}."
    )


@lru_cache(maxsize=8192)
def _from_iso(text: str) -> PartialDate:
    # The same few thousand days stand in every list.
    found = re.fullmatch(_ISO, text)
    if found is None:
        raise Refused(f"“{text[:40]}” is not a year, a year and month, or a day in figures.")
    return PartialDate(int(found[1]), *(None if part is None else int(part) for part in found.groups()[1:]))
