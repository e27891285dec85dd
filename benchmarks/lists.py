"""A list of a million rows that are made up as they are asked for: to measure keys and memory on its own.

Run it in a terminal, or measure it: key to repaint, and the process's peak memory.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import App, ComposeResult

from compacttui.rules.words.standing import Standing
from compacttui.tui.themes import Look, token_defaults, wear
from compacttui.tui.widgets.cells import status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.pages import PAGE


@dataclass(frozen=True, slots=True)
class Happening:
    """A made-up entry of a history."""

    number: int


class Made:
    """As many rows as wanted, made by the page."""

    def __init__(self, count: int) -> None:
        self._count = count

    def counts(self) -> Iterator[int]:
        """Yield how many there are."""
        yield self._count

    def page(self, index: int) -> Sequence[Happening]:
        """Make one page."""
        first = index * PAGE
        return tuple(Happening(number) for number in range(first, min(first + PAGE, self._count)))


class Bench(App[None]):
    """Shows the list and nothing else."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        wear(self, Look.DARK)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our tokens."""
        return token_defaults()

    def compose(self) -> ComposeResult:
        """Show a list as wide as History's."""
        standings = tuple(Standing)
        yield Lines[Happening](
            (
                Column("When", lambda row: f"Thu {row.number % 28 + 1} March 2024", width=18),
                Column("Stands", lambda row: status(standings[row.number % 5]), width=9),
                Column(
                    "What",
                    lambda row: f"entry {row.number}: report-back sent to the members, Älter € {row.number}",
                ),
                Column("Who", lambda row: f"Person {row.number % 90}", width=14, from_width=70),
                Column("Number", lambda row: f"{row.number:,}", width=9, right=True),
            )
        )

    def on_mount(self) -> None:
        """Open the source."""
        lines = self.query_one(Lines)
        lines.show(Made(self._count))
        lines.focus()


if __name__ == "__main__":
    Bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000).run()
