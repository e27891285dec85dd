"""Reading entries of the ledger in bulk, with the names of what they touch and the words that may be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, select

from compacttui.questions.names import Names
from compacttui.questions.sight import MADE_BY_THE_PROGRAM, Sight, Sights
from compacttui.questions.telling import Entry, Told, tell
from compacttui.questions.view import View
from compacttui.records.events import KINDS, Event
from compacttui.records.log import event_table, head_table, personal_table

_MOST_NAMED = 24
"""Things of one entry whose names are read: those it touches stand first; a frozen register lists thousands."""

_ID = re.compile(r'"([a-z]{3}-[0-9a-z]{16})[".]')


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry as one reader may read it.

    Attributes:
        event: the entry.
        sight: how much of it the reader may read.
        words: the personal words that the reader may read, by field.
        names: what things are called, on the day of the entry.
    """

    event: Event
    sight: Sight
    words: Mapping[str, str]
    names: Mapping[str, str]

    @property
    def told(self) -> Told:
        """The entry in words, or as much of it as may be read; its reason stands apart, in `reason`."""
        if self.sight is Sight.CLOSED:
            return Told(self.event.day, "closed entry", "not shown to you")
        words = self.words
        if "reason" in words:
            words = {field: said for field, said in words.items() if field != "reason"}
        return tell(Entry(self.event, words, self.names))

    @property
    def title(self) -> str:
        """What happened, as histories call it."""
        return "Closed entry" if self.sight is Sight.CLOSED else KINDS[self.event.kind].title

    @property
    def reason(self) -> str:
        """Why, if a reason was given and may be read."""
        return self.words.get("reason", "")

    @property
    def by(self) -> str:
        """Who recorded it: "Ama Larbi, officer”."""
        return said_by(self.event, self.names)


