"""Writing meetings to a file that the person's own calendar takes in."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from compacttui.rules.refusal import Refused
from compacttui.tui.commands import bind
from compacttui.tui.forms.drafting import FORM_STYLE
from compacttui.tui.forms.fields import About, Field
from compacttui.tui.forms.paper_file import LEAVE, WRITE
from compacttui.tui.forms.typed import LineField
from compacttui.tui.frame import Framed
from compacttui.tui.widgets.cells import Tone
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import shown, shown_line

_HELP = (
    "Open the file with your calendar. It holds the meetings to come and those of the last month; a newer file "
    "moves what was moved, and takes off what was called off."
)


class CalendarFileField(LineField):
    """A file of its own for the calendar; one that this program wrote before is written anew."""

    def value(self) -> object:
        """Give the path.

        Raises:
            Refused: its name is no calendar's, or there is no folder to put it in.
        """
        path = Path(str(self.raw)).expanduser()
        if path.suffix.casefold() != ".ics":
            raise Refused("A calendar file ends in .ics.")
        try:
            if path.is_dir() or not path.parent.is_dir():
                raise Refused("There is no such folder. Name one that is there.")
        except OSError as error:
            raise Refused("This path cannot be looked at. Check that you may use it.") from error
        return path

    def understood(self) -> str:
        """Say where it goes, and whether it takes the place of an older one."""
        path = Path(str(self.raw)).expanduser()
        if path.suffix.casefold() != ".ics":
            return ""
        return f"{'Takes the place of the file' if path.is_file() else 'A calendar file'} in {path.absolute().parent}"


class KeepCalendar(Framed[Path | None]):
    """Asks where a calendar is to be written; gives nothing when the person goes back."""

    CSS_PATH: ClassVar = FORM_STYLE
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (64, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it
    BINDINGS = bind(WRITE, LEAVE)

    def __init__(self, what: str, name: str) -> None:
        """Make the screen.

        Args:
            what: which meetings are written.
            name: the name of the file that is put forward.
        """
        super().__init__()
        self.is_settling = True
        self._what, self._name = what, name
        self.file = CalendarFileField(About("file", "File", _HELP))

    def middle(self) -> ComposeResult:
        """Lay out the field."""
        yield Static(shown_line(f"Calendar file: {self._what}", Tone.STRONG), id="heading")
        yield ThinRule()
        with Vertical(id="fields"):
            yield self.file
            with Horizontal(id="buttons"):
                yield Press("Write", called="write")
                yield Press("Go back", called="leave")
        yield Static(id="help")

    def on_mount(self) -> None:
        """Put a name forward, and the keys on it."""
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self.file.put(self._name)
        self.file.begin()
        self.is_settling = False

    @on(Field.Entered)
    def _help(self, entered: Field.Entered) -> None:
        self.query_one("#help", Static).update(shown(entered.field.about.help, Tone.QUIET))

    @on(Press.Pressed, "#write")
    def action_write(self) -> None:
        """Give the file, when its name can be used."""
        if not self.file.check():
            self.file.begin()
            return
        file = self.file.read()
        if isinstance(file, Path):
            self.dismiss(file)

    @on(Press.Pressed, "#leave")
    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
