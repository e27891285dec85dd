"""What an entry is, which kinds there are, and how each kind changes the tables.

An entry is a past-tense fact in the field's words (``report.submitted``). Its open data are ids, codes,
days and numbers; every name and every free text is personal and stands in the entry as a commitment
only (`body.commitment`), its words kept apart where they can be erased.

A reducer is a pure function ``(get, event, private) -> changes``. The same function runs when the entry
is recorded, when the verifier replays the ledger, and in tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import Table

from compacttui.records.body import Json, canonical
from compacttui.rules.refusal import Refused

Value: TypeAlias = "str | int | None"
"""What one cell of a subject's row may hold."""
Row: TypeAlias = "Mapping[str, Value]"
Private: TypeAlias = "Mapping[str, str]"
"""Personal words by field; an erased field is missing."""

_NOTHING: Row = MappingProxyType({})

ERASED = "(erased)"
"""What stands in a table where personal words were erased by law."""

_TEXTS = itemgetter("log", "at", "kind", "subject", "actor", "role")
_TEXT = {str}

_CELLS = frozenset({str, int})
"""The classes of most values, which stand in a table as they are."""

_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Event:
    """One entry of a town's ledger.

    Attributes:
        log: the town.
        seq: its number, from 0 without gaps.
        at: when it was recorded, UTC, to the second.
        kind: what happened.
        subject: the thing it happened to.
        actor: the person who did it.
        role: the role they did it in.
        about: every thing it touches; timelines are read from this.
        data: ids, codes, days and numbers.
        private: commitments to personal words, by field.
        kind_version: the version of the kind's form.
    """

    log: str
    seq: int
    at: str
    kind: str
    subject: str
    actor: str
    role: str
    about: tuple[str, ...]
    data: Mapping[str, Json]
    private: Mapping[str, str]
    kind_version: int = 1

    def __getitem__(self, field: str) -> Json:
        return self.data[field]

    def text(self, field: str) -> str:
        """A value of the data that must be text."""
        value = self.data[field]
        if not isinstance(value, str):
            raise TypeError(f"{self.kind}.{field} is not text")
        return value

    def texts(self, field: str) -> list[str]:
        """A value of the data that must be a list of texts: ids, codes."""
        value = self.data[field]
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise TypeError(f"{self.kind}.{field} is not a list of texts")
        return value

    def cell(self, field: str) -> Value:
        """A value of the data as a table's cell: text, number, yes/no as 1/0, or nothing."""
        value = self.data.get(field)
        if isinstance(value, bool):
            return int(value)
        if value is None or isinstance(value, (str, int)):
            return value
        raise TypeError(f"{self.kind}.{field} is not one value")

    @property
    def day(self) -> str:
        """The day of recording in London, as ISO text."""
        return london_day_of(self.at)

    def as_body(self) -> dict[str, Json]:
        """What is hashed: everything, position included."""
        return {
            "about": list(self.about),
            "actor": self.actor,
            "at": self.at,
            "data": dict(self.data),
            "kind": self.kind,
            "log": self.log,
            "private": dict(self.private),
            "role": self.role,
            "seq": self.seq,
            "subject": self.subject,
            "v": self.kind_version,
        }

    @classmethod
    def from_body(cls, value: Json) -> Event:
        """The entry that a body's value is; raises KeyError or TypeError where it is none."""
        body = _mapping(value)
        about, private = _sequence(body["about"]), _mapping(body["private"])
        texts = _TEXTS(body)
        if set(map(type, (*texts, *about, *private.values()))) != _TEXT:
            raise TypeError("text expected")
        log, at, kind, subject, actor, role = texts
        event = object.__new__(cls)
        # At once: to set them one by one, as the class does for its callers, takes twice as long, a million times over.
        vars(event).update(
            log=log,
            seq=_whole(body["seq"]),
            at=at,
            kind=kind,
            subject=subject,
            actor=actor,
            role=role,
            about=tuple(about),
            data=_mapping(body["data"]),
            private=private,
            kind_version=_whole(body["v"]),
        )
        return event


def london_day_of(moment: str) -> str:
    """The day in London, as ISO text, of a moment in UTC as entries have it."""
    return _london_day(moment[:13])


