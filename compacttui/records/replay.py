"""Working the tables out again from the entries, and holding what is kept against it.

The rows that each entry should have written are laid beside those that were written, entry by entry; which entry made a
row a thing of the past is summed up on either side. So a million entries are gone through once, and in little memory.
Only where anything is otherwise are tables then gone through row by row, to name what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Table

from compacttui.records.alongside import Alongside, Reader, as_the_library_says
from compacttui.records.events import KINDS, REDUCERS, Change, Event, Reads, Row, Value
from compacttui.records.log import about_table, thing_table
from compacttui.records.sides import List, Rows, Seen
from compacttui.records.statements import Statement, latest_before, latest_first
from compacttui.records.tables import subject_tables
from compacttui.rules.refusal import Refused

_AT_ONCE = 500
"""After so many entries the rows that they made are held against those that are kept."""

_SPARE = 3_000
"""So many rows more stay in memory, each in the table from which one had to be read back."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what the entries say.

    Attributes:
        entry: the entry that wrote, or should have written, the row.
        sentence: what is wrong, in plain words.
    """

    entry: int | None
    sentence: str


class Replay:
    """The tables as the entries make them, growing entry by entry, beside those that are kept."""

    def __init__(self, reader: Reader, key: bytes) -> None:
        """Begin.

        Args:
            reader: reads what is kept, of all entries or of a stretch of them; it may say here or later that it is out of
                order. What earlier entries left is taken from the tables under examination.
            key: 16 bytes of this hour: nobody can have chosen changes then that leave the sums of it as they were.
        """
        self.connection, self.log = reader.connection, reader.log
        self._reader = reader
        self._key = key
        self._names = {name: table.columns.keys() for name, table in subject_tables.items()}
        self._sides = {name: self._side_of(table) for name, table in subject_tables.items()}
        self._about = List(reader, about_table, "seq", "thing", key)
        self._things = List(reader, thing_table, "first_seq", "id", key)
        self._seen = Seen()
        if reader.since is not None:
            before = Reader(self.connection, self.log, until=reader.since)
            for earlier in before.listed(thing_table, "first_seq", thing_table.c.id):
                for (thing,) in earlier:
                    self._seen.add(thing)
        self._reads = Reads(self._get, self._ever)
        self._seq = 0
        self._spare = _SPARE

    def _side_of(self, table: Table) -> Rows:
        known = ("recorded_seq", "id", "version")
        # The town is that of the entries, and of every row that is read.
        names = (*known, *(c.name for c in table.columns if c.name not in {*known, "log", "superseded_seq"}))
        return Rows(Alongside(self._reader, table, (*names, "superseded_seq")), names, self._key)

    def apply(self, event: Event, private: Mapping[str, str]) -> str:
        """Take one entry in; gives a sentence where it could not have been recorded as it stands, and nothing otherwise.

        Raises:
            OutOfOrder: the rows do not lie in the order of the entries, and were to be read as they lie.
        """
        self._seq = seq = event.seq
        try:
            KINDS[event.kind].check(event)
            changes = list(REDUCERS[event.kind](self._reads, event, private))
        except (Refused, ValueError, KeyError, TypeError) as error:
            return (
                f"Entry {seq} ({KINDS[event.kind].title}) could not have been recorded as it stands: {error}"
            )
        for change in changes:
            self._take(change)
        self._about.put(seq, event.about)
        if seq % _AT_ONCE == 0:
            self._hold()
        return ""

    def past(self) -> dict[str, int] | None:
        """What is left of the sums of who made what a thing of the past, by table; nothing where any row differs.

        Of all entries nothing is left of them. Of a stretch something is, since an entry makes rows of earlier ones things of
        the past; what is left of all stretches of a history adds up to nothing. Call it after the last entry.
        """
        self._hold()
        if not (
            all(side.are_rows_alike() for side in self._sides.values())
            and self._about.are_rows_alike()
            and self._things.are_rows_alike()
        ):
            return None
        return {name: side.past for name, side in self._sides.items()}

    def differences(self) -> Iterator[Difference]:
        """Every row that is kept otherwise than the entries say; call it after the last entry."""
        self._hold()
        differing = [
            subject_tables[name]
            for name, side in self._sides.items()
            if side.past or not side.are_rows_alike()
        ]
        if differing:
            from compacttui.records.rebuild import differences_in

            for entry, sentence in differences_in(self.connection, self.log, differing):
                yield Difference(entry, sentence)
        if not self._things.are_rows_alike():
            yield Difference(None, "The list of things on record differs from what the entries say.")
        if not self._about.are_rows_alike():
            yield Difference(None, "The list of which entry touches what differs from what the entries say.")

    def _hold(self) -> None:
        for side in self._sides.values():
            side.hold(self._seq)
        for listed in (self._about, self._things):
            listed.hold()

    def _take(self, change: Change) -> None:
        table, row, supersedes, is_kept = change
        side = self._sides[table.name]
        thing, version = str(row["id"]), row["version"]
        if not is_kept:
            side.step_back(thing, version, self._seq)
            side.keep(thing, None)
            return
        if supersedes is not None:
            side.step_back(thing, supersedes, self._seq)
        if version == 1:
            self._things.put(row["recorded_seq"], (thing,))
            self._seen.add(thing)
        cells = side.cells(row)
        side.made.append(cells)
        side.keep(thing, cells)

    def _get(self, table: Table, thing: str) -> Row | None:
        side = self._sides[table.name]
        for rows in (side.latest, side.earlier):
            if thing in rows:
                cells = rows[thing]
                return None if cells is None else side.as_row(self.log, cells)
        if not self._seen.may_have(thing):
            return None  # reducers ask for what may not be there yet, and each question would cost a query
        found = self._read(latest_before, table, " LIMIT 1", id=thing, before=self._seq)
        if not found or found[0]["superseded_seq"] is not None:
            return None  # there is none, or an earlier entry took the last one back
        side.keep(thing, side.cells(found[0]))
        if self._spare:
            self._spare -= 1
            side.room += 1
        return found[0]

    def _ever(self, table: Table, thing: str) -> list[Row]:
        versions = self._read(latest_first, table, id=thing)
        return [row for row in reversed(versions) if row["recorded_seq"] < self._seq]

    def _read(
        self, how: Callable[[Table, Dialect], Statement], table: Table, most: str = "", /, **named: Value
    ) -> list[dict[str, Any]]:
        """Rows of the table under examination, as the entries before this one left them."""
        read = how(table, self.connection.dialect)
        with (
            as_the_library_says(self.connection),
            closing(self.connection.connection.cursor()) as cursor,
        ):
            cursor.execute(f"{read.text}{most}", read.parameters({"log": self.log, **named}))
            rows = [dict(zip(self._names[table.name], cells, strict=True)) for cells in cursor.fetchall()]
        for row in rows:
            # What superseded it at this point of the history or later had not done so yet.
            if (row["superseded_seq"] or 0) >= self._seq:
                row["superseded_seq"] = None
        return rows
