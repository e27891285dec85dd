"""The copies that the program keeps by itself: one for each day on which there was something new, in a folder beside the file."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select

from compacttui.records.copies import copy_to
from compacttui.records.database import Database, connect, url_of
from compacttui.records.glance import ledgers
from compacttui.records.log import head_table
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused, StoreTrouble

_STAMP: Final = re.compile(r"\.(\d{8})-(\d{6})\.")


def folder_of(file: Path) -> Path:
    """The folder in which copies of a file are kept."""
    return file.with_name(f"{file.stem}-copies")


def copies_of(file: Path) -> list[Path]:
    """The copies that there are of a file, the newest first; only what the program itself has named so."""
    folder = folder_of(file)
    if not folder.is_dir():
        return []
    begins, ends = f"{file.stem}.", file.suffix
    found = [
        one
        for one in folder.iterdir()
        if one.name.startswith(begins) and one.suffix == ends and _STAMP.search(one.name[len(begins) - 1 :])
    ]
    return sorted(found, key=lambda one: one.name, reverse=True)


def made_at(copy: Path) -> datetime:
    """When a copy was made, by this computer's clock.

    Raises:
        ValueError: it is no name of a copy.
    """
    found = _STAMP.search(copy.name)
    if found is None:
        raise ValueError(f"{copy.name} does not say when it was made")
    return datetime.strptime("".join(found.groups()), "%Y%m%d%H%M%S").astimezone()


def newest_copy(file: Path) -> str:
    """Where the newest copy of a file is, and how it is put back, as a sentence that follows another."""
    copies = copies_of(file)
    if not copies:
        return " The program has kept no copy beside it: look for your own."
    return f" The newest copy is {copies[0]}: “compacttui restore” puts it back, and keeps what is there now."


def keep(database: Database, most: int, at: datetime) -> Path | None:
    """Keep a copy, checked against its fingerprints, if anything was recorded since the newest one.

    It takes the place of the day's earlier one. Copies past so many days go.

    Args:
        database: the records.
        most: how many copies to keep; none is kept where it is 0.
        at: the moment, on this computer's clock.

    Returns:
        The new copy; nothing where none was needed, or can be kept.

    Raises:
        StoreTrouble: the copy cannot be written.
        Refused: the history is not as it was recorded; the copies that there are stay.
    """
    file = database.path
    if file is None or database.view_only or not most:
        return None
    before = copies_of(file)
    if before and _heads_in(before[0]) == _heads(database):
        return None
    try:
        folder_of(file).mkdir(exist_ok=True)
    except OSError as error:
        raise StoreTrouble(
            f"No copy of the records can be kept in {folder_of(file)} ({error.strerror}). The records themselves are as they were."
        ) from error
    made = folder_of(file) / f"{file.stem}.{at:%Y%m%d-%H%M%S}{file.suffix}"
    if made in before:
        return None  # another program made it in this very second
    copy_to(database, made, check=_check)
    today = [one for one in before if made_at(one).date() == at.date()]
    others = [one for one in before if one not in today]
    for old in (*today, *others[most - 1 :]):
        old.unlink(missing_ok=True)
    return made


def _check(part: Path) -> None:
    """Read a finished copy back.

    Raises:
        Refused: it does not hold what was recorded.
    """
    with closing(connect(url_of(str(part)))) as copy:
        with copy.reading() as connection:
            towns = list(connection.execute(select(head_table.c.log)).scalars())
        for town in towns:
            verdict = verify(copy, town, deep=False)
            if not verdict.ok:
                raise Refused(
                    f"No copy was kept today: {verdict.findings[0].sentence} Earlier copies are as they were. "
                    "“compacttui verify” says more."
                )


def _heads(database: Database) -> str:
    h = head_table.c
    with database.reading() as connection:
        return ledgers([tuple(head) for head in connection.execute(select(h.log, h.size).order_by(h.log))])


def _heads_in(copy: Path) -> str:
    try:
        with closing(connect(url_of(str(copy)))) as database:
            return _heads(database)
    except StoreTrouble:
        return ""  # whatever is wrong with it, another is needed
