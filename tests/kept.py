"""What a town's tables say now, without the numbers of the entries that said so: to compare before and after."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.records.columns import subject_tables

_OF_THE_LEDGER = {"log", "version", "recorded_seq", "superseded_seq"}


def known_rows(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """The known rows of every table that is worked out from entries, in one order."""
    found = {}
    with desk.database.reading() as connection:
        for name, table in subject_tables.items():
            query = select(table).where(table.c.log == desk.town, table.c.superseded_seq.is_(None))
            rows = [
                {column: value for column, value in row.items() if column not in _OF_THE_LEDGER}
                for row in connection.execute(query).mappings()
            ]
            found[name] = sorted(rows, key=lambda row: (row["id"], row["effective_from"]))
    return found
