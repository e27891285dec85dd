"""`a`: looking at another day, and at what was known on another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.drafting import FORM_STYLE
from compacttui.tui.forms.fields import About, Field
from compacttui.tui.forms.typed import DayField
from compacttui.tui.frame import Framed
from compacttui.tui.widgets.cells import Tone
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import shown, shown_line
from compacttui.tui.widths import OF_FORMS

LOOK = command("asat.look", "look", "f2,alt+s", "look", "Look at that day.", area=FORMS, rank=10)
LEAVE = command(
    "asat.leave", "back", "escape", "leave", "Go back; the day stays as it is.", area=FORMS, rank=20
)


@dataclass(frozen=True, slots=True)
class Days:
    """The day that is looked at, and the day whose knowledge counts; none is today."""

    true_on: date | None = None
    known_on: date | None = None


class AskDay(Framed[Days | None]):
    """Asks for the days; gives nothing when the person goes back."""

    CSS_PATH: ClassVar = FORM_STYLE
    HORIZONTAL_BREAKPOINTS = OF_FORMS
    BINDINGS = bind(LOOK, LEAVE)

    def __init__(self) -> None:
        super().__init__()
        self.true_on = DayField(
            About("true_on", "True on", "The day you want to see; empty is today.", required=False)
        )
        self.known_on = DayField(
            About(
                "known_on",
                "As known on",
                "What was on record on that day; empty is everything recorded since.",
                required=False,
            )
        )

    def middle(self) -> ComposeResult:
        """Lay out the two days."""
        yield Static(shown_line("Look at another day", Tone.STRONG), id="heading")
        yield ThinRule()
        with Vertical(id="fields"):
            yield self.true_on
            yield self.known_on
            with Horizontal(id="buttons"):
                yield Press("Look", called="look")
                yield Press("Today", called="today")
        yield Static(id="help")

    def on_mount(self) -> None:
        """Put the keys on the first day."""
        self.true_on.begin()

    @on(Field.Entered)
    def _help(self, entered: Field.Entered) -> None:
        self.query_one("#help", Static).update(shown(entered.field.about.help, Tone.QUIET))

    @on(Press.Pressed, "#look")
    def action_look(self) -> None:
        """Look at the days, when both can be understood."""
        wrong = [field for field in (self.true_on, self.known_on) if not field.check()]
        if wrong:
            wrong[0].begin()
            return
        self.dismiss(Days(self._day(self.true_on), self._day(self.known_on)))

    @staticmethod
    def _day(field: DayField) -> date | None:
        day = field.read()
        return day if isinstance(day, date) else None

    @on(Press.Pressed, "#today")
    def _back_to_today(self) -> None:
        self.dismiss(Days())

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
