"""What is owed for meetings and not there: report-backs, declarations, attendance. Worked out from dates, never stored.

Lines show it as rows, Today counts it, and a representative sees their own first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from compacttui.questions.holding import records_begin_on
from compacttui.questions.interests.unanswered import OpenMatch, matches_at
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.tables import AtTable, at_table, each_once, is_held, read_tables
from compacttui.questions.view import View
from compacttui.records.declarations import declaration
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.records.terms import term
from compacttui.rules.reports import days_late
from compacttui.rules.word import Word
from compacttui.rules.words import SeatKind


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
    which = _meetings(view, connection, seats, person, partnership)
    # Of one person, agendas are looked through at their own tables alone; which meetings they are of, the table says.
    at_these = _these(which) if person is None else None
    table = read_tables(view, connection, at_table(view).where(*which, *_seats(view, seats, person)))
    if person is not None:
        table = [one for one in table if person in {one.owed_by, one.holder}]
    owed = [
        *_reports(view, table, person),
        *_attendance(table, person),
        *_declarations(view, connection, table, person),
        *_matches(
            view,
            matches_at(view, connection, meetings=at_these, person=person, unsettled=True),
            table,
        ),
    ]
    return sorted(owed, key=lambda one: (one.on, one.meeting, one.seat, one.duty, one.item, one.organisation))


def _meetings(
    view: View,
    connection: Connection,
    seats: Sequence[str] | None,
    person: str | None,
    partnership: str | None,
) -> list[ColumnElement[bool]]:
    began = records_begin_on(view, connection).isoformat()
    m, s, t = meeting.c, seat.c, term.c
    if seats is None and person is None and partnership is None:
        return [is_held(view), m.held_on >= began]
    # Not the bare column: SQLite would go through every meeting of the town by its day.
    # Not "between": a server would not read it, with the order that texts have here.
    held = func.coalesce(m.held_on, "9999")
    which: list[ColumnElement[bool]] = [held >= began, held <= view.day.isoformat()]
    if partnership is not None:
        which.append(m.partnership == partnership)
    of_seats = select(s.partnership).where(s.log == view.town)
    if seats is not None:
        which.append(m.partnership.in_(of_seats.where(s.id.in_(seats))))
    if person is not None:
        theirs = select(t.seat).where(view.known(term), t.person == person)
        which.append(m.partnership.in_(of_seats.where(s.id.in_(theirs))))
    return which


def _seats(view: View, seats: Sequence[str] | None, person: str | None) -> list[ColumnElement[bool]]:
    """The seats that are meant, at whatever meetings: nothing of the others at the table is read."""
    s, t = seat.c, term.c
    which: list[ColumnElement[bool]] = [] if seats is None else [s.id.in_(seats)]
    if person is not None:
        theirs = select(t.seat).where(view.known(term), t.person == person)
        which.append(s.id.in_(theirs))
    return which


def _these(which: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    first, *rest = which
    for condition in rest:
        first = first & condition
    return first


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
