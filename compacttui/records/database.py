"""Connections: how a database is opened, and what each of its failures means to a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool, Pool, QueuePool

from compacttui.paths import expanded
from compacttui.records import sqlite
from compacttui.records.away import commit, server_engine
from compacttui.records.files import (
    FileState,
    Seen,
    empty_log,
    has_log,
    is_same_file,
    state_of,
    version_of_data,
)
from compacttui.records.storage import journal_of
from compacttui.records.troubles import misread, trouble_of
from compacttui.rules.refusal import Refused, StoreTrouble

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

APPLICATION_ID = 0x63746F69
"""Written into the header of every SQLite file of ours, so that another program's file is not taken for one."""

PATIENCE_MS = 5000
"""How long an act waits for others who write, where nobody says otherwise."""

_SEEN = "file"
"""Under this name each connection keeps how the file was when it was used last."""

_CROWD = "crowd"
"""Under this name a connection keeps whether others were writing when its act began."""

_KEPT_OPEN = 5
"""Connections to a file that stay open: one writes, while a list, a detail and whatever takes long (by two) are read."""


@dataclass(slots=True)
class Database:
    """An opened database. Whoever opens it closes it.

    A few connections to a file stay open between acts and questions, with nothing begun on them. Whenever one is given
    back, what stands in the write-ahead log is taken into the file: the file alone is the records, and may be copied,
    while nobody writes. After a crowd of writers the next question does so. Docs: decisions/0009.

    Attributes:
        url: where it is.
        engine: SQLAlchemy's engine; what is done on it directly knows nothing of the above.
        view_only: nothing can be written (a read-only file or folder, a server's copy).
        is_sqlite: whether this is an SQLite file.
        path: the SQLite file, if it is one.
        reads_abreast: several connections may read one file at once, and none of them waits for whoever writes. Without a
            write-ahead log, one that begins to read waits for a writer who waits for those that read already.
        damage: what is wrong with the file, and what to do, as sentences; nothing is written to it then. Empty: nothing.
    """

    url: URL
    engine: Engine
    view_only: bool = False
    reads_abreast: bool = False
    damage: str = ""
    is_sqlite: bool = field(init=False)
    path: Path | None = field(init=False)
    _is_closed: bool = False
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Note once what every act asks."""
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.path = Path(self.url.database) if self.is_sqlite and self.url.database else None

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
        with self._translated(), self.connected() as connection:
            if not self.is_sqlite:
                # Each statement would see another moment otherwise.
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction: all of it is kept, or nothing.

        Raises:
            StoreTrouble: the database cannot be used.
        """
        if self.damage:
            raise StoreTrouble(f"{self.damage} Nothing was changed.")
        if self.view_only:
            why = (
                "the file or its folder cannot be written"
                if self.is_sqlite
                else "it is a copy of the real one"
            )
            raise StoreTrouble(f"{self.shown} is open for viewing only: {why}. Nothing was changed.")
        with self._translated(), self.connected(writes=True) as connection:
            # Somebody else's act still stands in the log, or is being written: there is a crowd.
            crowd = self.path is not None and has_log(self.path)
            transaction = connection.begin()
            if self.is_sqlite:
                connection.info[_CROWD] = crowd or connection.info.get(sqlite.WAITED, False)
            try:
                yield connection
            except BaseException:
                with suppress(DBAPIError):  # where the connection is gone, so is what was begun on it
                    transaction.rollback()
                raise
            if self.is_sqlite:
                transaction.commit()
            else:
                commit(self.engine, connection, transaction, self.shown)

    @contextmanager
    def connected(self, *, writes: bool = False) -> Iterator[Connection]:
        """A connection with nothing begun on it; what is not committed when it is given back is undone.

        Args:
            writes: its transactions take the write lock when they begin.

        Raises:
            DBAPIError: the database cannot be used; `translated` says it in words.
        """
        with self._taken().execution_options(write=writes) as connection:
            pool, is_sound = self.engine.pool, True
            try:
                yield connection
            except (DBAPIError, StoreTrouble):
                is_sound = False
                raise
            finally:
                connection.rollback()
                self._settle(connection)
                # After a failure, or where the others were let go of meanwhile, nobody is given this one again.
                is_left = self._is_closed or self.engine.pool is not pool
                if is_left or (self.is_sqlite and not is_sound):
                    connection.detach()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """As `translated`; a file is called damaged only if it is so still when it is looked at a second time."""
        try:
            with translated(self.shown):
                yield
        except StoreTrouble as trouble:
            from compacttui.records.kept_copies import newest_copy
            from compacttui.records.structure import DAMAGE, damage_of

            name = getattr(getattr(trouble.__cause__, "orig", None), "sqlite_errorname", "")
            if self.path is None or not name.startswith(DAMAGE):
                raise
            if not damage_of(self.path):
                raise misread(self.shown) from trouble.__cause__
            raise StoreTrouble(trouble.message + newest_copy(self.path)) from trouble.__cause__

    def close(self) -> None:
        """Let go of every connection; of one in use, when it is given back."""
        self._is_closed = True
        self.engine.dispose()

    def _taken(self) -> Connection:
        """A connection that is up to date; all that are kept are let go of where one is not.

        All at once, before one is made anew: two generations of connections would share a file of locks.
        """
        if self.path is None:
            return self.engine.connect()
        while True:
            state = state_of(self.path)
            connection = self.engine.connect()
            if self._is_up_to_date(connection, state):
                return connection
            with self._lock:
                connection.detach()
                connection.close()
                self.engine.dispose()

    def _is_up_to_date(self, connection: Connection, state: FileState | None) -> bool:
        """Whether the file is as this connection left it, or was changed by others through SQLite alone.

        SQLite itself notices what is written through it, by whichever program, and says so by another version of the
        data. A file that is different while that is not was written over by something else.
        """
        seen: Seen | None = connection.info.get(_SEEN)
        if seen is not None and seen.state == state:
            return True
        version = version_of_data(connection.connection.dbapi_connection)
        connection.info[_SEEN] = Seen(state, version)
        return seen is None or (seen.version != version and is_same_file(seen.state, state))

    def _settle(self, connection: Connection) -> None:
        """Empty the write-ahead log into the file; where somebody reads or writes, whoever is done next does it.

        So does whoever comes after a crowd: in one, each act would wait for the disk three times instead of once.
        """
        if self.path is None or self.view_only:
            return
        in_a_crowd = connection.info.pop(_CROWD, False)
        if in_a_crowd or not has_log(self.path):
            return
        with self._lock:
            empty_log(connection.connection.dbapi_connection)
            seen: Seen | None = connection.info.get(_SEEN)
            if seen is not None:
                connection.info[_SEEN] = Seen(state_of(self.path), seen.version)


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


