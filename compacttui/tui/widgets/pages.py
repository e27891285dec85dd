"""Rows by the page: what a long list reads, so that it never holds a whole table."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar, runtime_checkable

from compacttui.tui.widgets.cells import Cell

PAGE = 256
"""How many rows one reading gives."""

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


@runtime_checkable
class Pages(Protocol[Row_co]):
    """A source of rows in a fixed order, read page by page.

    Both methods are called in worker threads, and may be called at the same time from two of them.
    """

    def counts(self) -> Iterator[int]:
        """Yield how many rows can be read: growing while more are being found; the last is the total."""
        ...

    def page(self, index: int) -> Sequence[Row_co]:
        """Give rows `index * PAGE` up to the next page (fewer on the last)."""
        ...


class Heading(NamedTuple):
    """A line between rows that names the group below it; the cursor passes over it."""

    words: str
    number: int | None = None
    """How many rows the group has, where that is worth saying."""


class Passage(NamedTuple):
    """Words that run across all columns, over as many lines as they need."""

    words: Cell

    @property
    def is_blank(self) -> bool:
        """It only makes room."""
        return not self.words


class Whole(NamedTuple, Generic[Row]):
    """Rows that are all here already; for lists of at most some two thousand."""

    rows: Sequence[Row]

    def counts(self) -> Iterator[int]:
        """Yield how many there are."""
        yield len(self.rows)

    def page(self, index: int) -> Sequence[Row]:
        """Give one page of them."""
        return self.rows[index * PAGE : (index + 1) * PAGE]


class Kept(Generic[Row]):
    """The pages last used, at most `most` of them."""

    def __init__(self, most: int = 8) -> None:
        self._most = most
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __contains__(self, index: int) -> bool:
        return index in self._pages

    def put(self, index: int, rows: Sequence[Row]) -> None:
        """Keep a page, and forget the one unused for longest."""
        self._pages[index] = rows
        self._pages.move_to_end(index)
        while len(self._pages) > self._most:
            self._pages.popitem(last=False)

    def row(self, number: int) -> Row | None:
        """Give a row by its number in the list, or nothing when its page is not here."""
        index, place = divmod(number, PAGE)
        rows = self._pages.get(index)
        if rows is None or place >= len(rows):
            return None
        self._pages.move_to_end(index)
        return rows[place]

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield every row that is here with its number."""
        for index in sorted(self._pages):
            yield from enumerate(self._pages[index], index * PAGE)

    def __len__(self) -> int:
        """Count the rows that are here."""
        return sum(len(rows) for rows in self._pages.values())

    def clear(self) -> None:
        """Forget all."""
        self._pages.clear()