class NamesOnDay(Mapping[str, str]):
    """What things are called on one day, worked out when asked."""

    __slots__ = ("_day", "_names", "_things")

    def __init__(self, names: Names, things: Sequence[str], day: str) -> None:
        self._names, self._things, self._day = names, things, day

    def __getitem__(self, thing: str) -> str:
        name = self._names.of(thing, self._day)
        if name is None:
            raise KeyError(thing)
        return name

    def get(self, thing: str, default: Any = None) -> Any:
        """The name, or something else; without the exception that the base class would go through."""
        name = self._names.of(thing, self._day)
        return default if name is None else name

    def __iter__(self) -> Iterator[str]:
        return (thing for thing in self._things if self._names.of(thing, self._day) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


_NAMES_KEPT: Final = 1500
"""Names known from earlier pages beyond which a reader begins anew: a long history is read in bounded memory."""


class EntryReader:
    """Reads entries for one reader; what it learned of names and limits it keeps for the next page.

    Attributes:
        view: who is looking.
    """

    def __init__(self, view: View, mentioned: Collection[str] | None = None) -> None:
        """Make it.

        Args:
            view: who is looking.
            mentioned: beginnings of the ids of the things that are named where an entry only mentions them; all if
                nothing is said. What it touches is named in any case.
        """
        self.view = view
        self._mentioned = mentioned
        self._names = Names(view, apart=True)
        self._sights = Sights(view)

    def read(
        self, connection: Connection, which: ColumnElement[bool], *, newest_first: bool = True
    ) -> list[ReadEntry]:
        """The entries for which a condition on the table of entries holds.

        Args:
            connection: from ``view.reading()``.
            which: the condition; the town is added here.
            newest_first: the order.
        """
        e = event_table.c
        order = e.seq.desc() if newest_first else e.seq.asc()
        found = connection.execute(
            select(e.seq, e.body).where(e.log == self.view.town, which).order_by(order)
        ).all()
        return self.of_bodies(connection, [(seq, body) for seq, body in found])

    def numbered(
        self, connection: Connection, numbers: Sequence[int], which: Callable[[Event], bool] | None = None
    ) -> list[ReadEntry]:
        """The entries with these numbers, newest first.

        Args:
            connection: from ``view.reading()``.
            numbers: their numbers.
            which: of which of them names and words are to be read; the others are left out.
        """
        given = {"town": self.view.town, "numbers": list(numbers)}
        found = connection.execute(_BODIES, given).all() if numbers else ()
        return self.of_bodies(connection, [(seq, body) for seq, body in found], which)

    def of_bodies(
        self,
        connection: Connection,
        found: Sequence[tuple[int, str]],
        which: Callable[[Event], bool] | None = None,
    ) -> list[ReadEntry]:
        """The entries with these numbers and bodies, or some of them."""
        read = [(Event.from_body(json.loads(body)), body) for _, body in found]
        read = [(event, body) for event, body in read if which is None or which(event)]
        if not read:
            return []
        events = [event for event, _ in read]
        things = [self._to_name(event, body) for event, body in read]
        if len(self._names) > _NAMES_KEPT:
            self._names = Names(self.view, apart=True)
        always = {one for event in events for one in (event.actor, event.subject)}
        self._names.read(connection, always.union(*things))
        self._sights.read(connection, events)
        private = self._private(connection, [event.seq for event in events])
        return [
            self._entry(event, some, private.get(event.seq, {}))
            for event, some in zip(events, things, strict=True)
        ]

    def _to_name(self, event: Event, body: str) -> list[str]:
        things = _ID.findall(body)[:_MOST_NAMED]
        if self._mentioned is None:
            return things
        return [thing for thing in things if thing[:3] in self._mentioned or thing in event.about]

    def may_read(self, event: Event, field: str) -> bool:
        """Whether the reader may read a personal field of an entry that was read before."""
        return self._sights.may_read(event, field)

    def _entry(self, event: Event, things: Sequence[str], private: Mapping[str, str]) -> ReadEntry:
        names = NamesOnDay(self._names, things, event.day)
        return ReadEntry(event, self._sights.of(event), self._sights.words(event, private), names)

    def _private(self, connection: Connection, seqs: Sequence[int]) -> dict[int, dict[str, str]]:
        words: dict[int, dict[str, str]] = {}
        given = {"town": self.view.town, "numbers": list(seqs)}
        for seq, field, value in connection.execute(_WORDS, given).all():
            words.setdefault(seq, {})[field] = value
        return words


_e, _p = event_table.c, personal_table.c
_NUMBERS: Final[BindParameter[Any]] = bindparam("numbers", expanding=True)
# Made once: making a query costs as much as asking it.
_BODIES: Final = (
    select(_e.seq, _e.body).where(_e.log == bindparam("town"), _e.seq.in_(_NUMBERS)).order_by(_e.seq.desc())
)
_WORDS: Final = select(_p.seq, _p.field, _p.value).where(
    _p.log == bindparam("town"), _p.seq.in_(_NUMBERS), _p.field.not_in(MADE_BY_THE_PROGRAM)
)


def said_by(event: Event, names: Mapping[str, str]) -> str:
    """Who recorded an entry, and in which role: "Ama Larbi, officer”."""
    from compacttui.rules.roles import Role

    return f"{names.get(event.actor, 'somebody no longer named')}, {Role.of(event.role).words}"


_PART_OF_A_TERM: Final = frozenset({"lea", "rev", "rec", "han"})
"""Beginnings of the ids of what happens in a term of office, and has no record of its own."""


def leads_to(event: Event) -> str:
    """The id of what an entry opens: of its subject, or of the term that its subject is a part of."""
    term = event.data.get("term")
    return term if event.subject[:3] in _PART_OF_A_TERM and isinstance(term, str) else event.subject


def size_of(view: View, connection: Connection) -> int:
    """How many entries the town's ledger has, as known on the day asked for."""
    if view.known_seq is not None:
        return view.known_seq
    h = head_table.c
    return int(connection.execute(select(h.size).where(h.log == view.town)).scalar() or 0)
