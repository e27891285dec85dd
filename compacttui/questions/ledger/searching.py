"""Searching the history by words: what is looked through, and how results come before the search is over.

Looked through are the personal words of entries as they were typed (names, reasons, notes), the names, past
and present, of the people and things that entries touch, and what happened ("term ended"). Capital letters do
not matter; accents matter in words as typed, and not in names. There is no index of private words, since an
index keeps what was erased: the history is gone through in portions, newest first.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Final, Generic, TypeVar

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    select,
    union,
    union_all,
)

from compacttui.questions.ledger.entries import EntryReader, ReadEntry
from compacttui.questions.sight import MADE_BY_THE_PROGRAM, READ_NEARLY_ALL, Sight, told_kinds
from compacttui.questions.view import View
from compacttui.questions.windows import PAGE, Pages
from compacttui.records.events import KINDS
from compacttui.records.log import about_table, event_table, personal_table
from compacttui.records.organisations import organisation
from compacttui.records.partnerships import constituency, partnership, seat
from compacttui.records.people import person
from compacttui.rules.text import folded, one_line

SEARCHES: Final = (
    "Searches what happened, the reasons and notes as they were typed, and the names of everyone and everything "
    "an entry touches."
)
"""What a person reads beside the search field."""

_FIRST_PORTION: Final = 4_000
_LARGEST_PORTION: Final = 128_000
_NAMED: Final = (organisation, person, partnership, seat, constituency)

_SURE: Final = literal(1).label("sure")
"""What everybody who reads nearly all reads in it; of reports even they do not read everything."""

RowType = TypeVar("RowType")


class Search:
    """A search through the history, newest first, that goes on as far as somebody asks.

    Attributes:
        complete: everything was looked through.
        found: the numbers of the entries found so far, newest first.
    """

    def __init__(
        self,
        view: View,
        reader: EntryReader,
        text: str,
        within: Select[tuple[int]] | None,
        first: int,
        end: int,
    ) -> None:
        """Begin a search; nothing is read yet.

        Args:
            view: who is looking.
            reader: reads entries for them.
            text: what to look for.
            within: the numbers of the entries to look through, if not all.
            first: the lowest number to look at.
            end: the first number past those to look at.
        """
        self.view = view
        self.reader = reader
        self.found: array[int] = array("q")
        self._text = one_line(text)
        self._within = within
        self._first = first
        self._next = end
        self._portion = _FIRST_PORTION
        self._reads_nearly_all = view.role in READ_NEARLY_ALL
        self._lock = Lock()

    @property
    def complete(self) -> bool:
        """Whether everything was looked through."""
        return self._next <= self._first

    def until(self, wanted: int) -> None:
        """Look on until so many are found, or everything was looked through."""
        with self._lock, self.view.reading() as connection:
            while len(self.found) < wanted and not self.complete:
                self._look(connection)

    def once(self) -> None:
        """Look through one more portion."""
        with self._lock, self.view.reading() as connection:
            if not self.complete:
                self._look(connection)

    def _look(self, connection: Connection) -> None:
        low = max(self._first, self._next - self._portion)
        hits = self._hits(low, self._next).subquery()
        sure = func.max(hits.c.sure)
        query = select(hits.c.seq, sure).group_by(hits.c.seq).order_by(hits.c.seq.desc())
        if self._within is not None:
            query = query.where(hits.c.seq.in_(self._within))
        found = connection.execute(query).all()
        # What may not be read may not be found either.
        doubtful = {seq for seq, is_sure in found if not (is_sure and self._reads_nearly_all)}
        kept = self._readable(connection, sorted(doubtful))
        self.found.extend(seq for seq, _ in found if seq in kept or seq not in doubtful)
        self._next = low
        self._portion = min(self._portion * 2, _LARGEST_PORTION)

    def _hits(self, low: int, end: int) -> CompoundSelect[tuple[int, int]]:
        """The numbers of a portion's entries with the words in them; sure unless the words are of a report."""
        e, p, a = event_table.c, personal_table.c, about_table.c
        town = self.view.town
        of_a_report = case((e.subject.startswith("rep-"), 0), else_=1)
        parts = [
            select(p.seq, of_a_report.label("sure"))
            .join_from(personal_table, event_table, and_(e.log == p.log, e.seq == p.seq))
            .where(
                p.log == town,
                p.seq >= low,
                p.seq < end,
                p.value.icontains(self._text, autoescape=True),
                p.field.not_in(MADE_BY_THE_PROGRAM),
                told_kinds(self.view),
            )
        ]
        in_events = select(e.seq, _SURE).where(
            e.log == town, e.seq >= low, e.seq < end, told_kinds(self.view)
        )
        if kinds := titled(self._text):
            parts.append(in_events.where(e.kind.in_(kinds)))
        if name := folded(self._text):
            called = union(*(self._named(table, name) for table in _NAMED))
            touching = select(a.seq, _SURE).where(a.log == town, a.seq >= low, a.seq < end)
            parts.append(touching.where(a.thing.in_(called)))
            parts.append(in_events.where(e.actor.in_(self._named(person, name))))
        return union_all(*parts)

    def _named(self, table: Table, name: str) -> Select[tuple[str]]:
        c = table.c
        return select(c.id).where(self.view.known(table), c.folded.contains(name, autoescape=True))

    def _readable(self, connection: Connection, numbers: Sequence[int]) -> set[int]:
        kept: set[int] = set()
        for start in range(0, len(numbers), PAGE):
            entries = self.reader.numbered(connection, numbers[start : start + PAGE])
            kept.update(entry.event.seq for entry in entries if says(entry, self._text))
        return kept


class SearchPages(Pages[RowType], Generic[RowType]):
    """What a search finds, by the page; pages near the newest come long before the search is over."""

    def __init__(self, search: Search, row_of: Callable[[ReadEntry], RowType]) -> None:
        self._search = search
        self._row_of = row_of

    @property
    def total(self) -> int:
        """How many entries there are; waits for the search to be over."""
        while not self._search.complete:
            self._search.once()
        return len(self._search.found)

    def counts(self) -> Iterator[int]:
        """Yield how many are found so far, after each portion."""
        while not self._search.complete:
            self._search.once()
            yield len(self._search.found)
        yield len(self._search.found)

    def page(self, index: int) -> tuple[RowType, ...]:
        """Give one page, looking on as far as it needs."""
        if index < 0:
            return ()
        self._search.until((index + 1) * PAGE)
        numbers = list(self._search.found[index * PAGE : (index + 1) * PAGE])
        if not numbers:
            return ()
        with self._search.view.reading() as connection:
            entries = self._search.reader.numbered(connection, numbers)
            return tuple(self._row_of(entry) for entry in entries)


def titled(text: str) -> tuple[str, ...]:
    """The kinds of entries whose titles have these words in them."""
    wanted = text.casefold()
    return tuple(kind.name for kind in KINDS.values() if wanted in kind.title.casefold())


def says(entry: ReadEntry, text: str) -> bool:
    """Whether what a reader may read of an entry has the text in it."""
    if entry.sight is Sight.CLOSED:
        return False
    wanted, name = text.casefold(), folded(text)
    if wanted in entry.title.casefold() or any(wanted in words.casefold() for words in entry.words.values()):
        return True
    touched = (entry.names.get(thing, "") for thing in (*entry.event.about, entry.event.actor))
    return bool(name) and any(name in folded(called) for called in touched)
