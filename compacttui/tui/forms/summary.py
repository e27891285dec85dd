"""Before an act that cannot be undone: what will happen, and a second, deliberate yes."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.frame import Framed
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.entry import Entry
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import said, shown, shown_line

CANCEL = command(
    "summary.cancel", "go back", "escape", "cancel", "Go back; nothing happens.", area=FORMS, rank=10
)


class Summary(Framed[bool]):
    """Says what will happen and asks once more; gives True only for a deliberate yes.

    With a word to type, Enter counts when the word is right. Without one, the keys begin on “no”: a second
    Enter struck by habit goes back.
    """

    BINDINGS = bind(CANCEL)
    DEFAULT_CSS = """
    Summary Static { height: auto; padding: 0 2; }
    Summary VerticalScroll { height: auto; max-height: 60%; padding: 1 0; }
    Summary Entry { width: 40; margin: 1 2 0 2; }
    Summary #answers { height: 1; margin: 1 2; }
    """

    def __init__(self, title: str, happens: Sequence[str], *, yes: str, typed: str = "") -> None:
        super().__init__()
        self._what = title
        self._happens = tuple(happens)
        self._yes = yes
        self._typed = typed

    def middle(self) -> ComposeResult:
        """Lay out the title, what will happen, and the question."""
        yield Static(shown_line(self._what, Tone.STRONG))
        yield ThinRule()
        yield Static(shown("This cannot be undone. What will happen:"))
        with VerticalScroll(can_focus=False):
            for line in self._happens:
                yield Static(said(Bit("· ", Tone.QUIET), line))
        if self._typed:
            yield Static(said("To go on, type ", Bit(self._typed, Tone.STRONG), " and press Enter."))
            yield Entry(called="word")
            yield Static(id="mistyped")
        with Horizontal(id="answers"):
            yield Press("No, go back", called="no")
            if not self._typed:
                yield Press(self._yes, called="yes")

    def on_mount(self) -> None:
        """Put the keys where nothing happens by habit."""
        self.query_one("#word" if self._typed else "#no").focus()

    @on(Input.Submitted)
    def _check_word(self, submitted: Input.Submitted) -> None:
        if submitted.value.strip().casefold() == self._typed.casefold():
            self.dismiss(True)
            return
        wrong = Bit(f" That is not “{self._typed}”. Nothing has happened yet.", Tone.LATE)
        self.query_one("#mistyped", Static).update(said(sign(Standing.LATE), wrong))

    @on(Press.Pressed, "#yes")
    def _agree(self) -> None:
        self.dismiss(True)

    @on(Press.Pressed, "#no")
    def action_cancel(self) -> None:
        """Go back; nothing happens."""
        self.dismiss(False)
