"""What entries make of the tables beside what is kept of them: row by row, or summed up."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import Table, Text, cast, literal

from compacttui.records.alongside import Alongside, Lying, Reader
from compacttui.records.events import Row, Value

_KEPT_ROWS = 1_000
"""The latest rows of so many things of each table stay in memory, and of at most twice as many; others are read back
from the table under examination.

That is sound: every row is held against its entry by whoever goes through that, so a row that was changed since shows up as a
difference whether or not a later entry was worked out from it.
"""

Cells: TypeAlias = "tuple[Any, ...]"
"""A row of ours as it is held against what is kept."""


class Seen:
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


class List:
    """What entries put on a list, less what is kept of it: nothing is left of the sum where both are the same.

    Python keys what it makes of a text, and the key of this hour is in it, too.
    """

    def __init__(self, reader: Reader, table: Table, of: str, thing: str, key: bytes) -> None:
        self._salt = key.hex()
        c = table.c
        said = literal(self._salt) + c[thing] + literal(" ") + cast(c[of], Text)
        self._kept = reader.listed(table, of, said)
        self._put: list[tuple[Value, Sequence[str]]] = []
        self._left = 0
        self._unread = 0

    def put(self, seq: Value, things: Sequence[str]) -> None:
        """An entry puts these things on the list."""
        self._put.append((seq, things))
        self._unread += len(things)

    def hold(self) -> None:
        """Sum up what was put there since the last time, and read on in what is kept, as far as that."""
        salt = self._salt
        self._left += sum([hash(f"{salt}{thing} {seq}") for seq, things in self._put for thing in things])
        self._put.clear()
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


class Rows:
    """A subject's table, whose rows become things of the past: what is kept of it beside what the entries make of it.

    Attributes:
        made: the rows that were made since the last time, as cells.
        cells: makes cells of a row.
        past: the sum of what became a thing of the past by entries, less what is kept of that.
        latest: the latest rows, as cells, which take a quarter of the memory of rows; nothing for what was taken back.
        earlier: those of a while ago.
        room: of how many things the latest rows are kept, before they become those of a while ago.
    """

    def __init__(self, rows: Alongside, names: Sequence[str], key: bytes) -> None:
        self.made: list[Cells] = []
        self._rows = rows
        self._is_alike = True
        self._names = names
        self.cells = itemgetter(*names)
        self.past = 0
        self.latest: dict[str, Cells | None] = {}
        self.earlier: dict[str, Cells | None] = {}
        self.room = _KEPT_ROWS
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
        if len(self.latest) >= self.room:
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
