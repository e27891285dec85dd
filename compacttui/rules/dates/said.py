"""How days and times are said to people: never in figures that have to be decoded."""

from __future__ import annotations

from datetime import date, time

from compacttui.rules.dates.partial import MONTHS, WEEKDAYS
from compacttui.rules.dates.spans import months_between

_DAYS_TO_MONTHS = 92  # beyond a quarter people count months, and beyond two years years
_MONTHS_TO_YEARS = 24


def long_day(day: date) -> str:
    """The day in full: "Thursday 5 March 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date, today: date) -> str:
    """The day in short: "Thu 5 March", with the year when it is not this year's."""
    said = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year}"


def narrow_day(day: date, today: date) -> str:
    """The day where there is little room: "5 Mar", with the year when it is not this year's."""
    said = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return said if day.year == today.year else f"{said} {day.year}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """The count with its noun: "1 seat", "12 seats", "1,204 entries"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def days(count: int) -> str:
    """A number of days in words: "1 day", "12 days"."""
    return plural(count, "day")


def in_days(day: date, today: date, *, due: bool = False) -> str:
    """How far away the day is: "today", "tomorrow", "in 6 days", "in 4 months", "yesterday", "12 days ago".

    With `due`, a day that has passed is late: "1 day late", "12 days late". Lateness is always said in days,
    because that is how the record counts it.
    """
    ahead = (day - today).days
    near = {0: "today", 1: "tomorrow"}
    if ahead in near:
        return near[ahead]
    if ahead < 0 and due:
        return f"{days(-ahead)} late"
    if ahead == -1:
        return "yesterday"
    distance = _distance(day, today)
    return f"in {distance}" if ahead > 0 else f"{distance} ago"


def time_words(at: time) -> str:
    """The time of day as people say it: "14:20", "12 noon", "midnight"."""
    if at == time(12):
        return "12 noon"
    return "midnight" if at == time(0) else f"{at.hour:02}:{at.minute:02}"


def _distance(day: date, today: date) -> str:
    count = abs((day - today).days)
    if count <= _DAYS_TO_MONTHS:
        return days(count)
    months = months_between(min(day, today), max(day, today))
    return plural(months, "month") if months <= _MONTHS_TO_YEARS else plural(months // 12, "year")
