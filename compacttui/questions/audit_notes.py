"""The notes of auditors, for auditors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from compacttui.questions.mergers import records_of
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.audit_notes import note
from compacttui.rules.given import Anything
from compacttui.rules.roles import Role
from compacttui.rules.word import Word
from compacttui.rules.words import Standing


class NotesShown(Word):
    """Which notes a list shows."""

    OPEN = "open", "not settled"
    SETTLED = "settled", "settled"
    ALL = "all", "all"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """An audit note.

    Attributes:
        id: its id.
        thing_id: the id of what it is about; empty where it is about nothing in particular.
        standing: to be settled, or done.
        written_on: when it was written.
        by: who wrote it.
        about: whom or what it is about.
        entry: the number of the entry that it is about, if it is about one.
        said: what it says.
        outcome: what came of it.
        stands: how it stands, in words.
    """

    id: str
    thing_id: str
    standing: Standing
    written_on: date = column("Written")
    by: str = column("By")
    about: str = column("About")
    entry: int | None = column("Entry", numeric=True)
    said: str = column("Note")
    outcome: str = column("What came of it")
    stands: str = column("Stands")


@question("audit_notes", title="What auditors noted", rows=NoteRow, roles=(Role.AUDITOR,))
def audit_notes(
    view: View, shown: NotesShown = NotesShown.OPEN, about: Anything | None = None, words: str = ""
) -> Window[NoteRow]:
    """The notes of auditors, the newest first; for anybody else there are none.

    Args:
        shown: those that are not settled, those that are, or all.
        about: only those about this person, seat or other thing.
        words: only those with these words.
    """
    n = note.c
    which: list[ColumnElement[bool]] = []
    if shown is not NotesShown.ALL:
        which.append(n.settled_on.is_(None) if shown is NotesShown.OPEN else n.settled_on.is_not(None))
    if about:
        with view.reading() as connection:
            which.append(n.about.in_(records_of(view, connection, about)))
    if words.strip():
        which.append(n.said.icontains(words.strip(), autoescape=True))
    return Window(
        view,
        select(note).where(view.true(note), *which),
        [Key(n.written_on, descending=True), Key(n.id)],
        lambda connection, raw: note_rows(view, connection, raw),
    )


def notes_about(view: View, connection: Connection, thing: str) -> Sequence[NoteRow]:
    """The notes about one thing, the newest first; none for anybody but auditors."""
    if view.role is not Role.AUDITOR:
        return ()
    about = note.c.about.in_(records_of(view, connection, thing))
    query = select(note).where(view.true(note), about).order_by(note.c.written_on.desc(), note.c.id)
    return note_rows(view, connection, connection.execute(query).all())


def open_notes(view: View) -> int:
    """How many notes are not settled; none for anybody but auditors."""
    if view.role is not Role.AUDITOR:
        return 0
    counted = select(func.count()).where(view.true(note), note.c.settled_on.is_(None))
    with view.reading() as connection:
        return int(connection.execute(counted).scalar_one())


def note_rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[NoteRow]:
    """Rows of the table as rows that people read."""
    names = Names(view)
    names.read(connection, {thing for row in raw for thing in (row.about, row.written_by)})
    return [_row(row, names) for row in raw]


def _row(row: Raw, names: Names) -> NoteRow:
    is_settled = row.settled_on is not None
    return NoteRow(
        id=row.id,
        thing_id=row.about or "",
        standing=Standing.DONE if is_settled else Standing.DECIDE,
        written_on=date.fromisoformat(row.written_on),
        by=names.of(row.written_by) or UNKNOWN,
        about=(names.of(row.about) or UNKNOWN) if row.about else "",
        entry=int(row.entry) if row.entry and row.entry.isdigit() else None,
        said=row.said,
        outcome=row.outcome or "",
        stands="settled" if is_settled else "not settled",
    )
