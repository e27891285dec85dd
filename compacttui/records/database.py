"""Connections: how a database is opened, and what each of its failures means to a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool, Pool, QueuePool

from compacttui.paths import expanded
from compacttui.records.files import FileState, empty_log, has_log, state_of
from compacttui.records.storage import journal_of
from compacttui.records.troubles import trouble_of
from compacttui.rules.places import sqlite_uri
from compacttui.rules.refusal import Refused, StoreTrouble

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

APPLICATION_ID = 0x63746F69
"""Written into the header of every SQLite file of ours, so that another program's file is not taken for one."""

_ON_CONNECT = (
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA cell_size_check=ON",
)

_KEPT_OPEN = 4
"""Connections to a file that stay open: one writes, while a list, a detail and whatever takes long are read."""


@dataclass(slots=True)
class Database:
    """An opened database. Whoever opens it closes it.

    A few connections to a file stay open between acts and questions, with nothing begun on them. Whenever one is given
    back, what stands in the write-ahead log is taken into the file: the file alone is the records, and may be copied,
    while nobody writes. Docs: decisions/0009.

    Attributes:
        url: where it is.
        engine: SQLAlchemy's engine; what is done on it directly knows nothing of the above.
        view_only: nothing can be written (a read-only file or folder).
    """

    url: URL
    engine: Engine
    view_only: bool = False
    _seen: FileState | None = None
    _is_closed: bool = False
    _lock: Lock = field(default_factory=Lock)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is an SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path | None:
        """The SQLite file, if it is one."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @property
    def shown(self) -> str:
        """Where it is, as a person may read it: no password."""
        return str(self.path) if self.is_sqlite else self.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for questions: one moment's view, repeatable.

        Raises:
            StoreTrouble: the database cannot be used.
        """
        with translated(self.shown), self.connected() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction: all of it is kept, or nothing.

        Raises:
            StoreTrouble: the database cannot be used.
        """
        if self.view_only:
            raise StoreTrouble(
                f"{self.shown} is open for viewing only: the file or its folder cannot be written. Nothing was changed."
            )
        with translated(self.shown), self.connected(writes=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def connected(self, *, writes: bool = False) -> Iterator[Connection]:
        """A connection with nothing begun on it; what is not committed when it is given back is undone.

        Args:
            writes: its transactions take the write lock when they begin.

        Raises:
            DBAPIError: the database cannot be used; `translated` says it in words.
        """
        self._notice()
        pool, is_sound = self.engine.pool, True
        with self.engine.connect().execution_options(write=writes) as connection:
            try:
                yield connection
            except (DBAPIError, StoreTrouble):
                is_sound = False
                raise
            finally:
                connection.rollback()
                self._settle(connection)
                # After a failure, or where the others were let go of meanwhile, nobody is given this one again.
                if self.is_sqlite and (self._is_closed or not is_sound or self.engine.pool is not pool):
                    connection.detach()

    def close(self) -> None:
        """Let go of every connection; of one in use, when it is given back."""
        self._is_closed = True
        self.engine.dispose()

    def _notice(self) -> None:
        """Let go of the connections that are kept if somebody else changed the file or put another in its place."""
        if self.path is None:
            return
        with self._lock:
            now = state_of(self.path)
            if now != self._seen:
                # All at once, before one is made anew: two generations of connections would share a file of locks.
                self.engine.dispose()
                self._seen = now

    def _settle(self, connection: Connection) -> None:
        """Empty the write-ahead log into the file; where somebody reads or writes, whoever is done next does it."""
        if self.path is None or self.view_only or not has_log(self.path):
            return
        with self._lock:
            empty_log(connection.connection.dbapi_connection)
            self._seen = state_of(self.path)


@contextmanager
def translated(shown: str) -> Iterator[None]:
    """Turn a driver's error into a sentence that says what to do.

    Raises:
        StoreTrouble: in place of any error of the database.
    """
    try:
        yield
    except DBAPIError as error:
        raise trouble_of(error, shown) from error


def url_of(place: str) -> URL:
    """The SQLAlchemy URL for a URL or a path to an SQLite file.

    Raises:
        StoreTrouble: it is neither.
    """
    if "://" not in place:
        try:
            return URL.create("sqlite", database=str(expanded(place).resolve()))
        except Refused as refused:
            raise StoreTrouble(refused.message) from None
    try:
        url = make_url(place)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreTrouble(
            f"“{place.rsplit('@', maxsplit=1)[-1]}” is not a database that this program knows. Give the path of an SQLite file, or postgresql+psycopg://…"
        ) from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreTrouble(
            "This program keeps its records in SQLite or PostgreSQL only. Give the path of a file, or postgresql+psycopg://…"
        )
    return url


def connect(url: URL, *, create: bool = False) -> Database:
    """Open the database at `url`; a missing SQLite file is made only when `create` says so.

    Raises:
        StoreTrouble: the file is missing, or the driver is not installed.
    """
    if url.get_backend_name() != "sqlite":
        try:
            return Database(url, create_engine(url, hide_parameters=True))
        except ModuleNotFoundError as error:
            raise StoreTrouble(
                "PostgreSQL needs its driver: install compacttui with the extra “postgres”."
            ) from error
    path = Path(url.database or "")
    if not create and not path.is_file():
        raise StoreTrouble(
            f"There is no file {path}. Check the name, or make a new one with “compacttui init”."
        )
    view_only = not create and not _can_write(path)

    def opened() -> DBAPIConnection:
        return _sqlite_connection(path, create=create, view_only=view_only)

    if journal_of(path) == "WAL":
        # Opening reads the whole schema: some six milliseconds that no key should wait for.
        pool: Pool = QueuePool(opened, pool_size=_KEPT_OPEN, max_overflow=-1, use_lifo=True)
    else:
        # On a drive that others share, what is kept open goes stale with the network.
        pool = NullPool(opened)
    engine = create_engine("sqlite://", pool=pool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return Database(url, engine, view_only)


def _can_write(path: Path) -> bool:
    import os

    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _sqlite_connection(path: Path, *, create: bool, view_only: bool) -> DBAPIConnection:
    import sqlite3

    # A plain path would silently make an empty database where a file is missing.
    mode = "ro&immutable=1" if view_only else ("rwc" if create else "rw")
    connection = sqlite3.connect(
        sqlite_uri(path, mode),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5,
    )
    try:
        for pragma in _ON_CONNECT:
            connection.execute(pragma)
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            # Without a write-ahead log the folder, too, must be on the disk before a commit counts.
            connection.execute("PRAGMA journal_mode=TRUNCATE")
            connection.execute("PRAGMA synchronous=EXTRA")
    except sqlite3.Error:
        connection.close()
        raise
    return connection  # type: ignore[return-value]  # sqlite3's own class is SQLAlchemy's protocol


def _begin(connection: Connection) -> None:
    # IMMEDIATE takes the write lock at once: reading first and writing then would fail without waiting.
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
