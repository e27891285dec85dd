"""Who came to a meeting and said nothing about their interests, not even that there was nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, exists

from compacttui.questions.holding import records_begin_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.tables import at_table, is_held, owed_term, seats_at, sitting
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.declarations import declaration
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.records.terms import term
from compacttui.rules.dates import days
from compacttui.rules.given import Meeting, Partnership
from compacttui.rules.words import SeatKind, Standing

_A_QUARTER: Final = 92


@dataclass(frozen=True, slots=True)
class UndeclaredRow:
    """Somebody who came for a seat, and said nothing about their interests.

    Attributes:
        id: the meeting's id.
        seat_id: the seat's.
        person_id: the person's.
        standing: to be decided.
        person: who.
        seat: for which seat.
        partnership: whose meeting.
        met_on: the day of the meeting.
        stands: how long ago that is.
    """

    id: str
    seat_id: str
    person_id: str
    standing: Standing
    person: str = column("Person")
    seat: str = column("Seat")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    stands: str = column("Stands")


@question(
    "undeclared",
    title="Who said nothing about their interests, not even that there is nothing",
    rows=UndeclaredRow,
)
def undeclared(
    view: View,
    partnership: Partnership | None = None,
    at: Meeting | None = None,
    back_days: int = _A_QUARTER,
) -> Window[UndeclaredRow]:
    """Who came to a meeting for a seat and declared nothing at it, the newest first; whoever only looks on is not asked.

    Args:
        partnership: only at its meetings.
        at: only at one meeting.
        back_days: how many days to look back; a quarter of a year, if left alone.
    """
    m, s, d, t = meeting.c, seat.c, declaration.c, term.c
    with view.reading() as connection:
        began = records_begin_on(view, connection)
    since = max(began, view.day - timedelta(days=back_days)) if at is None else began
    # By the person: whoever sits there for two seats says it once.
    said = exists().where(
        *(t.log == m.log, t.id == owed_term(view)),
        *(d.log == m.log, d.meeting == m.id, d.person == t.person, view.true(declaration)),
    )
    which = [
        is_held(view),
        m.held_on >= since.isoformat(),
        s.seat_kind != SeatKind.OBSERVER.value,
        owed_term(view).is_not(None),
        ~said,
    ]
    which += [column == thing for column, thing in ((m.partnership, partnership), (m.id, at)) if thing]
    keys = [Key(column, descending=True) for column in (m.held_on, m.id, s.number, s.id, sitting())]
    return Window(
        view, at_table(view).where(*which), keys, lambda connection, rows: _rows(view, connection, rows)
    )


def _rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[UndeclaredRow]:
    table = seats_at(view, connection, raw)
    names = Names(view)
    names.read(connection, {thing for one in table for thing in (one.partnership, one.owed_by)})
    return [
        UndeclaredRow(
            id=one.meeting,
            seat_id=one.seat,
            person_id=one.owed_by,
            standing=Standing.DECIDE,
            person=names.of(one.owed_by) or UNKNOWN,
            seat=one.seat_name,
            partnership=names.of(one.partnership, one.met_on) or UNKNOWN,
            met_on=one.met_on or one.planned_on,
            stands=f"nothing said, {days((view.day - (one.met_on or one.planned_on)).days)} since the meeting",
        )
        for one in table
    ]