@lru_cache(maxsize=1024)
def _london_day(hour: str) -> str:
    if hour[11:] != "23":
        return hour[:10]  # London is never behind UTC, and never more than an hour before it
    # A day begins on a full hour of UTC, in summer and in winter.
    return datetime.fromisoformat(f"{hour}:00:00Z").astimezone(_LONDON).date().isoformat()


def _whole(value: Json) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError("whole number expected")


def _sequence(value: Json) -> list[Json]:
    if isinstance(value, list):
        return value
    raise TypeError("list expected")


def _mapping(value: Json) -> dict[str, Json]:
    if isinstance(value, dict):
        return value
    raise TypeError("object expected")


class Get(Protocol):
    """Reads the latest row of a thing, as the entries before this one left it."""

    def __call__(self, table: Table, thing: str) -> Row | None:
        """The row, or nothing where the table has none for this thing."""

    def ever(self, table: Table, thing: str) -> list[Row]:
        """Every row of the thing, the first version first, each as the entries before this one left it."""


@dataclass(frozen=True, slots=True)
class Reads:
    """Reads rows for reducers, by two functions of whoever keeps them.

    Attributes:
        latest: the latest row of a thing.
        all_of: every row of it.
    """

    latest: Callable[[Table, str], Row | None]
    all_of: Callable[[Table, str], list[Row]]

    def __call__(self, table: Table, thing: str) -> Row | None:
        """The row, or nothing where the table has none for this thing."""
        return self.latest(table, thing)

    def ever(self, table: Table, thing: str) -> list[Row]:
        """Every row of the thing, the first version first."""
        return self.all_of(table, thing)


class Change(NamedTuple):  # made a million times over, and a tuple in half the time
    """One row to write, and the version of the same thing that it makes a thing of the past.

    Attributes:
        table: the subject's table.
        row: the whole row.
        supersedes: the version whose ``superseded_seq`` becomes this entry's number; none for a first row.
        kept: whether the row is written; otherwise it is the one that is taken back, and nothing takes its place.
    """

    table: Table
    row: Row
    supersedes: int | None = None
    kept: bool = True


Reducer: TypeAlias = "Callable[[Get, Event, Private], Iterator[Change]]"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: what it says and of whom.

    Attributes:
        name: ``subject.happened``.
        title: what a person reads in a history, e.g. "Report-back sent".
        about: the kinds of thing each such entry must touch.
        data: the names of the open data it may hold.
        private: the personal fields it may hold; ``items.*.said`` stands for each item's.
        version: of the kind's form; reducers go on reading older ones.
    """

    name: str
    title: str
    about: tuple[str, ...]
    data: frozenset[str]
    private: tuple[str, ...]
    version: int = 1

    def check(self, event: Event) -> None:
        """Refuse an entry that is not of this form.

        Raises:
            ValueError: data or personal fields that the kind does not know, or a thing it must touch is missing.
        """
        if not event.data.keys() <= self.data:
            raise ValueError(f"{self.name} knows no {', '.join(sorted(event.data.keys() - self.data))}")
        for field in event.private:
            if not _is_one_of(field, self.private):
                raise ValueError(f"{self.name} knows no personal field {field}")
        if self.about:
            touched = {thing[:3] for thing in event.about}
            if missing := [thing for thing in self.about if thing[:3] not in touched]:
                raise ValueError(f"{self.name} must say which {', '.join(missing)} it is about")


@lru_cache(maxsize=4096)
def _is_one_of(field: str, patterns: tuple[str, ...]) -> bool:
    return field in patterns or any(fnmatchcase(field, pattern) for pattern in patterns)


_kinds: dict[str, Kind] = {}
_reducers: dict[str, Reducer] = {}
KINDS: Mapping[str, Kind] = MappingProxyType(_kinds)
"""Every kind of entry, by name."""
REDUCERS: Mapping[str, Reducer] = MappingProxyType(_reducers)
"""Every kind's reducer, by name."""


def kind(
    name: str,
    title: str,
    *,
    about: tuple[str, ...] = (),
    data: tuple[str, ...] = (),
    private: tuple[str, ...] = (),
    version: int = 1,
) -> Kind:
    """Register a kind of entry. Every kind may carry a ``reason``, which is personal text."""
    if name in _kinds:
        raise ValueError(f"{name} is registered twice")
    _kinds[name] = Kind(name, title, about, frozenset(data), (*private, "reason"), version)
    return _kinds[name]


