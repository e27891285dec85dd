"""Writing a paper to a file: its name, which says the form, and whether in large print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from compacttui.papers.forms import Form
from compacttui.tui.forms.choosing import FlagField
from compacttui.tui.forms.fields import About, Field
from compacttui.tui.forms.new_file import KeepFile, NewFileField


@dataclass(frozen=True, slots=True)
class PaperWish:
    """Where a paper is to be written, and how."""

    file: Path
    form: Form
    large_print: bool


class PaperFileField(NewFileField):
    """A file for a paper."""

    ENDINGS: ClassVar[str] = (
        "The name says which form you want. It ends in .html (a web page), .txt (text to paste), .md (Markdown) or .json (for other programs)."
    )

    def form_words(self, file: Path) -> str:
        """A web page, text, Markdown, or JSON."""
        form = Form.of_file(file.name)
        return f"A {form.words}" if form else ""


class KeepPaper(KeepFile[PaperWish]):
    """Asks where a paper is to be written, and how large its print is."""

    def __init__(self, title: str, name: str) -> None:
        """Make the screen.

        Args:
            title: what is written.
            name: the name of the file that is put forward.
        """
        super().__init__(f"Write to a file: {title}", name, PaperFileField())
        self.large = FlagField(
            About(
                "large_print",
                "Large print",
                "18 point on paper; as text, lines of 40 columns. Markdown and JSON have none.",
            ),
            begins=False,
        )

    def besides(self) -> Iterable[Field]:
        """Ask whether the print is large."""
        return (self.large,)

    def wish(self, file: Path) -> PaperWish:
        """The file, with the form that its name says."""
        form = Form.of_file(file.name) or Form.TEXT
        return PaperWish(file, form, self.large.read() is True and form.has_large_print)
