"""Connections to an SQLite file, set up so that nothing is lost; and whose turn it is to write to it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from compacttui.rules.patience import tries
from compacttui.rules.places import sqlite_uri

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

_WRITE = "BEGIN IMMEDIATE"
"""Takes the write lock at once: reading first and writing then would fail without waiting."""

WAITED = "waited"
"""Under this name a connection keeps whether it had to wait for its turn to write, the last time."""

ON_CONNECT = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA cell_size_check=ON",
    "PRAGMA cache_size=-1000",  # kB for each connection: what it forgets, the system still has at hand
)
"""Said to every connection before anything else."""


def can_write(path: Path) -> bool:
    """Whether this file, and what SQLite keeps beside it, can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def opened(path: Path, *, create: bool, view_only: bool, patience_ms: int) -> DBAPIConnection:
    """A connection to a file.

    Args:
        path: the file.
        create: make it where it is missing.
        view_only: nothing can be written.
        patience_ms: how long to wait, in milliseconds, while another program is writing.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    if create:
        make_private(path)
    # A plain path would silently make an empty database where a file is missing.
    mode = _mode_for_viewing(path) if view_only else ("rwc" if create else "rw")
    connection = sqlite3.connect(
        sqlite_uri(path, mode),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5,
    )
    try:
        for pragma in (f"PRAGMA busy_timeout={patience_ms}", *ON_CONNECT):
            connection.execute(pragma)
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            # Without a write-ahead log the folder, too, must be on the disk before a commit counts.
            connection.execute("PRAGMA journal_mode=TRUNCATE")
            connection.execute("PRAGMA synchronous=EXTRA")
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged file quotes it, and Python cannot read that.
        connection.close()
        raise malformed() from error
    except sqlite3.Error:
        connection.close()
        raise
    return connection  # type: ignore[return-value]  # sqlite3's own class is SQLAlchemy's protocol


def make_private(path: Path) -> None:
    """Make an empty file that its owner alone can read, where there is none; what is there stays as it is.

    SQLite gives what it keeps beside a file the file's own mode. What cannot be made here, SQLite says in its words.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def malformed() -> sqlite3.DatabaseError:
    """What SQLite says of a damaged file, for damage that only shows in what it gives."""
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorname = "SQLITE_CORRUPT"
    return error


def _mode_for_viewing(path: Path) -> str:
    """What is being written by somebody else is read together with the log; what nobody has open has none."""
    log = path.with_name(f"{path.name}-wal")
    return "ro" if log.exists() else "ro&immutable=1"


def begin(connection: Connection) -> None:
    """Begin a transaction; one that is to write, as soon as nobody else does."""
    if connection.get_execution_options().get("write", False):
        _begin_writing(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    """Begin as soon as nobody else writes.

    SQLite by itself waits longer from try to try: among many writers, those who came last would go first.
    """
    raw: Any = connection.connection.dbapi_connection
    connection.info[WAITED] = False
    (patience,) = raw.execute("PRAGMA busy_timeout").fetchone()
    raw.execute("PRAGMA busy_timeout=0")
    try:
        for _ in tries(patience / 1000):
            if _has_begun(raw):
                return
            connection.info[WAITED] = True
        connection.exec_driver_sql(_WRITE)  # what is wrong, in SQLAlchemy's words
    finally:
        raw.execute(f"PRAGMA busy_timeout={patience}")


def _has_begun(raw: Any) -> bool:
    try:
        raw.execute(_WRITE)
    except sqlite3.Error:
        return False
    return True
