"""Every candidate against every other as a table: how many papers prefer the one of the row, and by which chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compacttui.tui.places.counts.picture import Picture
from compacttui.tui.widgets.cells import Bit, Cell, Tone
from compacttui.tui.widgets.columns import GAP, Column

if TYPE_CHECKING:
    from compacttui.counting.stages import Pairs

_NAME: Final = 24
_OUTCOME: Final = 13


@dataclass(frozen=True)
class PairTable:
    """One of the two tables of pairs, from one candidate's column on.

    Attributes:
        picture: the count.
        pairs: how the pairs came out.
        chains: the strongest chains of wins, instead of the papers that prefer one.
    """

    picture: Picture
    pairs: Pairs
    chains: bool

    @property
    def matrix(self) -> tuple[tuple[int, ...], ...]:
        """The numbers: rows against columns."""
        return self.pairs.strongest if self.chains else self.pairs.preferred

    @property
    def title(self) -> str:
        """What the numbers are."""
        if self.chains:
            return "strongest chain of wins, row over column"
        return "papers that put the row before the column"

    def columns(self, first: int, room: int) -> list[Column[int]]:
        """The names, then as many candidates as fit.

        Args:
            first: the place, in the order of rows, of the candidate whose column comes first.
            room: cells that the columns share.
        """
        order = self.picture.order
        most = max((max(row, default=0) for row in self.matrix), default=0)
        wide = max(len(f"{most}") + 2, len(f"{len(order)}"))
        fits = max(1, (room - _NAME - GAP - _OUTCOME) // (wide + GAP))
        shown = order[first : first + fits]
        return [
            Column("Candidate", self._name, width=_NAME),
            *(self._against(index, wide) for index in shown),
            Column("", self._outcome, width=_OUTCOME),
        ]

    def _name(self, row: int) -> Cell:
        if row < 0:
            return ""
        return (Bit(f"{self.picture.order.index(row) + 1:>2} ", Tone.QUIET), Bit(self.picture.names[row]))

    def _against(self, other: int, wide: int) -> Column[int]:
        def cell(row: int) -> Cell:
            if row < 0:
                return ""
            if row == other:
                return Bit("–  ", Tone.QUIET)
            own, theirs = self.matrix[row][other], self.matrix[other][row]
            if own > theirs:
                return Bit(f"{own} ●", Tone.DONE)
            return Bit(f"{own} {'=' if own == theirs else ' '}")

        return Column(f"{self.picture.order.index(other) + 1}  ", cell, width=wide, right=True)

    def _outcome(self, row: int) -> Cell:
        number, words = self.picture.outcomes.get(row, (0, ""))
        return Bit(f"● {words}", Tone.DONE) if number and words != "excluded" else ""


def ranks_in_words(pairs: Pairs, names: Sequence[str]) -> str:
    """The order of all candidates: “1 Okafor, 2 Brandt and Devlin (level)”."""
    said, turn = [], 1
    for level in pairs.order:
        together = " and ".join(names[index] for index in level)
        said.append(f"{turn} {together}{' (level)' if len(level) > 1 else ''}")
        turn += len(level)
    return f"In order: {', '.join(said)}."
