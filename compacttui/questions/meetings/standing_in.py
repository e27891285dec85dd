"""The meetings to which somebody goes in the place of another, with what they were told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.view import View
from compacttui.records.meetings import attendance, meeting
from compacttui.records.terms import term


@dataclass(frozen=True, slots=True)
class SentTo:
    """A coming meeting to which the viewer goes in somebody's place.

    Attributes:
        meeting: the meeting's id.
        partnership: whose meeting.
        met_on: its day.
        holder: in whose place, by name.
        brief: what they were told.
    """

    meeting: str
    partnership: str
    met_on: date
    holder: str
    brief: str


def sent_to(view: View) -> list[SentTo]:
    """The coming meetings to which the viewer goes in somebody's place, the nearest first."""
    a, m, t = attendance.c, meeting.c, term.c
    query = (
        select(a.meeting, a.person, a.brief, m.partnership, m.planned_on)
        .join_from(attendance, meeting, and_(m.log == a.log, m.id == a.meeting, view.true(meeting)))
        .join(term, and_(t.log == a.log, t.id == a.deputy, view.known(term)))
        .where(view.known(attendance), t.person == view.person, m.state == "scheduled")
        .where(m.planned_on >= view.day.isoformat())
    )
    names = Names(view)
    with view.reading() as connection:
        found = connection.execute(query.order_by(m.planned_on, a.meeting).distinct()).all()
        names.read(connection, {thing for row in found for thing in (row.person, row.partnership)})
    return [
        SentTo(
            row.meeting,
            names.of(row.partnership) or UNKNOWN,
            date.fromisoformat(row.planned_on),
            names.of(row.person) or UNKNOWN,
            row.brief or "",
        )
        for row in found
    ]
