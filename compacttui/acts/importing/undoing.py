"""Undoing an import: every record as it stood before, while nothing later rests on what it brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from sqlalchemy import and_, or_, select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Thing
from compacttui.acts.registry import act
from compacttui.records.columns import subject_tables
from compacttui.records.imports import import_run
from compacttui.records.log import Books, about_table, event_table
from compacttui.rules.dates import from_utc_text, long_day, plural
from compacttui.rules.dates.clock import london_day
from compacttui.rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was undone.

    Attributes:
        records: how many records stand as they did before.
    """

    records: int


@act("import.undo", title="Undo an import", on="import")
def undo(
    desk: Desk,
    imported: Annotated[str, Thing("import"), Called("Import")],
    reason: str | None = None,
) -> Undone:
    """Put every record back as it stood before an import; the history keeps both.

    Args:
        imported: which import.
        reason: why, if it helps.

    Raises:
        Refused: it was undone already, or something recorded later rests on what it brought.
    """
    with desk.writing() as books:
        row = books.get(import_run, imported)
        if row is None:
            raise Refused("There is no such import on record. Nothing was changed.", field="imported")
        if row["state"] == "undone":
            raise Refused("This import was undone already. Nothing was changed.", field="imported")
        first, last = int(str(row["first_seq"])), int(str(row["last_seq"]))
        things = _touched(books, first, last)
        _check_nothing_rests_on_it(books, things, last + 1)
        books.record(
            "import.undone",
            imported,
            about=tuple(thing for each in things.values() for thing in each if "." not in thing),
            first_seq=first,
            last_seq=last,
            things={table: list(each) for table, each in things.items()},
            reason=reason,
        )
    return Undone(sum(len(each) for each in things.values()))


def _touched(books: Books, first: int, last: int) -> Mapping[str, list[str]]:
    """The things whose rows these entries wrote, by table, the last table first."""
    found: dict[str, list[str]] = {}
    for name, table in reversed(subject_tables.items()):
        c = table.c
        written = or_(c.recorded_seq.between(first, last), c.superseded_seq.between(first, last))
        rows = books.rows(select(c.id).where(c.log == books.log, written).distinct().order_by(c.id))
        if rows:
            found[name] = [str(row["id"]) for row in rows]
    return found


def _check_nothing_rests_on_it(books: Books, things: Mapping[str, list[str]], note: int) -> None:
    """Refuse to take back what a later entry speaks of; the import's own note is no such entry."""
    brought = {thing for each in things.values() for thing in each}
    a, e = about_table.c, event_table.c
    later = (
        select(a.thing, a.seq, e.at)
        .join_from(about_table, event_table, and_(e.log == a.log, e.seq == a.seq))
        .where(a.log == books.log, a.seq > note)
        .order_by(a.seq)
    )
    books.flush()
    resting = [row for row in books.connection.execute(later) if row.thing in brought]
    if not resting:
        return
    number = len({row.seq for row in resting})
    day = london_day(from_utc_text(resting[0].at))
    verb = "rests" if number == 1 else "rest"
    raise Refused(
        f"{plural(number, 'later entry', 'later entries')} {verb} on what this import brought, the first of "
        f"{long_day(day)}. Put right by hand what is wrong; the history keeps it all. Nothing was changed.",
        field="imported",
    )
