"""Writing letters to a file: its name says whether it is a table to merge or text to paste."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from compacttui.exchange.mail_merge import ENDINGS
from compacttui.tui.forms.new_file import KeepFile, NewFileField


class LettersFileField(NewFileField):
    """A file for letters."""

    ENDINGS: ClassVar[str] = (
        "The name says which form you want. It ends in .csv (a table for a mail merge) or .txt (text to paste)."
    )

    def form_words(self, file: Path) -> str:
        """A table, or text."""
        return ENDINGS.get(file.suffix.casefold(), "")


class KeepLetters(KeepFile[Path]):
    """Asks where letters are to be written."""

    def __init__(self, title: str, name: str) -> None:
        """Make the screen.

        Args:
            title: which letters.
            name: the name of the file that is put forward.
        """
        super().__init__(f"Write to a file: {title}", name, LettersFileField())

    def wish(self, file: Path) -> Path:
        """The file alone: its name says the form."""
        return file
