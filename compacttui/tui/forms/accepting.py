"""Accepting records that are not those that this computer saw: by a word that somebody types, knowing why."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.drafting import FORM_STYLE
from compacttui.tui.forms.fields import About, Field
from compacttui.tui.forms.typed import LineField
from compacttui.tui.frame import Framed
from compacttui.tui.widgets.cells import Tone
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import shown, shown_line
from compacttui.tui.widths import OF_FORMS

ACCEPT = command(
    "records.accept", "accept", "f2,alt+s", "accept", "Accept these records.", area=FORMS, rank=10
)
LEAVE = command(
    "records.leave", "back", "escape", "leave", "Go back; nothing is accepted.", area=FORMS, rank=20
)


class AcceptRecords(Framed[str | None]):
    """Asks for the word; gives nothing when the person goes back."""

    CSS_PATH: ClassVar = FORM_STYLE
    HORIZONTAL_BREAKPOINTS = OF_FORMS
    BINDINGS = bind(ACCEPT, LEAVE)

    def __init__(self) -> None:
        super().__init__()
        self.word = LineField(
            About(
                "word",
                "The word",
                "older: a backup was put back. changed: the history is another, and you know why. What you saw is kept.",
            )
        )

    def middle(self) -> ComposeResult:
        """Lay out the one field."""
        yield Static(shown_line("Accept records that are not those you saw", Tone.STRONG), id="heading")
        yield ThinRule()
        with Vertical(id="fields"):
            yield self.word
            with Horizontal(id="buttons"):
                yield Press("Accept", called="accept")
                yield Press("Go back", called="leave")
        yield Static(id="help")

    def on_mount(self) -> None:
        """Put the keys on the word."""
        self.word.begin()

    @on(Field.Entered)
    def _help(self, entered: Field.Entered) -> None:
        self.query_one("#help", Static).update(shown(entered.field.about.help, Tone.QUIET))

    @on(Press.Pressed, "#accept")
    def action_accept(self) -> None:
        """Give the word."""
        if not self.word.check():
            self.word.begin()
            return
        self.dismiss(str(self.word.raw))

    @on(Press.Pressed, "#leave")
    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
