"""Writing checkpoints and evidence packs: where, and with whose key, if anybody signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from compacttui.paths import expanded
from compacttui.rules.dates import parse_days
from compacttui.rules.refusal import Refused
from compacttui.tui.forms.fields import About, Field
from compacttui.tui.forms.new_file import KeepFile, NewFileField
from compacttui.tui.forms.typed import LineField, SecretField
from compacttui.tui.store import host_of


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs.

    Attributes:
        key_file: the file with their key; nothing where nobody signs.
        passphrase: what opens it.
    """

    key_file: Path | None
    passphrase: str

    def __repr__(self) -> str:
        return f"Signing({self.key_file!r})"


@dataclass(frozen=True, slots=True)
class CheckpointWish:
    """Where a checkpoint is to be written, and who signs it."""

    file: Path
    signing: Signing


@dataclass(frozen=True, slots=True)
class PackWish:
    """Where an evidence pack is to be written, who signs its checkpoint, and of which period it is, if of one."""

    folder: Path
    signing: Signing
    period: str = ""


class KeyFileField(LineField):
    """A file with a key in it, or nothing."""

    def __init__(self) -> None:
        super().__init__(
            About(
                "key_file",
                "Key file",
                "Signs it, or countersigns it where the key is of a second body. “compacttui key FILE” makes one.",
                required=False,
            )
        )

    def value(self) -> object:
        """Give the path.

        Raises:
            Refused: there is no such file.
        """
        path = expanded(str(self.raw))
        if not path.is_file():
            raise Refused("There is no such file.")
        return path


class _Signs:
    """The two fields of whoever signs."""

    def __init__(self) -> None:
        self.key_file = KeyFileField()
        self.passphrase = SecretField(
            About("passphrase", "Its passphrase", "Needed where a key file is named.", required=False)
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """Both, in order."""
        return self.key_file, self.passphrase

    def read(self) -> Signing:
        """What was filled in."""
        path = self.key_file.read()
        return Signing(path if isinstance(path, Path) else None, str(self.passphrase.raw))


class CheckpointFileField(NewFileField):
    """A file for a checkpoint."""

    ENDINGS: ClassVar[str] = "Three lines of text, and a line for each signature. The name ends in .txt."

    def form_words(self, file: Path) -> str:
        """A text of some lines."""
        return "A few lines of text" if file.suffix.casefold() == ".txt" else ""


class KeepCheckpoint(KeepFile[CheckpointWish]):
    """Asks where a checkpoint is to be written, and with whose key it is signed."""

    def __init__(self, name: str) -> None:
        """Make the screen.

        Args:
            name: the name of the file that is put forward.
        """
        super().__init__("Write a checkpoint", name, CheckpointFileField())
        self._signs = _Signs()

    def besides(self) -> Iterable[Field]:
        """Ask who signs."""
        return self._signs.fields

    def wish(self, file: Path) -> CheckpointWish:
        """The file, and who signs."""
        return CheckpointWish(file, self._signs.read())


class PackFolderField(NewFileField):
    """A folder for an evidence pack."""

    ENDINGS: ClassVar[str] = (
        "A new folder: it gets the records, what proves them, and a program that checks them."
    )

    def form_words(self, file: Path) -> str:
        """A folder with everything in it, whatever its name."""
        return "A folder with everything in it" if file.name else ""


class PeriodField(LineField):
    """A period, as people write it."""

    HINT = "2025, March 2026, 1 April 2025 to 31 March 2026"

    def __init__(self) -> None:
        super().__init__(
            About("period", "Period", "A year, a month, a day, or two of them with “to” between.")
        )

    def value(self) -> object:
        """Give the words, when they mean a period.

        Raises:
            Refused: they do not.
        """
        parse_days(str(self.raw), today=host_of(self).store.today, field="period")
        return str(self.raw)


class KeepPack(KeepFile[PackWish]):
    """Asks where an evidence pack is to be written, of which period if of one, and with whose key it is signed."""

    def __init__(self, *, is_period: bool) -> None:
        """Make the screen.

        Args:
            is_period: a period is asked for; else it is about the thing at hand.
        """
        heading = "Evidence pack of a period" if is_period else "Evidence pack"
        super().__init__(heading, "evidence-pack", PackFolderField())
        self._period = PeriodField() if is_period else None
        self._signs = _Signs()

    def besides(self) -> Iterable[Field]:
        """Ask for the period, if it is about one, and who signs."""
        return (*((self._period,) if self._period else ()), *self._signs.fields)

    def wish(self, file: Path) -> PackWish:
        """The folder, the period, and who signs."""
        period = str(self._period.raw) if self._period else ""
        return PackWish(file, self._signs.read(), period)
