"""How tables are made here: STRICT, named constraints, rows that are periods.

A subject's row says what held from ``effective_from`` until before ``effective_to`` (days of the world,
year or month only where history knows no better), as the ledger told it from entry ``recorded_seq``
until before ``superseded_seq``. So *now*, *as at a date* and *as known on a date* are range conditions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One order for text on both stores, whatever the server's language: bytes.
PlainText = Text().with_variant(Text(collation="C"), "postgresql")
# An INTEGER of SQLite has 64 bits anyway; its STRICT tables know no BIGINT.
WholeNumber = BigInteger().with_variant(Integer(), "sqlite")

subject_tables: dict[str, Table] = {}
"""Every table that is worked out from entries, by name, in the order of their making."""

KNOWN = "superseded_seq IS NULL"
"""What today's knowledge is; the partial indexes that questions use are made on it."""
CURRENT = f"{KNOWN} AND effective_to IS NULL"
"""What holds with no end in sight; unique rules are made on it."""


def words(name: str, *, optional: bool = False) -> Column[str]:
    """Text as a person wrote it, or a code of a closed list."""
    return Column(name, PlainText, nullable=optional)


def day(name: str, *, optional: bool = False) -> Column[str]:
    """A day, or a year or month where history knows no better, as ISO text: text order is date order."""
    return Column(name, PlainText, nullable=optional, info={"kind": "day"})


def moment(name: str, *, optional: bool = False) -> Column[str]:
    """A moment in UTC, as ISO text to the second."""
    return Column(name, PlainText, nullable=optional, info={"kind": "moment"})


def number(name: str, *, optional: bool = False) -> Column[int]:
    """A whole number."""
    return Column(name, WholeNumber, nullable=optional)


def flag(name: str, *, optional: bool = False) -> Column[int]:
    """Yes (1) or no (0)."""
    return Column(name, Integer(), nullable=optional, info={"kind": "flag"})


def blob(name: str) -> Column[bytes]:
    """Bytes: a hash, a salt, the tree's edge."""
    return Column(name, LargeBinary, nullable=False)


def one_of(name: str, choices: Iterable[str], *, optional: bool = False) -> Column[str]:
    """A code of a closed list; the database checks it."""
    return Column(name, PlainText, nullable=optional, info={"choices": tuple(choices)})


def listed(name: str) -> Column[str]:
    """A short list of codes or ids, as canonical JSON."""
    return Column(name, PlainText, nullable=False, info={"kind": "list"})


def ref(
    name: str, to: str, *, optional: bool = False, in_the_past: bool = False, led_by_another: bool = False
) -> Column[str]:
    """The id of a thing of the kind `to` ("seat", "person"); the database checks that it exists.

    Args:
        name: the column's name.
        to: the kind of thing.
        optional: it may be left out.
        in_the_past: rows are looked up by it among those that were superseded, too: by many at once, as known on another
            day, each of which would go through the whole table.
        led_by_another: an index with more columns, which the table has besides, begins with it and finds its rows, too.
    """
    info = {"refers_to": to, "in_the_past": in_the_past, "led_by_another": led_by_another}
    return Column(name, PlainText, nullable=optional, info=info)


def _checks_of(columns: Iterable[Column[Any]]) -> Iterable[CheckConstraint]:
    for column in columns:
        kind, choices = column.info.get("kind"), column.info.get("choices")
        if kind == "flag":
            yield CheckConstraint(f"{column.name} IN (0, 1)", name=f"{column.name}_is_yes_or_no")
        elif kind == "day":
            yield CheckConstraint(f"length({column.name}) IN (4, 7, 10)", name=f"{column.name}_is_a_day")
        elif kind == "moment":
            yield CheckConstraint(f"length({column.name}) = 20", name=f"{column.name}_is_a_moment")
        elif choices:
            listed_choices = ", ".join(f"'{choice}'" for choice in choices)
            yield CheckConstraint(f"{column.name} IN ({listed_choices})", name=f"{column.name}_is_known")


def table(
    name: str, *columns: Column[Any], constraints: Sequence[SchemaItem] = (), is_list: bool = False
) -> Table:
    """A table with this program's checks; STRICT on SQLite.

    Args:
        name: its name.
        columns: its columns.
        constraints: its key, and whatever else holds.
        is_list: little stands beside its key. On SQLite its rows then lie in the key's own tree, and there is no second
            tree that could lead elsewhere; they lie in the order of the key.
    """
    return Table(
        name,
        metadata,
        *columns,
        *_checks_of(columns),
        *constraints,
        sqlite_strict=True,
        sqlite_with_rowid=not is_list,
    )


def partial_index(name: str, *columns: Column[Any], where: str, unique: bool = False) -> Index:
    """An index of some rows only, on both stores.

    What it says to PostgreSQL comes with `speak_to`: saying it here would load the dialect of a server into every
    program, which takes as long as a tenth of the way to the first frame.
    """
    return Index(name, *columns, unique=unique, sqlite_where=text(where), info={"where": where})


def speak_to(dialect: str) -> MetaData:
    """Every table as it is described to a store: to its name as SQLAlchemy has it."""
    if dialect == "postgresql":
        for index in (index for table in metadata.tables.values() for index in table.indexes):
            if "where" in index.info:
                index.dialect_options[dialect]["where"] = text(index.info["where"])
    return metadata


def subject_table(name: str, *columns: Column[Any], constraints: Sequence[SchemaItem] = ()) -> Table:
    """A table worked out from entries: rows are periods, one thing's rows are numbered by ``version``.

    The highest version is the latest word on the thing. Foreign keys go to ``thing``, where each thing
    stands once; a reference's CHECK holds it to the right kind of thing.
    """
    references = [column for column in columns if "refers_to" in column.info]
    made = table(
        name,
        words("log"),
        words("id"),
        number("version"),
        day("effective_from"),
        day("effective_to", optional=True),
        number("recorded_seq"),
        number("superseded_seq", optional=True),
        *columns,
        constraints=[
            PrimaryKeyConstraint("log", "id", "version"),
            ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name=f"fk_{name}_thing"),
            CheckConstraint("version >= 1", name="version_is_positive"),
            CheckConstraint("superseded_seq > recorded_seq", name="superseded_after_recorded"),
            CheckConstraint("effective_to >= effective_from", name="period_is_forward"),
            *(
                ForeignKeyConstraint(["log", c.name], ["thing.log", "thing.id"], name=f"fk_{name}_{c.name}")
                for c in references
            ),
            *(
                CheckConstraint(
                    f"{c.name} LIKE '{c.info['refers_to'][:3]}-%'",
                    name=f"{c.name}_is_a_{c.info['refers_to']}",
                )
                for c in references
            ),
            *constraints,
        ],
    )
    for column in references:
        if not column.info["led_by_another"]:
            _index_reference(made, made.c[column.name])
    subject_tables[name] = made
    return made


def _index_reference(made: Table, column: Column[Any]) -> None:
    """Have rows found by what they refer to. Those that refer to nothing are looked for by nobody, and most do where it is optional."""
    name = f"ix_{made.name}_{column.name}"
    if column.info["in_the_past"]:
        Index(name, made.c.log, column)
    else:
        where = f"{KNOWN} AND {column.name} IS NOT NULL" if column.nullable else KNOWN
        partial_index(f"{name}_now", made.c.log, column, where=where)
