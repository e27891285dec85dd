"""Who came: each seat at each meeting, and in counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.tables import (
    at_table,
    count_seats,
    is_held,
    once_a_seat,
    read_tables,
    seats_at,
    sitting,
)
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat as seats
from compacttui.rules.given import Partnership, Seat
from compacttui.rules.meetings import Attendance
from compacttui.rules.meetings import attendance as counted
from compacttui.rules.words import AttendanceStatus, AttendedAs, Standing


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """How one seat was represented at one meeting.

    Attributes:
        id: the meeting's id.
        seat_id: the seat's.
        person_id: who held it then; empty where nobody did.
        standing: there, absent, or nothing recorded.
        met_on: the day of the meeting.
        partnership: whose meeting.
        seat: the seat's name.
        holder: who held it then.
        came: how it was represented, in words.
    """

    id: str
    seat_id: str
    person_id: str
    standing: Standing | None
    met_on: date = column("Meeting")
    partnership: str = column("Partnership")
    seat: str = column("Seat")
    holder: str = column("Held by")
    came: str = column("Came")


@question("attendance", title="Who came to which meeting", rows=AttendanceRow)
def attendance(
    view: View, partnership: Partnership | None = None, seat: Seat | None = None
) -> Window[AttendanceRow]:
    """Each seat at each meeting that was held, the newest first, and how it was represented.

    Args:
        partnership: only at its meetings.
        seat: only this seat.
    """
    m, s = meeting.c, seats.c
    wanted = ((m.partnership, partnership), (s.id, seat))
    which = [is_held(view), *(column == thing for column, thing in wanted if thing)]
    keys = [Key(column, descending=True) for column in (m.held_on, m.id, s.number, s.id, sitting())]
    with view.reading() as connection:
        total = int(connection.execute(count_seats(view).where(*which)).scalar_one())
    return Window(
        view,
        at_table(view).where(*which),
        keys,
        lambda connection, rows: _rows(view, connection, rows),
        total=total,
    )


def attendance_of(view: View, connection: Connection, seat: str) -> Attendance:
    """How often a seat was taken, in counts.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        seat: the seat's id.
    """
    table = read_tables(view, connection, at_table(view).where(is_held(view), seats.c.id == seat))
    return counted(one.status for one in once_a_seat(table) if one.holder)


def _rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[AttendanceRow]:
    table = seats_at(view, connection, raw)
    names = Names(view)
    names.read(connection, {thing for one in table for thing in (one.partnership, one.holder, one.owed_by)})
    return [
        AttendanceRow(
            id=one.meeting,
            seat_id=one.seat,
            person_id=one.holder,
            standing=_standing(one.status, held=bool(one.holder)),
            met_on=one.met_on or one.planned_on,
            partnership=names.of(one.partnership, one.met_on) or UNKNOWN,
            seat=one.seat_name,
            holder=(names.of(one.holder) or UNKNOWN) if one.holder else "vacant",
            came=came(one.status, one.attended_as, _instead(one.holder, one.owed_by, names)),
        )
        for one in table
    ]


def came(status: AttendanceStatus | None, part: AttendedAs | None, instead: str) -> str:
    """How a seat was represented, in words: "apologies, deputy sent: Jo Larbi"."""
    if status is None:
        return instead or "not recorded"
    said = status.words
    if part is AttendedAs.DEPUTY:
        said = f"{said}, as {part.words}"
    elif part in {AttendedAs.OBSERVER, AttendedAs.EMPLOYER}:
        said = f"{said}, {part.words}"
    return f"{said}: {instead}" if instead else said


def _instead(holder: str, who: str, names: Names) -> str:
    return (names.of(who) or UNKNOWN) if who and who != holder else ""


def _standing(status: AttendanceStatus | None, *, held: bool) -> Standing | None:
    if status is None:
        return Standing.NO_DATA if held else None
    if status.covered:
        return Standing.DONE
    return Standing.LATE if status is AttendanceStatus.ABSENT else None
