"""Letters as they read: to look at, to copy, to write to a file; and to say afterwards that you sent them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from compacttui.rules.aligned import WIDTH
from compacttui.rules.dates import plural
from compacttui.tui.commands import bind, command
from compacttui.tui.place import AnyPlace, Place, Wanted
from compacttui.tui.places.chasing import SENT
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Detail, Part, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.pages import Heading, Passage
from compacttui.tui.widgets.text import copy
from compacttui.tui.writing import Written, say_on, write_file

if TYPE_CHECKING:
    from compacttui.papers.letters import About, Letter, LetterKind

AREA = "Letters"

KEEP = command(
    "letters.keep",
    "write to a file",
    "w",
    "keep",
    "Write them to a file: a table for a mail merge, or text to paste.",
    area=AREA,
    rank=11,
)
COPY = command("letters.copy", "copy", "c", "copy_all", "Copy all of them, to paste.", area=AREA, rank=12)

_MARGINS = 6
"""Columns that a list needs beside its words."""


class LettersRead(Place[Part]):
    """Letters of one kind, one after the other. Nothing is sent from here."""

    NAME = "letters"
    TITLE = ""
    IS_COUNTED = False
    HAS_DETAIL = False
    BINDINGS = bind(KEEP, COPY, SENT)

    def __init__(self, kind: LetterKind, about: Sequence[About] = ()) -> None:
        """Make it.

        Args:
            kind: which letters.
            about: the report-backs that they are about; all of them where none is named.
        """
        super().__init__()
        self._kind = kind
        self._about = tuple(about)
        self._letters: tuple[Letter, ...] = ()

    def heading(self) -> str:
        """Say what they are."""
        return self._kind.title

    def make_list(self) -> Lines[Part]:
        """Make a list of lines to read."""
        return Detail(called="list")

    def columns(self) -> Sequence[Column[Part]]:
        """Leave the columns to the list of lines."""
        return ()

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Part | Heading]:  # noqa: ARG002 - nothing is filtered
        """Prepare the letters, and show them as the text that would be pasted."""
        from compacttui.papers.letters import as_pages, letters_of

        self._letters = store.ask(letters_of, self._kind, about=self._about)
        if not self._letters:
            return ()
        many = plural(len(self._letters), "letter")
        lines = store.ask(as_pages, self._letters, min(WIDTH, self.app.size.width - _MARGINS))
        first: tuple[Part, ...] = (
            title(f"{many} prepared, and none sent"),
            Passage(Bit("Copy them or write them to a file, and send them yourself.", Tone.QUIET)),
            BLANK,
        )
        return [*first, *(Passage(Bit(line)) if line else BLANK for line in lines)]

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002 - nothing is filtered
        """Say that there is nobody to write to."""
        return Empty("There is nobody to write to just now.")

    @property
    def _reminds(self) -> tuple[About, ...]:
        """The report-backs that these letters remind of."""
        return tuple(about for one in self._letters for about in one.about)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to copy and write what is there, and to say that reminders were sent where they are that."""
        if action in {"keep", "copy_all"}:
            return bool(self._letters)
        if action == "reminded":
            return bool(self._reminds)
        return super().check_action(action, parameters)

    def action_reminded(self) -> None:
        """Ask how and when they were sent, and put it on record."""
        from compacttui.tui.forms.chasing import open_reminded

        open_reminded(self, self._reminds)

    def action_copy_all(self) -> None:
        """Copy the text; whether that arrives is up to the terminal."""
        from compacttui.papers.letters import as_pages

        text = "\n".join(self.store.ask(as_pages, self._letters))
        copy(self.app, f"{text}\n")
        say_on(
            self,
            "Copied. If it does not arrive when you paste, this terminal keeps it from you: w writes a file.",
        )

    def action_keep(self) -> None:
        """Ask where, and write them there."""
        from compacttui.tui.forms.letters_file import KeepLetters

        name = f"{self._kind.name}-{self.store.today.isoformat()}.csv"
        self.app.push_screen(KeepLetters(self._kind.title, name), self._write)

    def _write(self, file: Path | None) -> None:
        if file is None:
            return
        store, letters = self.store, self._letters

        def make() -> Written:
            from compacttui.exchange.mail_merge import as_merge_table, is_table
            from compacttui.papers.letters import as_pages, merge_table
            from compacttui.papers.letters.registry import HEADING

            said = "Nothing was sent."
            if is_table(file):
                return Written(as_merge_table(HEADING, store.ask(merge_table, letters)), besides=said)
            return Written((f"{line}\n" for line in store.ask(as_pages, letters)), besides=said)

        write_file(self, file, make)


def read_letters(app: App[Any], kind: LetterKind, about: Sequence[About] = ()) -> None:
    """Open letters to read.

    Args:
        app: the program.
        kind: which letters.
        about: the report-backs that they are about; all of them where none is named.
    """
    from compacttui.tui.frame import Opened

    app.push_screen(Opened(LettersRead(kind, about)))


def open_letters(place: AnyPlace, kind: LetterKind, about: Sequence[About] = ()) -> None:
    """Open letters to read, from a place."""
    read_letters(place.app, kind, about)
