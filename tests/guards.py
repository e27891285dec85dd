"""Putting the triggers back that guard a file's ledger, as an insider does who hides what they did."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from compacttui.records.triggers import SQLITE_TRIGGERS


@contextmanager
def put_back(file: Path) -> Iterator[None]:
    """Have all guards in a file for a while; those that were not there are taken out again."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        there = {name for (name,) in found}
        missing = [said for said in SQLITE_TRIGGERS if said.split()[2] not in there]
        for said in missing:
            connection.execute(said)
        yield
        for said in missing:
            connection.execute(f"DROP TRIGGER {said.split()[2]}")
