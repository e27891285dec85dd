"""Writing meetings to a file that the person's own calendar takes in."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from compacttui.tui.forms.new_file import KeepFile, NewFileField

_HELP: Final = (
    "Open the file with your calendar. It holds the meetings to come and those of the last month; a newer file "
    "moves what was moved, and takes off what was called off."
)


class CalendarFileField(NewFileField):
    """A file of its own for the calendar; one that is there is written anew."""

    ENDINGS: ClassVar[str] = "A calendar file ends in .ics."
    REPLACES: ClassVar[bool] = True

    def form_words(self, file: Path) -> str:
        """A calendar file, or that it takes the place of an older one."""
        if file.suffix.casefold() != ".ics":
            return ""
        try:
            is_there = file.is_file()
        except OSError:
            is_there = False
        return "Takes the place of the file of this name" if is_there else "A calendar file"


class KeepCalendar(KeepFile[Path]):
    """Asks where a calendar is to be written."""

    def __init__(self, what: str, name: str) -> None:
        """Make the screen.

        Args:
            what: which meetings are written.
            name: the name of the file that is put forward.
        """
        super().__init__(f"Calendar file: {what}", name, CalendarFileField(_HELP))

    def wish(self, file: Path) -> Path:
        """The file alone."""
        return file
