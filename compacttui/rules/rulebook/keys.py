"""The keys of the rule book: what each may hold, how a file writes it and how a person types it.

A key is declared once, as a typed attribute of its section (``due_days = Whole(1, 366, "calendar days")``):
``book.report.due_days`` is then an `int`, and the key knows its name, its bounds and its words.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date, time
from itertools import islice
from types import MappingProxyType
from typing import ClassVar, Final, Generic, Self, TypeAlias, TypeVar, overload

from compacttui.rules.refusal import Refused
from compacttui.rules.text import shortened
from compacttui.rules.word import Word

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Names with a text each, in order of the names."""

Value: TypeAlias = int | str | time | Word | tuple[date, ...] | Pairs
"""What a key holds; yes and no are a kind of `int` in Python."""

Plain: TypeAlias = int | str | list[str] | dict[str, str]
"""What a file holds for it."""

V = TypeVar("V", bound=Value)

KEYS: Final[dict[str, Key[Value]]] = {}
"""Every key by its name, in the order of the sections."""

SECTIONS: Final[dict[str, type[Section]]] = {}
"""Every section by its name, in order."""


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


class Key(ABC, Generic[V]):
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
    @abstractmethod
    def allowed(self) -> str:
        """What the value may be, in words that follow "it must be"."""

    @abstractmethod
    def accept(self, raw: object) -> V | None:
        """The value that a file's plain value stands for, or None when it is not allowed."""

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


def _shown(raw: object, inside: int = 0) -> str:
    """A value of a file in few letters, however large it is and however deep it goes."""
    if isinstance(raw, str):
        return f"“{shortened(raw, 40)}”" if raw else "empty"
    if isinstance(raw, (Mapping, Sequence)):
        return _held(raw, inside) if inside < _SHOWN_INSIDE else "…"
    if isinstance(raw, int) and raw.bit_length() > 64:  # Python writes no numbers of thousands of figures
        return "a number with far too many figures"
    return shortened(str(raw).lower() if isinstance(raw, bool) else str(raw), 40)


def _held(raw: Mapping[str, object] | Sequence[object], inside: int) -> str:
    if isinstance(raw, Mapping):
        pairs = [f"{name} = {_shown(raw[name], inside + 1)}" for name in islice(raw, 20)]
        return "{" + shortened(", ".join(pairs), 40) + "}"
    return "[" + shortened(", ".join(_shown(entry, inside + 1) for entry in islice(raw, 20)), 40) + "]"


_SHOWN_INSIDE: Final = 3
