"""Working the tables out again from the entries, and holding what is kept against it.

The rows that each entry should have written are laid beside those that were written, entry by entry; which entry made a
row a thing of the past is summed up on either side. So a million entries are gone through once, and in little memory.
Only where anything is otherwise are tables then gone through row by row, to name what differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import Table, Text, cast, literal

from compacttui.records.alongside import Alongside, Lying, Reader, as_the_library_says
from compacttui.records.events import KINDS, REDUCERS, Change, Event, Reads, Row, Value
from compacttui.records.log import about_table, thing_table
from compacttui.records.statements import latest_first
from compacttui.records.tables import subject_tables
from compacttui.rules.refusal import Refused

_AT_ONCE = 500
"""After so many entries the rows that they made are held against those that are kept."""
_KEPT_ROWS = 1_000
"""The latest rows of at least so many things of each table stay in memory, and of at most twice as many; others are read back
from the table under examination.

That is sound: every row is held against its entry by whoever goes through that, so a row that was changed since shows up as a
difference whether or not a later entry was worked out from it.
"""

Cells: TypeAlias = "tuple[Any, ...]"
"""A row of ours as it is held against what is kept."""


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

    _PLACES = 1 << 25

    def __init__(self) -> None:
        self._bits = bytearray(self._PLACES >> 3)

    def add(self, thing: str) -> None:
        """There is this thing."""
        place = hash(thing) & (self._PLACES - 1)
        self._bits[place >> 3] |= 1 << (place & 7)

    def may_have(self, thing: str) -> bool:
        """Whether there may be this thing; of a million things that there are not, one in thirty is taken for one."""
        place = hash(thing) & (self._PLACES - 1)
        return bool(self._bits[place >> 3] & 1 << (place & 7))


class _List:
    """What entries put on a list, less what is kept of it: nothing is left of the sum where both are the same.

    Python keys what it makes of a text, and the key of this hour is in it, too.
    """

    def __init__(self, reader: Reader, table: Table, of: str, thing: str, key: bytes) -> None:
        self._salt = key.hex()
        c = table.c
        said = literal(self._salt) + c[thing] + literal(" ") + cast(c[of], Text)
        self._kept = reader.listed(table, of, said)
        self._left = 0
        self._unread = 0

    def put(self, seq: Value, things: Sequence[str]) -> None:
        """An entry puts these things on the list."""
        salt = self._salt
        self._left += sum([hash(f"{salt}{thing} {seq}") for thing in things])
        self._unread += len(things)

    def hold(self) -> None:
        """Read on in what is kept, as far as was made."""
        while self._unread > 0 and self._read():
            pass

    def are_rows_alike(self) -> bool:
        """Whether what was made is what is kept; to be asked after the last entry."""
        while self._read():
            pass
        return self._left == 0

    def _read(self) -> int:
        rows = next(self._kept, ())
        self._left -= sum(map(hash, chain.from_iterable(rows)))
        self._unread -= len(rows)
        return len(rows)


class _Rows:
    """A subject's table, whose rows become things of the past: what is kept of it beside what the entries make of it."""

    def __init__(self, rows: Alongside, names: Sequence[str], key: bytes) -> None:
        self.made: list[Cells] = []
        self._rows = rows
        self._is_alike = True
        self._names = names
        self.cells = itemgetter(*names)
        self.past = 0
        # The latest rows, as cells, which take a quarter of the memory of rows; and those of a while ago.
        self.latest: dict[str, Cells | None] = {}
        self.earlier: dict[str, Cells | None] = {}
        self._key = key

    def hold(self, seq: int) -> None:
        """Hold what was made since the last time, up to an entry, against what is kept."""
        kept = self._kept_up_to(seq)
        # What one entry wrote may lie in any order.
        if kept != self.made and (len(kept) != len(self.made) or set(kept) != set(self.made)):
            self._is_alike = False
        self.made.clear()

    def are_rows_alike(self) -> bool:
        """Whether what was made is what is kept; to be asked after the last entry."""
        return self._is_alike and self._rows.is_over

    def keep(self, thing: str, cells: Cells | None) -> None:
        """Keep the latest row of a thing at hand; nothing where it was taken back."""
        if len(self.latest) >= _KEPT_ROWS:
            self.earlier, self.latest = self.latest, {}
        self.latest[thing] = cells

    def as_row(self, log: str, cells: Cells) -> Row:
        """The row of a town that cells stand for."""
        row = dict(zip(self._names, cells, strict=True))
        row["log"], row["superseded_seq"] = log, None
        return row

    def step_back(self, thing: object, version: object, seq: int) -> None:
        """An entry makes a row a thing of the past."""
        self.past += self._said(thing, version, seq)

    def _kept_up_to(self, seq: int) -> list[Lying]:
        kept = self._rows.up_to(seq)
        for row in kept:
            if row[-1] is not None:
                self.past -= self._said(row[1], row[2], row[-1])
        return [row[:-1] for row in kept]

    def _said(self, thing: object, version: object, seq: object) -> int:
        said = f"{thing} {version} {seq}".encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(said, digest_size=16, key=self._key).digest(), "big")


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
        self._about = _List(reader, about_table, "seq", "thing", key)
        self._things = _List(reader, thing_table, "first_seq", "id", key)
        self._seen = _Seen()
        if reader.since is not None:
            before = Reader(self.connection, self.log, until=reader.since)
            for earlier in before.listed(thing_table, "first_seq", thing_table.c.id):
                for (thing,) in earlier:
                    self._seen.add(thing)
        self._reads = Reads(self._get, self._ever)
        self._seq = 0

    def _side_of(self, table: Table) -> _Rows:
        known = ("recorded_seq", "id", "version")
        # The town is that of the entries, and of every row that is read.
        names = (*known, *(c.name for c in table.columns if c.name not in {*known, "log", "superseded_seq"}))
        return _Rows(Alongside(self._reader, table, (*names, "superseded_seq")), names, self._key)

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
        found = self._ever(table, thing)
        # The last one stands, unless an earlier entry took it back.
        return found[-1] if found and found[-1]["superseded_seq"] is None else None

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
