"""Statements that every act needs, in a driver's own words, made once.

An act reads and writes some ten rows in as many tables. Building each statement anew, and having its
parameters named and processed anew, took several times as long as the database takes to carry it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


def _once(what: str, table: Table, dialect: Dialect, build: Callable[[], Executable]) -> Statement:
    key = (what, table.name, dialect.driver)
    if key not in _made:
        compiled = build().compile(dialect=dialect)  # type: ignore[attr-defined]  # every statement compiles
        # A tuple in the statement's order, or the values by name where the driver takes names.
        order = compiled.positiontup
        _made[key] = Statement(str(compiled), itemgetter(*order) if order else dict)
    return _made[key]
