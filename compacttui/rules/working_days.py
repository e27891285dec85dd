"""Working days in England: neither weekends nor bank holidays, with a place's own changes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from compacttui import shipped
from compacttui.rules.dates import WEEKDAYS
from compacttui.rules.rulebook import RuleBook

_SATURDAY = 5


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> Mapping[date, str]:
    """The bank holidays of England in a year, with their names, the one-off days too (jubilees, a coronation).

    Those of our years are read from a list that travels with the program; others are asked of the library `holidays`,
    which the list is made from: to load it takes a fifth of a second and 20 MB, for the sake of 250 other countries.
    """
    kept = _listed()
    if kept and min(kept) <= year <= max(kept):
        return kept[year]
    return from_library(year)


def from_library(year: int) -> Mapping[date, str]:
    """The bank holidays of England in a year as the library `holidays` has them."""
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    return MappingProxyType({day: name for day, name in sorted(found.items()) if day.year == year})


@lru_cache(maxsize=1)
def _listed() -> Mapping[int, Mapping[date, str]]:
    years: dict[int, dict[date, str]] = {}
    with shipped.bank_holidays().open(encoding="utf-8", newline="") as file:
        for iso, name in list(csv.reader(file))[1:]:
            day = date.fromisoformat(iso)
            years.setdefault(day.year, {})[day] = name
    return MappingProxyType(years)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A calendar of working days.

    Attributes:
        extra: days that are holidays here besides the bank holidays of England.
        except_for: bank holidays that are working days here.
    """

    extra: frozenset[date] = field(default_factory=frozenset)
    except_for: frozenset[date] = field(default_factory=frozenset)

    @classmethod
    def of(cls, book: RuleBook) -> WorkingDays:
        """The calendar that the rule book describes."""
        return cls(frozenset(book.calendar.extra_holidays), frozenset(book.calendar.not_holidays))

    def why_not(self, day: date) -> str | None:
        """Why nobody works on the day: "a Saturday", "Good Friday", "a local holiday"; None on a working day."""
        if day.weekday() >= _SATURDAY:
            return f"a {WEEKDAYS[day.weekday()]}"
        if day in self.extra:
            return "a local holiday"
        name = bank_holidays(day.year).get(day)
        return name if name is not None and day not in self.except_for else None

    def is_working(self, day: date) -> bool:
        """Whether people work on the day."""
        return self.why_not(day) is None

    def from_day(self, day: date) -> date:
        """The day itself if it is a working day, else the first working day after it."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day; the day itself does not count.

        Raises:
            ValueError: the count is negative.
        """
        if count < 0:
            raise ValueError("working days are counted forwards")
        for _ in range(count):
            day = self.from_day(day + timedelta(days=1))
        return day

    def between(self, first: date, last: date) -> int:
        """The working days after `first` up to and with `last`; what `after` counts. Never negative."""
        days = (first + timedelta(days=offset) for offset in range(1, (last - first).days + 1))
        return sum(1 for day in days if self.is_working(day))
