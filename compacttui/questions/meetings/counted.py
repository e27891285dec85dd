"""What the seats at a meeting amount to: how many were taken, and how many have reported back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from operator import add
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from compacttui.questions.at_table import WAIVED, AtTable, once_a_seat
from compacttui.questions.tables import REPORTING, at_table, read_tables
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.rules.words import AttendanceStatus

_COUNTS: Final = tuple(status.value for status in AttendanceStatus if status.counts)
_COVERED: Final = tuple(status.value for status in AttendanceStatus if status.counts and status.covered)


@dataclass(frozen=True, slots=True)
class Counted:
    """The seats at one meeting in counts.

    Attributes:
        recorded: of how many it is recorded how they were represented.
        covered: of how many of those somebody came.
        silent: how many were held, with nothing recorded.
        owed: for how many a report-back is expected, and not waived.
        reported: for how many of those there is one.
        to_come: for how many one is expected and there is none, in time or late.
        late: for how many of those the day has passed.
    """

    recorded: int = 0
    covered: int = 0
    silent: int = 0
    owed: int = 0
    reported: int = 0
    to_come: int = 0
    late: int = 0

    def __add__(self, other: Counted) -> Counted:
        """Both together."""
        return Counted(*map(add, astuple(self), astuple(other)))


def counted(table: Iterable[AtTable], today: date) -> Counted:
    """The seats at one meeting in counts, where they were read already.

    Args:
        table: the seats, each once.
        today: the day that is asked about.
    """
    seats = list(table)
    recorded = [one.status for one in seats if one.status is not None and one.status.counts]
    owed = [one for one in seats if one.is_owed and not one.is_waived]
    waiting = [one for one in owed if one.is_open]
    return Counted(
        recorded=len(recorded),
        covered=sum(status.covered for status in recorded),
        silent=sum(one.status is None and bool(one.holder) for one in seats),
        owed=len(owed),
        reported=len(owed) - len(waiting),
        to_come=len(waiting),
        late=sum(one.due_on is not None and one.due_on < today for one in waiting),
    )


def counted_by_meeting(view: View, connection: Connection, meetings: Sequence[str]) -> Mapping[str, Counted]:
    """The seats of each of these meetings in counts, as `counted` counts them; read are only those that several share.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        meetings: their ids.
    """
    at_them = at_table(view).where(meeting.c.id.in_(meetings))
    one = at_them.where(seat.c.shared_by == 1).subquery("at_table").c
    due = and_(one.met_on.is_not(None), one.report_due_on.is_not(None))
    expected = and_(due, one.owed_term.is_not(None), one.seat_kind.in_(REPORTING))
    owed = and_(expected, func.coalesce(one.report_kind, "") != WAIVED)
    waits = and_(expected, one.report.is_(None))
    query = select(
        one.meeting,
        _number(one.status.in_(_COUNTS)),
        _number(one.status.in_(_COVERED)),
        _number(and_(one.status.is_(None), one.holder != "")),
        _number(owed),
        _number(and_(owed, one.report.is_not(None))),
        _number(waits),
        _number(and_(waits, one.report_due_on < view.day.isoformat())),
    ).group_by(one.meeting)
    if not meetings:
        return {}
    found = {row[0]: Counted(*row[1:]) for row in connection.execute(query)}
    shared = once_a_seat(read_tables(view, connection, at_them.where(seat.c.shared_by > 1)))
    for thing in {at.meeting for at in shared}:
        seats = [at for at in shared if at.meeting == thing]
        found[thing] = found.get(thing, Counted()) + counted(seats, view.day)
    return {thing: found.get(thing, Counted()) for thing in meetings}


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
