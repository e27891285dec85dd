"""Reading the rows of a table alongside the entries that wrote them: each once, in little memory, and not sorted.

A file's rows lie in the order in which they were written, which is that of the entries; to read them as they lie takes a
quarter of the time that it takes by an index. Nothing promises that order. Where it is another, reading so is broken off,
and everything is read in order, which takes longer and gives the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    Text,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.exc import DBAPIError

from compacttui.records.sqlite import malformed

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPICursor

Lying: TypeAlias = "tuple[Any, ...]"
"""A row as it lies in the database: the number of its entry, then its other columns."""

_NOTHING: tuple[Sequence[Lying], Sequence[int]] = ((), ())

_AT_ONCE = 200
"""Rows of one table in memory at a time; some seventy tables are read side by side."""

_number = itemgetter(0)


class OutOfOrder(Exception):
    """The rows of a file do not lie in the order of the entries."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a history can be cut in two, so that every row of every table belongs to one of the parts.

    Attributes:
        entry: the first entry of the second part.
        places: in a file, the first place in each table whose row belongs to the second part, by the table's name; a row
            that lies on the wrong side belongs there all the same, and is found there to be wrong.
    """

    entry: int
    places: Mapping[str, int]


class Reader:
    """Reads a town's tables in the order of the entries that their rows belong to, many of them side by side.

    Leaving its context closes whatever is still being read.
    """

    def __init__(
        self,
        connection: Connection,
        log: str,
        *,
        as_they_lie: bool = True,
        since: Cut | None = None,
        until: Cut | None = None,
    ) -> None:
        """Begin to read.

        Args:
            connection: one moment's view of the records.
            log: the town.
            as_they_lie: do not sort the rows of a file; those of a server are sorted anyway.
            since: read only what comes after this cut; of a file, as it lies.
            until: read only what comes before this cut; of a file, as it lies.
        """
        self.connection = connection
        self.log = log
        self.since, self.until = since, until
        self._as_they_lie = as_they_lie
        self._begun = ExitStack()

    def __enter__(self) -> Self:
        """Read on."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave off, wherever it is."""
        self._begun.close()

    def rows(self, table: Table, names: Sequence[str]) -> Iterator[list[Lying]]:
        """The rows of a table, some hundred at a time.

        Args:
            table: which one.
            names: which of its columns, the entry's number first.

        Raises:
            OutOfOrder: they do not lie in the order of the entries, and were not to be sorted.
        """
        return (rows for rows, _ in self.numbered(table, names))

    def numbered(self, table: Table, names: Sequence[str]) -> Iterator[tuple[list[Lying], list[int]]]:
        """As `rows`, and the numbers of their entries beside them."""
        last: float = -inf
        for rows in self._parts(table, names):
            numbers = list(map(_number, rows))
            if set(map(type, numbers)) != {int}:
                # A page that was written over: SQLite keeps other things out of this column.
                with as_the_library_says(self.connection):
                    raise malformed()
            if numbers[0] < last or numbers != sorted(numbers):
                raise OutOfOrder
            last = numbers[-1]
            yield rows, numbers

    def listed(self, table: Table, of: str, *what: ColumnElement[Any]) -> Iterator[list[Lying]]:
        """The rows of a list, some hundred at a time, in whatever order is quickest.

        Args:
            table: which one.
            of: which of its columns holds the number of a row's entry.
            what: what is read of each.
        """
        return self._fetched(self._between(select(*what).where(table.c.log == self.log), table.c[of]))

    def _parts(self, table: Table, names: Sequence[str]) -> Iterator[list[Lying]]:
        query = select(*(table.c[name] for name in names))
        number = table.c[names[0]]
        if self.connection.dialect.name != "sqlite":
            query = self._between(query.where(table.c.log == self.log).order_by(number), number)
        elif self._as_they_lie:
            place = _place_in(table)
            query = query.where(_its_town(table) == self.log).order_by(place)
            if self.since is not None:
                query = query.where(place >= self.since.places[table.name])
            if self.until is not None:
                query = query.where(place < self.until.places[table.name])
        else:
            query = query.where(table.c.log == self.log).order_by(number)
        return self._fetched(query)

    def _between(self, query: Select[Any], number: ColumnElement[int]) -> Select[Any]:
        if self.since is not None:
            query = query.where(number >= self.since.entry)
        if self.until is not None:
            query = query.where(number < self.until.entry)
        return query

    def _fetched(self, query: Select[Any]) -> Iterator[list[Lying]]:
        if self.connection.dialect.name != "sqlite":
            read = self.connection.execute(query, execution_options={"yield_per": _AT_ONCE})
            self._begun.callback(read.close)
            for rows in read.partitions():
                yield [tuple(row) for row in rows]
            return
        # The driver's own rows are plain tuples already, which is all that is wanted of a million of them.
        cursor = self.connection.execute(query).cursor
        if cursor is not None:
            self._begun.callback(cursor.close)
            while lying := self._next(cursor):
                yield lying

    def _next(self, cursor: DBAPICursor) -> list[Lying]:
        with as_the_library_says(self.connection):
            return list(cursor.fetchmany(_AT_ONCE))


