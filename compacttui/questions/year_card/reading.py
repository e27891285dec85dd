"""What a year card is counted from: the meetings of the year, what was said there, what was sent afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select

from compacttui.questions.holding import records_begin_on
from compacttui.questions.tables import AtTable, at_table, each_once, read_tables
from compacttui.questions.view import View
from compacttui.records.actions import action
from compacttui.records.declarations import declaration
from compacttui.records.interests import annual_return, interest
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.records.reports import report
from compacttui.records.soundings import sounding
from compacttui.records.terms import term
from compacttui.rules.words import Publication


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose year: a person's or a seat's.

    Attributes:
        thing: the id.
        first: the first day that counts.
        last: the last one; never past the day asked about.
    """

    thing: str
    first: date
    last: date

    @property
    def is_person(self) -> bool:
        """Whether it is a person's."""
        return self.thing.startswith("per-")

    def holds(self, day: ColumnElement[Any]) -> ColumnElement[bool]:
        """The condition that a day lies in the year."""
        # Not "between": a server would not read it, with the order that texts have here.
        on = func.coalesce(day, "")
        return and_(on >= self.first.isoformat(), on <= self.last.isoformat())


def asked_of(view: View, connection: Connection, thing: str, year: int) -> Asked:
    """The part of a year that counts: none of it before the records began, or after the view's day."""
    first = max(date(year, 1, 1), records_begin_on(view, connection))
    return Asked(thing, first, min(date(year, 12, 31), view.day))


def meetings_in(view: View, connection: Connection, asked: Asked) -> list[AtTable]:
    """The seat, or the person's seats, at each meeting that was held in the year, the first one first."""
    m, s, t = meeting.c, seat.c, term.c
    seats = select(t.seat).where(view.known(term), t.person == asked.thing)
    boards = select(s.partnership).where(s.log == view.town, s.id.in_(seats))
    which = (
        [m.partnership.in_(boards), s.id.in_(seats)]
        if asked.is_person
        else [
            m.partnership.in_(select(s.partnership).where(s.log == view.town, s.id == asked.thing)),
            s.id == asked.thing,
        ]
    )
    table = read_tables(view, connection, at_table(view).where(asked.holds(m.held_on), *which))
    held = [one for one in table if one.met_on]
    mine = _of_person(held, asked.thing) if asked.is_person else held
    return sorted(mine, key=lambda one: (one.met_on or one.planned_on, one.meeting, one.seat))


def _of_person(table: Sequence[AtTable], person: str) -> list[AtTable]:
    """The rows of somebody's own seats and of those for which they came; of a shared seat their own alone."""
    own = {(one.meeting, one.seat) for one in table if one.holder == person}
    came = [one for one in each_once(table) if one.owed_by == person]
    instead = [one for one in came if (one.meeting, one.seat) not in own]
    return [*(one for one in table if one.holder == person), *instead]


@dataclass(frozen=True, slots=True)
class SaidAt:
    """What somebody declared at a meeting.

    Attributes:
        meeting: which one.
        person: who.
        nil: that they had nothing to declare.
        left: they left the room.
        late: it was said after the meeting.
    """

    meeting: str
    person: str
    nil: bool
    left: bool
    late: bool


def declared_at(view: View, connection: Connection, meetings: Sequence[AtTable]) -> list[SaidAt]:
    """What was declared at these meetings."""
    d, ids = declaration.c, sorted({one.meeting for one in meetings})
    query = select(d.meeting, d.person, d.nil, d.left_at, d.at_meeting).where(
        view.true(declaration), d.meeting.in_(ids)
    )
    return [
        SaidAt(row.meeting, row.person, bool(row.nil), row.left_at is not None, not row.at_meeting)
        for row in (connection.execute(query) if ids else ())
    ]


def entries_in(view: View, connection: Connection, asked: Asked) -> Sequence[Row[Any]]:
    """The published entries of the register that a person declared in the year, with their last days."""
    i = interest.c
    query: Select[Any] = select(i.id, i.declared_on, i.declare_by).where(
        view.known(interest),
        i.person == asked.thing,
        i.state != "voided",
        i.publication != Publication.WITHHELD.value,
        asked.holds(i.declared_on),
    )
    return connection.execute(query.distinct()).all()


def confirmed_in(view: View, connection: Connection, asked: Asked) -> Sequence[Row[Any]]:
    """When in the year a person confirmed that the register is right about them."""
    r = annual_return.c
    query: Select[Any] = select(r.confirmed_on, r.entries).where(
        view.known(annual_return), r.person == asked.thing, asked.holds(r.confirmed_on)
    )
    return connection.execute(query.order_by(r.confirmed_on)).all()


@dataclass(frozen=True, slots=True)
class WithMembers:
    """What went on between a representative and members in the year.

    Attributes:
        asked_before: questions put to members before meetings.
        asked_after: report-backs that asked members something.
        open: actions that are still to be done.
        settled: actions that are not.
    """

    asked_before: int
    asked_after: int
    open: int
    settled: int


def with_members(view: View, connection: Connection, asked: Asked) -> WithMembers:
    """Count it; words of anybody's are not read."""
    q, r, a = sounding.c, report.c, action.c
    who_asked, who_sent = (q.person, r.person) if asked.is_person else (q.seat, r.seat)
    before = select(func.count()).where(
        view.true(sounding), who_asked == asked.thing, asked.holds(q.asked_on)
    )
    sent = (view.true(report), who_sent == asked.thing, asked.holds(r.sent_on))
    after = select(func.count()).where(*sent, r.asks.is_not(None))
    of_these = a.report.in_(select(r.id).where(*sent))
    actions = {
        row.state: row.number
        for row in connection.execute(
            select(a.state, func.count().label("number")).where(view.true(action), of_these).group_by(a.state)
        )
    }
    return WithMembers(
        int(connection.execute(before).scalar_one()),
        int(connection.execute(after).scalar_one()),
        actions.get("open", 0),
        sum(number for state, number in actions.items() if state != "open"),
    )
