"""A count in words: every stage of it, or every stage of one candidate; Enter goes to the stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from compacttui.rules.words import Standing
from compacttui.tui.frame import Opened
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Cell, Tone, one_line, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading

if TYPE_CHECKING:
    from compacttui.counting import Sheet, Stage
    from compacttui.questions.selections.count_room import CountRoom
    from compacttui.questions.selections.count_words import Sentence


class AllWords(Opened[int]):
    """The screen of a count in words; gives the stage that was chosen."""

    @on(Place.Chosen)
    def _go(self, chosen: Place.Chosen) -> None:
        chosen.stop()
        stage = getattr(chosen.row, "stage", 0) or getattr(chosen.row, "number", 0)
        if stage:
            self.dismiss(stage)


class InWords(Place["Sentence"]):
    """Every stage in plain words, with its clause; then lots, signatures, objections and repeated counts."""

    NAME = "count-words"
    TITLE = "The count in words"
    IS_COUNTED = False
    HAS_DETAIL = False

    def __init__(self, room: CountRoom, stage: int) -> None:
        super().__init__()
        self._room = room
        self._begin = stage + bool(room.lots_fall)  # one line or two stand before the first stage

    @property
    def at_hand(self) -> str:
        """The selection."""
        return self._room.selection

    def columns(self) -> Sequence[Column[Sentence]]:
        """Say what it is about, and what happened."""
        return (
            Column("", lambda row: _headed(row.head, row.standing), width=14),
            Column("", lambda row: row.words, least=20),
        )

    def manner(self) -> Manner[Sentence]:
        """Let words take the lines they need."""
        return Manner(key=lambda row: (row.head, row.words), most_lines=40)

    def action_reload(self, *, at: int | None = None) -> None:
        """Read it; the cursor begins on the stage one came from."""
        super().action_reload(at=self._begin if at is None else at)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Sentence | Heading]:  # noqa: ARG002 - all is here
        """Say it all."""
        from compacttui.questions.selections.count_words import sentences_of

        return list(sentences_of(self._room))


class Story(Place["Stage"]):
    """How it went for one candidate: what came at each stage, from whom, at which value."""

    NAME = "count-story"
    TITLE = "One candidate"
    IS_COUNTED = False
    HAS_DETAIL = False

    def __init__(self, sheet: Sheet, candidate: int, stage: int) -> None:
        super().__init__()
        self._sheet = sheet
        self._candidate = candidate
        self._begin = stage - 1

    def heading(self) -> str:
        """Say who."""
        return f"{one_line(self._sheet.candidates[self._candidate])}, stage by stage"

    def columns(self) -> Sequence[Column[Stage]]:
        """Say what there was, what came and went, and from whom."""
        wide = max(len(self._sheet.votes_shown(stage.votes[self._candidate])) for stage in self._sheet.stages)
        return (
            Column("Stage", lambda stage: f"{stage.number}", width=5, right=True),
            Column("Votes", self._votes, width=max(5, wide), right=True),
            Column("Change", self._change, width=max(6, wide + 1), right=True, tone=Tone.QUIET),
            Column("", self._told, least=20),
        )

    def manner(self) -> Manner[Stage]:
        """Let words take the lines they need."""
        return Manner(key=lambda stage: stage.number, most_lines=10)

    def action_reload(self, *, at: int | None = None) -> None:
        """Read it; the cursor begins on the stage one came from."""
        super().action_reload(at=self._begin if at is None else at)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Stage | Heading]:  # noqa: ARG002 - all is here
        """Give the stages until the candidate was excluded."""
        stages = self._sheet.stages
        gone = (stage.number for stage in stages if self._candidate in stage.excluded)
        return stages[: next(gone, len(stages))]

    def _votes(self, stage: Stage) -> Cell:
        return self._sheet.votes_shown(stage.votes[self._candidate])

    def _change(self, stage: Stage) -> Cell:
        change = self._sheet.changes(stage.number)[self._candidate] if stage.number > 1 else 0
        return f"{'+' if change > 0 else '−'}{self._sheet.votes_shown(abs(change))}" if change else ""

    def _told(self, stage: Stage) -> Cell:
        from compacttui.questions.selections.count_words import came_to

        words = came_to(self._sheet, stage, self._candidate)
        elected = next((one for one in stage.elected if one.candidate == self._candidate), None)
        if elected is None:
            return words
        said = "confirmed" if elected.because == "confirmed" else "elected"
        return (Bit(f"{words} " if words else ""), status(Standing.DONE, said))


def _headed(head: str, standing: Standing | None) -> Cell:
    return status(standing, head) if standing is not None else Bit(head, Tone.STRONG)
