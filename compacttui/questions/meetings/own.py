"""At which meetings somebody sits: in their own right, as a deputy, or acting for whoever is away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from compacttui.questions.tables import met_on
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.records.terms import term


def own_meetings(view: View, connection: Connection, meetings: Collection[str]) -> Mapping[str, date]:
    """Those of some meetings at whose table the viewer has a part on the day: that day, by the meeting's id.

    Args:
        view: who is looking; nobody in particular has a part anywhere.
        connection: from ``view.reading()``.
        meetings: their ids.
    """
    if not view.person or not meetings:
        return {}
    m, s, t, on = meeting.c, seat.c, term.c, met_on(view)
    in_office = and_(
        view.known(term),
        t.person == view.person,
        t.state == "active",
        t.effective_from <= on,
        or_(t.effective_to.is_(None), t.effective_to > on),
    )
    query = (
        select(m.id, on.label("met_on"))
        .join_from(meeting, seat, and_(view.known(seat), s.partnership == m.partnership))
        .join(term, and_(in_office, t.seat == s.id))
        .where(view.true(meeting), m.id.in_(sorted(meetings)))
    )
    return {row.id: date.fromisoformat(row.met_on) for row in connection.execute(query)}


def own_meeting_on(view: View, thing: str) -> date | None:
    """The day of a meeting at whose table the viewer has a part; nothing where they have none.

    Args:
        view: who is looking.
        thing: the meeting's id.
    """
    with view.reading() as connection:
        return own_meetings(view, connection, [thing]).get(thing)
