"""Times at which fewer people can take part: festivals, August, and the weeks before local elections.

A timetable that runs over one of them is warned about, never forbidden. Source of the duty to look: councils'
guidance on accessible meetings (check the faith calendar and school terms).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from compacttui.rules.dates import Period
from compacttui.rules.working_days import WorkingDays

_DAY: Final = timedelta(days=1)
_PRE_ELECTION_WORKDAYS: Final = 25  # the last day for the notice of a local election in England


@dataclass(frozen=True, slots=True)
class Busy:
    """A time at which fewer people can take part.

    Attributes:
        name: what it is, to follow "runs over".
        period: its days.
        is_estimated: its days follow the moon, and may turn out a day earlier or later.
    """

    name: str
    period: Period
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class _Moving:
    """A festival whose days another country keeps as public holidays, which is how its days are known.

    Attributes:
        name: what it is called here.
        country: whose public holidays show its days.
        holiday: how the holiday is called there.
        before: the first day of it, in days before that holiday.
        days: how many days it has.
        by_the_moon: whether its days are seen in the sky, and not computed.
    """

    name: str
    country: str
    holiday: str
    before: int = 0
    days: int = 1
    by_the_moon: bool = False


_MOVING: Final = (
    _Moving("Ramadan", "SG", "Eid al-Fitr", before=30, days=30, by_the_moon=True),
    _Moving("Eid al-Fitr", "SG", "Eid al-Fitr", days=2, by_the_moon=True),
    _Moving("Eid al-Adha", "SG", "Eid al-Adha", days=4, by_the_moon=True),
    _Moving("Diwali", "SG", "Diwali"),
    _Moving("Passover", "IL", "Pesach", before=1, days=9),
    _Moving("Rosh Hashanah", "IL", "Rosh Hashanah", before=1, days=3),
    _Moving("Yom Kippur", "IL", "Yom Kippur", before=1, days=2),
)


def festivals(within: Period) -> list[Busy]:
    """The festivals that fall into a period, in order; both its ends must be known."""
    return _found(within, _of_year)


def holidays_from_school(within: Period) -> list[Busy]:
    """August, in each year that the period touches: schools are closed, and many groups do not meet."""
    return _found(within, lambda year: [Busy("August", Period(date(year, 8, 1), date(year, 9, 1)))])


def local_elections(within: Period, calendar: WorkingDays) -> list[Busy]:
    """The weeks before the local elections in May that fall into a period: public bodies say little then.

    Elections are on the first Thursday of May; the weeks begin with the last day for giving notice of them,
    25 working days before. Not every place votes every year.
    """
    return _found(within, lambda year: [_before_election(year, calendar)])


def _found(within: Period, of_year: Callable[[int], list[Busy]]) -> list[Busy]:
    if within.start is None or within.end is None:
        return []
    years = range(within.start.year - 1, within.end.year + 2)  # a festival can begin the year before
    busy = [one for year in years for one in of_year(year) if one.period.common(within)]
    return sorted(busy, key=lambda one: (one.period.start or date.min, one.name))


def _before_election(year: int, calendar: WorkingDays) -> Busy:
    first = date(year, 5, 1)
    polling_day = first + _DAY * ((3 - first.weekday()) % 7)
    start = polling_day
    for _ in range(_PRE_ELECTION_WORKDAYS):
        start -= _DAY
        while not calendar.is_working(start):
            start -= _DAY
    return Busy("the weeks before local elections", Period.through(start, polling_day))


@lru_cache(maxsize=64)
def _of_year(year: int) -> list[Busy]:
    found = [
        Busy("Christmas and New Year", Period(date(year, 12, 24), date(year + 1, 1, 2))),
        Busy("Vaisakhi", Period(date(year, 4, 14), date(year, 4, 15))),
        *_easter(year),
    ]
    for moving in _MOVING:
        found += _moving_days(moving, year)
    return found


def _easter(year: int) -> Iterator[Busy]:
    for good_friday in _public_holidays("GB", year, "Good Friday"):
        yield Busy("Easter", Period(good_friday, good_friday + 4 * _DAY))


def _moving_days(moving: _Moving, year: int) -> Iterator[Busy]:
    days = _public_holidays(moving.country, year, moving.holiday)
    for day in days:
        if day - _DAY not in days:  # the first of its days
            start = day - moving.before * _DAY
            yield Busy(moving.name, Period(start, start + moving.days * _DAY), moving.by_the_moon)


def _public_holidays(country: str, year: int, holiday: str) -> list[date]:
    from holidays import country_holidays  # loaded with the first timetable, not before

    subdivision = "ENG" if country == "GB" else None
    language = "en_GB" if country == "GB" else "en_US"
    found = country_holidays(country, subdiv=subdivision, years=year, language=language, observed=False)
    return sorted(day for day, names in found.items() if names.startswith(holiday) or f"; {holiday}" in names)
