"""Connections to a server: what is noticed of one that ended, and what becomes of an act that was being saved then.

Nothing here costs a question to the server: a connection whose other end is gone has something to read, and only then
it is asked. What became of an act is asked for where the connection broke while it was being committed.
"""

from __future__ import annotations

import select
from contextlib import suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, RootTransaction
from sqlalchemy.exc import DBAPIError, DisconnectionError

from compacttui.records.door import LAST, LastEntry, was_kept
from compacttui.records.troubles import unsure
from compacttui.rules.refusal import StoreTrouble

if TYPE_CHECKING:
    from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

_SETTINGS: Final = (
    # Whoever waits for another writer is told so, as with a file.
    "SET SESSION lock_timeout = '10s'; "
    # A computer that fell asleep in the middle of an act must not hold everybody up.
    "SET SESSION idle_in_transaction_session_timeout = '5min'"
)
_CONNECT_SECONDS: Final = 10
_ASK_FOR_SECONDS: Final = 5.0
"""How long the server is asked what became of an act; it may be starting."""


def server_engine(url: URL, *, patience_ms: int) -> Engine:
    """An engine whose connections are looked at before they are used again.

    Args:
        url: where the server is.
        patience_ms: how long an act waits, in milliseconds, while others write.

    Raises:
        StoreTrouble: the driver is not installed.
    """
    waits = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_SECONDS}
    try:
        options = {"patience": patience_ms / 1000}
        engine = create_engine(url, hide_parameters=True, connect_args=waits, execution_options=options)
    except ModuleNotFoundError as error:
        raise StoreTrouble(
            "PostgreSQL needs its driver, psycopg, which is not installed here. In the folder of the program: "
            "python3 -m pip install '.[postgres]', or pipx install --force '.[postgres]'. Nothing was changed."
        ) from error
    event.listen(engine, "connect", _begin_session)
    event.listen(engine, "checkout", _check_alive)
    return engine


def _begin_session(raw: Any, _entry: ConnectionPoolEntry) -> None:
    raw.execute(_SETTINGS)
    raw.commit()


def _check_alive(raw: Any, _entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
    """Have a connection replaced that the server closed while nobody used it."""
    if not raw.closed:
        if not select.select([raw.fileno()], [], [], 0)[0]:
            return
        import psycopg

        # A server that is well says nothing by itself but notices.
        with suppress(psycopg.Error):
            raw.execute("SELECT 1")
            raw.rollback()
            return
    raise DisconnectionError("the server closed this connection")


def commit(engine: Engine, connection: Connection, transaction: RootTransaction, shown: str) -> None:
    """Commit; where the connection breaks meanwhile, find out whether it was kept.

    Raises:
        ServerAway: nobody can say yet whether it was.
        DBAPIError: it was not.
    """
    last: LastEntry | None = connection.info.pop(LAST, None)
    try:
        transaction.commit()
    except DBAPIError as error:
        if last is None or not error.connection_invalidated:
            raise
        is_kept = _found_out(engine, last)
        if is_kept is None:
            raise unsure(shown) from error
        if not is_kept:
            raise


def _found_out(engine: Engine, last: LastEntry) -> bool | None:
    """Whether what was being committed was kept; nothing where the server stays away."""
    until = monotonic() + _ASK_FOR_SECONDS
    while monotonic() < until:
        with suppress(DBAPIError), engine.connect() as connection, connection.begin():
            return was_kept(connection, last)
        sleep(0.2)
    return None
