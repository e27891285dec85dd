"""What others will read of a report-back, before it is sent: exactly that, and not a word more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.drafting import words_of
from compacttui.tui.frame import Framed
from compacttui.tui.widgets.cells import Tone
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import shown, shown_line

BACK = command("preview.back", "go back", "escape", "back", "Go back and write on.", area=FORMS, rank=20)
SEND = command("preview.send", "send", "f2,alt+s", "send", "Send it as it reads here.", area=FORMS, rank=10)

Lines = Callable[[], Sequence[str]]
"""Gives what others will read, line by line; called in a worker thread."""


class _Read(VerticalScroll):
    """What is read; scrolls with the arrows while it has the keys."""


class Preview(Framed[bool]):
    """Shows what others will read; gives True for “send”."""

    BINDINGS = bind(BACK, SEND)
    DEFAULT_CSS = """
    Preview .preview--title { height: auto; padding: 0 2; }
    Preview _Read { height: 1fr; padding: 1 2; }
    Preview _Read Static { height: auto; max-width: 80; }
    Preview #answers { height: 1; margin: 1 2 0 2; }
    """

    @dataclass
    class Came(Message, bubble=False):
        """What others will read, or why that cannot be said."""

        lines: Sequence[str]
        error: Exception | None = None

    def __init__(self, title: str, lines: Lines) -> None:
        super().__init__()
        self._what = title
        self._lines = lines

    def middle(self) -> ComposeResult:
        """Lay out the title, what is read, and the two ways on."""
        yield Static(shown_line(self._what, Tone.STRONG), classes="preview--title")
        yield ThinRule()
        with _Read(can_focus=True):
            yield Static(shown("Reading …", Tone.QUIET), id="read")
        with Horizontal(id="answers"):
            yield Press("Send", called="yes")
            yield Press("Go back", called="no")

    def on_mount(self) -> None:
        """Ask what others will read, and put the keys on what most do next."""
        self.query_one("#yes").focus()
        self.run_worker(self._ask, thread=True, group="preview", exit_on_error=False)

    def _ask(self) -> None:
        try:
            came = self.Came(tuple(self._lines()))
        except Refused as refused:
            came = self.Came((), refused)
        self.post_message(came)

    @on(Came)
    def _show(self, came: Came) -> None:
        self.query_one("#read", Static).update(shown("\n".join(came.lines)))
        if came.error is not None:
            self.say(words_of(came.error), Standing.LATE)

    @on(Press.Pressed, "#yes")
    def action_send(self) -> None:
        """Send it."""
        self.dismiss(True)

    @on(Press.Pressed, "#no")
    def action_back(self) -> None:
        """Go back."""
        self.dismiss(False)
