"""Before an act that cannot be undone: what will happen, and a second, deliberate yes."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.entry import Entry
from compacttui.tui.widgets.footer import Footer
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.text import said, shown, shown_line

CANCEL = command(
    "summary.cancel", "go back", "escape", "cancel", "Go back; nothing happens.", area=FORMS, rank=10
)


class Summary(ModalScreen[bool]):
    """Says what will happen and asks once more; gives True only for a deliberate yes.

    With a word to type, Enter counts when the word is right. Without one the first press of Enter
    would go back: the yes has to be chosen first.
    """

    AUTO_FOCUS = "Entry, #no"
    BINDINGS = bind(CANCEL)
    DEFAULT_CSS = """
    Summary { align: center middle; background: $background; }
    Summary > Vertical { width: 72; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; }
    Summary #what { text-style: bold; }
    Summary .happens { padding-left: 2; }
    Summary #ask, Summary #answers { margin-top: 1; height: auto; }
    Summary #wrong { color: $late; height: auto; }
    Summary Footer { dock: bottom; }
    """

    def __init__(self, title: str, happens: Sequence[str], *, yes: str, typed: str = "") -> None:
        super().__init__()
        self._what = title
        self._happens = tuple(happens)
        self._yes = yes
        self._typed = typed

    def compose(self) -> ComposeResult:
        """Lay out the title, what will happen, and the question."""
        with Vertical():
            yield Static(shown(self._what), id="what")
            yield Static(shown_line("This cannot be undone. What will happen:", Tone.QUIET))
            for line in self._happens:
                yield Static(said("· ", line), classes="happens")
            if self._typed:
                ask = said("To go on, type ", Bit(self._typed, Tone.STRONG), " and press Enter.")
                yield Static(ask, id="ask")
                yield Entry(called="word")
                yield Static(id="wrong")
            with Horizontal(id="answers"):
                yield Press("No, go back", called="no")
                if not self._typed:
                    yield Press(self._yes, called="yes")
        yield Footer()

    @on(Input.Submitted)
    def _check_word(self, submitted: Input.Submitted) -> None:
        if submitted.value.strip().casefold() == self._typed.casefold():
            self.dismiss(True)
            return
        wrong = said(sign(Standing.LATE), f" That is not “{self._typed}”. Nothing has happened yet.")
        self.query_one("#wrong", Static).update(wrong)

    @on(Press.Pressed, "#yes")
    def _agree(self) -> None:
        self.dismiss(True)

    @on(Press.Pressed, "#no")
    def action_cancel(self) -> None:
        """Go back; nothing happens."""
        self.dismiss(False)