def reduces(name: str) -> Callable[[Reducer], Reducer]:
    """Register the reducer of a kind."""
    if name not in _kinds:
        raise ValueError(f"{name} is no kind of entry")

    def register(reducer: Reducer) -> Reducer:
        _reducers[name] = reducer
        return reducer

    return register


@cache
def _empty_row(table: Table) -> Row:
    # Going through a table's columns takes longer than everything else a reducer does; so does what is not a plain dict.
    return dict.fromkeys(table.columns.keys())


def told(table: Table, event: Event, private: Private) -> dict[str, Value]:
    """What an entry tells of a table's columns: its data and its words under the columns' own names.

    Lists become canonical JSON; words that were erased by law become `ERASED`.
    """
    columns = _empty_row(table)
    said: dict[str, Value] = {}
    for name, value in event.data.items():
        if name not in columns:
            continue
        if value is None or value.__class__ in _CELLS:
            said[name] = value  # type: ignore[assignment]  # one of these classes
        else:
            said[name] = canonical(value).decode() if isinstance(value, list) else event.cell(name)
    for name in event.private:
        if name in columns:
            said[name] = private.get(name, ERASED)
    return said


def opened(
    table: Table,
    event: Event,
    said: Row = _NOTHING,
    *,
    thing: str | None = None,
    since: str | None = None,
    **values: Value,
) -> Change:
    """The first row of a thing (the entry's subject unless another is named), true since `since` or the day of the entry."""
    return Change(
        table,
        {
            **_empty_row(table),
            **said,
            **values,
            "log": event.log,
            "id": thing or event.subject,
            "version": 1,
            "effective_from": since or event.day,
            "recorded_seq": event.seq,
        },
    )


def changed(
    get: Get,
    table: Table,
    event: Event,
    said: Row = _NOTHING,
    *,
    thing: str | None = None,
    since: str | None = None,
    **values: Value,
) -> Iterator[Change]:
    """New values from `since` (or the day of the entry) on; what held before stays true until then."""
    row = _latest(get, table, event, thing)
    start = since or event.day
    if start <= str(row["effective_from"]):
        # From its first day on: nothing of the old period is left, and the ledger still knows it was said.
        yield _next(table, row, event, said, **values)
        return
    closed = _next(table, row, event, effective_to=start)
    yield closed
    yield Change(
        table,
        {
            **row,
            **said,
            **values,
            "version": version_of(closed.row) + 1,
            "effective_from": start,
            "recorded_seq": event.seq,
        },
    )


def corrected(
    get: Get, table: Table, event: Event, said: Row = _NOTHING, *, thing: str | None = None, **values: Value
) -> Iterator[Change]:
    """The same period, told rightly: a typing error put right."""
    yield _next(table, _latest(get, table, event, thing), event, said, **values)


def ended(
    get: Get,
    table: Table,
    event: Event,
    said: Row = _NOTHING,
    *,
    thing: str | None = None,
    until: str | None = None,
    **values: Value,
) -> Iterator[Change]:
    """True until before `until` (or the day of the entry), and no longer."""
    row = _latest(get, table, event, thing)
    stop = max(until or event.day, str(row["effective_from"]))
    yield _next(table, row, event, said, effective_to=stop, **values)


def version_of(row: Row) -> int:
    """A row's version; raises TypeError where there is none."""
    version = row["version"]
    if not isinstance(version, int):
        raise TypeError("a row's version is a whole number")
    return version


def _latest(get: Get, table: Table, event: Event, thing: str | None) -> Row:
    row = get(table, thing or event.subject)
    if row is None:
        raise Refused(f"There is no such {table.name.replace('_', ' ')} on record. Nothing was changed.")
    return row


def _next(table: Table, row: Row, event: Event, said: Row = _NOTHING, **values: Value) -> Change:
    version = version_of(row)
    return Change(
        table,
        {**row, **said, **values, "version": version + 1, "recorded_seq": event.seq},
        supersedes=version,
    )