def cut_at(connection: Connection, log: str, entry: int, tables: Iterable[tuple[Table, str]]) -> Cut:
    """Where a town's history is cut before an entry.

    Args:
        connection: one moment's view of the records.
        log: the town.
        entry: the first entry of the second part.
        tables: each table, and which of its columns holds the number of a row's entry.
    """
    if connection.dialect.name != "sqlite":
        return Cut(entry, {})
    return Cut(entry, {table.name: _place_of(connection, log, entry, table, of) for table, of in tables})


def _place_of(connection: Connection, log: str, entry: int, table: Table, of: str) -> int:
    """The first place in a table whose row belongs to an entry or a later one, as they lie."""
    at = _place_in(table)
    # Each by itself: of both at once SQLite makes a way through the whole table.
    first, last = (
        connection.execute(select(end(at)).select_from(table)).scalar() for end in (func.min, func.max)
    )
    following = (
        select(table.c[of]).where(at >= bindparam("place"), _its_town(table) == log).order_by(at).limit(1)
    )

    def is_there(place: int) -> bool:
        number: int | None = connection.execute(following, {"place": place}).scalar()
        return number is None or number >= entry

    if first is None or last is None:
        return 0
    return first + bisect_left(range(first, last + 1), True, key=is_there)


def _place_in(table: Table) -> ColumnElement[int]:
    return literal_column(f"{table.name}.rowid", Integer)


def _its_town(table: Table) -> ColumnElement[str]:
    # The plus keeps SQLite from finding the town's rows by an index, and sorting them afterwards.
    return literal_column(f"+{table.name}.log", Text)


@contextmanager
def as_the_library_says(connection: Connection) -> Iterator[None]:
    """Let what a driver says is wrong be said as everywhere else, where its rows are read without the library.

    Raises:
        DBAPIError: in place of the driver's own error.
    """
    driver = connection.dialect.loaded_dbapi
    try:
        yield
    except driver.Error as error:
        raise DBAPIError.instance(
            None, None, error, driver.Error, hide_parameters=True, dialect=connection.dialect
        ) from error


class Alongside:
    """The rows of one table, handed out with the entries that they belong to."""

    def __init__(self, reader: Reader, table: Table, names: Sequence[str]) -> None:
        """Begin to read; the arguments, and what is raised here or later, are those of `Reader.rows`."""
        self._parts = reader.numbered(table, names)
        self._rows: Sequence[Lying] = ()
        self._numbers: Sequence[int] = ()
        self._at = 0
        self._number: float = inf
        self._turn_over()

    @property
    def is_over(self) -> bool:
        """Every row was handed out."""
        return not self._rows

    def up_to(self, number: float) -> list[Lying]:
        """The rows of this entry, and those of earlier ones that nobody asked for."""
        found: list[Lying] = []
        while self._rows and self._number <= number:
            end = bisect_right(self._numbers, number, self._at)
            found += self._rows[self._at : end]
            if end == len(self._rows):
                self._turn_over()
            else:
                self._at, self._number = end, self._numbers[end]
        return found

    def _turn_over(self) -> None:
        self._rows, self._numbers = next(self._parts, _NOTHING)
        self._at = 0
        self._number = self._numbers[0] if self._numbers else inf
