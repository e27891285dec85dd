"""Whose turn it is to write on a server: the lock of a town's head is waited for in short steps, each of which can end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from compacttui.rules.patience import tries

Taken = TypeVar("Taken")

_NOT_NOW: Final = "55P03"
"""What PostgreSQL says when a lock did not come in time."""
_STEP_MS: Final = 500
"""How long one step waits in the server's own queue, which is fair; whoever gives up does so between two."""


def in_turn(connection: Connection, lock: Callable[[], Taken]) -> Taken:
    """Take a lock on a server at the beginning of a write transaction, as soon as it is free.

    Args:
        connection: the transaction; nothing was done in it yet.
        lock: takes the lock.

    Raises:
        GaveUp: whoever waits would wait no longer.
        OperationalError: the lock did not come in time.
    """
    patience = float(connection.get_execution_options().get("patience", 5.0))
    late: OperationalError | None = None
    for left in tries(patience):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, min(_STEP_MS, round(left * 1000)))}")
        try:
            return lock()
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != _NOT_NOW:
                raise
            late = error
        # Only the driver's transaction ends, and begins anew with the next statement: nothing was done in it.
        connection.connection.rollback()
    raise late or RuntimeError("the lock was never tried for")
