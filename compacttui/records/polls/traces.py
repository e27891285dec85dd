"""What a store keeps of rows that are gone, taken away: free pages, the write-ahead log."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import delete, select

from compacttui.records.database import Database
from compacttui.records.polls.tables import PREFIXES, poll
from compacttui.records.work import leftover
from compacttui.rules.refusal import StoreTrouble


def settle(database: Database) -> None:
    """Let the write-ahead log be taken into the file and emptied, so that it keeps no order of what was written.

    Where somebody is reading just now it waits for the next time.
    """
    if database.is_sqlite:
        _run(database, "PRAGMA wal_checkpoint(TRUNCATE)")


def sweep(database: Database) -> bool:
    """Free the records of what emptied boxes and erased words left, if anything; whether nothing is left of them now.

    An SQLite file is written anew, and its log emptied. On a server, tables that were dropped took their files with
    them. Where the file is in use, what is left waits for the next time, or for ``compacttui doctor``.
    """
    emptied = poll.c.state == "emptied"
    with suppress(StoreTrouble):
        with database.reading() as connection:
            marks = [select(poll.c.selection).where(emptied)]
            marks += [select(leftover.c.log)] if database.is_sqlite else []
            if all(connection.execute(mark.limit(1)).first() is None for mark in marks):
                return True
        if not wipe(database):
            return False
        with database.writing() as connection:
            connection.execute(delete(poll).where(emptied))
            if database.is_sqlite:
                connection.execute(delete(leftover))
        settle(database)
        return True
    return False


def leave_out(file: Path) -> None:
    """Take every ballot box out of a copy of an SQLite file: two copies, held side by side, would tell who cast what.

    Raises:
        sqlite3.Error: the copy cannot be written.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if poll.name not in tables or raw.execute(f"SELECT 1 FROM {poll.name}").fetchone() is None:  # noqa: S608 - our own name
            return
        # What is taken out is written nowhere on the way: not in a journal, not in a file beside.
        for pragma in ("journal_mode=MEMORY", "temp_store=MEMORY", "secure_delete=ON"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN")
        for name in sorted(tables):
            if name.startswith(PREFIXES):
                raw.execute(f"DROP TABLE {name}")
        raw.execute(f"DELETE FROM {poll.name}")  # noqa: S608 - our own name
        raw.execute("COMMIT")
        raw.execute("VACUUM")


def wipe(database: Database) -> bool:
    """Write an SQLite file anew without what was deleted from it, and empty its log; whether that could be done."""
    if not database.is_sqlite:
        return True
    return _run(database, "VACUUM") and _run(database, "PRAGMA wal_checkpoint(TRUNCATE)")


def _run(database: Database, statement: str) -> bool:
    """Run a statement outside any transaction; whether it was carried out."""
    done = False
    with suppress(StoreTrouble, sqlite3.Error), database.connected() as connection:
        raw = connection.connection.driver_connection
        if isinstance(raw, sqlite3.Connection):
            # A checkpoint that had to stop answers with a 1 first.
            answer = raw.execute(statement).fetchone()
            done = answer is None or answer[0] == 0
    return done
