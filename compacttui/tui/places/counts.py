"""The count of a selection: its stages in order, and each as a picture and in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compacttui.rules.words import Standing
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Cell, Tone, clip, one_line, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Fact, Part, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Passage

if TYPE_CHECKING:
    from compacttui.counting import Sheet, Stage

_BAR = 24
"""Cells of the longest bar."""
_PARTS = " ▏▎▍▌▋▊▉"


class Count(Place["Stage"]):
    """The stages of one count."""

    NAME = "count"
    TITLE = "Count"

    def __init__(self, selection: str) -> None:
        super().__init__()
        self.selection = selection
        self._sheet: Sheet | None = None
        self._heading = self.TITLE

    def heading(self) -> str:
        """Say which count, by which method, with which quota."""
        return self._heading

    def columns(self) -> Sequence[Column[Stage]]:
        """Say what was done at each stage and who was elected."""
        return (
            Column("Stage", lambda stage: f"{stage.number}", width=5, right=True),
            Column("What was done", self._done, share=3, least=20),
            Column("Elected", self._elected, share=2, least=12),
        )

    def manner(self) -> Manner[Stage]:
        """Tell stages apart by their numbers; names may take two lines."""
        return Manner(key=lambda stage: stage.number, most_lines=2)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Stage | Heading]:  # noqa: ARG002 - nothing is filtered
        """Ask for the count."""
        from compacttui.questions.selections.details import selection_detail

        detail = store.ask(selection_detail, self.selection)
        if detail.count is None:
            return ()
        sheet = detail.count.sheet
        self._sheet = sheet
        quota = f" · quota {sheet.quota_shown(sheet.quota)}" if sheet.quota is not None else ""
        self._heading = (
            f"{detail.partnership.name}: {sheet.counted_by().title} · {sheet.valid:,} valid papers{quota}"
        )
        return sheet.stages

    def _done(self, stage: Stage) -> Cell:
        if self._sheet is None or not stage.who:
            return "first preferences"
        names = ", ".join(self._sheet.names(stage.who))
        return f"{'surplus of' if stage.kind.value == 'surplus' else 'excluded:'} {names}"

    def _elected(self, stage: Stage) -> Cell:
        if self._sheet is None or not stage.elected:
            return ""
        names = ", ".join(self._sheet.names([one.candidate for one in stage.elected]))
        return status(Standing.DONE, names)

    def about(self, store: Store, row: Stage) -> Sequence[Part]:  # noqa: ARG002 - the sheet is here already
        """Show a stage as a picture, and say in plain words what happened."""
        return () if self._sheet is None else tuple(stage_parts(self._sheet, row))

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002
        """Say why there is no count."""
        return Empty("There is no count that you may read yet. Papers are counted after the poll has closed.")


def stage_parts(sheet: Sheet, stage: Stage) -> Iterator[Part]:
    """A stage as bars, changes and totals that add up, with what happened in plain words."""
    from compacttui.counting.explain import explain

    quota = f" · quota {sheet.quota_shown(sheet.quota)}" if sheet.quota is not None else ""
    yield title(f"Stage {stage.number} of {len(sheet.stages)}")
    yield Passage(Bit(f"{sheet.counted_by().title} · {sheet.valid:,} valid papers{quota}", Tone.QUIET))
    yield BLANK
    yield Passage(Bit(explain(sheet, stage.number)))
    yield BLANK
    changes = sheet.changes(stage.number)
    most = max(*stage.votes, stage.quota or 0, 1)
    elected = {index for one in sheet.stages[: stage.number] for index in (e.candidate for e in one.elected)}
    gone = {index for one in sheet.stages[: stage.number] for index in one.excluded}
    names = [one_line(name) for name in sheet.candidates]
    for index in sorted(range(len(names)), key=lambda index: (index in gone, -stage.votes[index], index)):
        if index in sheet.withdrawn:
            continue
        change = changes[index] if stage.number > 1 else 0
        yield Fact(clip(names[index], 12), _bar(sheet, stage, index, most))
        yield Fact("", tuple(_votes(sheet, stage.votes[index], change, index in elected, index in gone)))
    yield BLANK
    yield Fact("Counts no more", sheet.votes_shown(stage.non_transferable))
    yield Fact("In all", sheet.votes_shown(stage.total))
    if stage.quota is not None:
        yield Fact("Quota", (Bit("┆ ", Tone.ACCENT), Bit(sheet.quota_shown(stage.quota))))


def _bar(sheet: Sheet, stage: Stage, index: int, most: int) -> Cell:
    eighths = stage.votes[index] * _BAR * 8 // most
    bar = "█" * (eighths // 8) + _PARTS[eighths % 8].strip()
    if stage.quota is None:
        return Bit(bar, Tone.ACCENT)
    line = min(_BAR - 1, stage.quota * _BAR // most)
    if len(bar) <= line:
        return (Bit(bar, Tone.ACCENT), Bit(" " * (line - len(bar))), Bit("┆", Tone.QUIET))
    return Bit(
        bar, Tone.DONE if index in {e.candidate for s in sheet.stages for e in s.elected} else Tone.ACCENT
    )


def _votes(sheet: Sheet, votes: int, change: int, is_elected: bool, is_gone: bool) -> Iterator[Bit]:
    yield Bit(sheet.votes_shown(votes))
    if change:
        yield Bit(f"   {'+' if change > 0 else '−'}{sheet.votes_shown(abs(change))}", Tone.QUIET)
    if is_elected:
        yield Bit("   ● elected", Tone.DONE)
    elif is_gone:
        yield Bit("   excluded", Tone.QUIET)
