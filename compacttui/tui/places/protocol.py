"""Whether the rules of a selection were kept: step by step, what was asked and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import BREAK, Bit, Cell, Tone, status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Fact, Part, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Passage

if TYPE_CHECKING:
    from compacttui.questions.selections.protocol_check import ProtocolRow


class Protocol(Place["ProtocolRow"]):
    """The steps of one selection, held against the rules that it began under."""

    NAME = "protocol"
    TITLE = "Were the rules kept?"
    IS_COUNTED = False
    CHIPS = (Chip("all", "all"), Chip("open", "not as asked"))

    def __init__(self, selection: str) -> None:
        super().__init__()
        self.selection = selection
        self._name = ""

    def heading(self) -> str:
        """Say of which selection."""
        return f"Were the rules kept? {self._name}".strip()

    @property
    def at_hand(self) -> str:
        """The selection."""
        return self.selection

    def columns(self) -> Sequence[Column[ProtocolRow]]:
        """Say what was asked, how it stands, and what was done."""
        return (
            Column("Step", lambda row: row.step, share=3, least=18),
            Column("Stands", _stands, share=2, least=12),
            Column("Done", self._done, share=3, least=20, from_width=74),
        )

    def _done(self, row: ProtocolRow) -> Cell:
        return (Bit(row.done), BREAK, Bit(row.by, Tone.QUIET)) if row.by else row.done

    def manner(self) -> Manner[ProtocolRow]:
        """Tell steps apart by their names; each may take the lines that it needs."""
        return Manner(key=lambda row: row.step, most_lines=6)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[ProtocolRow | Heading]:
        """Hold the selection against its rules."""
        from compacttui.questions.selections.protocol_check import protocol_check
        from compacttui.rules.words import Standing

        # The last part of its name tells it: “selection 2026-03”; whose it is stood where one came from.
        self._name = store.name_of(self.selection).rpartition(", ")[2]
        rows = store.ask(protocol_check, self.selection)
        if wanted.chip == "open":
            return [row for row in rows if row.is_aside or row.standing is Standing.LATE]
        return rows

    def about(self, store: Store, row: ProtocolRow) -> Sequence[Part]:  # noqa: ARG002 - the row says it all
        """Say what was asked and what was done, side by side."""
        return (
            title(row.step),
            Passage(_stands(row)),
            BLANK,
            Fact("Asked", row.asked),
            Fact("Rule", row.rule),
            Fact("Done", row.done or "nothing is on record"),
            Fact("By", row.by or "–"),
            *((Fact("Reason", row.reason),) if row.reason else ()),
        )

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is nothing."""
        if wanted.chip == "open":
            return Empty("Everything so far was done as the rules asked.")
        return Empty("This is for those who run or check a selection.")


def _stands(row: ProtocolRow) -> Cell:
    return Bit(f"△ {row.stands}", Tone.SOON) if row.is_aside else status(row.standing, row.stands)


def open_protocol(widget: Widget, selection: str) -> None:
    """Hold a selection against its rules."""
    from compacttui.tui.frame import Opened

    widget.app.push_screen(Opened(Protocol(selection)))
