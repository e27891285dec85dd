"""What each thing is called: read in batches, right for the day and for what was known then.

A name is made of rows of the thing itself and of the things it belongs to ("Carers' seat, Health and
Wellbeing Board"). Reading goes level by level, one query for each kind of thing, whatever their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, Table, and_, bindparam, false, or_, select, true

from compacttui.questions.view import View

UNKNOWN = "(not known)"
"""What stands for a thing that the records, as the viewer asks for them, do not hold."""
NAME_ERASED = "(name erased)"
"""What stands for a person whose name was erased by law."""


def former(seat: str) -> str:
    """What somebody is called whose name was erased: by the seat that they held last, if they held one."""
    return f"former representative, {seat}" if seat else NAME_ERASED


Period: TypeAlias = "Row[Any]"
Of: TypeAlias = "Callable[[str | None], str]"
Say: TypeAlias = "Callable[[Period, Of], str]"

_AT_ONCE = 4000
"""Ids in one query: below the limits of both databases."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How the things of one kind are called.

    Attributes:
        table: where they are kept.
        columns: what their names are made of.
        needs: those of the columns that hold the ids of other things, whose names are used.
        say: the name, from a row and from the names of those others.
    """

    table: Table
    columns: tuple[str, ...]
    needs: tuple[str, ...]
    say: Say


_namings: dict[str, Naming] = {}


def called(
    table: Table, *columns: str, needs: Sequence[str] = (), prefix: str | None = None
) -> Callable[[Say], Say]:
    """Register how the things of a table are called; `prefix` begins their ids where the table's name does not."""

    def register(say: Say) -> Say:
        begins = prefix or table.name[:3]
        if begins in _namings:
            raise ValueError(f"{table.name} has a name already")
        _namings[begins] = Naming(table, columns, tuple(needs), say)
        return say

    return register


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of names: the rows of each thing, and the names that never were others."""

    periods: dict[str, tuple[Period, ...]]
    always: dict[str, str]


class Names:
    """What things are called, as one reader asks: read once, then known.

    Questions that are asked on one connection read each name once for all of them.

    Attributes:
        view: who is looking; decides which rows are known.
    """

    def __init__(self, view: View, *, apart: bool = False) -> None:
        """Make them.

        Args:
            view: who is looking.
            apart: share none with other questions: for whoever goes through more than memory should hold.
        """
        self.view = view
        made = _Known({}, {}) if apart else view.once("names", lambda: _Known({}, {}))
        self._periods, self._always = made.periods, made.always

    def __len__(self) -> int:
        """How many things were asked for so far."""
        return len(self._periods)

    def read(self, connection: Connection, things: Iterable[str | None]) -> None:
        """Read what is needed to name these things, unless it is known already."""
        wanted = {thing for thing in things if thing} - self._periods.keys()
        while wanted:
            found: dict[str, list[Period]] = {thing: [] for thing in wanted}
            further: set[str] = set()
            for prefix, ids in _by_kind(wanted).items():
                naming = naming_of(prefix)
                if naming is None:
                    continue
                rows = [*self._rows(connection, naming, ids)]
                # What was taken back is still spoken of: it keeps the name that it had.
                gone = set(ids) - {row.id for row in rows}
                rows += self._rows(connection, naming, sorted(gone), taken_back=True) if gone else ()
                for row in rows:
                    found[row.id].append(row)
                    further.update(thing for column in naming.needs if (thing := getattr(row, column)))
            self._periods.update((thing, tuple(rows)) for thing, rows in found.items())
            wanted = further - self._periods.keys()

    def of(self, thing: str | None, day: date | str | None = None) -> str | None:
        """What the thing is called on a day (the view's, unless said); nothing where it is not known.

        Before its first day it is called as on that day, and after its last day as on that one.
        """
        if not thing:
            return None
        if (always := self._always.get(thing)) is not None:
            return always
        rows = self._periods.get(thing)
        naming = naming_of(thing[:3])
        if not rows or naming is None:
            return None
        on = day if isinstance(day, str) else (day or self.view.day).isoformat()
        row = held_on(rows, on)
        name = naming.say(row, lambda other: self.of(other, on) or UNKNOWN)
        if len(rows) == 1 and all(self._is_always_the_same(getattr(row, need)) for need in naming.needs):
            self._always[thing] = name
        return name

    def _is_always_the_same(self, thing: str | None) -> bool:
        return not thing or thing in self._always

    def ever(self, thing: str) -> list[str]:
        """Every name that the thing has had, as far as it is known, the first one first."""
        rows = self._periods.get(thing, ())
        named = (self.of(thing, row.effective_from) for row in rows)
        return list(dict.fromkeys(name for name in named if name is not None))

    def on(self, things: Iterable[str | None], day: date | str | None = None) -> dict[str, str]:
        """What these things are called on a day, by id; unknown ones are missing."""
        return {thing: name for thing in things if thing and (name := self.of(thing, day)) is not None}

    def _rows(
        self, connection: Connection, naming: Naming, ids: Sequence[str], *, taken_back: bool = False
    ) -> Iterable[Period]:
        # Made once for each kind of thing: making a query costs as much as asking it.
        query = _query(
            naming.table,
            naming.columns,
            at_a_past_day=self.view.known_seq is not None,
            taken_back=taken_back,
        )
        for some in _in_portions(ids):
            given = {"town": self.view.town, "ids": some, "known": self.view.known_seq}
            yield from connection.execute(query, given).all()


def names_of(
    view: View, connection: Connection, things: Iterable[str | None], day: date | None = None
) -> dict[str, str]:
    """What things are called on a day (the view's, unless said), by id; unknown ones are missing.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        things: ids of any kinds; empty ones are passed over.
        day: the day the names are for.
    """
    wanted = {thing for thing in things if thing}
    names = Names(view)
    names.read(connection, wanted)
    return names.on(wanted, day)


@cache
def _query(table: Table, columns: tuple[str, ...], *, at_a_past_day: bool, taken_back: bool) -> Select[Any]:
    """The known rows of some things of one kind, in order of time; or every row told so far."""
    c = table.c
    known = bindparam("known", type_=c.recorded_seq.type)
    told = c.recorded_seq < known if at_a_past_day else true()
    if not taken_back:
        later = c.superseded_seq >= known if at_a_past_day else false()
        told = and_(told, or_(c.superseded_seq.is_(None), later))
    return (
        select(c.id, c.effective_from, c.effective_to, *(c[column] for column in columns))
        .where(c.log == bindparam("town"), told, c.id.in_(bindparam("ids", expanding=True)))
        .order_by(c.id, c.version)
    )


def held_on(rows: Sequence[Period], on: str) -> Period:
    """Of the known rows of one thing in order of time, the one that held on a day, or the nearest to it."""
    best = rows[0]
    for row in rows:
        if row.effective_from > on:
            break
        best = row
    return best


def naming_of(prefix: str) -> Naming | None:
    """How things whose ids begin so are called."""
    if not _namings:
        import_module("compacttui.questions.namings")
    return _namings.get(prefix)


def _by_kind(things: Iterable[str]) -> Mapping[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for thing in sorted(things):
        kinds[thing[:3]].append(thing)
    return kinds


def _in_portions(ids: Sequence[str]) -> Iterable[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
