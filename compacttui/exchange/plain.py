"""One value three ways: in words for people, as JSON for programs, as a cell for spreadsheets."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import NoneType
from typing import Any, TypeAlias

from compacttui.rules.csv_text import SafeCell, safe_cell
from compacttui.rules.dates import PartialDate, day_and_time, short_day, time_words, utc_text
from compacttui.rules.text import clean
from compacttui.rules.word import Word
from compacttui.rules.words.standing import Standing

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
"""A value that a JSON document may hold; exact quantities are text, and there are no floats."""


def said(value: object, today: date) -> str:
    """A value as a person says it: "Thu 5 March", "14:20", "yes", "trustee"; nothing for nothing.

    Raises:
        TypeError: the value is of a type that no row has.
    """
    for known, say in _SAID:
        if isinstance(value, known):
            return say(value, today)
    raise TypeError(f"{type(value).__name__} has no words")


def plain(value: object) -> Json:
    """A value as JSON holds it: days as ISO 8601, moments in UTC, exact quantities as text.

    Raises:
        TypeError: the value is of a type that no row has; a float is one of them, because it is not exact.
    """
    for known, hold in _HELD:
        if isinstance(value, known):
            return hold(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} cannot stand in JSON")


def cell(value: object) -> SafeCell:
    """A value as a cell of a CSV file: as in JSON, lists with semicolons between, nothing that runs as a formula."""
    return safe_cell(_flat(plain(value)))


def _flat(value: Json) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | str():
            return str(value)
        case Mapping():
            return document(value, indent=None).rstrip("\n")
        case _:
            return "; ".join(_flat(each) for each in value)


def document(value: object, *, indent: int | None = 2) -> str:
    """The value as one JSON document with its keys sorted and a newline at its end.

    What a terminal could act on, or hide, stands as an escape: the document says the same, and is safe to look at.
    """
    text = json.dumps(plain(value), sort_keys=True, ensure_ascii=False, allow_nan=False, indent=indent)
    return f"{safe_json(text)}\n"


def safe_json(text: str) -> str:
    """JSON that says the same, with what a terminal could act on, or hide, as escapes."""
    return text.replace("\x7f", "\\u007f") if text.isascii() else "".join(map(_escaped, text))


# The first type that fits says how: a yes is a whole number too, a moment is a day, a word is text.
_SAID: tuple[tuple[type | tuple[type, ...], Callable[[Any, date], str]], ...] = (
    (NoneType, lambda _nothing, _today: ""),
    (bool, lambda answer, _today: "yes" if answer else "no"),
    (Standing, lambda standing, _today: standing.said),
    (Word, lambda word, _today: word.words),
    (str, lambda text, _today: clean(text)),
    (datetime, day_and_time),
    (date, short_day),
    (time, lambda at, _today: time_words(at)),
    (PartialDate, lambda day, _today: day.words),
    ((int, Fraction, Decimal), lambda number, _today: str(number)),
    ((list, tuple, Set), lambda several, today: ", ".join(said(each, today) for each in several)),
)
_HELD: tuple[tuple[type | tuple[type, ...], Callable[[Any], Json]], ...] = (
    (StrEnum, lambda word: word.value),
    ((NoneType, bool, int, str), lambda value: value),
    (datetime, utc_text),
    (date, date.isoformat),
    (time, lambda at: at.isoformat(timespec="minutes")),
    (PartialDate, lambda day: day.iso),
    ((Fraction, Decimal), str),
    (Mapping, lambda held: {str(name): plain(each) for name, each in held.items()}),
    ((list, tuple, Set), lambda several: [plain(each) for each in several]),
)


def _escaped(character: str) -> str:
    if character.isascii() or unicodedata.category(character) not in {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    }:
        return character if character != "\x7f" else "\\u007f"
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
