"""The keys of the rule book: what each may hold, how a file writes it and how a person types it.

A key is declared once, as a typed attribute of its section (``due_days = Whole(1, 366, "calendar days")``):
``book.report.due_days`` is then an `int`, and the key knows its name, its bounds and its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from types import MappingProxyType
from typing import ClassVar, Final, Generic, Self, TypeAlias, TypeVar, overload

from compacttui.rules.dates import parse_time
from compacttui.rules.refusal import Refused
from compacttui.rules.text import clean, shortened
from compacttui.rules.word import Word

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Names with a text each, in order of the names."""

Value: TypeAlias = int | str | time | Word | tuple[date, ...] | Pairs
"""What a key holds; yes and no are a kind of `int` in Python."""

Plain: TypeAlias = int | str | list[str] | dict[str, str]
"""What a file holds for it."""

V = TypeVar("V", bound=Value)
W = TypeVar("W", bound=Word)

KEYS: Final[dict[str, Key[Value]]] = {}
"""Every key by its name, in the order of the sections."""

SECTIONS: Final[dict[str, type[Section]]] = {}
"""Every section by its name, in order."""

_SPOKEN: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Section:
    """One section of a rule book: a view on the values, with an attribute for each key.

    Plain classes and no dataclasses: some fifty of those would take longer to make than a screen to paint.
    """

    name: ClassVar[str]
    decides: ClassVar[bool]

    def __init_subclass__(cls, *, name: str, decides: bool = True) -> None:
        cls.name, cls.decides = name, decides
        SECTIONS[name] = cls
        for field, key in vars(cls).items():
            if isinstance(key, Key):
                key.name, key.decides = f"{name}.{field}", decides
                KEYS[key.name] = key

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def value(self, name: str) -> Value:
        """The value of a key, by its whole name."""
        return self._values[name]


class Key(Generic[V]):
    """One key: what its value may be.

    Attributes:
        name: section and key: ``report.due_days``.
        decides: whether decisions depend on it, and not only how the program looks and runs.
        unit: what its number counts; empty when it is no number.
    """

    name: str
    decides: bool
    unit: str = ""

    @overload
    def __get__(self, section: None, owner: type) -> Self: ...
    @overload
    def __get__(self, section: Section, owner: type) -> V: ...
    def __get__(self, section: Section | None, owner: type) -> Self | Value:
        """The key itself on the class of its section, its value on a section."""
        return self if section is None else section.value(self.name)

    def __set__(self, section: Section, value: V) -> None:
        raise AttributeError(f"{self.name} cannot be set: a rule book does not change, another is made.")

    @property
    def allowed(self) -> str:
        """What the value may be, in words that follow "it must be"."""
        raise NotImplementedError

    def accept(self, raw: object) -> V | None:
        """The value that a file's plain value stands for, or None when it is not allowed."""
        raise NotImplementedError

    def plain_from(self, text: str) -> object:
        """The plain value that typed text stands for; it may not be allowed."""
        return text

    def read(self, raw: object) -> V:
        """The value that a file's plain value stands for.

        Raises:
            Refused: it is not allowed; the sentence says what is.
        """
        value = self.accept(raw)
        if value is None:
            raise Refused(f"{self.name} is {_shown(raw)}; it must be {self.allowed}.")
        return value

    def typed(self, text: str) -> V:
        """The value that a person typed.

        Raises:
            Refused: as `read`.
        """
        return self.read(self.plain_from(text.strip()))


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
        try:
            return parse_time(raw) if isinstance(raw, str) else None
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


def plain(value: Value) -> Plain:
    """The plain value that a file holds for a value."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Word):
        return value.value
    if not isinstance(value, tuple):
        return value
    pairs = {entry[0]: entry[1] for entry in value if isinstance(entry, tuple)}
    return pairs or [entry.isoformat() for entry in value if isinstance(entry, date)]


def all_keys() -> Mapping[str, Key[Value]]:
    """Every key by its name, in the order of the sections."""
    return MappingProxyType(KEYS)


def find_key(name: str) -> Key[Value]:
    """The key of that name.

    Raises:
        Refused: there is none; the sentence names the closest.
    """
    key = KEYS.get(name)
    if key is None:
        close = closest_key(name[:200])
        advice = f"did you mean “{close}”?" if close else "`compacttui config` lists the keys."
        raise Refused(f"“{shortened(name, 60)}” is not a key of the rule book; {advice}")
    return key


def closest_key(name: str) -> str | None:
    """The key that somebody who typed `name` most likely meant, or None."""
    from difflib import get_close_matches  # only when something is wrong

    same_field = [key for key in KEYS if key.partition(".")[2] == name.rpartition(".")[2]]
    close = get_close_matches(name, KEYS, n=1, cutoff=0.6)
    return next(iter(close or (same_field if len(same_field) == 1 else [])), None)


def _day(raw: object) -> date | None:
    if isinstance(raw, date):
        return None if isinstance(raw, datetime) else raw
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def _is_short(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= 60 and text == clean(text)


def _shown(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, str):
        return f"“{shortened(raw, 40)}”" if raw else "empty"
    if isinstance(raw, Mapping):
        return (
            "{" + shortened(", ".join(f"{name} = {_shown(entry)}" for name, entry in raw.items()), 40) + "}"
        )
    if isinstance(raw, Sequence):
        return "[" + shortened(", ".join(_shown(entry) for entry in raw), 40) + "]"
    return shortened(str(raw), 40)
