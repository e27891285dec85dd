"""What people in England type for a day, a month or a year, and what it means.

A field that takes a date shows what was understood beside it, so that nobody has to know these rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from compacttui.rules.dates.partial import MONTHS, WEEKDAYS, PartialDate, check_exists
from compacttui.rules.dates.spans import add_months
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2199
"""The years that a person can mean here: the oldest charities, and terms that nobody has begun."""

_YEARS_AHEAD: Final = 20  # a two-figure year further ahead than this might as well be of the last century


T = TypeVar("T")


class Lean(StrEnum):
    """Which way a date without its year leans, and a weekday without a date."""

    AHEAD = "ahead"
    BACK = "back"
    NEAREST = "nearest"


def parse_day(text: str, *, today: date, field: str | None = None, lean: Lean = Lean.NEAREST) -> date:
    """The day that a person means.

    Read are "5 mar 2026", "5/3/26", "5.3.2026", "2026-03-05", "Thursday 5th March", "5 mar", "today",
    "tomorrow", "yesterday", "thu", "next tue", "last fri", "thursday week", "in 2 weeks", "3 days ago". The day
    comes first. "thu" may be today; "next thu" never is. Without a year the nearest such day is meant, or the
    one that `lean` says.

    Raises:
        Refused: no such day, two days that it might be, or nothing that reads as a date.
    """
    return at_field(field, lambda: _day(one_line(text), today, lean))


def parse_partial(text: str, *, today: date, field: str | None = None) -> PartialDate:
    """The day, month or year that a person means: as `parse_day`, and "2024", "March 2024", "3/2024", "2024-03".

    Raises:
        Refused: as `parse_day`.
    """
    return at_field(field, lambda: _partial(one_line(text), today))


def parse_days(text: str, *, today: date, field: str | None = None) -> tuple[date, date]:
    """The first and the last day that a person means: by a year, a month, a day, or two of them with “to” or “..” between.

    Raises:
        Refused: one of them cannot be read, or the last comes before the first.
    """
    first, parted, last = text.partition("..")
    if not parted:
        first, parted, last = text.partition(" to ")
    begins = parse_partial(first, today=today, field=field)
    ends = parse_partial(last, today=today, field=field) if parted else begins
    if ends.latest < begins.earliest:
        raise Refused("This period ends before it begins.", field=field)
    return begins.earliest, ends.latest


def at_field(field: str | None, read: Callable[[], T]) -> T:
    """What `read` gives; when it refuses, the refusal is put at `field`."""
    try:
        return read()
    except Refused as refused:
        raise Refused(refused.message, field=field) from None


_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NOISE: Final = r"(?<=[0-9])(?:st|nd|rd|th)\b|,|\b(?:of|the|on)\b|(?<=[a-z])\."
_MONTH: Final = "|".join(month[:3] for month in MONTHS).casefold()
_WEEKDAY: Final = "|".join(day[:3] for day in WEEKDAYS).casefold()
_MONTH_NAME: Final = rf"(?P<month>{_MONTH})[a-z]*"
_WEEKDAY_NAME: Final = rf"(?P<weekday>{_WEEKDAY})[a-z]*"
_YEAR: Final = r"(?P<year>[0-9]{4}|[0-9]{2})"
_DAY_NUMBER: Final = r"(?P<day>[0-9]{1,2})"

_IN_FIGURES: Final = rf"{_DAY_NUMBER}(?P<mark>[/.\- ])(?P<number>[0-9]{{1,2}})(?:(?P=mark){_YEAR})?"
_YEAR_FIRST: Final = rf"(?P<year>[0-9]{{4}})(?P<mark>[/.\-])(?P<number>[0-9]{{1,2}})(?P=mark){_DAY_NUMBER}"
_DAY_MONTH: Final = rf"(?:{_WEEKDAY_NAME} )?{_DAY_NUMBER}[ \-]?{_MONTH_NAME}(?:[ \-]?{_YEAR})?"
_MONTH_DAY: Final = rf"(?:{_WEEKDAY_NAME} )?{_MONTH_NAME} {_DAY_NUMBER}(?: {_YEAR})?"
_DISTANCE: Final = (
    r"(?P<ahead>in )?(?P<count>[0-9]{1,4}|[a-z]+) ?(?P<unit>day|week|fortnight|month|year)'?s?'?(?: time)?"
    r"(?P<back> ago)?"
)
_A_WEEKDAY: Final = rf"(?P<which>this |next |last )?{_WEEKDAY_NAME}(?P<week> week)?"
_A_WEEK_ON: Final = rf"(?:a )?week (?P<rest>today|tomorrow|{_WEEKDAY_NAME})"
_NEAR: Final = {"today": 0, "now": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}
_NEAR_BACK: Final = {"yesterday": -1, "day before yesterday": -2}


def check_year(text: str) -> None:
    """Refuse a year that nobody can mean here.

    Raises:
        Refused: it is before `FIRST_YEAR` or after `LAST_YEAR`.
    """
    if not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Refused(f"The year {text} is out of range: {FIRST_YEAR} to {LAST_YEAR} can be used.")


def _day(typed: str, today: date, lean: Lean) -> date:
    text = " ".join(re.sub(_NOISE, " ", typed.casefold()).split())
    if not text:
        raise Refused("Type a date, for example 5 March 2026, 5/3/2026, tomorrow or next Tuesday.")
    for read in (_near, _far, _weekday, _in_figures, _named):
        day = read(text, today, lean)
        if day is not None:
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise Refused(
                    f"The year {day.year} is out of range: {FIRST_YEAR} to {LAST_YEAR} can be used."
                )
            return day
    raise Refused(_not_understood(typed, text))


def _not_understood(typed: str, text: str) -> str:
    if re.fullmatch(r"[0-9]{4}", text):
        return f"{text} is a year. Add the day and the month, for example 5 March {text}."
    if re.fullmatch(rf"{_MONTH_NAME} [0-9]{{4}}", text):
        return f"{typed} is a whole month. Add the day, for example 5 {typed}."
    shown = typed if len(typed) <= 40 else typed[:39] + "…"
    return (
        f"“{shown}” does not read as a date. Type it like 5 March 2026, 5/3/2026, tomorrow or next Tuesday."
    )


def _near(text: str, today: date, _lean: Lean) -> date | None:
    days = (_NEAR | _NEAR_BACK).get(text)
    return None if days is None else today + timedelta(days=days)


def _far(text: str, today: date, lean: Lean) -> date | None:
    week_on = re.fullmatch(_A_WEEK_ON, text)
    if week_on is not None:
        day = _near(week_on["rest"], today, lean) or _weekday(week_on["rest"], today, Lean.AHEAD)
        return None if day is None else day + timedelta(days=7)
    if text in {"today week", "tomorrow week"}:
        return today + timedelta(days=7 if text.startswith("today") else 8)
    found = re.fullmatch(_DISTANCE, text)
    if found is None or bool(found["ahead"]) == bool(found["back"]):
        return None
    count = _COUNTS.get(found["count"], -1) if found["count"].isalpha() else int(found["count"])
    if count < 0:
        return None
    return _moved(today, -count if found["back"] else count, found["unit"])


def _moved(day: date, count: int, unit: str) -> date:
    if unit in {"month", "year"}:
        months = count * (12 if unit == "year" else 1)
        if not FIRST_YEAR <= day.year + months // 12 < LAST_YEAR:
            raise Refused(f"That is out of range: the years {FIRST_YEAR} to {LAST_YEAR} can be used.")
        return add_months(day, months)
    return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _weekday(text: str, today: date, lean: Lean) -> date | None:
    found = re.fullmatch(_A_WEEKDAY, text)
    if found is None or not _is_weekday_name(text):
        return None
    ahead = (_weekday_number(found) - today.weekday()) % 7
    which = (found["which"] or "").strip()
    if which == "last" or (not which and not found["week"] and lean is Lean.BACK):
        back = (7 - ahead) % 7
        return today - timedelta(days=7 if which == "last" and back == 0 else back)
    if which == "next" and ahead == 0:
        ahead = 7
    return today + timedelta(days=ahead + (7 if found["week"] else 0))


def _in_figures(text: str, today: date, lean: Lean) -> date | None:
    found = re.fullmatch(_YEAR_FIRST, text) or re.fullmatch(_IN_FIGURES, text)
    if found is None:
        return None
    return _made(found, int(found["number"]), today, lean)


def _named(text: str, today: date, lean: Lean) -> date | None:
    found = re.fullmatch(_DAY_MONTH, text) or re.fullmatch(_MONTH_DAY, text)
    if found is None or not _is_month_name(text):
        return None
    month = _MONTH.split("|").index(found["month"]) + 1
    day = _made(found, month, today, lean)
    if found["weekday"] and _weekday_number(found) != day.weekday():
        said = PartialDate.of(day).words
        wrong = WEEKDAYS[_weekday_number(found)]
        raise Refused(f"{said} is a {WEEKDAYS[day.weekday()]}, not a {wrong}. Please check the day.")
    return day


def _made(found: re.Match[str], month: int, today: date, lean: Lean) -> date:
    day = int(found["day"])
    if found["year"] is None:
        return _without_year(month, day, today, lean)
    year = _full_year(found["year"], today)
    check_exists(year, month, day)
    return date(year, month, day)


def _full_year(text: str, today: date) -> int:
    if len(text) == 4:
        check_year(text)
        return int(text)
    year = 2000 + int(text)
    if year > today.year + _YEARS_AHEAD:
        raise Refused(f"Is that {year - 100} or {year}? Type the year with four figures.")
    return year


def _without_year(month: int, day: int, today: date, lean: Lean) -> date:
    check_exists(2024, month, day)  # a leap year: 29 February is looked at below
    years = range(today.year - 8, today.year + 9)
    days = [date(year, month, day) for year in years if (month, day) != (2, 29) or _is_leap(year)]
    if lean is Lean.AHEAD:
        return min(found for found in days if found >= today)
    if lean is Lean.BACK:
        return max(found for found in days if found <= today)
    nearest = min(days, key=lambda found: abs((found - today).days))
    if (month, day) == (2, 29) and abs((nearest - today).days) > 366:
        raise Refused(f"There is no 29 February {today.year}. Type the year that you mean.")
    return nearest


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _weekday_number(found: re.Match[str]) -> int:
    return _WEEKDAY.split("|").index(found["weekday"])


def _is_month_name(text: str) -> bool:
    """Whether every word is a beginning of a month or weekday, so that "marble 5" is no date."""
    names = [name.casefold() for name in MONTHS + WEEKDAYS] + ["weds"]
    return all(any(n.startswith(word) for n in names) for word in re.findall("[a-z]+", text))


def _is_weekday_name(text: str) -> bool:
    words = [word for word in text.split() if word not in {"this", "next", "last", "week"}]
    return bool(words) and _is_month_name(words[0])


_MONTH_AND_YEAR: Final = rf"{_MONTH_NAME}[ \-]?(?P<year>[0-9]{{4}})"
_MONTH_AND_TWO: Final = rf"{_MONTH_NAME} (?P<two>[0-9]{{2}})"
_NUMBER_AND_YEAR: Final = r"(?P<number>[0-9]{1,2})[/.\-](?P<year>[0-9]{4})"
_YEAR_AND_NUMBER: Final = r"(?P<year>[0-9]{4})[/.\-](?P<number>[0-9]{1,2})"


def _partial(typed: str, today: date) -> PartialDate:
    text = " ".join(re.sub(_NOISE, " ", typed.casefold()).split())
    if re.fullmatch(r"[0-9]{4}", text):
        return _in_range(int(text), None)
    found = re.fullmatch(_NUMBER_AND_YEAR, text) or re.fullmatch(_YEAR_AND_NUMBER, text)
    if found is not None:
        return _in_range(int(found["year"]), int(found["number"]))
    named = re.fullmatch(_MONTH_AND_YEAR, text)
    if named is not None and _is_month_name(text):
        return _in_range(int(named["year"]), _MONTH.split("|").index(named["month"]) + 1)
    unclear = re.fullmatch(_MONTH_AND_TWO, text)
    if unclear is not None and _is_month_name(text):
        name = MONTHS[_MONTH.split("|").index(unclear["month"])]
        raise Refused(
            f"Is that {int(unclear['two'])} {name}, or {name} 20{unclear['two']}? Type the year with four figures."
        )
    return PartialDate.of(_day(typed, today, Lean.NEAREST))


def _in_range(year: int, month: int | None) -> PartialDate:
    check_year(str(year))
    return PartialDate(year, month)
