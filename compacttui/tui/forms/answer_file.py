"""Writing an answer to a file for other programs: its name says the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from compacttui.exchange.formats import Format, by_name
from compacttui.tui.forms.new_file import KeepFile, NewFileField

_WORDS: Final = {
    Format.XLSX: "A spreadsheet",
    Format.CSV: "A table for spreadsheets",
    Format.JSON: "A document for programs",
    Format.TEXT: "A text in columns",
}


@dataclass(frozen=True, slots=True)
class AnswerWish:
    """Where an answer is to be written, and in which form."""

    file: Path
    form: Format


class AnswerFileField(NewFileField):
    """A file for the rows of an answer."""

    ENDINGS: ClassVar[str] = (
        "The name says which form you want. It ends in .xlsx (a spreadsheet), .csv (a table), .json (for programs) or .txt (aligned text)."
    )

    def form_words(self, file: Path) -> str:
        """A table, a document, or text."""
        form = by_name(file)
        return _WORDS[form] if form else ""


class KeepAnswer(KeepFile[AnswerWish]):
    """Asks where an answer is to be written."""

    def __init__(self, title: str, name: str) -> None:
        """Make the screen.

        Args:
            title: what was asked.
            name: the name of the file that is put forward.
        """
        super().__init__(f"Write to a file: {title}", name, AnswerFileField())

    def wish(self, file: Path) -> AnswerWish:
        """The file, with the form that its name says."""
        return AnswerWish(file, by_name(file) or Format.CSV)
