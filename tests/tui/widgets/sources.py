"""Sources of rows for trying lists: made up, slow, growing, or broken."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.pages import PAGE


@dataclass(frozen=True)
class Row:
    """A numbered row."""

    number: int

    @property
    def name(self) -> str:
        return f"row {self.number}"


NAME = (
    Column[Row]("Name", lambda row: row.name),
    Column[Row]("Number", lambda row: f"{row.number:,}", width=9, right=True),
)


@dataclass
class Numbered:
    """So many rows, made by the page; remembers which pages were asked for, and may be held back."""

    count: int
    asked: list[int] = field(default_factory=list)
    held: threading.Event | None = None
    fails_at: int | None = None
    grows: Sequence[int] = ()

    def counts(self) -> Iterator[int]:
        yield from self.grows
        yield self.count

    def page(self, index: int) -> Sequence[Row]:
        self.asked.append(index)
        if self.held is not None and index:
            self.held.wait(5)
        if index == self.fails_at:
            raise OSError("the disk went away")
        first = index * PAGE
        return tuple(Row(number) for number in range(first, min(first + PAGE, self.count)))
