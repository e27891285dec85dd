"""A table's rows as the entries make them, all at once: for naming differences, and for making a table anew."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select

from compacttui.records.events import REDUCERS, Event, Row
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
    rows: dict[tuple[str, int], Row] = {}
    latest: dict[tuple[str, str], Row] = {}

    def get(table: Table, thing: str) -> Row | None:
        return latest.get((table.name, thing))

    for event, private in entries(connection, log):
        for change in list(REDUCERS[event.kind](get, event, private)):
            key = (str(change.row["id"]), int(str(change.row["version"])))
            if change.table is wanted:
                if change.supersedes is not None:
                    past = (key[0], change.supersedes)
                    rows[past] = {**rows[past], "superseded_seq": event.seq}
                rows[key] = change.row
            latest[change.table.name, key[0]] = change.row
    return rows
