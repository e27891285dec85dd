"""Taking words out of the records: out of the table that holds them, and out of every row that repeats them.

The rows are not searched for the words. The reducers of the entries that held them are run again without them, and of
the entries that came after for the same things; where a row comes out otherwise, it is written so. That is what the
verifier does with the whole history, and so it finds the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from sqlalchemy import Connection, Table, delete, insert, or_, select, update

from compacttui.records import door, work
from compacttui.records.door import Rewritten
from compacttui.records.erasures import PERSON_ERASED, Listed
from compacttui.records.events import REDUCERS, Event, Reads, Row, Value, version_of
from compacttui.records.log import Books, about_table, event_table, personal_table


def erase(books: Books, event: Event, words: Listed) -> None:
    """Take words out of the records for good, and what stands beside the ledger of the people whose words they are.

    Args:
        books: the town's ledger, open for writing.
        event: the entry that says so, recorded in the same act, just before.
        words: which ones.
    """
    books.forget()
    rows = _Again(books.connection, books.log, words).rows_without()
    if books.connection.dialect.name == "postgresql":
        door.erase(books.connection, books.log, event.seq, rows)
        return
    _take_away(books, words)
    for table, key, cells in rows:
        c = table.c
        is_it = (c.log == books.log, c.id == key[0], c.version == key[1])
        books.connection.execute(update(table).where(*is_it).values(**cells))
    if event.kind == PERSON_ERASED:
        _forget_work(books, [thing for thing in event.about if thing.startswith("per-")])
    # What Today said last was said with the words that are gone; it is worked out again when somebody looks.
    books.connection.execute(delete(work.glance))
    books.connection.execute(insert(work.leftover).values(log=books.log, seq=event.seq))


def _take_away(books: Books, words: Listed) -> None:
    p = personal_table.c
    for seq, fields in words.items():
        books.connection.execute(
            delete(personal_table).where(p.log == books.log, p.seq == seq, p.field.in_(list(fields)))
        )


def _forget_work(books: Books, people: list[str]) -> None:
    """Throw away the unfinished forms of people, everybody's that are about them, and by which names files meant them."""
    d, m = work.draft.c, work.meant.c
    theirs = or_(d.person.in_(people), d.about.in_(people))
    books.connection.execute(delete(work.draft).where(d.log == books.log, theirs))
    books.connection.execute(delete(work.meant).where(m.log == books.log, m.thing.in_(people)))


class _Again:
    """Runs entries again without some words, and gathers the rows that come out otherwise than they stand."""

    def __init__(self, connection: Connection, log: str, words: Listed) -> None:
        self.connection = connection
        self.log = log
        self._words = words
        self._waiting: list[int] = []
        self._seen: set[int] = set()
        self._rows: dict[tuple[str, str], list[Row]] = {}
        self._followed: set[str] = set()
        self._found: dict[tuple[str, str, int], Rewritten] = {}
        self._seq = 0

    def rows_without(self) -> list[Rewritten]:
        """Run the entries that held these words, and whatever came after for the things that they were about."""
        self._wait_for(self._words)
        while self._waiting:
            self._seq = heappop(self._waiting)
            event, private = self._entry(self._seq)
            reads = Reads(self._latest, self._ever)
            for change in list(REDUCERS[event.kind](reads, event, private)):
                if change.kept:
                    self._hold_against(change.table, change.row)
        return list(self._found.values())

    def _wait_for(self, seqs: Iterable[int]) -> None:
        for seq in seqs:
            if seq not in self._seen:
                self._seen.add(seq)
                heappush(self._waiting, seq)

    def _entry(self, seq: int) -> tuple[Event, dict[str, str]]:
        e, p = event_table.c, personal_table.c
        body = self.connection.execute(select(e.body).where(e.log == self.log, e.seq == seq)).scalar_one()
        kept = self.connection.execute(select(p.field, p.value).where(p.log == self.log, p.seq == seq))
        gone = self._words.get(seq, ())
        return Event.from_body(json.loads(body)), {
            row.field: row.value for row in kept if row.field not in gone
        }

    def _hold_against(self, table: Table, row: Row) -> None:
        thing = str(row["id"])
        rows = self._versions(table, thing)
        place = version_of(row) - 1
        stands = rows[place]
        otherwise: dict[str, Value] = {
            column: row[column]
            for column in map(str, table.columns.keys())
            if column != "superseded_seq" and row[column] != stands[column]
        }
        if not otherwise:
            return
        rows[place] = {**stands, **otherwise}
        version = version_of(row)
        _, _, before = self._found.get((table.name, thing, version), (table, (thing, version), {}))
        self._found[table.name, thing, version] = (table, (thing, version), {**before, **otherwise})
        self._wait_for(self._later(rows, thing))

    def _later(self, rows: Iterable[Row], thing: str) -> Iterator[int]:
        """The entries after this one that wrote a row of the thing, or touch it and may have read it."""
        for row in rows:
            for seq in (row["recorded_seq"], row["superseded_seq"]):
                if isinstance(seq, int) and seq > self._seq:
                    yield seq
        whole = thing.partition(".")[0]
        if whole in self._followed:
            return
        self._followed.add(whole)
        a = about_table.c
        touching = select(a.seq).where(a.log == self.log, a.thing == whole, a.seq > self._seq)
        yield from self.connection.execute(touching).scalars().all()

    def _versions(self, table: Table, thing: str) -> list[Row]:
        key = (table.name, thing)
        if key not in self._rows:
            c = table.c
            query = select(table).where(c.log == self.log, c.id == thing).order_by(c.version)
            self._rows[key] = [dict(row) for row in self.connection.execute(query).mappings()]
        return self._rows[key]

    def _ever(self, table: Table, thing: str) -> list[Row]:
        """The rows of a thing as the entries before this one left them."""
        return [
            {
                **row,
                "superseded_seq": None
                if _number(row["superseded_seq"]) >= self._seq
                else row["superseded_seq"],
            }
            for row in self._versions(table, thing)
            if _number(row["recorded_seq"]) < self._seq
        ]

    def _latest(self, table: Table, thing: str) -> Row | None:
        rows = self._ever(table, thing)
        return rows[-1] if rows and rows[-1]["superseded_seq"] is None else None


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
