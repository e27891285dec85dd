"""Which files were taken in, and which of them can still be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, select

from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.imports import import_run
from compacttui.records.log import about_table, event_table, thing_table
from compacttui.rules.dates import from_utc_text, london_day, plural


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import that was carried out.

    Attributes:
        id: its id, to undo it by.
        on: the day.
        file: from which file.
        kind: what kind of import.
        brought: what came of it, in words.
        stands: whether it was undone.
    """

    id: str
    on: date = column("On")
    file: str = column("File")
    kind: str = column("Kind")
    brought: str = column("Brought")
    stands: str = column("Stands")


@question("imports", title="Which files were taken in", rows=ImportRow)
def imports(view: View) -> Sequence[ImportRow]:
    """The imports so far, the newest first, with what came of each.

    Only the office and auditors see them: the files are the office's own.
    """
    if view.role not in READ_NEARLY_ALL:
        return ()
    with view.reading() as connection:
        return [_import_row(row) for row in connection.execute(_imports(view))]


TAKEN_BACK_WITHIN: Final = timedelta(days=14)
"""How long it is offered to take back the last file; the act itself knows no such limit."""


def import_to_take_back(view: View) -> ImportRow | None:
    """The last import, while it is recent and nothing was recorded since about what it brought; else nothing."""
    t, a = thing_table.c, about_table.c
    with view.reading() as connection:
        last = connection.execute(_imports(view).limit(1)).first()
        if last is None or last.state == "undone":
            return None
        row = _import_row(last)
        if view.day - row.on > TAKEN_BACK_WITHIN:
            return None
        rests = (
            select(a.seq)
            .join_from(thing_table, about_table, (a.log == t.log) & (a.thing == t.id))
            .where(t.log == view.town, t.first_seq.between(last.first_seq, last.last_seq))
            .where(a.seq > last.last_seq + 1)
            .limit(1)
        )
        return None if connection.execute(rests).first() else row


def _imports(view: View) -> Select[Any]:
    """Every import with the moment of it, the newest first."""
    i, e = import_run.c, event_table.c
    return (
        select(import_run, e.at)
        .join_from(import_run, event_table, (e.log == i.log) & (e.seq == i.last_seq + 1))
        .where(view.known(import_run), i.effective_to.is_(None))
        .order_by(i.last_seq.desc())
    )


def _import_row(row: Row[Any]) -> ImportRow:
    return ImportRow(
        row.id,
        london_day(from_utc_text(row.at)),
        row.file,
        row.kind,
        f"{plural(row.added, 'row')} new{f', {row.changed:,} changed' if row.changed else ''}",
        "undone" if row.state == "undone" else "",
    )
