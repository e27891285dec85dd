"""The door of the ledger on a server: entries, their words and the rows that follow from them go in by one call.

No login may write into the tables themselves. The server checks who is at the door, works leaf and tree out anew, and
numbers the entries; what it does is in ``db/postgres/ledger.sql``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, text

from compacttui.records.merkle import Frontier

_DERIVED = frozenset({"event", "about", "node", "thing", "personal"})
"""What the server writes by itself, from the entries and from the rows that come first."""

_HOLD = text("SELECT size, frontier FROM access.hold(:log)")
_BEGIN = text("SELECT access.begin_town(:log)")
_APPEND = text("SELECT access.append(:log, :bodies, CAST(:said AS jsonb), CAST(:changes AS jsonb))")

_KEEP = text("SELECT access.keep_checkpoint(:log, :size, :root, :note)")
_LEAF = text("SELECT leaf FROM event WHERE log = :log AND seq = :seq")
_ERASE = text("SELECT access.erase(:log, :number, CAST(:changed AS jsonb))")

LAST = "compacttui.last"
"""Under this name a connection keeps its last entry: by it whoever lost the connection learns what became of an act."""


@dataclass(frozen=True, slots=True)
class LastEntry:
    """The last entry that a transaction appended.

    Attributes:
        log: the town.
        seq: its number.
        leaf: its fingerprint.
    """

    log: str
    seq: int
    leaf: bytes


Rows = Mapping[Table, Sequence[Mapping[str, Any]]]
Rewritten = tuple[Table, tuple[str, int], Mapping[str, Any]]
"""A row that loses words: its table, its id and version, and what its columns hold instead."""


def begin_town(connection: Connection, log: str) -> None:
    """Begin an empty ledger.

    Raises:
        DBAPIError: the login may not, or there is one.
    """
    connection.execute(_BEGIN, {"log": log})


def hold(connection: Connection, log: str) -> Frontier:
    """The edge of a town's tree; nobody else appends to it until the transaction ends.

    Raises:
        DBAPIError: the login belongs to nobody in that town.
        NoResultFound: there is no such town.
    """
    head = connection.execute(_HOLD, {"log": log}).one()
    return Frontier.unpacked(head.size, bytes(head.frontier))


def append(connection: Connection, log: str, rows: Rows, stepping_back: Rows) -> None:
    """Hand in what was gathered: all of it is taken, or nothing.

    Args:
        connection: the open write transaction.
        log: the town.
        rows: what comes in, by table: entries, words and rows.
        stepping_back: the versions that become a thing of the past, as `statements.step_back` takes them.

    Raises:
        DBAPIError: the server refuses it.
    """
    by_name = {table.name: given for table, given in rows.items()}
    changes: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    for name, given in by_name.items():
        if name not in _DERIVED:
            changes.setdefault(name, {"back": [], "rows": []})["rows"] = list(given)
    for table, keys in stepping_back.items():
        changes.setdefault(table.name, {"back": [], "rows": []})["back"] = [
            {"id": key["b_id"], "version": key["b_version"], "by": key["b_by"]} for key in keys
        ]
    said = [
        {
            **{name: word[name] for name in ("seq", "field", "person", "value")},
            "salt": f"\\x{word['salt'].hex()}",
        }
        for word in by_name.get("personal", ())
    ]
    bodies = [entry["body"] for entry in by_name.get("event", ())]
    if not (bodies or changes):
        return
    connection.execute(
        _APPEND,
        {
            "log": log,
            "bodies": bodies,
            "said": json.dumps(said, ensure_ascii=False),
            "changes": json.dumps(changes, ensure_ascii=False),
        },
    )
    if entries := by_name.get("event"):
        connection.info[LAST] = LastEntry(log, entries[-1]["seq"], entries[-1]["leaf"])


def was_kept(connection: Connection, last: LastEntry) -> bool:
    """Whether an entry is in the ledger, once whoever was appending to it has done.

    The number of a transaction would not tell: a server that lost its power gives the same number to another one.

    Raises:
        DBAPIError: the server does not say yet.
    """
    hold(connection, last.log)
    found = connection.execute(_LEAF, {"log": last.log, "seq": last.seq}).scalar()
    return found is not None and bytes(found) == last.leaf


def erase(connection: Connection, log: str, number: int, rows: Sequence[Rewritten]) -> None:
    """Take away the words that an entry lists; it was handed in by the same transaction.

    Args:
        connection: the open write transaction.
        log: the town.
        number: of the entry.
        rows: the rows that repeated the words.

    Raises:
        DBAPIError: the server refuses it.
    """
    changed: dict[str, list[Mapping[str, Any]]] = {}
    for table, (thing, version), cells in rows:
        changed.setdefault(table.name, []).append({"id": thing, "version": version, "cells": dict(cells)})
    said = json.dumps(changed, ensure_ascii=False)
    connection.execute(_ERASE, {"log": log, "number": number, "changed": said})


def keep_checkpoint(connection: Connection, values: Mapping[str, Any]) -> None:
    """Have a checkpoint kept, beside the ledger; of one that is kept already nothing is lost.

    Args:
        connection: a write transaction.
        values: the row: `log`, `size`, `root`, `note`.

    Raises:
        DBAPIError: the login belongs to nobody in that town.
    """
    connection.execute(_KEEP, dict(values))
