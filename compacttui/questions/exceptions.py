"""The exceptions: what was done in spite of a rule, with the reason that was given, newest first.

Each file of ``questions/excepted`` says, for the kinds of entries of its subject, what in an entry was done in spite of a
rule. Nothing is kept for this list: it is read from the entries themselves, and so nothing can be left off it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from compacttui.questions import excepted as excepted_files
from compacttui.questions.ledger.entries import EntryReader, ReadEntry, leads_to
from compacttui.questions.names import UNKNOWN
from compacttui.questions.registry import column, question
from compacttui.questions.sight import Sight
from compacttui.questions.view import View
from compacttui.records.log import about_table, event_table
from compacttui.rules.dates import from_utc_text, london_day
from compacttui.rules.given import Selection
from compacttui.rules.word import Word

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
) -> Sequence[ExceptionRow]:
    """What came late, was changed afterwards, waived, withheld, or done in spite of a rule, newest first.

    Args:
        selection: only those of one selection.
        since: only those recorded on this day or later.
        shown: all of them, or a part.
    """
    with view.reading() as connection:
        return [
            row
            for row in _rows(view, connection, selection)
            if (since is None or row.on >= since) and shown in {ExceptionsShown.ALL, part_of(row.check)}
        ]


def _rows(view: View, connection: Connection, selection: str | None) -> Iterator[ExceptionRow]:
    e = event_table.c
    whole = sorted(all_excepts().keys() - _among.keys())
    which: ColumnElement[bool] = or_(
        e.kind.in_(whole),
        *(and_(e.kind == kind, e.seq.in_(among(view))) for kind, among in sorted(_among.items())),
    )
    if selection:
        about = about_table.c
        touching = select(about.seq).where(about.log == view.town, about.thing == selection)
        which = and_(which, e.seq.in_(touching))
    if view.known_seq is not None:
        which = and_(which, e.seq < view.known_seq)
    for entry in EntryReader(view).read(connection, which):
        day = london_day(from_utc_text(entry.event.at))
        if entry.sight is Sight.CLOSED or day > view.day:
            continue
        for one in all_excepts()[entry.event.kind](entry):
            thing = one.thing or leads_to(entry.event)
            yield ExceptionRow(
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
