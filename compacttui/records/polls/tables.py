"""What is kept of a poll that is held here, and for how long.

``work_poll`` and ``work_voted`` are there for good. The papers, the codes and the locks of one poll are in three
tables of its own, made when it is prepared and dropped when its papers are sealed: on PostgreSQL a dropped table
takes every version of its rows with it, and on SQLite its pages are overwritten and given back.

Nothing here has a time, a serial number or an order. A paper's key is random, and rows stand in the order of their
keys; on SQLite without a hidden number beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, LargeBinary, MetaData, PrimaryKeyConstraint, Table

from compacttui.records.columns import (
    PlainText,
    WholeNumber,
    blob,
    flag,
    listed,
    number,
    one_of,
    table,
    words,
)

poll = table(
    "work_poll",
    words("log"),
    words("selection"),
    one_of("state", ("open", "emptied")),
    blob("public_key"),
    blob("salt"),
    number("paper_bytes"),
    number("entered"),
    listed("tellers"),
    listed("witnesses"),
    constraints=[PrimaryKeyConstraint("log", "selection")],
)
"""A poll held here: its public key, what its codes are hashed with, and how many papers officers entered.

``emptied``: the papers are out, and the file is still to be freed of what they left.
"""

voted = table(
    "work_voted",
    words("log"),
    words("selection"),
    number("number"),
    listed("organisations"),
    flag("has_voted"),
    constraints=[PrimaryKeyConstraint("log", "selection", "number")],
)
"""The marked register of a poll that is over: which electors voted. Not how, and not when."""


@dataclass(frozen=True, slots=True)
class OwnTables:
    """The tables of one poll while it runs.

    Attributes:
        papers: sealed papers under random keys.
        electors: for each vote, whose it is, the hash of its code, and whether it was cast.
        locks: the private key, once under each holder's passphrase.
    """

    papers: Table
    electors: Table
    locks: Table

    def __iter__(self) -> Iterator[Table]:
        yield from (self.papers, self.electors, self.locks)


PREFIXES = ("work_papers_", "work_electors_", "work_locks_")
"""How the names of these tables begin; the letters of the selection's id follow."""


@lru_cache(maxsize=64)
def own_tables(selection: str) -> OwnTables:
    """The tables of the poll of a selection."""
    # Their own metadata: no migration makes them, and no check expects them.
    apart = MetaData()
    end = selection.partition("-")[2]
    papers, electors, locks = (f"{prefix}{end}" for prefix in PREFIXES)

    def made(name: str, *columns: Column[Any]) -> Table:
        return Table(name, apart, *columns, sqlite_strict=True, sqlite_with_rowid=False)

    return OwnTables(
        made(papers, Column("key", LargeBinary, primary_key=True), blob("sealed")),
        made(
            electors,
            Column("number", WholeNumber, primary_key=True, autoincrement=False),
            words("organisations"),
            Column("hash", LargeBinary),
            flag("has_voted"),
        ),
        made(
            locks,
            Column("holder", PlainText, primary_key=True),
            blob("salt"),
            blob("closed"),
            number("memory_kib"),
            number("passes"),
            number("lanes"),
        ),
    )