def connect(url: URL, *, create: bool = False, patience_ms: int = PATIENCE_MS) -> Database:
    """Open the database at `url`; a missing SQLite file is made only when `create` says so.

    Args:
        url: where it is.
        create: make the file.
        patience_ms: how long to wait, in milliseconds, while another program is writing.

    Raises:
        StoreTrouble: the file is missing, or the driver is not installed.
    """
    if url.get_backend_name() != "sqlite":
        return Database(url, server_engine(url, patience_ms=patience_ms))
    if not url.database:
        raise StoreTrouble("This names no file. Give the path of one. Nothing was changed.")
    path = Path(url.database)
    if path.is_dir():
        raise StoreTrouble(f"{path} is a folder. Name a file in it. Nothing was changed.")
    if not create and not path.is_file():
        raise StoreTrouble(
            f"There is no file {path}. Check the name, or make a new one with “compacttui init”."
        )
    view_only = not create and not sqlite.can_write(path)

    def opened() -> DBAPIConnection:
        return sqlite.opened(path, create=create, view_only=view_only, patience_ms=patience_ms)

    has_log_ahead = journal_of(path) == "WAL"
    if has_log_ahead:
        # Opening reads the whole schema: some six milliseconds that no key should wait for.
        pool: Pool = QueuePool(opened, pool_size=_KEPT_OPEN, max_overflow=-1, use_lifo=True)
    else:
        # On a drive that others share, what is kept open goes stale with the network.
        pool = NullPool(opened)
    engine = create_engine("sqlite://", pool=pool, hide_parameters=True)
    event.listen(engine, "begin", sqlite.begin)
    return Database(url, engine, view_only, reads_abreast=has_log_ahead)
