"""The table at each meeting: which seats there were, who held them, who came, and who owes a report-back.

One query gives a row for each meeting and seat; what follows from it (expected, owed, late) is worked out from
the dates when it is asked, and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from compacttui.questions.at_table import AtTable, each_once, once_a_seat
from compacttui.questions.view import Moment, View, When
from compacttui.records.meetings import attendance, meeting
from compacttui.records.partnerships import seat
from compacttui.records.reports import report
from compacttui.records.service import leave
from compacttui.records.terms import term
from compacttui.rules.words import AttendanceStatus, AttendedAs, SeatKind, TermKind

__all__ = [
    "AWAY",
    "HOLDING",
    "IN_PERSON",
    "REPORTING",
    "AtTable",
    "at_table",
    "count_seats",
    "each_once",
    "has_reported",
    "is_held",
    "met_on",
    "not_reported",
    "once_a_seat",
    "owed_term",
    "read_tables",
    "seats_at",
    "sitting",
    "stayed_away",
]

HOLDING = tuple(kind.value for kind in TermKind if kind.holds_the_seat)
IN_PERSON = tuple(status.value for status in AttendanceStatus if status.in_person)
AWAY = tuple(
    status.value
    for status in AttendanceStatus
    if not status.in_person and status not in {AttendanceStatus.DEPUTY_SENT, AttendanceStatus.NOT_INVITED}
)
REPORTING = tuple(kind.value for kind in SeatKind if kind.reports_back)

_ONE: ColumnElement[Any] = literal_column("1")
"""What a row is asked for that only has to be there: with all its columns, no index alone could answer."""
_holder, _acting = term.alias("holder"), term.alias("acting")
_came = attendance.alias("came")
# Made once: an alias has all the columns of its table, and making them takes longer than asking.
_any_report = report.alias("any_report")
_gone, _sat_then, _instead = attendance.alias("gone"), term.alias("sat"), attendance.alias("instead")
_other, _beside = attendance.alias("other"), attendance.alias("beside")


def at_table(view: When) -> Select[Any]:
    """A row for each seat at each meeting that was not called off, in no order; narrow it with ``where``.

    A seat that several share has a row for each of them who held it then: each is expected, and each declares.

    Conditions on the tables of meetings, seats and reports fit it as they are.
    """
    return _everybody_at(view if isinstance(view, Moment) else view.moment)


@lru_cache(maxsize=16)
def _everybody_at(view: Moment) -> Select[Any]:
    m, s, h, x, c = meeting.c, seat.c, _holder.c, _acting.c, _came.c
    met = met_on(view)
    held_then = _sat(view, _holder, met, HOLDING)
    acted_then = _sat(view, _acting, met, (TermKind.ACTING.value,))
    recorded = and_(c.log == m.log, c.meeting == m.id, c.seat == s.id, c.term == h.id, _known(view, _came))
    return (
        select(
            m.id.label("meeting"),
            m.partnership,
            case((m.held_on <= view.day.isoformat(), m.held_on)).label("met_on"),
            m.planned_on,
            m.report_due_on,
            s.id.label("seat"),
            s.name.label("seat_name"),
            s.seat_kind,
            func.coalesce(h.person, "").label("holder"),
            func.coalesce(h.id, "").label("term"),
            c.status,
            c.attended_as,
            owed_term(view).label("owed_term"),
            report.c.id.label("report"),
            report.c.kind.label("report_kind"),
            report.c.sent_on,
        )
        .select_from(meeting)
        .join(seat, _seats_of(view))
        .outerjoin(_holder, and_(h.log == s.log, h.seat == s.id, held_then))
        .outerjoin(
            _acting,
            and_(x.log == s.log, x.seat == s.id, acted_then, or_(h.id.is_(None), _was_away(view, met))),
        )
        .outerjoin(_came, recorded)
        .outerjoin(report, _reported(view))
        .where(view.true(meeting), m.state != "cancelled")
    )


def count_seats(view: When) -> Select[Any]:
    """How many seats at meetings there are: as many as rows of `at_table`, without what stands beside them."""
    h, s = _holder.c, seat.c
    holders = (
        select(func.count())
        .where(h.log == s.log, h.seat == s.id, _sat(view, _holder, met_on(view), HOLDING))
        .correlate(seat, meeting)
        .scalar_subquery()
    )
    # Only a seat that several share has more than one row. Joined to every seat, to find those, its holders were looked
    # up for all of them: that took nine times as long.
    rows = case((s.shared_by == 1, 1), else_=func.coalesce(func.nullif(holders, 0), 1))
    return (
        select(func.coalesce(func.sum(rows), 0))
        .select_from(meeting)
        .join(seat, _seats_of(view))
        .where(view.true(meeting), meeting.c.state != "cancelled")
    )


def _seats_of(view: When) -> ColumnElement[bool]:
    m, s = meeting.c, seat.c
    return and_(s.log == m.log, s.partnership == m.partnership, _period_holds(view, seat, met_on(view)))


def met_on(view: When) -> ColumnElement[str]:
    """The day of a meeting as it is known on the view's day: when it was held, or else when it is planned."""
    c = meeting.c
    return case((c.held_on <= view.day.isoformat(), c.held_on), else_=c.planned_on)


