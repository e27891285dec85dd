"""The first screen where there are no records yet: the town's name, who you are, where the file lives; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from compacttui.paths import expanded
from compacttui.rules.refusal import Refused
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.fields import About, Field
from compacttui.tui.forms.typed import LineField
from compacttui.tui.widgets.text import shown

BEGIN = command("begin.send", "begin", "f2,alt+s", "send", "Begin the records.", area=FORMS, rank=10)
LEAVE = command(
    "begin.leave", "leave", "escape", "later", "Leave the program; nothing is made.", area=FORMS, rank=20
)

Begin = Callable[[str, str, str], str]
"""Begins the records, given the town's name, the person's, and the place; returns a sentence about it."""

_ABOVE = (
    "Welcome. There are no records here yet: three answers begin them. Everything else can wait, and everything "
    "can be changed."
)
_BELOW = (
    "You work alone with this file: there is no passphrase, and whoever can open the file can read and change "
    "what is in it. Where a rule asks for a second signature later, you record it as given on paper, by whom and "
    "on which day; it then stands in the list of exceptions."
)


class PlaceField(LineField):
    """Where a file lives; a path that the line cannot show stands below it, whole."""

    def understood(self) -> str:
        """Say the whole path, where more of it is needed than can be seen."""
        typed = str(self.raw)
        if not typed or "://" in typed:
            return ""
        try:
            whole = str(expanded(typed).absolute())
        except Refused:
            return ""
        return whole if whole != typed or len(whole) >= self.entry.size.width else ""


class FirstRun(Form[str]):
    """Begins a town's records, as ``compacttui init`` does; gives the sentence that says so."""

    SEND_WORDS = "Begin"
    LATER_WORDS = "Leave"
    KEEPS_DRAFTS = False
    BINDINGS = bind(BEGIN, LEAVE)

    def __init__(self, begin: Begin, place: str) -> None:
        """Make the screen.

        Args:
            begin: what begins the records; called in a worker thread.
            place: where the file is to live unless the person says otherwise.
        """
        super().__init__()
        self._begins = begin
        self._place = place

    def heading(self) -> Sequence[str]:
        """Say what begins here."""
        return ("Begin a town's records",)

    def fields(self) -> Iterable[Field]:
        """Ask for three things."""
        return (
            LineField(
                About(
                    "town_name", "The town or area", "What people call it, e.g. “Eastmere”; reports bear it."
                )
            ),
            LineField(
                About(
                    "name", "Your name", "You are the first on the register, as officer; others can be added."
                )
            ),
            PlaceField(
                About(
                    "place",
                    "Where the file lives",
                    "One file on this computer holds everything; keep a copy.",
                )
            ),
        )

    def lay_out(self) -> ComposeResult:
        """Say above the fields what they are for, and below what working alone means."""
        yield Static(shown(_ABOVE), classes="form--words")
        yield from super().lay_out()
        yield Static(shown(_BELOW), classes="form--words -below")

    def draft_of(self) -> tuple[str, str]:
        """Name the form; nothing of it is kept."""
        return "begin", ""

    async def prefill(self) -> None:
        """Put in where the file usually lives."""
        place = self.field("place")
        if place is not None:
            await place.put(self._place)

    @on(Form.Finished)
    def _do(self, finished: Form.Finished) -> None:
        said_of = cast("Mapping[str, str]", finished.values)
        self._set_busy(True)

        def do() -> Message:
            return self.Performed(self._begins(said_of["town_name"], said_of["name"], said_of["place"]))

        self._in_thread(do, "act")

    def action_later(self) -> None:
        """Leave the program; nothing was made."""
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that needs records."""
        if action in {"find", "palette"}:
            return False
        return super().check_action(action, parameters)
