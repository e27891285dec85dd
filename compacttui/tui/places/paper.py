"""A paper as it reads: to look at, to copy, to write to a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from compacttui.rules.aligned import WIDTH
from compacttui.rules.text import file_name
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Detail, Part, title
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.pages import Heading, Passage
from compacttui.tui.widgets.text import copy
from compacttui.tui.writing import Written, say_on, write_file

if TYPE_CHECKING:
    from compacttui.papers.document import Document
    from compacttui.papers.registry import Paper
    from compacttui.questions.view import View
    from compacttui.tui.forms.paper_file import PaperWish

KEEP = command(
    "paper.keep",
    "write to a file",
    "w",
    "keep",
    "Write it to a file: a web page, text to paste, or Markdown.",
    area="Papers",
    rank=11,
)
COPY = command("paper.copy", "copy", "c", "copy_all", "Copy all of it, to paste.", area="Papers", rank=12)

_YEARS = (
    Chip("0", "this year"),
    Chip("1", "last year"),
    Chip("2", "two years ago"),
    Chip("3", "three years ago"),
)
_MARGINS = 6
"""Columns that a list needs beside its words."""


class PaperRead(Place[Part]):
    """One paper, with what everyone may read."""

    NAME = "paper"
    TITLE = ""
    IS_COUNTED = False
    HAS_DETAIL = False
    BINDINGS = bind(KEEP, COPY)

    def __init__(self, paper: Paper, ref: str = "") -> None:
        """Make it.

        Args:
            paper: what kind of paper.
            ref: what it is about, as the paper takes it; empty for what it is about unless something is named.
        """
        self._paper = paper  # before its chips are asked for
        super().__init__()
        self._ref = ref
        self._document: Document | None = None

    @property
    def chips(self) -> Sequence[Chip]:
        """The years, of a paper that tells of one."""
        return _YEARS if self._paper.by_year else ()

    def heading(self) -> str:
        """Say what kind of paper it is, and for whom."""
        return f"{self._paper.title}, {self._paper.readers}"

    def make_list(self) -> Lines[Part]:
        """Make a list of lines to read."""
        return Detail(called="list")

    def columns(self) -> Sequence[Column[Part]]:
        """Leave the columns to the list of lines."""
        return ()

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Part | Heading]:
        """Make the paper, and show it as the text that would be pasted."""
        from compacttui.papers.as_text import text_lines
        from compacttui.papers.registry import meant, of_year

        ref = self._ref or store.ask(meant, self._paper, "")
        if self._paper.by_year:
            ref = of_year(ref, store.ask(_day_of).year - int(wanted.chip))
        self._document = store.ask(self._paper, ref)
        first, *lines = text_lines(self._document, min(WIDTH, self.app.size.width - _MARGINS))
        return [title(first), *(Passage(Bit(line)) if line else BLANK for line in lines)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to copy and to write what is there."""
        if action in {"keep", "copy_all"}:
            return self._document is not None
        return super().check_action(action, parameters)

    def action_copy_all(self) -> None:
        """Copy the text; whether that arrives is up to the terminal."""
        from compacttui.papers.as_text import as_text

        if self._document is not None:
            copy(self.app, as_text(self._document))
            say_on(
                self,
                "Copied. If it does not arrive when you paste, this terminal keeps it from you: w writes a file.",
            )

    def action_keep(self) -> None:
        """Ask where, and write it there."""
        from compacttui.tui.forms.paper_file import KeepPaper

        if self._document is not None:
            name = file_name(self._document.title, "paper") + ".html"
            self.app.push_screen(KeepPaper(self._document.title, name), self._write)

    def _write(self, wish: PaperWish | None) -> None:
        document = self._document
        if wish is None or document is None:
            return

        def make() -> Written:
            from compacttui.papers.forms import written

            return Written([written(document, wish.form, large_print=wish.large_print)])

        write_file(self, wish.file, make)


def _day_of(view: View) -> date:
    """The day that is looked at."""
    return view.day
