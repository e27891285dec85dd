"""Reads pages for a list in worker threads, one at a time and the nearest first, so that no key ever waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.message import Message
from textual.widget import Widget

from compacttui.tui.widgets.pages import PAGE, Kept, Pages

Row = TypeVar("Row")

_NEAR_THE_EDGE = 64
"""Rows before the end of a page at which the next one is read."""


@dataclass
class Arrived(Message, bubble=False):
    """A page is here."""

    edition: int
    index: int
    rows: Sequence[object]


@dataclass
class Counted(Message, bubble=False):
    """The number of rows grew, or is final."""

    edition: int
    count: int
    complete: bool


@dataclass
class Broke(Message, bubble=False):
    """The source could not be read."""

    edition: int
    error: Exception


class Reader(Generic[Row]):
    """The rows of one list: what is here, and what is being read."""

    def __init__(self, owner: Widget) -> None:
        self._owner = owner
        self._pages: Pages[Row] | None = None
        self._busy = False
        self.is_stale = False
        """The rows that are here are those of an older source: nothing is to be done to them."""
        self.edition = 0
        """Grows with every new source; answers for an older one are dropped."""
        self.kept: Kept[Row] = Kept()
        """The rows that are here; those of the older source stay until the new one's first page."""

    def open(self, pages: Pages[Row], at: int) -> None:
        """Begin with a new source; the page of row `at` comes first."""
        self.edition += 1
        self._pages = pages
        self._busy = self.is_stale = True
        self._run(self._begin(pages, self.edition, at // PAGE), "lines.count")

    def want(self, first: int, last: int, count: int) -> None:
        """Read the next page that is missing around rows `first` to `last`, unless one is on its way."""
        if self._busy or self._pages is None:
            return
        first, last = max(0, first), min(last, count - 1)
        around = (last + _NEAR_THE_EDGE, first - _NEAR_THE_EDGE)
        pages = [
            *range(first // PAGE, last // PAGE + 1),
            *(row // PAGE for row in around if 0 <= row < count),
        ]
        for index in pages:
            if index not in self.kept:
                self._busy = True
                self._run(self._read(self._pages, self.edition, index), "lines.page")
                return

    def take(self, index: int, rows: Sequence[Row]) -> bool:
        """Keep a page that arrived; True when it is the first of a new source, and the old rows went."""
        self._busy = False
        is_first, self.is_stale = self.is_stale, False
        if is_first:
            self.kept.clear()
        self.kept.put(index, rows)
        return is_first

    def gave_nothing(self) -> None:
        """The source has no rows, or could not be read: it may be asked again."""
        self._busy = False
        if self.is_stale:
            self.kept.clear()
            self.is_stale = False

    def _run(self, steps: Iterator[Message], group: str) -> None:
        """Run the steps in a thread and post what each gives."""
        edition = self.edition

        def reading() -> None:
            try:
                for message in steps:
                    self._owner.post_message(message)
            except (
                Exception
            ) as error:  # whatever the source raises: the list says so, and the program goes on
                self._owner.post_message(Broke(edition, error))

        self._owner.run_worker(reading, group=group, thread=True, exit_on_error=False)

    @staticmethod
    def _begin(pages: Pages[Row], edition: int, index: int) -> Iterator[Message]:
        count = 0
        opened = False
        for count in pages.counts():
            yield Counted(edition, count, complete=False)
            if count and not opened:
                opened = True
                reachable = min(index, (count - 1) // PAGE)
                yield Arrived(edition, reachable, pages.page(reachable))
        yield Counted(edition, count, complete=True)

    @staticmethod
    def _read(pages: Pages[Row], edition: int, index: int) -> Iterator[Message]:
        yield Arrived(edition, index, pages.page(index))
