"""Copies of an SQLite file: consistent beside writers, whole or not there at all; and putting one back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from compacttui.records.database import Database, translated
from compacttui.records.polls.traces import leave_out
from compacttui.records.sqlite import make_private
from compacttui.records.storage import journal_of
from compacttui.records.structure import DAMAGE
from compacttui.records.troubles import trouble_of
from compacttui.rules.refusal import StoreTrouble

_IN_USE = ("SQLITE_BUSY", "SQLITE_LOCKED")


def copy_to(database: Database, file: Path, *, check: Callable[[Path], None] = lambda _part: None) -> None:
    """Copy the records to a new file; it bears its name only once it is whole, on the disk and checked.

    Its owner alone can read it, whoever may read the records: it is made to be carried elsewhere.
    No copy holds the ballot box of an open poll: see `records.polls.traces.leave_out`.

    Args:
        database: an SQLite database.
        file: the copy's name.
        check: looks at the finished copy before it gets its name; raises what it finds.

    Raises:
        StoreTrouble: the records cannot be read, or the copy cannot be written.
    """
    if not file.parent.is_dir():
        raise StoreTrouble(f"There is no folder {file.parent}. Make it first, or choose another.")
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with _raw(database, writes=file) as source:
            make_private(part)
            # Consistent beside a writer; copying the file of a database in WAL mode is not.
            source.execute("VACUUM INTO ?", (str(part),))
            leave_out(part)
        _onto_the_disk(part)
        check(part)
        part.replace(file)
        _onto_the_disk(file.parent)
    except OSError as error:
        raise StoreTrouble(f"{file} cannot be written ({error.strerror}). Nothing was changed.") from error
    finally:
        part.unlink(missing_ok=True)


def ready(database: Database) -> None:
    """Make a copy fit for use by several programs at once; a copy is made for reading only.

    Raises:
        StoreTrouble: it cannot be written.
    """
    with _raw(database) as raw:
        raw.execute(f"PRAGMA journal_mode={journal_of(database.path) if database.path else 'WAL'}")


def put_back(database: Database, copy: Database) -> None:
    """Replace all records by those of a copy, in one transaction that other programs see whole or not at all.

    Raises:
        StoreTrouble: either cannot be used; nothing was changed then.
    """
    with _raw(copy) as source, _raw(database) as target:
        source.backup(target, progress=_no_waiting)


def _no_waiting(status: int, _remaining: int, _pages: int) -> None:
    """Give up where another program holds the records: by itself this copying would wait for ever."""
    if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        locked = sqlite3.OperationalError("database is locked")
        locked.sqlite_errorname = "SQLITE_BUSY"
        raise locked


def is_damage(trouble: StoreTrouble) -> bool:
    """Whether a trouble means that the file itself is damaged, and not that it is in use, full or write-protected."""
    cause = trouble.__cause__
    name = getattr(getattr(cause, "orig", cause), "sqlite_errorname", "")
    return name.startswith(DAMAGE)


def move_aside(path: Path, *, before: str) -> Path:
    """Give a file that cannot be opened another name, together with what SQLite keeps beside it; returns the name.

    Raises:
        StoreTrouble: the file or its folder cannot be written.
    """
    aside = kept_name(path, before=before)
    try:
        for end in ("", "-wal", "-shm"):
            beside = path.with_name(path.name + end)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + end))
    except OSError as error:
        raise StoreTrouble(
            f"{path} cannot be moved aside ({error.strerror}). Nothing was changed."
        ) from error
    return aside


def kept_name(path: Path, *, before: str) -> Path:
    """The name of a copy that is kept beside a file: ``records.before-restore.20261121-093000.sqlite``."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    name = path.with_name(f"{path.stem}.before-{before}.{stamp}{path.suffix}")
    number = 2
    while name.exists():
        name = path.with_name(f"{path.stem}.before-{before}.{stamp}-{number}{path.suffix}")
        number += 1
    return name


@contextmanager
def _raw(database: Database, *, writes: Path | None = None) -> Iterator[sqlite3.Connection]:
    """SQLite's own connection: what is done here knows no transaction of SQLAlchemy's.

    Where another file is written from it, a failure to write is that file's, and damage is the database's.
    """
    with translated(database.shown), database.connected() as connection:
        raw = connection.connection.driver_connection
        if not isinstance(raw, sqlite3.Connection):
            raise StoreTrouble(
                f"{database.shown} is on a server, whose keeper makes and restores its copies."
            )
        try:
            yield raw
        except sqlite3.Error as error:
            own = writes is None or error.sqlite_errorname.startswith(DAMAGE + _IN_USE)
            raise trouble_of(error, database.shown if own else str(writes)) from error


def _onto_the_disk(path: Path) -> None:
    """Wait until the disk has a file, or a folder's list of names."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders, and keeps their lists by itself
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
