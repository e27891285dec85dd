"""A table's rows as the entries make them, all at once: for naming differences, and for making a table anew."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select

from compacttui.records.events import REDUCERS, Event, Reads, Row, version_of
from compacttui.records.log import event_table, personal_table


def entries(connection: Connection, log: str) -> Iterator[tuple[Event, dict[str, str]]]:
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


def rows_of(connection: Connection, log: str, wanted: Table) -> dict[tuple[str, int], Row]:
    """Every row of a table as the entries make it, by id and version."""
    tables: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))

    def ever(table: Table, thing: str) -> list[Row]:
        return list(tables[table.name].get(thing, ()))

    def latest(table: Table, thing: str) -> Row | None:
        rows = ever(table, thing)
        return rows[-1] if rows and rows[-1]["superseded_seq"] is None else None

    for event, private in entries(connection, log):
        for change in list(REDUCERS[event.kind](Reads(latest, ever), event, private)):
            rows = tables[change.table.name][str(change.row["id"])]
            gone = change.supersedes if change.kept else version_of(change.row)
            if gone is not None:
                rows[gone - 1] = {**rows[gone - 1], "superseded_seq": event.seq}
            if change.kept:
                rows.append({"superseded_seq": None, **change.row})
    return {(thing, version_of(row)): row for thing, rows in tables[wanted.name].items() for row in rows}
