"""A whole count as a table: candidates down, stages across; the names stay while the stages move sideways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compacttui.tui.places.counts.picture import Picture, Saying
from compacttui.tui.widgets.cells import Bit, Cell, Tone
from compacttui.tui.widgets.columns import GAP, Column

if TYPE_CHECKING:
    from compacttui.counting import Stage

_NAME: Final = 16
_NAME_WIDE: Final = 24
_WIDE: Final = 100


@dataclass(frozen=True)
class Table:
    """The stages that fit beside the names, the one that is looked at always among them."""

    picture: Picture

    def columns(self, stage: Stage, room: int) -> list[Column[int]]:
        """The columns around one stage.

        Args:
            stage: the one that is looked at.
            room: cells that the columns share.
        """
        name = _NAME_WIDE if room >= _WIDE else _NAME
        shown = self.shown(stage, room - name)
        return [
            Column("Candidate", Saying(self.picture, stage, ()).name, width=name),
            *(self._column(one, is_here=one is stage) for one in shown),
        ]

    def shown(self, stage: Stage, room: int) -> list[Stage]:
        """The stages that fit, in order."""
        stages, first = self.picture.sheet.stages, stage.number - 1
        last, taken = first, self._width(stage) + GAP
        while first > 0 and taken + self._width(stages[first - 1]) + GAP <= room:
            first -= 1
            taken += self._width(stages[first]) + GAP
        while last + 1 < len(stages) and taken + self._width(stages[last + 1]) + GAP <= room:
            last += 1
            taken += self._width(stages[last]) + GAP
        return list(stages[first : last + 1])

    def _width(self, stage: Stage) -> int:
        """The votes and a mark; before them the change, from the second stage on."""
        votes = self.picture.votes_width + 2
        return votes if stage.number == 1 else votes + self.picture.change_width + 1

    def _column(self, stage: Stage, *, is_here: bool) -> Column[int]:
        said = Saying(self.picture, stage, ())

        def cell(row: int) -> Cell:
            number, words = self.picture.outcomes.get(row, (0, ""))
            mark = " "
            if number == stage.number:
                mark = "×" if words == "excluded" else "●"
            tone = Tone.STRONG if is_here else Tone.PLAIN
            change, votes = said.change(row), said.votes(row)
            changed = f"{_plain(change):>{self.picture.change_width}} " if stage.number > 1 else ""
            shown = f"{_plain(votes):>{self.picture.votes_width}} "
            return (Bit(changed, Tone.QUIET), Bit(shown, tone), Bit(mark, Tone.DONE))

        return Column(self._head(stage, is_here=is_here), cell, width=self._width(stage), right=True)

    def _head(self, stage: Stage, *, is_here: bool) -> str:
        from compacttui.questions.selections.stages import stage_in_words

        here = "▶ " if is_here else ""
        words = "" if stage.number == 1 else f" {stage_in_words(self.picture.sheet, stage.number)}"
        return f"{here}{stage.number}{words}"


def _plain(cell: Cell) -> str:
    return cell.words if isinstance(cell, Bit) else str(cell)
