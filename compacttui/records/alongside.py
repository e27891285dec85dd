"""Reading the rows of a table alongside the entries that wrote them: each once, in little memory, and not sorted.

A file's rows lie in the order in which they were written, which is that of the entries; to read them as they lie takes a
quarter of the time that it takes by an index. Nothing promises that order. Where it is another, reading so is broken off,
and everything is read in order, which takes longer and gives the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import inf
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from sqlalchemy import Connection, Table, literal_column, select, text
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPICursor

Lying: TypeAlias = "tuple[Any, ...]"
"""A row as it lies in the database: the number of its entry, then its other columns."""

_AT_ONCE = 500


class OutOfOrder(Exception):
    """The rows of a file do not lie in the order of the entries."""


class Reader:
    """Reads a town's tables in the order of the entries that their rows belong to, many of them side by side.

    Leaving its context closes whatever is still being read.
    """

    def __init__(self, connection: Connection, log: str, *, as_they_lie: bool = True) -> None:
        """Begin to read.

        Args:
            connection: one moment's view of the records.
            log: the town.
            as_they_lie: do not sort the rows of a file; those of a server are sorted anyway.
        """
        self.connection = connection
        self.log = log
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
        last = -inf
        for rows in self._parts(table, names):
            numbers = [last, *(row[0] for row in rows)]
            if numbers != sorted(numbers):
                raise OutOfOrder
            last = numbers[-1]
            yield rows

    def _parts(self, table: Table, names: Sequence[str]) -> Iterator[list[Lying]]:
        query = select(*(table.c[name] for name in names))
        if self.connection.dialect.name != "sqlite":
            query = query.where(table.c.log == self.log).order_by(table.c[names[0]])
            read = self.connection.execute(query, execution_options={"yield_per": _AT_ONCE})
            self._begun.callback(read.close)
            for rows in read.partitions():
                yield [tuple(row) for row in rows]
            return
        if self._as_they_lie:
            # The plus keeps SQLite from finding the town's rows by an index, and sorting them afterwards.
            its_town = literal_column(f"+{table.name}.log") == self.log
            query = query.where(its_town).order_by(text(f"{table.name}.rowid"))
        else:
            query = query.where(table.c.log == self.log).order_by(table.c[names[0]])
        # The driver's own rows are plain tuples already, which is all that is wanted of a million of them.
        cursor = self.connection.execute(query).cursor
        if cursor is not None:
            self._begun.callback(cursor.close)
            while lying := self._next(cursor):
                yield lying

    def _next(self, cursor: DBAPICursor) -> list[Lying]:
        with as_the_library_says(self.connection):
            return list(cursor.fetchmany(_AT_ONCE))


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
        self._parts = reader.rows(table, names)
        self._rows: Sequence[Lying] = ()
        self._numbers: list[int] = []
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
        self._rows = next(self._parts, ())
        self._numbers = [row[0] for row in self._rows]
        self._at = 0
        self._number = self._numbers[0] if self._numbers else inf
