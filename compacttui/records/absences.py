"""Meetings missed in a row: what acts and questions both need to know of a term, counted in one query.

A meeting to which a deputy came is not missed, nor one to which somebody came who shares the seat. Meetings during leave,
called off, without an invitation or of which nothing is recorded neither count nor break the row
(``rules.meetings.missed_in_a_row`` says the same of a list).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, or_, select

from compacttui.records.log import Books
from compacttui.records.meetings import attendance, meeting
from compacttui.records.service import leave
from compacttui.rules.words import AttendanceStatus, AttendedAs

Known: TypeAlias = "Callable[[Any], ColumnElement[bool]]"
"""Which rows of a table, or of an alias of it, are known."""
Terms: TypeAlias = "Select[tuple[str]]"
"""Which terms, as a query for their ids."""

MISSED: Final = tuple(status.value for status in AttendanceStatus if status.counts and not status.covered)
"""How a meeting is missed."""
COVERED: Final = tuple(status.value for status in AttendanceStatus if status.covered)
"""How a seat is taken, by its holder or by a deputy."""
_IN_PERSON: Final = tuple(status.value for status in AttendanceStatus if status.in_person)
_DEPUTY: Final = AttendanceStatus.DEPUTY_SENT.value


_came_after, _held_after = attendance.alias("came_after"), meeting.alias("held_after")
_beside, _ever = attendance.alias("beside"), attendance.alias("ever")
"""Made once: an alias has all the columns of its table."""


def missed_in_a_row(books: Books, term: str, day: date) -> int:
    """How many meetings somebody missed one after the other, up to a day."""

    def known(table: Any) -> ColumnElement[bool]:
        return and_(table.c.log == books.log, table.c.superseded_seq.is_(None))

    rows = books.rows(missed(day, known).where(attendance.c.term == term))
    return int(str(rows[0]["missed"])) if rows else 0


def missed(day: date, known: Known, terms: Terms | None = None, *, at_least: int = 1) -> Select[Any]:
    """Each term with meetings missed in a row up to a day: how many, and the day of the first and of the last.

    Args:
        day: the day.
        known: which rows are known; takes an alias of a table, too.
        terms: only for these terms: for all that ever were, there is much to count.
        at_least: only those with so many, or more.
    """
    return _in_a_row(day, known, terms, MISSED, COVERED, at_least)


def deputy_sent(day: date, known: Known, terms: Terms | None = None, *, at_least: int = 1) -> Select[Any]:
    """Each term with meetings in a row up to a day to which a deputy came: how many, of the first, of the last.

    Nobody is absent, and yet the constituency did not choose whom it hears.
    """
    ends = tuple(one for one in (*MISSED, *COVERED) if one != _DEPUTY)
    return _in_a_row(day, known, terms, (_DEPUTY,), ends, at_least)


def _in_a_row(
    day: date, known: Known, terms: Terms | None, counted: Sequence[str], ends: Sequence[str], at_least: int
) -> Select[Any]:
    a, m = attendance.c, meeting.c
    until = day.isoformat()
    which = [] if terms is None else [a.term.in_(_with(counted, at_least, known, terms))]
    return (
        select(
            a.term,
            func.count().label("missed"),
            func.min(m.held_on).label("first_on"),
            func.max(m.held_on).label("last_on"),
        )
        .join_from(attendance, meeting, and_(m.log == a.log, m.id == a.meeting, known(meeting)))
        .where(
            known(attendance),
            a.status.in_(counted),
            _held_on(meeting) <= until,
            ~_after(ends, until, known),
            *which,
            ~_away(leave, m.held_on, known),
            ~_another_came(known),
        )
        .group_by(a.term)
        .having(func.count() >= at_least)
    )


def _with(statuses: Sequence[str], at_least: int, known: Known, terms: Terms) -> Terms:
    """Those of some terms with so many of these on record, in a row or not: an index counts them, and few are left."""
    a = _ever.c
    return (
        select(a.term)
        .where(known(_ever), a.term.in_(terms), a.status.in_(statuses))
        .group_by(a.term)
        .having(func.count() >= at_least)
    )


def _after(statuses: Sequence[str], until: str, known: Known) -> ColumnElement[bool]:
    """The term has a meeting with one of these on record, no earlier than this one."""
    came, held = _came_after, _held_after
    return exists().where(
        known(came),
        came.c.term == attendance.c.term,
        came.c.status.in_(statuses),
        held.c.log == came.c.log,
        held.c.id == came.c.meeting,
        known(held),
        _held_on(held) >= _held_on(meeting),
        _held_on(held) <= until,
    )


def _another_came(known: Known) -> ColumnElement[bool]:
    """Somebody else is on record as having come for the seat, in their own right: they share it."""
    beside = _beside.c
    return exists().where(
        known(_beside),
        beside.meeting == attendance.c.meeting,
        beside.seat == attendance.c.seat,
        beside.term != attendance.c.term,
        beside.status.in_(_IN_PERSON),
        beside.attended_as == AttendedAs.REPRESENTATIVE.value,
    )


def _held_on(table: Any) -> ColumnElement[str]:
    """The day, not as the bare column: SQLite would go through the meetings of every day for each attendance."""
    day: ColumnElement[str] = func.coalesce(table.c.held_on, "9999")
    return day


def _away(of: Table, on: ColumnElement[Any], known: Known) -> ColumnElement[bool]:
    c = of.c
    return exists().where(
        known(of),
        c.term == attendance.c.term,
        c.effective_from <= on,
        or_(c.effective_to.is_(None), c.effective_to > on),
    )
