"""A ballot box on a server: every change goes through a door of the server's own (``db/postgres/ballots.sql``).

Its tables belong to a role that cannot log in. The returning officer's login may have a box made, filled with codes,
opened and emptied; a polling place's may put in a paper with a code; nobody else touches it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

Values = Mapping[str, Any]


def make(connection: Connection, log: str, box: Values, locks: Sequence[Values]) -> None:
    """Have an empty box made; one that was given up before is thrown away."""
    _do(
        connection,
        "make_box(:log, CAST(:box AS jsonb), CAST(:locks AS jsonb))",
        log=log,
        box=_json(box),
        locks=_json(locks),
    )


def hold(connection: Connection, log: str, selection: str) -> None:
    """Let nobody else change a box until the transaction ends."""
    _do(connection, "hold_box(:log, :selection)", log=log, selection=selection)


def write_electors(connection: Connection, log: str, selection: str, electors: Sequence[Values]) -> None:
    """Have every vote of a poll written anew."""
    _do(
        connection,
        "write_electors(:log, :selection, CAST(:electors AS jsonb))",
        log=log,
        selection=selection,
        electors=_json(electors),
    )


def elector_with(connection: Connection, log: str, selection: str, code: bytes) -> tuple[int, str] | None:
    """The vote that a code (its hash) is good for: its number, and whose it is."""
    query = text("SELECT number, organisations FROM access.elector_of(:log, :selection, :code)")
    row = connection.execute(query, {"log": log, "selection": selection, "code": code}).first()
    return None if row is None else (row.number, row.organisations)


def put_in(
    connection: Connection,
    log: str,
    selection: str,
    *,
    elector: int,
    code: bytes | None,
    sealed: bytes,
    key: bytes,
) -> bool:
    """Have a paper put in, with the hash of a code, or for an elector by the returning officer; whether that vote was left."""
    call, whose = ("enter_paper", elector) if code is None else ("cast_paper", code)
    return bool(
        _do(
            connection,
            f"{call}(:log, :selection, :whose, :sealed, :key)",
            log=log,
            selection=selection,
            whose=whose,
            sealed=sealed,
            key=key,
        )
    )


def note_entered(connection: Connection, log: str, selection: str, tellers: str, witnesses: str) -> None:
    """Have it noted that officers put a paper in."""
    _do(
        connection,
        "note_entered(:log, :selection, :tellers, :witnesses)",
        log=log,
        selection=selection,
        tellers=tellers,
        witnesses=witnesses,
    )


def register(connection: Connection, log: str, selection: str) -> list[tuple[int, str, bool]]:
    """Every vote of a poll that is or was held here: number, whose, cast; whose only for those who may know."""
    query = text(
        "SELECT number, organisations, has_voted FROM access.register_of(:log, :selection) ORDER BY 1"
    )
    rows = connection.execute(query, {"log": log, "selection": selection})
    return [(row.number, row.organisations, bool(row.has_voted)) for row in rows]


def empty(connection: Connection, log: str, selection: str) -> None:
    """Have everything taken out for good; who voted stays on the marked register."""
    _do(connection, "empty_box(:log, :selection)", log=log, selection=selection)


def discard(connection: Connection, log: str, selection: str) -> None:
    """Have a box thrown away with all that is in it."""
    _do(connection, "discard_box(:log, :selection)", log=log, selection=selection)


def _do(connection: Connection, call: str, **values: Any) -> Any:
    return connection.execute(text(f"SELECT access.{call}"), values).scalar()


def _json(value: Values | Sequence[Values]) -> str:
    return json.dumps(value, default=_bytes)


def _bytes(value: object) -> str:
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    raise TypeError(f"{type(value).__name__} has no place in a box")
