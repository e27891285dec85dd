"""The copies that the program keeps by itself, as the rule book says how many."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.records import kept_copies
from compacttui.records.partnerships import town
from compacttui.rules.dates import plural

__all__ = ["keep_copy"]


def keep_copy(desk: Desk) -> str:
    """Keep a copy of the records if anything was recorded since the last; an invented town needs none.

    Returns a sentence about it; empty where nothing was done.

    Raises:
        StoreTrouble: the copy cannot be written.
        Refused: the history is not as it was recorded.
    """
    most = desk.rules.storage.copies_kept
    if not most or desk.database.path is None or _is_invented(desk):
        return ""
    # By the computer's own clock, as the names of files are.
    made = kept_copies.keep(desk.database, most, datetime.now().astimezone())
    if made is None:
        return ""
    there = len(kept_copies.copies_of(desk.database.path))
    return f"A copy of the records is kept in {made} ({plural(there, 'copy', 'copies')} there)."


def _is_invented(desk: Desk) -> bool:
    with desk.database.reading() as connection:
        query = select(town.c.example).where(town.c.log == desk.town, town.c.superseded_seq.is_(None))
        return bool(connection.execute(query).scalar())
