"""Tables as the entries make them, all at once, in order to name every row that differs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, select

from compacttui.records.events import REDUCERS, Event, Reads, Row, version_of
from compacttui.records.log import event_table, personal_table

Rows = dict[tuple[str, int], Row]
"""The rows of a table, by id and version."""


def differences_in(connection: Connection, log: str, tables: Sequence[Table]) -> Iterator[tuple[int, str]]:
    """Name the rows of these tables that differ from what the entries make, by the entry that wrote them.

    Every row is kept in memory meanwhile, which nobody needs to whose records are as they should be.
    """
    made = rows_of(connection, log)
    for table in tables:
        yield from _row_by_row(connection, log, table, made.get(table.name, {}))


def _row_by_row(connection: Connection, log: str, table: Table, expected: Rows) -> Iterator[tuple[int, str]]:
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
            yield row["recorded_seq"], f"A record of a {name} stands here that no entry made."
        elif tuple(row.values()) != tuple(should[column] for column in columns):
            entry = int(str(should["recorded_seq"]))
            differing = ", ".join(
                column.replace("_", " ") for column in columns if row[column] != should[column]
            )
            yield (
                entry,
                f"The record of a {name} that entry {entry} wrote was changed behind the ledger's back ({differing}).",
            )
    for missing in expected.values():
        entry = int(str(missing["recorded_seq"]))
        yield entry, f"The record of a {name} that entry {entry} wrote is gone."


def _entries(connection: Connection, log: str) -> Iterator[tuple[Event, dict[str, str]]]:
    """Every entry of a town with its personal words, oldest first."""
    p, e = personal_table.c, event_table.c
    kept = iter(
        connection.execute(
            select(p.seq, p.field, p.value)
            .where(p.log == log)
            .order_by(p.seq)
            .execution_options(yield_per=1000)
        )
    )
    waiting = next(kept, None)
    rows = connection.execute(
        select(e.body).where(e.log == log).order_by(e.seq).execution_options(yield_per=1000)
    )
    for (body,) in rows:
        event = Event.from_body(json.loads(body))
        private: dict[str, str] = {}
        while waiting is not None and waiting.seq <= event.seq:
            if waiting.seq == event.seq:
                private[waiting.field] = waiting.value
            waiting = next(kept, None)
        yield event, private


def rows_of(connection: Connection, log: str) -> dict[str, Rows]:
    """Every row as the entries make it, by table."""
    tables: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))

    def ever(table: Table, thing: str) -> list[Row]:
        return list(tables[table.name].get(thing, ()))

    def latest(table: Table, thing: str) -> Row | None:
        rows = tables[table.name].get(thing)
        return rows[-1] if rows and rows[-1]["superseded_seq"] is None else None

    reads = Reads(latest, ever)
    for event, private in _entries(connection, log):
        for change in list(REDUCERS[event.kind](reads, event, private)):
            rows = tables[change.table.name][str(change.row["id"])]
            gone = change.supersedes if change.kept else version_of(change.row)
            if gone is not None:
                rows[gone - 1] = {**rows[gone - 1], "superseded_seq": event.seq}
            if change.kept:
                rows.append({"superseded_seq": None, **change.row})
    return {
        name: {(thing, version_of(row)): row for thing, rows in things.items() for row in rows}
        for name, things in tables.items()
    }
