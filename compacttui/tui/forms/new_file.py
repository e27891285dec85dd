"""Writing to a file: asks for its name, which says the form; each kind of file adds what is particular to it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from compacttui.paths import expanded
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
from compacttui.tui.widths import OF_FORMS

Wish = TypeVar("Wish")

WRITE = command("file.write", "write", "f2,alt+s", "write", "Write the file.", area=FORMS, rank=10)
LEAVE = command("file.leave", "back", "escape", "leave", "Go back; nothing is written.", area=FORMS, rank=20)


class NewFileField(LineField):
    """A file that is not there yet; its name says the form."""

    ENDINGS: ClassVar[str]
    """How its name may end, and what each ending means, in a sentence: it is the help, and what a wrong name is told."""
    REPLACES: ClassVar[bool] = False
    """A file of that name is written anew; else another name is asked for."""

    def __init__(self, help_words: str = "") -> None:
        """Make the field.

        Args:
            help_words: what is said beside it; the endings that there are if left empty.
        """
        super().__init__(About("file", "File", help_words or self.ENDINGS))

    @property
    def path(self) -> Path:
        """What was typed, as a path.

        Raises:
            Refused: it begins in the folder of somebody who has none here.
        """
        return expanded(str(self.raw))

    @abstractmethod
    def form_words(self, file: Path) -> str:
        """What will be written to a file of this name: "A web page"; empty where the name says no form."""

    def value(self) -> object:
        """Give the path.

        Raises:
            Refused: there is something of that name, no folder to put it in, or the name says no form.
        """
        path = self.path
        if not self.form_words(path):
            raise Refused(self.ENDINGS)
        try:
            if path.is_dir() or (path.exists() and not self.REPLACES):
                raise Refused("There is something of this name already. Choose another name.")
            if not path.parent.is_dir():
                raise Refused("There is no such folder. Name one that is there.")
        except OSError as error:
            raise Refused("This path cannot be looked at. Check that you may use it.") from error
        return path

    def understood(self) -> str:
        """Say which form it will be, and where it goes."""
        try:
            path = self.path
        except Refused:
            return ""
        form = self.form_words(path)
        return f"{form}, in {path.absolute().parent}" if form else ""


class KeepFile(Framed[Wish | None], Generic[Wish]):
    """Asks where something is to be written; gives nothing when the person goes back."""

    CSS_PATH: ClassVar = FORM_STYLE
    HORIZONTAL_BREAKPOINTS = OF_FORMS
    BINDINGS = bind(WRITE, LEAVE)

    def __init__(self, heading: str, name: str, file: NewFileField) -> None:
        """Make the screen.

        Args:
            heading: what is written, in words.
            name: the name that is put forward.
            file: the field that asks for it.
        """
        super().__init__()
        self.is_settling = True
        self._heading, self._name = heading, name
        self.file = file

    def besides(self) -> Iterable[Field]:
        """What is asked besides the name."""
        return ()

    @abstractmethod
    def wish(self, file: Path) -> Wish:
        """What is given for a file whose name can be used."""

    def middle(self) -> ComposeResult:
        """Lay out the fields."""
        yield Static(shown_line(self._heading, Tone.STRONG), id="heading")
        yield ThinRule()
        with Vertical(id="fields"):
            yield self.file
            yield from self.besides()
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
        """Give the file, when its name can be used and nothing beside it is wrong."""
        wrong = [field for field in (self.file, *self.besides()) if not field.check()]
        if wrong:
            wrong[0].begin()
            return
        file = self.file.read()
        if isinstance(file, Path):
            self.dismiss(self.wish(file))

    @on(Press.Pressed, "#leave")
    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
