"""A count made once more from the sealed papers, and laid beside the one that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Detail, Fact, Part, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.pages import Heading, Passage

if TYPE_CHECKING:
    from compacttui.questions.selections.recounts import RecountRow


class Verified(Place[Part]):
    """Whether a count comes out the same, and where not; it is made in the moment this opens."""

    NAME = "count-again"
    TITLE = "Counted again from the sealed papers"
    IS_COUNTED = False
    HAS_DETAIL = False

    def __init__(self, selection: str) -> None:
        super().__init__()
        self.selection = selection

    @property
    def at_hand(self) -> str:
        """The selection."""
        return self.selection

    def make_list(self) -> Lines[Part]:
        """Make a list of facts."""
        return Detail(called="list")

    def columns(self) -> Sequence[Column[Part]]:
        """Leave the columns to the list of facts."""
        return ()

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Part | Heading]:  # noqa: ARG002 - nothing is filtered
        """Count again, and compare."""
        from compacttui.questions.selections.recounts import recounts

        found = store.ask(recounts, self.selection)
        return tuple(part for row in found for part in (*parts_of(row), BLANK))

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002
        """Say why there is nothing to compare."""
        return Empty("There is no count that you may read yet, so there is nothing to count again.")


def parts_of(row: RecountRow) -> tuple[Part, ...]:
    """The comparison as facts: first whether it is the same, then what was compared."""
    words = {
        True: "The same, to the last byte.",
        False: "Not the same.",
        None: "It cannot be counted again.",
    }[row.is_equal]
    told: list[Part] = [title(f"Selection {row.selection}"), Passage(status(row.standing, words))]
    if not row.is_equal:
        told.append(Passage(Bit(f"{row.outcome[0].upper()}{row.outcome[1:].rstrip('.')}.", Tone.STRONG)))
    return (
        *told,
        BLANK,
        Fact("Counted by", row.method),
        Fact("Valid papers", f"{row.papers:,}"),
        Fact("Stages", f"{row.stages}"),
        BLANK,
        Fact("Papers' seal", row.profile_sha256),
        Fact("Sheet kept", row.sheet_sha256),
        Fact("Sheet now", row.again_sha256 or "none: the papers are not there"),
        BLANK,
        Passage(Bit(_HOW, Tone.QUIET)),
    )


_HOW = (
    "The sealed papers were counted a moment ago, with the lots as they fell, and both sheets written out in full, "
    "with candidates by number. Seal and fingerprints are SHA-256: whoever has the papers can work them out, too."
)


def open_verified(widget: Widget, selection: str) -> None:
    """Count again, and show what came of it."""
    from compacttui.tui.frame import Opened

    widget.app.push_screen(Opened(Verified(selection)))
