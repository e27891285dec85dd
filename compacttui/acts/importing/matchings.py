"""Which column holds what, remembered for the next file with the same headings. Beside the ledger: no fact of the town."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from sqlalchemy import delete, text

from compacttui.acts.desk import Desk
from compacttui.records.work import matching

_KEEP: Final = text(
    "INSERT INTO work_matching (log, kind, headings, body) VALUES (:log, :kind, :headings, :body) "
    "ON CONFLICT (log, kind, headings) DO UPDATE SET body = excluded.body"
)


def keep_matching(desk: Desk, kind: str, headings: str, columns: Mapping[str, int]) -> None:
    """Remember which column holds what.

    Args:
        desk: whose town.
        kind: what kind of import.
        headings: the file's headings, as `exchange.importing` tells them from others.
        columns: the number of each field's column, counted from 0.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    with desk.database.writing() as connection:
        connection.execute(
            _KEEP,
            {"log": desk.town, "kind": kind, "headings": headings, "body": json.dumps(dict(columns))},
        )


def forget_matching(desk: Desk, kind: str, headings: str) -> None:
    """Go back to what the program makes of the headings by itself."""
    c = matching.c
    with desk.database.writing() as connection:
        connection.execute(delete(matching).where(c.log == desk.town, c.kind == kind, c.headings == headings))
