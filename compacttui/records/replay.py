"""Working the tables out again from the entries, and holding what is kept against it.

The rows that each entry should have written are laid beside those that were written, entry by entry; which entry made a
row a thing of the past is summed up on either side. So a million entries are gone through once, and in little memory.
Only where anything is otherwise are tables then gone through row by row, to name what differs.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import Table

from compacttui.records.alongside import Alongside, Lying, Reader, as_the_library_says
from compacttui.records.events import KINDS, REDUCERS, Change, Event, Reads, Row
from compacttui.records.log import about_table, thing_table
from compacttui.records.statements import latest_first
from compacttui.records.tables import subject_tables
from compacttui.rules.refusal import Refused

_AT_ONCE = 500
"""After so many entries the rows that they made are held against those that are kept."""
_KEPT_ROWS = 60_000
"""How many latest rows stay in memory; older ones are read back from the table under examination.

That is sound: every row was held against its entry when that was gone through, so a row that was changed since shows up
as a difference whether or not a later entry was worked out from it.
"""


Cells: TypeAlias = "tuple[Any, ...]"
"""A row of ours, or what an entry puts on a list, as it is held against what is kept."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what the entries say.

    Attributes:
        entry: the entry that wrote, or should have written, the row.
        sentence: what is wrong, in plain words.
    """

    entry: int | None
    sentence: str


class _Seen:
    """Which things there may be: never wrong when it says that there is none, and small however many there are."""

    _PLACES = 1 << 26

    def __init__(self) -> None:
        self._bits = bytearray(self._PLACES >> 3)

    def add(self, key: tuple[str, str]) -> None:
        """There is this thing."""
        place = hash(key) & (self._PLACES - 1)
        self._bits[place >> 3] |= 1 << (place & 7)

    def may_have(self, key: tuple[str, str]) -> bool:
        """Whether there may be this thing; of those that there are not, one in a hundred at most is taken for one."""
        place = hash(key) & (self._PLACES - 1)
        return bool(self._bits[place >> 3] & 1 << (place & 7))


class _Side:
    """A list or a subject's table: what is kept of it beside what the entries make of it."""

    def __init__(self, rows: Alongside) -> None:
        self.made: list[Cells] = []
        self._rows = rows
        self._is_alike = True

    def hold(self, seq: int) -> None:
        """Hold what was made since the last time, up to an entry, against what is kept."""
        kept = self._kept_up_to(seq)
        # What one entry wrote may lie in any order.
        if kept != self.made and (len(kept) != len(self.made) or set(kept) != set(self.made)):
            self._is_alike = False
        self.made.clear()

    def is_alike(self) -> bool:
        """Whether both are the same; to be asked after the last entry."""
        return self._is_alike and self._rows.is_over

    def _kept_up_to(self, seq: int) -> list[Lying]:
        return self._rows.up_to(seq)


class _Rows(_Side):
    """A subject's table, whose rows become things of the past."""

    def __init__(self, rows: Alongside, names: Sequence[str]) -> None:
        super().__init__(rows)
        self.names = (*names, "superseded_seq")
        self.cells = itemgetter(*names)
        self._past = 0
        # With a key of this hour nobody can have chosen changes that leave the sum as it was.
        self._key = secrets.token_bytes(16)

    def step_back(self, thing: object, version: object, seq: int) -> None:
        """An entry makes a row a thing of the past."""
        self._past += self._said(thing, version, seq)

    def is_alike(self) -> bool:
        """Whether both are the same, and the same rows are things of the past by the same entries."""
        return super().is_alike() and self._past == 0

    def _kept_up_to(self, seq: int) -> list[Lying]:
        kept = super()._kept_up_to(seq)
        for row in kept:
            if row[-1] is not None:
                self._past -= self._said(row[2], row[3], row[-1])
        return [row[:-1] for row in kept]

    def _said(self, thing: object, version: object, seq: object) -> int:
        said = f"{thing} {version} {seq}".encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(said, digest_size=16, key=self._key).digest(), "big")


