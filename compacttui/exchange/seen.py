"""What this computer saw of each town's ledger last: a checkpoint in the person's own data folder.

Neither a signature nor the database can say that a file is an older copy of itself, or another branch of it. Whoever
saw it before can. The program holds what it opens against what it saw, and remembers what it sees.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, select

from compacttui.exchange.checkpoint_files import read_checkpoint
from compacttui.exchange.files import write_whole
from compacttui.paths import expanded
from compacttui.records.checkpoints import Checkpoint, checkpoint_of
from compacttui.records.comparing import Fits, compare
from compacttui.records.database import Database
from compacttui.records.log import event_table
from compacttui.records.note import Note
from compacttui.records.partnerships import town as town_table
from compacttui.records.restores import RESTORED
from compacttui.rules.refusal import BadInput, Refused

ENVIRONMENT: Final = "COMPACTTUI_SEEN"
"""The variable that names another folder; empty, nothing is remembered and nothing compared."""
_ENDING: Final = ".checkpoint"


class How(StrEnum):
    """How the records stand to what this computer saw of them; its value is the word by which it is accepted."""

    NEW = "new"
    """It saw nothing of them before."""
    CONSISTENT = "consistent"
    """They are what it saw, and perhaps more."""
    OLDER = "older"
    """They are an older copy than it has seen."""
    CHANGED = "changed"
    """What it saw is no longer in them."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The records of a town held against what this computer saw of them.

    Attributes:
        how: how they stand to it.
        size: how many entries they have.
        seen: how many it saw; 0 where it saw nothing.
        sentence: what a person is told; empty where all is well.
        now: the checkpoint of the records as they were found.
    """

    how: How
    size: int
    seen: int = 0
    sentence: str = ""
    now: Checkpoint | None = None

    @property
    def is_well(self) -> bool:
        """Whether nothing speaks against these records."""
        return self.how in {How.NEW, How.CONSISTENT}


def folder_of_seen() -> Path | None:
    """Where this person's computer remembers what it saw; nothing where it is told not to."""
    named = os.environ.get(ENVIRONMENT)
    if named is not None:
        return expanded(named) if named else None
    from platformdirs import user_data_path

    return user_data_path("compacttui", appauthor=False) / "seen"


class Seen:
    """What was seen of the ledgers in one database, kept in a folder.

    Attributes:
        folder: where.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def look(
        self, database: Database, town: str, *, remember: bool = True, last: Compared | None = None
    ) -> Compared:
        """Hold a town's records against what was seen of them, and remember them where they fit.

        Args:
            database: the records.
            town: the town, by id.
            remember: remember what is seen now, if it is well.
            last: what was found last by this program: where it was well and nothing was recorded since, it still holds.

        Raises:
            StoreTrouble: the records cannot be read.
            OSError: what is seen cannot be remembered.
        """
        with database.reading() as connection:
            now = checkpoint_of(connection, town)
            if last is not None and last.is_well and last.now == now:
                return last
            t = town_table.c
            example = connection.execute(
                select(t.example).where(t.log == town, t.superseded_seq.is_(None)).limit(1)
            ).scalar()
            file = self._file(town, database.shown if example else "")
            try:
                then = Checkpoint.read(read_checkpoint(file).text) if file.exists() else None
            except BadInput as fault:
                # Whatever happened to it: nothing is lost, and nobody is left in the belief that it protects.
                return Compared(How.CHANGED, now.size, 0, f"{fault} {_CANNOT_SAY}")
            fits = Fits.GROWN if then is None else compare(connection, town, then, now=now)
            restored = None if fits is Fits.GROWN else _restored(connection, town)
        found = _compared(fits, then, now, restored)
        if remember and found.is_well and (then is None or now.size > then.size):
            self._write(file, now)
        return replace(found, now=now)

    def accept(self, database: Database, town: str, word: str) -> Compared:
        """Take these records for the true ones from now on; what was seen before is kept beside it.

        Args:
            database: the records.
            town: the town, by id.
            word: the word for what is accepted, as a person typed it: “older” or “changed”.

        Raises:
            Refused: there is nothing to accept, or the word is another.
            StoreTrouble: the records cannot be read.
            OSError: it cannot be remembered.
        """
        found = self.look(database, town, remember=False)
        if found.is_well:
            raise Refused("These records fit what this computer saw of them: there is nothing to accept.")
        if word.strip().casefold() != found.how:
            raise Refused(f"Type the word {found.how} to accept that. Nothing was changed.", field="word")
        with database.reading() as connection:
            now = checkpoint_of(connection, town)
        for file in {self._file(town, ""), self._file(town, database.shown)}:
            if file.exists():
                stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
                file.rename(file.with_name(f"{file.stem}.until-{stamp}{_ENDING}"))
                self._write(file, now)
        return Compared(How.CONSISTENT, now.size, now.size)

    def _file(self, town: str, place: str) -> Path:
        """The file of a town; of an invented one, which may be built many times over, that of its place.

        Whatever was once seen as a real town stays one: nobody calls it invented to be seen anew.
        """
        name = town if re.fullmatch(r"[a-z0-9-]{1,64}", town) else sha256(town.encode()).hexdigest()
        own = self.folder / f"{name}{_ENDING}"
        if not place or own.exists():
            return own
        return self.folder / f"{name}.{sha256(place.encode()).hexdigest()[:16]}{_ENDING}"

    def _write(self, file: Path, made: Checkpoint) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, [Note(made.text).whole])


def _restored(connection: Connection, town: str) -> int | None:
    """The number of the last entry that says that the records were put back from a copy, if one does."""
    e = event_table.c
    found: int | None = connection.execute(
        select(func.max(e.seq)).where(e.log == town, e.kind == RESTORED.name)
    ).scalar()
    return found


def _compared(fits: Fits, then: Checkpoint | None, now: Checkpoint, restored: int | None) -> Compared:
    if then is None:
        return Compared(How.NEW, now.size)
    said = "" if restored is None else f" Entry {restored:,} says that a copy was put back."
    match fits:
        case Fits.GROWN:
            return Compared(How.CONSISTENT, now.size, then.size)
        case Fits.OLDER:
            return Compared(
                How.OLDER,
                now.size,
                then.size,
                f"These records are an older copy than you have seen: they have {now.size:,} entries, and this computer "
                f"saw {then.size:,}. {_entries(now.size, then.size)} missing.{said} {_WAIT}",
            )
        case Fits.CHANGED:
            return Compared(
                How.CHANGED,
                now.size,
                then.size,
                f"The history was changed before entry {then.size:,}: these are not the {then.size:,} entries that this "
                f"computer saw.{said} {_WAIT}",
            )


def _entries(first: int, end: int) -> str:
    if end - first == 1:
        return f"Entry {first:,} is"
    return f"Entries {first:,} to {end - 1:,} are"


_WAIT: Final = "Do nothing in them before you know why."
_CANNOT_SAY: Final = f"It is what this computer saw of these records last: nobody can say now whether they are the same. {_WAIT}"
