"""How each kind of entry reads in a line or a history: one small function for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TypeAlias

from compacttui.questions import told as told_files
from compacttui.records.body import Json
from compacttui.records.events import KINDS, Event
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with what is needed to say it in words.

    Attributes:
        event: the entry.
        words: its personal words that the viewer may read; erased and withheld ones are missing.
        names: what the things it touches were called on the day, by id; unknown ones are missing.
    """

    event: Event
    words: Mapping[str, str]
    names: Mapping[str, str]

    def name(self, field: str) -> str:
        """The name of the thing that a field of the data refers to, or "(not known)"."""
        thing = self.event.data.get(field)
        return self.names.get(thing, "(not known)") if isinstance(thing, str) else "(not known)"

    def day(self, field: str) -> date | None:
        """A whole day of the data, if it is there and whole."""
        value = self.event.data.get(field)
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a line.

    Attributes:
        on: the day it was true, as ISO text; year or month only where history knows no better.
        what: a few words, e.g. "interest declared".
        rest: the rest in one phrase; or how it is said, for kinds of which a line has thousands and shows a page.
        standing: late, soon, done, decide, no data; nothing for what is merely planned or noted.
    """

    on: str
    what: str
    rest: str | Callable[[], str] = ""
    standing: Standing | None = None

    @property
    def note(self) -> str:
        """The rest in one phrase, e.g. "trustee, Harbour Youth Trust · 4 days after becoming aware"."""
        return self.rest if isinstance(self.rest, str) else self.rest()


def noted(*parts: str | None) -> str:
    """The parts of a note that there are, as one phrase: "trustee, Harbour Youth Trust · paid"."""
    return " · ".join(part for part in parts if part)


Teller: TypeAlias = "Callable[[Entry], Told]"
Day: TypeAlias = "Callable[[Mapping[str, Json], str], str]"
"""The day on which an entry was true, from its data and the moment of its recording."""
_tellers: dict[str, Teller] = {}
_days: dict[str, Day] = {}


def tells(*kinds: str, on: Day | None = None) -> Callable[[Teller], Teller]:
    """Register the teller of one or more kinds of entries.

    Args:
        *kinds: the kinds.
        on: the day that the teller gives, for kinds of which a line has thousands: to put them in order, none of them is
            told.
    """

    def register(teller: Teller) -> Teller:
        for name in kinds:
            if name in _tellers:
                raise ValueError(f"{name} is told twice")
            _tellers[name] = teller
            if on is not None:
                _days[name] = on
        return teller

    return register


def day_in(field: str) -> Day:
    """The day that stands in a field of the data."""
    return lambda data, _: str(data[field])


@cache
def all_tellers() -> Mapping[str, Teller]:
    """Every teller by kind: each file of ``questions/told`` registers its own."""
    for subject in iter_modules(told_files.__path__):
        import_module(f"{told_files.__name__}.{subject.name}")
    return MappingProxyType(_tellers)


def tell(entry: Entry) -> Told:
    """The entry in words; a kind without a teller is told by its title."""
    teller = all_tellers().get(entry.event.kind)
    return teller(entry) if teller else Told(entry.event.day, KINDS[entry.event.kind].title.lower())


def days_of_many() -> Mapping[str, Day]:
    """By kind of which a line has thousands: the day on which such an entry was true, from its data alone."""
    all_tellers()
    return MappingProxyType(_days)