class Replay:
    """The tables as the entries make them, growing entry by entry, beside those that are kept."""

    def __init__(self, reader: Reader) -> None:
        """Begin; what is kept is read by `reader`, which may say here or later that it is out of order."""
        self.connection, self.log = reader.connection, reader.log
        self._reader = reader
        self._names = {name: table.columns.keys() for name, table in subject_tables.items()}
        self._sides = {name: self._side_of(table) for name, table in subject_tables.items()}
        self._about = _Side(Alongside(reader, about_table, ("seq", "thing")))
        self._things = _Side(Alongside(reader, thing_table, ("first_seq", "id")))
        # As cells, which take a quarter of the memory of rows.
        self._latest: OrderedDict[tuple[str, str], Cells | None] = OrderedDict()
        self._seen = _Seen()
        self._reads = Reads(self._get, self._ever)
        self._seq = 0

    def _side_of(self, table: Table) -> _Rows:
        known = ("recorded_seq", "log", "id", "version")
        names = (*known, *(c.name for c in table.columns if c.name not in {*known, "superseded_seq"}))
        return _Rows(Alongside(self._reader, table, (*names, "superseded_seq")), names)

    def apply(self, event: Event, private: Mapping[str, str]) -> Iterator[str]:
        """Take one entry in; yields a sentence where it could not have been recorded as it stands.

        Raises:
            OutOfOrder: the rows do not lie in the order of the entries, and were to be read as they lie.
        """
        self._seq = event.seq
        try:
            KINDS[event.kind].check(event)
            changes = list(REDUCERS[event.kind](self._reads, event, private))
        except (Refused, ValueError, KeyError, TypeError) as error:
            yield f"Entry {event.seq} ({KINDS[event.kind].title}) could not have been recorded as it stands: {error}"
            return
        for change in changes:
            self._take(change)
        self._about.made += [(event.seq, thing) for thing in event.about]
        if event.seq % _AT_ONCE == 0:
            self._hold()

    def differences(self) -> Iterator[Difference]:
        """Every row that is kept otherwise than the entries say; call it after the last entry."""
        self._hold()
        differing = [subject_tables[name] for name, side in self._sides.items() if not side.is_alike()]
        if differing:
            from compacttui.records.rebuild import differences_in

            for entry, sentence in differences_in(self.connection, self.log, differing):
                yield Difference(entry, sentence)
        if not self._things.is_alike():
            yield Difference(None, "The list of things on record differs from what the entries say.")
        if not self._about.is_alike():
            yield Difference(None, "The list of which entry touches what differs from what the entries say.")

    def _hold(self) -> None:
        for side in (*self._sides.values(), self._about, self._things):
            side.hold(self._seq)

    def _take(self, change: Change) -> None:
        side, row = self._sides[change.table.name], change.row
        thing, version = row["id"], row["version"]
        key = (change.table.name, str(thing))
        if not change.kept:
            side.step_back(thing, version, self._seq)
            self._keep(key, None)
            return
        if change.supersedes is not None:
            side.step_back(thing, change.supersedes, self._seq)
        if version == 1:
            self._things.made.append((row["recorded_seq"], thing))
            self._seen.add(key)
        cells = side.cells(row)
        side.made.append(cells)
        self._keep(key, cells)

    def _keep(self, key: tuple[str, str], cells: Cells | None) -> None:
        self._latest[key] = cells
        self._latest.move_to_end(key)
        if len(self._latest) > _KEPT_ROWS:
            self._latest.popitem(last=False)

    def _get(self, table: Table, thing: str) -> Row | None:
        key = (table.name, thing)
        if key in self._latest:
            cells = self._latest[key]
            names = self._sides[table.name].names
            return None if cells is None else dict(zip(names, (*cells, None), strict=True))
        if not self._seen.may_have(key):
            return None  # reducers ask for what may not be there yet, and each question would cost a query
        rows = self._ever(table, thing)
        # The last one stands, unless an earlier entry took it back.
        return rows[-1] if rows and rows[-1]["superseded_seq"] is None else None

    def _ever(self, table: Table, thing: str) -> list[Row]:
        read = latest_first(table, self.connection.dialect)
        with (
            as_the_library_says(self.connection),
            closing(self.connection.connection.cursor()) as cursor,
        ):
            cursor.execute(read.text, read.parameters({"log": self.log, "id": thing}))
            rows = [dict(zip(self._names[table.name], cells, strict=True)) for cells in cursor.fetchall()]
        return [
            # What superseded it at this point of the history or later had not done so yet.
            {**row, "superseded_seq": None} if (row["superseded_seq"] or 0) >= self._seq else row
            for row in reversed(rows)
            if row["recorded_seq"] < self._seq
        ]