def is_held(view: When) -> ColumnElement[bool]:
    """The condition that a meeting had been held by the view's day, with enough people or too few."""
    return meeting.c.held_on <= view.day.isoformat()


def not_reported() -> ColumnElement[bool]:
    """The condition that there is no report, and no waiver."""
    return report.c.id.is_(None)


def has_reported(view: When) -> ColumnElement[bool]:
    """The condition that there is a report, or a waiver: asked before anything else is joined to the seat."""
    return exists(_ONE).where(_reported(view, _any_report))


def stayed_away(view: When) -> ColumnElement[bool]:
    """The condition that the holder is on record as absent and nobody came instead: asked before anything else is joined.

    A seat has had many terms; whether the one that is on record as absent held it then is one look, not many.
    """
    gone, sat, instead = _gone, _sat_then, _instead
    g, i, m = gone.c, instead.c, meeting.c
    # One within the other: side by side, SQLite would go through every term for each seat at a table.
    held_it = (
        exists(_ONE)
        .where(sat.c.log == g.log, sat.c.id == g.term, _sat(view, sat, met_on(view), HOLDING))
        .correlate(gone, meeting)
    )
    absent = exists(_ONE).where(
        g.log == m.log,
        g.meeting == m.id,
        g.seat == seat.c.id,
        _known(view, gone),
        g.status.in_(AWAY),
        held_it,
    )
    came = exists(_ONE).where(
        i.log == m.log,
        i.meeting == m.id,
        i.seat == seat.c.id,
        _known(view, instead),
        i.status.in_(IN_PERSON),
    )
    # Of a seat that several share, one may have come though another was absent.
    return and_(seat.c.shared_by == 1, absent, ~came)


def owed_term(view: When) -> ColumnElement[Any]:
    """The term that owes the report-back, or is expected at the table; nothing where nobody is.

    Whoever came for the seat owes it: a deputy or somebody acting before the holder who sent them. A holder of
    whom nothing is recorded is expected; one who was absent, or came for an employer, owes nothing.
    While a holder is on leave, whoever acts for them is expected instead, or nobody. Of those who share a seat, one
    who came has come for all: of another of whom nothing is recorded nothing is expected any more.
    """
    h, x, c, shared = _holder.c, _acting.c, _came.c, seat.c.shared_by > 1
    other = _other
    o = other.c
    came_instead = (
        # Not the bare column: SQLite would look for its least value among all terms, not among the meeting's.
        select(func.min(func.coalesce(o.term, "")))
        .where(
            o.log == meeting.c.log,
            o.meeting == meeting.c.id,
            o.seat == seat.c.id,
            _known(view, other),
            o.status.in_(IN_PERSON),
            or_(
                o.attended_as == AttendedAs.DEPUTY.value,
                # Who shares the seat comes in nobody's place.
                and_(o.attended_as == AttendedAs.REPRESENTATIVE.value, or_(h.id.is_(None), ~shared)),
            ),
            or_(h.id.is_(None), o.term != h.id),
        )
        .scalar_subquery()
    )
    came = and_(c.status.in_(IN_PERSON), c.attended_as == AttendedAs.REPRESENTATIVE.value)
    return case(
        (came, h.id),
        (and_(shared, c.id.is_(None), _another_came(view)), None),
        (c.status == AttendanceStatus.DEPUTY_SENT.value, func.coalesce(c.deputy, came_instead, h.id)),
        (and_(c.id.is_not(None), c.status != AttendanceStatus.NOT_INVITED.value), came_instead),
        (c.id.is_not(None), None),
        (_was_away(view, met_on(view)), func.coalesce(came_instead, x.id)),
        else_=func.coalesce(came_instead, h.id, x.id),
    )


