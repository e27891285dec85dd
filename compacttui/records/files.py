"""An SQLite file as the disk has it: whether somebody else touched it, and what waits in the log beside it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class FileState(NamedTuple):
    """What changes when a file is written, or when another takes its place.

    Attributes:
        device: the disk.
        number: the file's own number there.
        size: in bytes.
        written: when its content was last changed, in nanoseconds.
        changed: when anything of it was last changed, in nanoseconds; on Windows, when it was made.
    """

    device: int
    number: int
    size: int
    written: int
    changed: int


def state_of(file: Path) -> FileState | None:
    """The file's state; nothing where it cannot be seen."""
    try:
        found = file.stat()
    except OSError:
        return None
    return FileState(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class Seen(NamedTuple):
    """The file as one connection saw it last.

    Attributes:
        state: as the disk has it.
        version: as SQLite counts what others wrote through it.
    """

    state: FileState | None
    version: int


def is_same_file(one: FileState | None, other: FileState | None) -> bool:
    """Whether both are the same file, however it was written meanwhile; none is no file."""
    return one is not None and other is not None and one[:2] == other[:2]


def version_of_data(raw: object) -> int:
    """A number that changes, for this connection, when others wrote to the file through SQLite."""
    with suppress(sqlite3.Error):  # what is wrong is said by whatever is done next
        if isinstance(raw, sqlite3.Connection):
            (version,) = raw.execute("PRAGMA data_version").fetchone()
            return int(version)
    return -1


def has_log(file: Path) -> bool:
    """Whether anything stands in the write-ahead log beside it."""
    try:
        return file.with_name(f"{file.name}-wal").stat().st_size > 0
    except OSError:
        return False


def empty_log(raw: object) -> None:
    """Take the write-ahead log into the file and empty it, if nobody else uses the file at this moment.

    Waits for nobody and fails for no reason: what was committed is as safe in the log as in the file.
    """
    if not isinstance(raw, sqlite3.Connection):
        return
    with suppress(sqlite3.Error):
        (patience,) = raw.execute("PRAGMA busy_timeout").fetchone()
        raw.execute("PRAGMA busy_timeout=0")
        try:
            # Beside somebody who writes, the log would be written to the disk, and could not be emptied after all.
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ROLLBACK")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            raw.execute(f"PRAGMA busy_timeout={patience}")
