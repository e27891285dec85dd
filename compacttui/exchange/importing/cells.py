"""What people write into cells: vacant seats, days known roughly, times, yes and no."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Final, TypeVar

from compacttui.rules.dates import MONTHS, PartialDate, parse_day, parse_partial, parse_time
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded
from compacttui.rules.word import Word

W = TypeVar("W", bound=Word)

_NOTHING: Final = frozenset(
    {
        "",
        "unknown",
        "not known",
        "n a",
        "na",
        "tbc",
        "tba",
        "none",
        "nil",
        "to be confirmed",
        "not applicable",
        "x",
    }
)
_NOBODY: Final = _NOTHING | {
    *("vacancy", "nobody", "no one", "no rep", "unfilled", "not filled", "empty", "to be appointed"),
    *("to be elected", "to be decided", "awaiting nomination", "open", "seat vacant", "currently vacant"),
}
_YES: Final = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "done", "held", "ja", "si"})
_NO: Final = frozenset({"no", "n", "false", "0", "", "not yet", "planned", "cancelled"})
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)( \d\d:\d\d)?")
"""A day, with its hour or without, as a spreadsheet's own days come."""
_ROUGHLY: Final = re.compile(
    r"^(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately)\s+(?=\d|[a-z])", re.IGNORECASE
)
_MONTH_YEAR: Final = re.compile(
    rf"({'|'.join(month[:3] for month in MONTHS)})[a-z]*-([0-9]{{2}})", re.IGNORECASE
)
_SERIAL: Final = re.compile(r"[1-6][0-9]{4}")
_FIRST_DAY: Final = date(1899, 12, 30)
"""The day from which spreadsheet programs count days."""
_SPREADSHEET_YEARS: Final = (1950, 2060)


def shown_cell(said: str) -> str:
    """What stands in a cell, as a person is shown it: "2024-03-01" is "1 March 2024"."""
    found = _MOMENT.fullmatch(said)
    if found is None:
        return said
    try:
        return f"{PartialDate.of(date.fromisoformat(found[1])).words}{found[2] or ''}"
    except ValueError:
        return said


def is_nobody(text: str) -> bool:
    """Whether a cell for a person says that there is none: "vacant", "VACANT (was filled)", "tbc", "-"."""
    said = folded(text) if any(letter.isalnum() for letter in text) else ""
    return said in _NOBODY or said.startswith("vacant")


def says_vacant(text: str) -> bool:
    """Whether a cell says so in words, and was not only left empty."""
    return bool(text) and is_nobody(text)


def partial_in(text: str, field: str, *, today: date, past: bool = False) -> PartialDate | None:
    """A day, month or year as people write it into a cell; nothing where they wrote that nobody knows.

    Args:
        text: what stands there: "c. 2019", "Mar-21", "5/3/26", "43101", "not known".
        field: the column that a refusal belongs to.
        today: the day it is.
        past: it can only have been before today, so that "3/9/98" has one meaning.

    Raises:
        Refused: it reads as no day.
    """
    said = text.strip().rstrip("?").strip()
    plain = folded(said) if any(letter.isalnum() for letter in said) else ""
    if plain in _NOTHING:
        return None
    said = _ROUGHLY.sub("", said)
    found = _MONTH_YEAR.fullmatch(said)
    if found is not None:
        # A spreadsheet shows a month so: "Mar-21" is never the 21st.
        year = _century(int(found[2]), today)
        return PartialDate(year, [month[:3] for month in MONTHS].index(found[1].capitalize()) + 1)
    counted = _from_serial(said)
    if counted is not None:
        return PartialDate.of(counted)
    said = said.partition(" ")[0] if re.match(r"\d{4}-\d{2}-\d{2} ", said) else said
    if past:
        said = re.sub(
            r"^(\d{1,2}[/.\-]\d{1,2}[/.\-])(\d{2})$", lambda m: f"{m[1]}{_century(int(m[2]), today)}", said
        )
    return parse_partial(said, today=today, field=field)


def day_in(text: str, field: str, *, today: date) -> date:
    """A whole day as people write it into a cell.

    Raises:
        Refused: it reads as no day, or only as a month or a year.
    """
    said = text.strip()
    counted = _from_serial(said)
    if counted is not None:
        return counted
    said = said.partition(" ")[0] if re.match(r"\d{4}-\d{2}-\d{2} ", said) else said
    return parse_day(said, today=today, field=field)


def time_in(text: str, field: str) -> time | None:
    """A time of day, or the time that stands in a cell behind its day; nothing where there is none.

    Raises:
        Refused: it reads as no time.
    """
    said = text.strip()
    found = re.fullmatch(r"\d{4}-\d{2}-\d{2} (\d{2}:\d{2})", said)
    if found is not None:
        return parse_time(found[1], field=field)
    said = re.sub(r"^(\d{1,2}:\d{2}):00$", r"\1", said)
    if not said or folded(said) in _NOTHING:
        return None
    return parse_time(said, field=field)


def yes_in(text: str, field: str) -> bool:
    """Yes or no.

    Raises:
        Refused: it is neither.
    """
    said = text.strip().casefold()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise Refused(f"“{text[:40]}” is neither yes nor no.", field=field)


def word_in(words: type[W], text: str, field: str, also: dict[str, W] | None = None) -> W | None:
    """One of a closed list, by its value, its words or other words for it; nothing where the cell is empty.

    Raises:
        Refused: it is none of them; the sentence lists them.
    """
    plain = folded(text) if any(letter.isalnum() for letter in text) else ""
    if plain in _NOTHING:
        return None
    for said, word in (also or {}).items():
        if plain == said:
            return word
    return words.read(text, field=field)


def _from_serial(said: str) -> date | None:
    """The day that a spreadsheet program counted: 45000 is 15 March 2023."""
    if not _SERIAL.fullmatch(said):
        return None
    day = _FIRST_DAY + timedelta(days=int(said))
    first, last = _SPREADSHEET_YEARS
    return day if first <= day.year <= last else None


def _century(two: int, today: date) -> int:
    """The year of two figures that was, or is about to be."""
    year = 2000 + two
    return year if year <= today.year + 5 else year - 100
