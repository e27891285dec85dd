"""What is owed for meetings and not there: report-backs, declarations, attendance. Worked out from dates, never stored.

Lines show it as rows, Today counts it, and a representative sees their own first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, and_, bindparam, func, select

from compacttui.questions.holding import records_begin_on
from compacttui.questions.interests.unanswered import OpenMatch, matches_at
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.tables import AtTable, at_table, each_once, is_held, seats_at
from compacttui.questions.view import Moment, View, When
from compacttui.records.declarations import declaration
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.records.terms import term
from compacttui.rules.reports import days_late
from compacttui.rules.word import Word
from compacttui.rules.words import SeatKind

_BOARD: Final[BindParameter[str]] = bindparam("board", type_=meeting.c.partnership.type)


class Duty(Word):
    """What is owed."""

    REPORT = "report", "report back"
    MATCH = "match", "say how you stand to it"
    DECLARATION = "declaration", "say whether you had a conflict"
    ATTENDANCE = "attendance", "say whether you were there"
    MEETING = "meeting", "meeting"


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that is owed for one seat at one meeting, or of one person there.

    Attributes:
        duty: what.
        meeting: for which meeting.
        partnership: whose meeting.
        on: the day of the meeting.
        seat: the seat, where it is owed for one.
        person: who owes it; empty where nobody is known to.
        due_on: the last day for it; nothing where it has none.
        days_late: days past that day.
        item: the item of the agenda, for a match.
        organisation: and the organisation it names.
    """

    duty: Duty
    meeting: str
    partnership: str
    on: date
    seat: str
    person: str
    due_on: date | None = None
    days_late: int = 0
    item: str = ""
    organisation: str = ""


def owed_at_meetings(
    view: View,
    connection: Connection,
    *,
    seats: Sequence[str] | None = None,
    person: str | None = None,
    partnership: str | None = None,
) -> list[Owed]:
    """What is owed for meetings that were held, the oldest first; nothing from before the records began.

    Report-backs that are still in their time are among it, with no days late.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        seats: only for these seats.
        person: only what this person owes.
        partnership: only for this partnership's meetings.
    """
    given = {"board": partnership} if partnership is not None else {}
    began = records_begin_on(view, connection)
    if partnership is not None and seats is None and person is None:
        query, which = _at_a_board(view.moment, began)
    else:
        which = _meetings(view, began.isoformat(), seats, person, partnership)
        query = at_table(view).where(which, *_seats(view, seats, person))
    # Of one person, agendas are looked through at their own tables alone; which meetings they are of, the table says.
    at_these = which if person is None else None
    table = seats_at(view, connection, connection.execute(query, given).all())
    if person is not None:
        table = [one for one in table if person in {one.owed_by, one.holder}]
    owed = [
        *_reports(view, table, person),
        *_attendance(table, person),
        *_declarations(view, connection, table, person),
        *_matches(
            view,
            matches_at(view, connection, meetings=at_these, given=given, person=person, unsettled=True),
            table,
        ),
    ]
    return sorted(owed, key=lambda one: (one.on, one.meeting, one.seat, one.duty, one.item, one.organisation))


@lru_cache(maxsize=16)
def _at_a_board(moment: Moment, began: date) -> tuple[Select[Any], ColumnElement[bool]]:
    """The tables of a board, and the condition on its meetings: made once for a day, whichever board it is."""
    which = and_(*_held(moment, began.isoformat()), meeting.c.partnership == _BOARD)
    return at_table(moment).where(which), which


def _held(view: When, began: str) -> tuple[ColumnElement[bool], ...]:
    # Not the bare column: SQLite would go through every meeting of the town by its day.
    # Not "between": a server would not read it, with the order that texts have here.
    held = func.coalesce(meeting.c.held_on, "9999")
    return held >= began, held <= view.day.isoformat()


def _meetings(
    view: View,
    began: str,
    seats: Sequence[str] | None,
    person: str | None,
    partnership: str | None,
) -> ColumnElement[bool]:
    m, s, t = meeting.c, seat.c, term.c
    if seats is None and person is None and partnership is None:
        return and_(is_held(view), m.held_on >= began)
    which = [*_held(view, began)]
    if partnership is not None:
        which.append(m.partnership == _BOARD)
    of_seats = select(s.partnership).where(s.log == view.town)
    if seats is not None:
        which.append(m.partnership.in_(of_seats.where(s.id.in_(seats))))
    if person is not None:
        theirs = select(t.seat).where(view.known(term), t.person == person)
        which.append(m.partnership.in_(of_seats.where(s.id.in_(theirs))))
    return and_(*which)


def _seats(view: View, seats: Sequence[str] | None, person: str | None) -> list[ColumnElement[bool]]:
    """The seats that are meant, at whatever meetings: nothing of the others at the table is read."""
    s, t = seat.c, term.c
    which: list[ColumnElement[bool]] = [] if seats is None else [s.id.in_(seats)]
    if person is not None:
        theirs = select(t.seat).where(view.known(term), t.person == person)
        which.append(s.id.in_(theirs))
    return which


def _reports(view: View, table: Iterable[AtTable], person: str | None) -> Iterator[Owed]:
    for one in each_once(table):
        if one.is_open and one.due_on is not None and person in {None, one.owed_by}:
            late = days_late(one.due_on, None, view.day)
            yield _owed(Duty.REPORT, one, one.owed_by, due_on=one.due_on, days_late=late)


def _attendance(table: Iterable[AtTable], person: str | None) -> Iterator[Owed]:
    for one in table:
        if one.status is None and one.holder and person in {None, one.holder}:
            yield _owed(Duty.ATTENDANCE, one, one.holder)


def _declarations(
    view: View, connection: Connection, table: Sequence[AtTable], person: str | None
) -> Iterator[Owed]:
    d, said = declaration.c, defaultdict[str, set[str]](set)
    wanted = sorted({one.meeting for one in table})
    query = select(d.meeting, d.person).where(view.true(declaration), d.meeting.in_(wanted))
    for row in connection.execute(query) if wanted else ():
        said[row.meeting].add(row.person)
    for one in each_once(table):
        # Nobody declares who only looks on; whoever came for the seat does.
        silent = (
            one.owed_by and one.owed_by not in said[one.meeting] and one.seat_kind is not SeatKind.OBSERVER
        )
        if silent and person in {None, one.owed_by}:
            yield _owed(Duty.DECLARATION, one, one.owed_by)


def _matches(view: View, found: Iterable[OpenMatch], table: Sequence[AtTable]) -> Iterator[Owed]:
    seats = {(one.meeting, who): one.seat for one in table for who in (one.holder, one.owed_by) if who}
    meetings = {one.meeting for one in table}
    for one in found:
        # Until it is settled, a match is between its person, the officers and the auditors.
        readable = view.role in READ_NEARLY_ALL or one.match.person == view.person
        if one.is_open and readable and one.meeting in meetings:
            yield Owed(
                Duty.MATCH,
                one.meeting,
                one.partnership,
                one.on,
                seats.get((one.meeting, one.match.person), ""),
                one.match.person,
                item=one.match.item,
                organisation=one.match.organisation,
            )


def _owed(duty: Duty, one: AtTable, person: str, *, due_on: date | None = None, days_late: int = 0) -> Owed:
    on = one.met_on or one.planned_on
    return Owed(duty, one.meeting, one.partnership, on, one.seat, person, due_on, days_late)
