"""Fields for a file on this computer: typed with completion, checked when the keys leave."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from textual.suggester import Suggester

from compacttui.paths import expanded
from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.text import clean
from compacttui.tui.forms.fields import About
from compacttui.tui.forms.typed import LineField

_LOOKED_AT = 2_000
"""Names in a folder that completion looks at, so that a full folder cannot hold the keys up."""


def completed(typed: str) -> str | None:
    """Complete the path of a file or folder as far as its first match; nothing where there is none."""
    try:
        path = expanded(typed)
        folder, begun = (path, "") if typed.endswith("/") else (path.parent, path.name)
        names = sorted(
            one.name + ("/" if one.is_dir() else "")
            for one in islice(folder.iterdir(), _LOOKED_AT)
            if one.name.startswith(begun)
            and (begun or not one.name.startswith("."))
            and clean(one.name) == one.name  # what cannot be shown cannot be completed either
        )
    except (OSError, Refused):
        return None
    if not names:
        return None
    return typed[: len(typed) - len(begun)] + names[0]


class _Paths(Suggester):
    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value) if value else None


class FileField(LineField):
    """A file that is there already."""

    HINT = "the file’s path; → completes it"

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.entry.suggester = _Paths()

    def value(self) -> object:
        """Give the path.

        Raises:
            Refused: there is no such file.
        """
        path = expanded(str(self.raw))
        try:
            if path.is_dir():
                raise Refused("This is a folder. Type the name of a file in it.")
            if not path.is_file():
                raise Refused(
                    "There is no file of this name. Check the spelling, or copy the path from your files."
                )
        except OSError as error:
            raise Refused("This path cannot be looked at. Check that you may read it.") from error
        return path


class BallotsField(FileField):
    """A ballot file; it is read when the form is sent."""

    def settle(self, value: object) -> object:
        """Read the ballots.

        Raises:
            Refused: the file cannot be read; the sentence names the line.
        """
        from compacttui.exchange import ballots

        try:
            return ballots.read(Path(str(value))).profile
        except BadInput as bad:
            line = f"Line {bad.line}: " if bad.line else ""
            raise Refused(f"{line}{bad.message}", field=self.about.name) from bad
