"""The exceptions: what was done in spite of a rule, with the reason that was given, newest first.

Each file of ``questions/excepted`` says, for the kinds of entries of its subject, what in an entry was done in spite of a
rule. Nothing is kept for this list: it is read from the entries themselves, and so nothing can be left off it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from threading import Lock
from types import MappingProxyType
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, false, func, select

from compacttui.questions import excepted as excepted_files
from compacttui.questions.ledger.entries import EntryReader, ReadEntry
from compacttui.questions.names import UNKNOWN
from compacttui.questions.registry import column, question
from compacttui.questions.sight import Sight, Sights
from compacttui.questions.view import View
from compacttui.questions.windows import PAGE, Pages
from compacttui.records.events import Event
from compacttui.records.log import about_table, event_table
from compacttui.rules.dates import from_utc_text, london_day
from compacttui.rules.given import Selection
from compacttui.rules.word import Word

_PORTION: Final = 64
"""The fewest entries that are read at once: what is read of any number costs a few queries."""

NO_REASON = "no reason given"
"""What stands where nobody said why."""


class ExceptionsShown(Word):
    """Which exceptions a list shows."""

    ALL = "all", "all"
    LATE = "late", "late"
    CHANGED = "changed", "changed afterwards"
    WAIVED = "waived", "waived"
    HELD_BACK = "held_back", "withheld or closed"
    OVERRIDDEN = "overridden", "a rule overridden"


_OF: Final[Mapping[str, ExceptionsShown]] = MappingProxyType(
    {
        "late": ExceptionsShown.LATE,
        "entered_later": ExceptionsShown.LATE,
        "amended": ExceptionsShown.CHANGED,
        "set_aside": ExceptionsShown.CHANGED,
        "day_moved": ExceptionsShown.CHANGED,
        "not_held": ExceptionsShown.CHANGED,
        "waived": ExceptionsShown.WAIVED,
        "redacted": ExceptionsShown.HELD_BACK,
        "withheld": ExceptionsShown.HELD_BACK,
        "marking": ExceptionsShown.HELD_BACK,
    }
)
"""Which part of the list a check belongs to; every other one is a rule that was overridden."""


def part_of(check: str) -> ExceptionsShown:
    """The part of the list in which an exception stands."""
    return _OF.get(check, ExceptionsShown.OVERRIDDEN)


@dataclass(frozen=True, slots=True)
class Excepted:
    """One thing in an entry that was done in spite of a rule.

    Attributes:
        check: a short fixed name, as the check has it: ``second_person``.
        what: what it was, in words.
        reason: why, where it stands elsewhere than in the entry's own reason.
        thing: what it is about, where that is not the entry's subject.
    """

    check: str
    what: str
    reason: str = ""
    thing: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """Something that was done in spite of a rule.

    Attributes:
        seq: the entry that tells it.
        thing_id: what it is about.
        check: a short fixed name.
        on: the day it was recorded.
        what: what was done.
        about: to what.
        reason: why.
        by: who recorded it, and in which role.
    """

    seq: int
    thing_id: str
    check: str
    on: date = column("On")
    what: str = column("In spite of a rule")
    about: str = column("About")
    reason: str = column("Because")
    by: str = column("Recorded by")


Excepts: TypeAlias = "Callable[[ReadEntry], Iterable[Excepted]]"
Among: TypeAlias = "Callable[[View], Select[tuple[int]]]"
_excepts: dict[str, Excepts] = {}
_among: dict[str, Among] = {}


def excepts(*kinds: str, among: Among | None = None) -> Callable[[Excepts], Excepts]:
    """Register what in entries of these kinds is an exception.

    Args:
        *kinds: the kinds of entries.
        among: where only few of very many entries are one, a query for the numbers of those to look at.
    """

    def register(function: Excepts) -> Excepts:
        for name in kinds:
            if name in _excepts:
                raise ValueError(f"the exceptions of {name} are told twice")
            _excepts[name] = function
            if among is not None:
                _among[name] = among
        return function

    return register


@cache
def all_excepts() -> Mapping[str, Excepts]:
    """What is an exception, by kind of entry: each file of ``questions/excepted`` registers its own."""
    for subject in iter_modules(excepted_files.__path__):
        import_module(f"{excepted_files.__name__}.{subject.name}")
    return MappingProxyType(_excepts)


@question(
    "exceptions", title="What was done in spite of a rule, and why", rows=ExceptionRow, opens="thing_id"
)
def exceptions(
    view: View,
    selection: Selection | None = None,
    since: date | None = None,
    shown: ExceptionsShown = ExceptionsShown.ALL,
) -> Pages[ExceptionRow]:
    """What came late, was changed afterwards, waived, withheld, or done in spite of a rule, newest first.

    Args:
        selection: only those of one selection.
        since: only those recorded on this day or later.
        shown: all of them, or a part.
    """
    with view.reading() as connection:
        found = {
            number
            for query in _numbers(view, selection, since)
            for number in connection.execute(query).scalars()
        }
    return _Exceptions(view, sorted(found, reverse=True), since, shown)


def count_since(view: View, since: date) -> int:
    """How many exceptions were recorded on a day or later: counted in the entries alone, without a name or a reason.

    Args:
        view: who is looking, and at which day.
        since: the day.
    """
    e = event_table.c
    query = select(e.body).where(_asked_for(view, None, since), e.kind.in_(sorted(all_excepts())))
    with view.reading() as connection:
        events = [Event.from_body(json.loads(body)) for body in connection.execute(query).scalars()]
        found = [(event, number) for event in events if (number := _excepted_in(event))]
        sights = Sights(view)
        sights.read(connection, [event for event, _ in found])
    days = ((event, number, london_day(from_utc_text(event.at))) for event, number in found)
    return sum(
        number
        for event, number, day in days
        if since <= day <= view.day and sights.of(event) is not Sight.CLOSED
    )


def _excepted_in(event: Event) -> int:
    """How many exceptions an entry tells; what it is called and why changes no number."""
    return sum(1 for _ in all_excepts()[event.kind](ReadEntry(event, Sight.OPEN, {}, {})))


def _numbers(view: View, selection: str | None, since: date | None) -> Iterator[Select[int]]:
    """Queries for the entries in which there may be an exception, in no order.

    Kinds that are looked for by one query are looked for together; each such query is asked by itself, since a
    database that is asked for all at once holds every entry against each of them.
    """
    e = event_table.c
    which = _asked_for(view, selection, since)
    yield select(e.seq).where(which, e.kind.in_(sorted(all_excepts().keys() - _among.keys())))
    kinds_of: defaultdict[Among, list[str]] = defaultdict(list)
    for kind, among in sorted(_among.items()):
        kinds_of[among].append(kind)
    for among, kinds in kinds_of.items():
        yield select(e.seq).where(which, e.kind.in_(kinds), e.seq.in_(among(view)))


def _asked_for(view: View, selection: str | None, since: date | None) -> ColumnElement[bool]:
    """The entries of the town that are known, of one selection or since a day where only those are asked for."""
    e = event_table.c
    which: ColumnElement[bool] = e.log == view.town
    if selection:
        about = about_table.c
        touching = select(about.seq).where(about.log == view.town, about.thing == selection)
        which = and_(which, e.seq.in_(touching))
    if view.known_seq is not None:
        which = and_(which, e.seq < view.known_seq)
    if view.as_at is not None:
        # London is never behind UTC. Not the bare column: its index would lead to nearly every entry of the town.
        which = and_(which, func.substr(e.at, 1, 10) <= view.day.isoformat())
    if since is not None:
        # A day early, since moments are kept in UTC; the days themselves are compared when the entries are read.
        later = select(func.min(e.seq)).where(
            e.log == view.town, e.at >= (since - timedelta(days=1)).isoformat()
        )
        with view.reading() as connection:
            first = connection.execute(later).scalar()
        which = and_(which, e.seq >= first) if first is not None else false()
    return which


class _Exceptions(Pages[ExceptionRow]):
    """The exceptions, read as far as somebody asks: the newest come long before all entries are gone through."""

    def __init__(
        self, view: View, numbers: Sequence[int], since: date | None, shown: ExceptionsShown
    ) -> None:
        self._view = view
        self._reader = EntryReader(view)
        self._numbers = numbers
        self._since = since
        self._shown = shown
        self._next = 0
        self._found: list[ExceptionRow] = []
        self._lock = Lock()

    @property
    def _complete(self) -> bool:
        return self._next >= len(self._numbers)

    @property
    def total(self) -> int:
        """How many there are; waits until every entry is gone through."""
        *_, last = self.counts()
        return last

    def counts(self) -> Iterator[int]:
        """Yield how many are found so far, after each portion."""
        self._until(1, PAGE)
        yield len(self._found)
        while not self._complete:
            self._until(len(self._found) + 1, PAGE)
            yield len(self._found)

    def page(self, index: int) -> tuple[ExceptionRow, ...]:
        """Give one page, reading on as far as it needs."""
        if index < 0:
            return ()
        self._until((index + 1) * PAGE, _PORTION)
        return tuple(self._found[index * PAGE : (index + 1) * PAGE])

    def _until(self, wanted: int, least: int) -> None:
        """Read on until so many are found, at least so many entries at once."""
        with self._lock, self._view.reading() as connection:
            while (missing := wanted - len(self._found)) > 0 and not self._complete:
                portion = self._numbers[self._next : self._next + max(least, missing)]
                self._next += len(portion)
                for entry in self._reader.numbered(connection, portion):
                    self._take(entry)

    def _take(self, entry: ReadEntry) -> None:
        day = london_day(from_utc_text(entry.event.at))
        if self._since is not None and day < self._since:
            self._next = len(self._numbers)  # all that follow are older still
            return
        if entry.sight is Sight.CLOSED or day > self._view.day:
            return
        for one in all_excepts()[entry.event.kind](entry):
            if self._shown in {ExceptionsShown.ALL, part_of(one.check)}:
                self._found.append(_row(entry, one, day))


def _row(entry: ReadEntry, one: Excepted, day: date) -> ExceptionRow:
    thing = one.thing or entry.event.subject
    return ExceptionRow(
        seq=entry.event.seq,
        thing_id=thing,
        check=one.check,
        on=day,
        what=one.what,
        about=entry.names.get(thing, UNKNOWN),
        reason=_why(entry, one),
        by=entry.by,
    )


def _why(entry: ReadEntry, one: Excepted) -> str:
    """The reason; nothing is said of it to those who may not read it."""
    said = one.reason or entry.reason
    return said or (NO_REASON if entry.sight is Sight.OPEN else "")
