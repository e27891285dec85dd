"""What a file is made of: its tables, their indexes, the triggers that guard its ledger; and whatever is not this program's.

No entry tells of any of it. A guard that was taken out lets entries be changed, a table without its constraints takes what
it must refuse, and a view could show other rows than those that were checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from compacttui.records.polls.tables import own_tables, poll
from compacttui.records.triggers import SQLITE_TRIGGERS
from compacttui.rules.text import shortened

MARKS: Final = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
"""As Alembic marks a database on which migrations have run."""

_MOST: Final = 20
"""So many are named: a file can hold any number."""

_LONGEST: Final = 60
"""So much of a name is said: it may be somebody else's."""


class _Part(NamedTuple):
    """A part of a file.

    Attributes:
        kind: table, index, view or trigger.
        name: its name.
    """

    kind: str
    name: str


_TAKEN: Final = {
    "table": "The table “{}” was taken out of the file, with all that stood in it.",
    "unique index": "The index “{}” was taken out of the file: it no longer refuses what may be there only once.",
    "index": "The index “{}” was taken out of the file: answers are slower without it.",
    "trigger": "The guard “{}” was taken out of the file: it no longer refuses what a ledger must refuse.",
}

_CHANGED: Final = {
    "table": "The table “{}” was given another form: it may take what it must refuse.",
    "unique index": "The index “{}” was changed: it may no longer refuse what may be there only once.",
    "index": "The index “{}” was changed: answers may be slower, or acts refused.",
    "trigger": "The guard “{}” was changed: it may no longer refuse what a ledger must refuse.",
}

_FOREIGN: Final = {
    "table": "a table that is not this program's, “{}”: nothing in it was checked.",
    "view": "a view that is not this program's, “{}”: it could show other rows than those that were checked.",
    "index": "an index that is not this program's, “{}”: it could refuse what is to be recorded.",
    "trigger": "a trigger that is not this program's, “{}”: it could change records with the next act.",
}

_PIECES: Final = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\w+|\S")


def strange_parts(connection: Connection) -> Iterator[str]:
    """What is wrong with what an SQLite file is made of, a sentence each; nothing where it is as this program makes it.

    The tables of a poll that is held here may be there or not.

    Args:
        connection: to an SQLite file.
    """
    yield from islice(_strange(_kept(connection), _ours(), _of_polls(connection)), _MOST)


def _strange(
    kept: Mapping[_Part, str], ours: Mapping[_Part, str], at_times: Mapping[_Part, str]
) -> Iterator[str]:
    for part in sorted(ours.keys() - kept.keys()):
        yield _said(_TAKEN, part, ours[part])
    for part in sorted(kept):
        expected = ours.get(part) or at_times.get(part)
        if expected is None:
            said = _FOREIGN.get(part.kind, _FOREIGN["table"]).format(shortened(part.name, _LONGEST))
            yield f"The file has {said} Find out who put it there, and take it out."
        elif _clauses(kept[part]) != _clauses(expected):
            yield _said(_CHANGED, part, expected)


def _said(sentences: Mapping[str, str], part: _Part, statement: str) -> str:
    kind = "unique index" if statement.startswith("CREATE UNIQUE INDEX") else part.kind
    return sentences[kind].format(shortened(part.name, _LONGEST))


def _kept(connection: Connection) -> Mapping[_Part, str]:
    # What SQLite makes by itself has no words (the index of a key), or a name that nobody else can give.
    found = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {_Part(row.type, row.name): row.sql for row in found}


@cache
def _ours() -> Mapping[_Part, str]:
    from compacttui.records.tables import metadata

    made = dict(_statements(metadata.tables.values()))
    made[_Part("table", "alembic_version")] = MARKS
    made |= {_Part("trigger", said.split()[2]): said for said in SQLITE_TRIGGERS}
    return made


def _of_polls(connection: Connection) -> Mapping[_Part, str]:
    """The tables of polls that are held in this file."""
    polls = connection.execute(select(poll.c.selection)).scalars()
    return dict(_statements(one for selection in polls for one in own_tables(selection)))


def _statements(tables: Iterable[Table]) -> Iterator[tuple[_Part, str]]:
    dialect = sqlite.dialect()
    for table in tables:
        yield _Part("table", table.name), str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in table.indexes:
            yield _Part("index", str(index.name)), str(CreateIndex(index).compile(dialect=dialect)).strip()


def _clauses(statement: str) -> list[str]:
    """A statement without what means nothing: spacing, and marks around names; a table's clauses in one order.

    Constraints have no order of their own, and a migration writes them in another than the tables' description.
    """
    clauses: list[list[str]] = [[]]
    depth = 0
    for piece in _PIECES.findall(statement):
        before, depth = depth, depth + (piece == "(") - (piece == ")")
        if (before == 1 and piece == ",") or {before, depth} == {0, 1}:
            clauses.append([])
        else:
            clauses[-1].append(piece.strip('"'))
    said = [" ".join(clause) for clause in clauses]
    return sorted(said) if statement.startswith("CREATE TABLE") else said