def _another_came(view: When) -> ColumnElement[bool]:
    """The condition that somebody who shares the seat with the holder is on record as having come."""
    o = _beside.c
    return exists(_ONE).where(
        o.log == meeting.c.log,
        o.meeting == meeting.c.id,
        o.seat == seat.c.id,
        o.term != _holder.c.id,
        _known(view, _beside),
        o.status.in_(IN_PERSON),
        o.attended_as == AttendedAs.REPRESENTATIVE.value,
    )


def _was_away(view: When, on: ColumnElement[str]) -> ColumnElement[bool]:
    """The condition that the holder was on leave."""
    return exists(_ONE).where(
        leave.c.log == _holder.c.log, leave.c.term == _holder.c.id, _period_holds(view, leave, on)
    )


def read_tables(view: View, connection: Connection, query: Select[Any]) -> list[AtTable]:
    """The rows of such a query, in its order."""
    return seats_at(view, connection, connection.execute(query).all())


def sitting() -> ColumnElement[str]:
    """Who a row is about, by the holder's term: tells the rows of a seat apart that several share."""
    return func.coalesce(_holder.c.id, "")


def seats_at(view: View, connection: Connection, rows: Sequence[Row[Any]]) -> list[AtTable]:
    """Rows of such a query with the people who owe."""
    people = _people_of(view, connection, {row.owed_term for row in rows if row.owed_term})
    return [_at_table(row, people) for row in rows]


def _people_of(view: View, connection: Connection, terms: Iterable[str]) -> dict[str, str]:
    # Whose term it is never changes, whatever the day.
    t, wanted = term.c, sorted(terms)
    query = select(t.id, t.person).where(t.log == view.town, t.id.in_(wanted)).distinct()
    return {row.id: row.person for row in connection.execute(query)} if wanted else {}


def _at_table(row: Row[Any], people: dict[str, str]) -> AtTable:
    # As they stand in the query: by their names it takes three times as long, and a line of a board has hundreds.
    values: tuple[Any, ...] = tuple(row)
    meeting_id, board, met, planned, due, seat_id, name, kind, holder, held, status, part, owed = values[:13]
    report_id, report_kind, sent = values[13:16]
    return AtTable(
        meeting=meeting_id,
        partnership=board,
        met_on=_day(met),
        planned_on=date.fromisoformat(planned),
        due_on=_day(due) if met else None,
        seat=seat_id,
        seat_name=name,
        seat_kind=SeatKind.of(kind),
        holder=holder,
        term=held,
        status=AttendanceStatus.of(status) if status else None,
        attended_as=AttendedAs.of(part) if part else None,
        owed_by=people.get(owed, ""),
        owed_term=owed or "",
        report=report_id or "",
        report_kind=report_kind or "",
        sent_on=_day(sent),
    )


def _sat(view: When, sitting: Any, on: ColumnElement[str], bases: Sequence[str]) -> ColumnElement[bool]:
    return and_(_period_holds(view, sitting, on), sitting.c.state == "active", sitting.c.basis.in_(bases))


def _period_holds(view: When, of: Any, on: ColumnElement[str]) -> ColumnElement[bool]:
    c = of.c
    return and_(_known(view, of), c.effective_from <= on, or_(c.effective_to.is_(None), c.effective_to > on))


def _known(view: When, of: Any) -> ColumnElement[bool]:
    return view.known(of)


def _reported(view: When, of: Any = report) -> ColumnElement[bool]:
    r, day = of.c, view.day.isoformat()
    return and_(
        r.log == meeting.c.log,
        r.meeting == meeting.c.id,
        r.seat == seat.c.id,
        view.known(of),
        r.effective_from <= day,
        or_(r.effective_to.is_(None), r.effective_to > day),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
