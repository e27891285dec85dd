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
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            raw.execute(f"PRAGMA busy_timeout={patience}")
