"""Writing an answer to a file for other programs: its name says the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from compacttui.exchange.formats import Format, by_name
from compacttui.rules.refusal import Refused
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.drafting import FORM_STYLE
from compacttui.tui.forms.fields import About, Field
from compacttui.tui.forms.typed import LineField
from compacttui.tui.frame import Framed
from compacttui.tui.widgets.cells import Tone
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import shown, shown_line

WRITE = command("answer.write", "write", "f2,alt+s", "write", "Write the file.", area=FORMS, rank=10)
LEAVE = command(
    "answer.leave", "back", "escape", "leave", "Go back; nothing is written.", area=FORMS, rank=20
)

_ENDINGS: Final = "It ends in .csv (a table for spreadsheets), .json (for programs) or .txt (aligned text)."
_WORDS: Final = {
    Format.CSV: "table for spreadsheets",
    Format.JSON: "document for programs",
    Format.TEXT: "text in columns",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Where an answer is to be written, and in which form."""

    file: Path
    form: Format


class AnswerFileField(LineField):
    """A file that is not there yet; its name says the form."""

    def value(self) -> object:
        """Give the path.

        Raises:
            Refused: there is something of that name, no folder to put it in, or the name says no form.
        """
        path = Path(str(self.raw)).expanduser()
        if by_name(path) is None:
            raise Refused(f"The name says which form you want. {_ENDINGS}")
        try:
            if path.exists():
                raise Refused("There is something of this name already. Choose another name.")
            if not path.parent.is_dir():
                raise Refused("There is no such folder. Name one that is there.")
        except OSError as error:
            raise Refused("This path cannot be looked at. Check that you may use it.") from error
        return path

    def understood(self) -> str:
        """Say which form it will be, and where it goes."""
        path = Path(str(self.raw)).expanduser()
        form = by_name(path)
        return f"A {_WORDS[form]}, in {path.absolute().parent}" if form else ""


class KeepAnswer(Framed[Wish | None]):
    """Asks where an answer is to be written; gives nothing when the person goes back."""

    CSS_PATH: ClassVar = FORM_STYLE
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (64, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it
    BINDINGS = bind(WRITE, LEAVE)

    def __init__(self, title: str, file: str) -> None:
        """Make the screen.

        Args:
            title: what is written.
            file: the name that is put forward.
        """
        super().__init__()
        self.is_settling = True
        self._what = title
        self._file = file
        self.file = AnswerFileField(About("file", "File", _ENDINGS))

    def middle(self) -> ComposeResult:
        """Lay out the one field."""
        yield Static(shown_line(f"Write to a file: {self._what}", Tone.STRONG), id="heading")
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
        await self.file.put(self._file)
        self.file.begin()
        self.is_settling = False

    @on(Field.Entered)
    def _help(self, entered: Field.Entered) -> None:
        self.query_one("#help", Static).update(shown(entered.field.about.help, Tone.QUIET))

    @on(Press.Pressed, "#write")
    def action_write(self) -> None:
        """Give the wish, when the name can be used."""
        if not self.file.check():
            self.file.begin()
            return
        file = self.file.read()
        form = by_name(file) if isinstance(file, Path) else None
        if isinstance(file, Path) and form is not None:
            self.dismiss(Wish(file, form))

    @on(Press.Pressed, "#leave")
    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
