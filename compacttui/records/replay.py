"""Working the tables out again from the entries, and comparing them with what is kept.

Each table's rows are summed up as one number (the sum of their hashes), so that a million rows are
compared in little memory; only where the sums differ is the table gone through row by row.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, Table, select

from compacttui.records.events import KINDS, REDUCERS, Change, Event, Reads, Row, version_of
from compacttui.records.log import about_table, thing_table
from compacttui.records.tables import subject_tables
from compacttui.rules.refusal import Refused

_KEPT_ROWS = 20_000
"""How many latest rows stay in memory; older ones are read back from the table under examination.

That is sound: every row's own hash was summed when its entry made it, so a row that was changed since
shows up as a difference whether or not a later entry was worked out from it.
"""
_MODULUS = 1 << 128


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what the entries say.

    Attributes:
        entry: the entry that wrote, or should have written, the row.
        sentence: what is wrong, in plain words.
    """

    entry: int | None
    sentence: str


def _hash(values: tuple[object, ...]) -> int:
    return int.from_bytes(
        blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big"
    )


class _Seen:
    """Which things there may be: never wrong when it says that there is none, and small however many there are."""

    _PLACES = 1 << 26

    def __init__(self) -> None:
        self._bits = bytearray(self._PLACES >> 3)

    def add(self, key: tuple[str, str]) -> None:
        """There is this thing."""
        for place in self._places(key):
            self._bits[place >> 3] |= 1 << (place & 7)

    def may_have(self, key: tuple[str, str]) -> bool:
        """Whether there may be this thing; of those that there are not, one in thousands is taken for one."""
        return all(self._bits[place >> 3] & 1 << (place & 7) for place in self._places(key))

    def _places(self, key: tuple[str, str]) -> tuple[int, int]:
        mixed = hash(key)
        return mixed & (self._PLACES - 1), (mixed >> 32) & (self._PLACES - 1)


class Replay:
    """The tables as the entries make them, growing entry by entry."""

    def __init__(self, connection: Connection, log: str) -> None:
        self.connection = connection
        self.log = log
        self._columns = {name: tuple(table.columns.keys()) for name, table in subject_tables.items()}
        self._sums = dict.fromkeys([*subject_tables, thing_table.name, about_table.name], 0)
        self._latest: OrderedDict[tuple[str, str], Row | None] = OrderedDict()
        self._seen = _Seen()
        self._seq = 0

    def apply(self, event: Event, private: Mapping[str, str]) -> Iterator[str]:
        """Take one entry in; yields a sentence where it could not have been recorded as it stands."""
        self._seq = event.seq
        try:
            KINDS[event.kind].check(event)
            changes = list(REDUCERS[event.kind](Reads(self._get, self._ever), event, private))
        except (Refused, ValueError, KeyError, TypeError) as error:
            yield f"Entry {event.seq} ({KINDS[event.kind].title}) could not have been recorded as it stands: {error}"
            return
        for thing in event.about:
            self._add(about_table.name, (event.log, thing, event.seq))
        for change in changes:
            self._take(change)

    def differences(self) -> Iterator[Difference]:
        """Every row that is kept otherwise than the entries say; call it after the last entry."""
        for table in subject_tables.values():
            if self._sum_of(table) != self._sums[table.name]:
                yield from _row_by_row(self.connection, self.log, table)
        if self._sum_of(thing_table) != self._sums[thing_table.name]:
            yield Difference(None, "The list of things on record differs from what the entries say.")
        if self._sum_of(about_table) != self._sums[about_table.name]:
            yield Difference(None, "The list of which entry touches what differs from what the entries say.")

    def _take(self, change: Change) -> None:
        name, row = change.table.name, change.row
        key = (name, str(row["id"]))
        if not change.kept:
            self._step_back(name, row)
            self._keep(key, None)
            return
        if change.supersedes is not None:
            past = self._get(change.table, str(row["id"]))
            if past is not None:
                self._step_back(name, past)
        self._add(name, self._values(name, row))
        if version_of(row) == 1:
            self._add(thing_table.name, (row["log"], row["id"], row["recorded_seq"]))
            self._seen.add(key)
        self._keep(key, row)

    def _step_back(self, name: str, past: Row) -> None:
        """This entry makes a row a thing of the past."""
        self._add(name, self._values(name, past), sign=-1)
        self._add(name, self._values(name, {**past, "superseded_seq": self._seq}))

    def _keep(self, key: tuple[str, str], row: Row | None) -> None:
        self._latest[key] = row
        self._latest.move_to_end(key)
        if len(self._latest) > _KEPT_ROWS:
            self._latest.popitem(last=False)

    def _get(self, table: Table, thing: str) -> Row | None:
        if (table.name, thing) in self._latest:
            return self._latest[table.name, thing]
        if not self._seen.may_have((table.name, thing)):
            return None  # reducers ask for what may not be there yet, and each question would cost a query
        rows = self._ever(table, thing)
        # The last one stands, unless an earlier entry took it back.
        return rows[-1] if rows and rows[-1]["superseded_seq"] is None else None

    def _ever(self, table: Table, thing: str) -> list[Row]:
        c = table.c
        query = (
            select(table)
            .where(c.log == self.log, c.id == thing, c.recorded_seq < self._seq)
            .order_by(c.version)
        )
        return [
            # What superseded it at this point of the history or later had not done so yet.
            {
                **row,
                "superseded_seq": None
                if (row["superseded_seq"] or 0) >= self._seq
                else row["superseded_seq"],
            }
            for row in self.connection.execute(query).mappings()
        ]

    def _values(self, name: str, row: Row) -> tuple[object, ...]:
        return tuple(row[column] for column in self._columns[name])

    def _add(self, name: str, values: tuple[object, ...], *, sign: int = 1) -> None:
        self._sums[name] = (self._sums[name] + sign * _hash(values)) % _MODULUS

    def _sum_of(self, table: Table) -> int:
        rows = self.connection.execute(
            select(table).where(table.c.log == self.log).execution_options(yield_per=1000)
        )
        total = 0
        for row in rows:
            total += _hash(tuple(row))
        return total % _MODULUS


def _row_by_row(connection: Connection, log: str, table: Table) -> Iterator[Difference]:
    """Name the rows of a table that differ: work it out once more, keeping every row."""
    from compacttui.records.rebuild import rows_of

    expected = rows_of(connection, log, table)
    kept = connection.execute(
        select(table)
        .where(table.c.log == log)
        .order_by(table.c.recorded_seq)
        .execution_options(yield_per=1000)
    )
    name, columns = table.name.replace("_", " "), list(table.columns.keys())
    for row in kept.mappings():
        should = expected.pop((row["id"], row["version"]), None)
        if should is None:
            yield Difference(row["recorded_seq"], f"A record of a {name} stands here that no entry made.")
        elif tuple(row.values()) != tuple(should[column] for column in columns):
            entry = should["recorded_seq"]
            differing = ", ".join(
                column.replace("_", " ") for column in columns if row[column] != should[column]
            )
            yield Difference(
                int(str(entry)),
                f"The record of a {name} that entry {entry} wrote was changed behind the ledger's back ({differing}).",
            )
    for missing in expected.values():
        entry = missing["recorded_seq"]
        yield Difference(int(str(entry)), f"The record of a {name} that entry {entry} wrote is gone.")
