"""What is shown of an audit note, to auditors."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from compacttui.questions.audit_notes import note_rows
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.sampling import sample_rows
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.view import View
from compacttui.records.audit_notes import note
from compacttui.rules.roles import Role
from compacttui.rules.sampling import Draw


@shows("note")
def note_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A note: about what, by whom, what it says, and what came of it."""
    if view.role is not Role.AUDITOR:
        return None
    raw = connection.execute(select(note).where(view.true(note), note.c.id == thing)).all()
    if not raw:
        return None
    (one,) = note_rows(view, connection, raw)
    names = Names(view)
    names.read(connection, [thing])
    facts = lines(
        fact("About", one.about, one.thing_id),
        fact("About entry", one.entry),
        fact("Written", one.written_on),
        fact("By", one.by, raw[0].written_by),
    )
    words = lines(fact("Note", one.said), fact("What came of it", one.outcome))
    title = names.of(thing) or UNKNOWN
    sections = (Section("", facts), Section("In words", words), *_drawn(view, connection, raw[0].drawn))
    return Shown("note", thing, title, sections, one.standing, one.stands)


def _drawn(view: View, connection: Connection, kept: str | None) -> Iterator[Section]:
    """The sample that a note keeps: drawn again, which gives the same."""
    draw = Draw.from_text(kept) if kept else None
    if draw is not None:
        rows = sample_rows(view, connection, draw)
        drawn = tuple(Line(str(one.place), one.what, one.id, note=f"entry {one.entry:,}") for one in rows)
        yield Section(f"Drawn: {draw.of.words}", drawn)
