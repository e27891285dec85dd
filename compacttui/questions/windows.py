"""Windows over long lists: how many rows, and any page of them, without ever reading the whole.

A page is found by the keys of its first row (its anchor), never by counting rows from the beginning again.
Pages read one after another find their anchors by the way; a jump works them all out once, in the database.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from threading import Lock
from typing import Any, TypeAlias, TypeVar, overload

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Subquery,
    and_,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from compacttui.questions.view import View

PAGE = 256
"""How many rows a page has; the interface's lists ask for pages of this size."""

RowType = TypeVar("RowType")
Row_co = TypeVar("Row_co", covariant=True)
Raw: TypeAlias = "Row[Any]"
Words: TypeAlias = "Callable[[Connection, Sequence[Raw]], Sequence[RowType]]"
"""Turns each row of one page into what people read, in few queries whatever their number."""


@dataclass(frozen=True, slots=True)
class Key:
    """One column that orders a list. It must never be empty; the last key of a list tells any two rows apart.

    Attributes:
        column: the column, or an expression of columns.
        descending: largest first.
    """

    column: ColumnElement[Any]
    descending: bool = False


class Pages(Sequence[Row_co]):
    """Rows in a fixed order, read by the page: the interface asks for pages, papers and exports just go through."""

    @property
    @abstractmethod
    def total(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def page(self, index: int) -> tuple[Row_co, ...]:
        """Give rows `index * PAGE` up to the next page; fewer on the last, none past the end."""

    def counts(self) -> Iterator[int]:
        """Yield how many rows are known of: growing while more are being found; the last is the total."""
        yield self.total

    def __len__(self) -> int:
        return self.total

    def __iter__(self) -> Iterator[Row_co]:
        for index in count():
            rows = self.page(index)
            yield from rows
            if len(rows) < PAGE:
                return

    @overload
    def __getitem__(self, which: int) -> Row_co: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[Row_co, ...]: ...
    def __getitem__(self, which: int | slice) -> Row_co | tuple[Row_co, ...]:
        if isinstance(which, slice):
            places = range(*which.indices(self.total))
            pages = {index: self.page(index) for index in {place // PAGE for place in places}}
            return tuple(pages[place // PAGE][place % PAGE] for place in places)
        index, place = divmod(which if which >= 0 else self.total + which, PAGE)
        return self.page(index)[place]


class Window(Pages[RowType]):
    """A list as the database orders it, read by the page; cheap to make, and safe in several threads at once.

    Attributes:
        view: who is looking.
    """

    def __init__(
        self,
        view: View,
        rows: Select[Any],
        keys: Sequence[Key],
        words: Words[RowType],
        *,
        total: int | None = None,
    ) -> None:
        """Make the window; nothing is read yet.

        Args:
            view: who is looking.
            rows: every row of the list with the columns that `words` needs, in no order.
            keys: what orders them.
            words: turns the rows of a page into what people read.
            total: how many rows there are, where that is known.
        """
        self.view = view
        self._rows = rows
        self._keys = tuple(keys)
        self._words = words
        self._total = total
        self._first: Sequence[Raw] | None = None
        self._anchors: dict[int, tuple[Any, ...]] = {}
        self._all_anchored = False
        self._lock = Lock()

    @cached_property
    def total(self) -> int:
        """How many rows there are."""
        if self._total is not None:
            return self._total
        with self.view.reading() as connection:
            begins = self._begins(connection)
            if len(begins) <= PAGE:
                return len(begins)
            counted = select(func.count()).select_from(self._keys_only())
            return int(connection.execute(counted).scalar_one())

    def page(self, index: int) -> tuple[RowType, ...]:
        """Give rows `index * PAGE` up to the next page; fewer on the last, none past the end."""
        with self.view.reading() as connection:
            anchor = self._anchor(connection, index)
            if anchor is None:
                return ()
            found = connection.execute(self._page_query(anchor)).all() if anchor else self._begins(connection)
            if len(found) > PAGE:
                self._note(index + 1, tuple(found[PAGE][-len(self._keys) :]))
            return tuple(self._words(connection, found[:PAGE]))

    def _begins(self, connection: Connection) -> Sequence[Raw]:
        """The first page and one row more: read once, and with it the number of rows where there are no more."""
        if self._first is None:
            self._first = connection.execute(self._page_query(())).all()
        return self._first

    def _page_query(self, anchor: tuple[Any, ...]) -> Select[Any]:
        query = self._rows.add_columns(*self._named()).order_by(*map(_ordered, self._keys)).limit(PAGE + 1)
        return query.where(from_key(self._keys, anchor)) if anchor else query

    def _anchor(self, connection: Connection, index: int) -> tuple[Any, ...] | None:
        """The keys of a page's first row; none at all for the first page, nothing where there is no such page."""
        if index <= 0:
            return () if index == 0 else None
        with self._lock:
            known = self._anchors.get(index)
            complete = self._all_anchored
        if known is None and not complete:
            self._find_anchors(connection)
            known = self._anchors.get(index)
        return known

    def _note(self, index: int, key: tuple[Any, ...]) -> None:
        with self._lock:
            self._anchors.setdefault(index, key)

    def _find_anchors(self, connection: Connection) -> None:
        keys = self._keys_only()
        order = [
            column.desc() if key.descending else column
            for column, key in zip(keys.c, self._keys, strict=True)
        ]
        placed = select(*keys.c, (func.row_number().over(order_by=order) - 1).label("place")).subquery()
        firsts = select(placed).where(placed.c.place % literal(PAGE) == 0)
        found = {row.place // PAGE: tuple(row[:-1]) for row in connection.execute(firsts)}
        with self._lock:
            self._anchors.update(found)
            self._all_anchored = True

    def _named(self) -> list[ColumnElement[Any]]:
        return [key.column.label(f"key_{place}") for place, key in enumerate(self._keys)]

    def _keys_only(self) -> Subquery:
        return self._rows.with_only_columns(*self._named()).subquery()


def _ordered(key: Key) -> ColumnElement[Any]:
    return key.column.desc() if key.descending else key.column.asc()


def from_key(keys: Sequence[Key], values: Sequence[Any]) -> ColumnElement[bool]:
    """The condition that a row stands at these values of its keys, or after them."""
    columns = [key.column for key in keys]
    ways = {key.descending for key in keys}
    if len(ways) == 1:
        # One comparison of whole keys, which an index can answer.
        ours, theirs = tuple_(*columns), tuple_(*(literal(value) for value in values))
        return ours <= theirs if ways.pop() else ours >= theirs
    steps = []
    for place, key in enumerate(keys):
        before, value = columns[:place], values[place]
        after = key.column < value if key.descending else key.column > value
        at = or_(after, key.column == value) if place == len(keys) - 1 else after
        steps.append(and_(*(column == same for column, same in zip(before, values, strict=False)), at))
    return or_(*steps)
