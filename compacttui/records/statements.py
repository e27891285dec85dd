"""Statements that every act needs, in a driver's own words, made once.

An act reads and writes some ten rows in as many tables. Building each statement anew, and having its
parameters named and processed anew, took several times as long as the database takes to carry it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import Dialect, Table, bindparam, select, update
from sqlalchemy.sql.expression import Executable

Parameters: TypeAlias = "tuple[Any, ...] | dict[str, Any]"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as one driver takes it.

    Attributes:
        text: the SQL.
        parameters: what stands for its parameters, from their values by name.
    """

    text: str
    parameters: Callable[[Mapping[str, Any]], Parameters]


_made: dict[tuple[str, str, str], Statement] = {}


def insert_into(table: Table, dialect: Dialect) -> Statement:
    """Puts one whole row into a table; its parameters are the columns."""
    return _once("insert", table, dialect, table.insert)


def latest_first(table: Table, dialect: Dialect) -> Statement:
    """Reads the rows of a thing, the highest version first; its parameters are `log` and `id`."""
    return _once(
        "latest",
        table,
        dialect,
        lambda: (
            select(table)
            .where(table.c.log == bindparam("log"), table.c.id == bindparam("id"))
            .order_by(table.c.version.desc())
        ),
    )


def latest_before(table: Table, dialect: Dialect) -> Statement:
    """Reads the rows of a thing that an entry found, the highest version first; its parameters are `log`, `id` and, its number, `before`."""
    c = table.c
    return _once(
        "before",
        table,
        dialect,
        lambda: (
            select(table)
            .where(c.log == bindparam("log"), c.id == bindparam("id"), c.recorded_seq < bindparam("before"))
            .order_by(c.version.desc())
        ),
    )


def step_back(table: Table, dialect: Dialect) -> Statement:
    """Makes a version a thing of the past; its parameters are `b_log`, `b_id`, `b_version` and `b_by`."""
    c = table.c
    return _once(
        "step back",
        table,
        dialect,
        lambda: (
            update(table)
            .where(
                c.log == bindparam("b_log"), c.id == bindparam("b_id"), c.version == bindparam("b_version")
            )
            .values(superseded_seq=bindparam("b_by"))
        ),
    )


def head_of(table: Table, dialect: Dialect) -> Statement:
    """Reads where a town's ledger in a file ends; its parameter is `log`."""
    c = table.c
    return _once(
        "head",
        table,
        dialect,
        lambda: select(c.size, c.frontier).where(c.log == bindparam("log")),
    )


def move_head(table: Table, dialect: Dialect) -> Statement:
    """Says where a town's ledger in a file ends now; its parameters are `b_log`, `b_size` and `b_frontier`."""
    c = table.c
    return _once(
        "move",
        table,
        dialect,
        lambda: (
            update(table)
            .where(c.log == bindparam("b_log"))
            .values(size=bindparam("b_size"), frontier=bindparam("b_frontier"))
        ),
    )


def _once(what: str, table: Table, dialect: Dialect, build: Callable[[], Executable]) -> Statement:
    key = (what, table.name, dialect.driver)
    if key not in _made:
        compiled = build().compile(dialect=dialect)  # type: ignore[attr-defined]  # every statement compiles
        _made[key] = Statement(str(compiled), _in_order(compiled.positiontup))
    return _made[key]


def _in_order(order: Sequence[str] | None) -> Callable[[Mapping[str, Any]], Parameters]:
    """A tuple in the statement's order, or the values by name where the driver takes names."""
    if not order:
        return dict
    if len(order) > 1:
        return itemgetter(*order)
    return lambda values: (values[order[0]],)
