"""The exceptions: what was done in spite of a rule, with the reason that was given, newest first.

What is one, each file of ``questions/excepted`` says for its subject. Nothing is kept for this list: it is read from the
entries themselves, and so nothing can be left off it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from compacttui.questions.abreast import Asks, abreast
from compacttui.questions.excepting import Excepted, all_excepts, entries_to_look_at
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
_FIRST: Final = PAGE + PAGE // 2
"""How many are looked at first: more than a page, since some turn out to be none."""

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
    which = _asked_for(view, selection, since)

    def looked_for(query: Select[int]) -> Asks[int]:
        return lambda of: _numbers_found(of, query.where(which))

    # Those that look into other tables than the entries come last, and take longest.
    found = abreast(view, [looked_for(query) for query in reversed(entries_to_look_at(view.moment))])
    return _Exceptions(view, sorted(set(found), reverse=True), since, shown)


def _numbers_found(view: View, query: Select[int]) -> Sequence[int]:
    """The numbers of entries that a query finds."""
    with view.reading() as connection:
        return connection.execute(query).scalars().all()


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


def _excepted_in(event: Event, shown: ExceptionsShown = ExceptionsShown.ALL) -> int:
    """How many exceptions of a part of the list an entry tells; what it is called and why changes no number."""
    told = all_excepts()[event.kind](ReadEntry(event, Sight.OPEN, {}, {}))
    return sum(1 for one in told if _is_among(one, shown))


def _is_among(one: Excepted, shown: ExceptionsShown) -> bool:
    return shown in {ExceptionsShown.ALL, part_of(one.check)}


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
    if view.as_at is not None and (later := _first_since(view, view.day + timedelta(days=1))) is not None:
        # London is never behind UTC. Those before the first later one are not looked at for it; of the others not the bare
        # column: its index would lead to nearly every entry of the town.
        which = and_(which, or_(e.seq < later, func.substr(e.at, 1, 10) <= view.day.isoformat()))
    if since is not None:
        # A day early, since moments are kept in UTC; the days themselves are compared when the entries are read.
        first = _first_since(view, since - timedelta(days=1))
        which = and_(which, e.seq >= first) if first is not None else false()
    return which


def _first_since(view: View, day: date) -> int | None:
    """The number of the first entry of a day of UTC or later."""
    e = event_table.c
    query = select(func.min(e.seq)).where(e.log == view.town, e.at >= day.isoformat())
    with view.reading() as connection:
        first: int | None = connection.execute(query).scalar()
    return first


class _Exceptions(Pages[ExceptionRow]):
    """The exceptions, read as far as somebody asks: the newest come long before all entries are gone through."""

    def __init__(
        self, view: View, numbers: Sequence[int], since: date | None, shown: ExceptionsShown
    ) -> None:
        self._view = view
        # A report-back mentions every item of an agenda; an exception calls people and organisations by their names.
        self._reader = EntryReader(view, mentioned=("org", "per"))
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
        self._until(1, _FIRST)
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
                for entry in self._reader.numbered(connection, portion, self._tells_some):
                    self._take(entry)

    def _tells_some(self, event: Event) -> bool:
        return _excepted_in(event, self._shown) > 0

    def _take(self, entry: ReadEntry) -> None:
        day = london_day(from_utc_text(entry.event.at))
        if self._since is not None and day < self._since:
            self._next = len(self._numbers)  # all that follow are older still
            return
        if entry.sight is Sight.CLOSED or day > self._view.day:
            return
        for one in all_excepts()[entry.event.kind](entry):
            if _is_among(one, self._shown):
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
