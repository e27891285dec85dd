"""The kinds of value in the rule book: numbers, yes and no, words, times, days and names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Final, TypeVar

from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook.keys import Key, Pairs
from compacttui.rules.text import clean
from compacttui.rules.word import Word

W = TypeVar("W", bound=Word)

_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_SPOKEN: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Whole(Key[int]):
    """A whole number from `least` to `most`; `zero` says what 0 means where that needs saying."""

    def __init__(self, least: int, most: int, unit: str, zero: str = "") -> None:
        self.least, self.most, self.unit, self.zero = least, most, unit, zero

    @property
    def allowed(self) -> str:
        """The bounds and the unit."""
        if self.least == self.most:
            return f"{self.least} ({self.unit})"
        zero = f"; 0 means {self.zero}" if self.zero else ""
        return f"a whole number from {self.least} to {self.most} ({self.unit}{zero})"

    def accept(self, raw: object) -> int | None:
        """The number, if it is one and within the bounds."""
        if isinstance(raw, bool) or not isinstance(raw, int):
            return None
        return raw if self.least <= raw <= self.most else None

    def plain_from(self, text: str) -> object:
        """The number that the text writes."""
        return int(text) if re.fullmatch("-?[0-9]{1,18}", text) else text


class Flag(Key[bool]):
    """Yes or no."""

    @property
    def allowed(self) -> str:
        """The two words of a file."""
        return "true or false"

    def accept(self, raw: object) -> bool | None:
        """Yes or no, if it is one of them."""
        return raw if isinstance(raw, bool) else None

    def plain_from(self, text: str) -> object:
        """Yes or no, however it is said."""
        return _SPOKEN.get(text.casefold(), text)


class Line(Key[str]):
    """A line of text of at most `limit` characters; it may be empty where `empty` says what that means."""

    def __init__(self, limit: int, empty: str = "") -> None:
        self.limit, self.empty = limit, empty

    @property
    def allowed(self) -> str:
        """The length, and what an empty line means."""
        empty = f", or empty for {self.empty}" if self.empty else ""
        return f"a line of at most {self.limit} characters{empty}"

    def accept(self, raw: object) -> str | None:
        """The line without spaces at its ends, if nothing in it is hidden."""
        if not isinstance(raw, str) or len(raw) > self.limit or raw != clean(raw) or "\n" in raw:
            return None
        line = raw.strip()
        return line if line or self.empty else None


class OneOf(Key[str]):
    """One of a few fixed texts."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    @property
    def allowed(self) -> str:
        """The texts."""
        return "one of " + ", ".join(f"“{choice}”" for choice in self.choices)

    def accept(self, raw: object) -> str | None:
        """The text, if it is one of them."""
        return raw if isinstance(raw, str) and raw in self.choices else None

    def plain_from(self, text: str) -> object:
        """The text in lower case."""
        return text.casefold()


class Choice(Key[W]):
    """One value of a closed vocabulary."""

    def __init__(self, words: type[W]) -> None:
        self.words = words

    @property
    def allowed(self) -> str:
        """The values with their words."""
        return "one of " + ", ".join(f"“{word.value}” ({word.words})" for word in self.words)

    def accept(self, raw: object) -> W | None:
        """The word of that value."""
        return next((word for word in self.words if word.value == raw), None)

    def plain_from(self, text: str) -> object:
        """The value, typed as value or as words."""
        try:
            return self.words.read(text).value
        except Refused:
            return text


class Clock(Key[time]):
    """A time of day in Europe/London, to the minute."""

    @property
    def allowed(self) -> str:
        """An example."""
        return "a time of day such as “12:00”"

    def accept(self, raw: object) -> time | None:
        """The time, if it is one."""
        if isinstance(raw, time):
            return raw.replace(tzinfo=None, second=0, microsecond=0)
        if not isinstance(raw, str):
            return None
        if found := _CLOCK.fullmatch(raw):  # as the shipped book writes it, read before the first frame
            return time(int(found[1]), int(found[2]))
        from compacttui.rules.dates import parse_time

        try:
            return parse_time(raw)
        except Refused:
            return None


class Days(Key[tuple[date, ...]]):
    """A list of days, kept in order and each once."""

    @property
    def allowed(self) -> str:
        """An example."""
        return "a list of days such as [“2027-06-15”]"

    def accept(self, raw: object) -> tuple[date, ...] | None:
        """The days, if each is one."""
        if not isinstance(raw, Sequence) or isinstance(raw, str):
            return None
        days = [_day(entry) for entry in raw]
        return tuple(sorted({day for day in days if day is not None})) if None not in days else None

    def plain_from(self, text: str) -> object:
        """The days between commas or spaces."""
        return text.replace(",", " ").split()


class Names(Key[Pairs]):
    """A table that gives names a text each."""

    def __init__(self, example: str) -> None:
        self.example = example

    @property
    def allowed(self) -> str:
        """An example."""
        return f"a table such as {self.example}"

    def accept(self, raw: object) -> Pairs | None:
        """The pairs, if all of them are short plain texts."""
        if not isinstance(raw, Mapping):
            return None
        pairs = [(name, text) for name, text in raw.items() if _is_short(name) and _is_short(text)]
        return tuple(sorted(pairs)) if len(pairs) == len(raw) else None

    def plain_from(self, text: str) -> object:
        """The pairs, typed as ``name=text`` between spaces or commas."""
        return {name: bound for name, _, bound in (p.partition("=") for p in text.replace(",", " ").split())}


def _day(raw: object) -> date | None:
    if isinstance(raw, date):
        return None if isinstance(raw, datetime) else raw
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def _is_short(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= 60 and text == clean(text)
