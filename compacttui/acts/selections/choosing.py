"""What is kept of choosing without a poll, and what may be chosen."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused


def choosing_of(books: Books, selection: str) -> Row | None:
    """What is kept of choosing in a process: its panel, its shortlist, who was chosen; nothing where there is none."""
    return books.get(kept.choosing, kept.choosing_id(selection))


def ids_in(row: Row | None, column: str) -> tuple[str, ...]:
    """The ids that a column of it lists."""
    return tuple(json.loads(str(row[column]))) if row is not None else ()


def check_chosen(
    chosen: Sequence[str], standing: Collection[Row], places: int, *, field: str = "chosen"
) -> None:
    """Refuse a choice of people who do not stand, twice the same, or more than there are places.

    Raises:
        Refused: nobody is named, somebody does not stand or stands there twice, or there are too many.
    """
    if not chosen:
        raise Refused("Say who is chosen.", field=field)
    if len(set(chosen)) < len(chosen):
        raise Refused("Somebody stands in the list twice. Nothing was changed.", field=field)
    if strangers := set(chosen) - {str(row["id"]) for row in standing}:
        count = plural(len(strangers), "person", "people")
        raise Refused(f"Of those named, {count} cannot be chosen here. Check the names.", field=field)
    if len(chosen) > places:
        raise Refused(f"{len(chosen)} are named for {plural(places, 'place')}.", field=field)
