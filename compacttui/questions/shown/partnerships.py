"""What is shown of a partnership."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select

from compacttui.questions.holding import TermOn
from compacttui.questions.names import UNKNOWN, Names, held_on
from compacttui.questions.partnerships.alterations import alteration_rows
from compacttui.questions.partnerships.seats import SeatRow, seat_rows
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import partnership, seat
from compacttui.rules.dates import days
from compacttui.rules.words import (
    MeetingState,
    PartnershipKind,
    PartnershipState,
    Tier,
)

_MEETINGS: Final = 6
"""Meetings shown of a partnership; the place for meetings has them all."""


def row_on(view: View, connection: Connection, table: Table, thing: str) -> Row[Any] | None:
    """The row of a thing that held on the view's day, or the nearest to it; nothing where it is not known."""
    c = table.c
    found = connection.execute(
        select(table).where(view.known(table), c.id == thing).order_by(c.version)
    ).all()
    return held_on(found, view.day.isoformat()) if found else None


def span_of(one: TermOn) -> str:
    """The days of a term in words: "2 March 2026 to 1 March 2029"."""
    start = one.start_on.words if one.start_on else "not known since when"
    if one.ended_on is not None:
        return f"{start} to {one.ended_on.words}"
    if not one.in_office:
        return f"from {start}" if one.start_on else "not yet begun"
    since = f"since {start}" if one.start_on else start
    return f"{since}, until {one.end_on.words}" if one.end_on else since


@shows("partnership")
def partnership_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A partnership: what it is, its seats and who holds them, its meetings, its former names."""
    row = row_on(view, connection, partnership, thing)
    if row is None:
        return None
    names = Names(view)
    names.read(connection, [thing, row.parent, row.lead_body, row.successor])
    state = PartnershipState.of(row.state)
    sections = (
        _board_facts(view, row, names),
        _seats(view, connection, thing),
        _meetings(view, connection, thing),
        _alterations(view, connection, thing),
        _below(view, connection, thing),
        _former_names(names, thing),
    )
    title = names.of(thing) or UNKNOWN
    return Shown(
        "partnership", thing, title, sections, None, "" if state is PartnershipState.ACTIVE else state.words
    )


def _board_facts(view: View, row: Row[Any], names: Names) -> Section:
    return Section(
        "",
        lines(
            fact("Kind", PartnershipKind.of(row.kind).words),
            fact("Tier", None if view.role.is_volunteer else Tier.of(row.tier).words),
            fact("Required by law", "yes" if row.statutory else None),
            fact("Reports to", names.of(row.parent), row.parent),
            fact("Run by", names.of(row.lead_body), row.lead_body),
            fact("Meets", row.meets),
            fact("Papers come", f"{days(row.papers_lead_days)} before" if row.papers_lead_days else None),
            fact("Terms of reference", row.terms_of_reference),
            fact("Replaced by", names.of(row.successor), row.successor),
        ),
    )


def _seats(view: View, connection: Connection, board: str) -> Section:
    found = _seat_rows(view, connection, seat.c.partnership == board)
    return Section(
        "Seats",
        tuple(
            Line(row.seat, row.holder, row.id, row.standing, noted(row.route, row.stands)) for row in found
        ),
    )


def _seat_rows(view: View, connection: Connection, which: ColumnElement[bool]) -> list[SeatRow]:
    s = seat.c
    query: Select[Any] = select(s.id, s.name, s.partnership, s.constituency)
    ordered = query.where(view.true(seat), which).order_by(s.partnership, s.number)
    return seat_rows(view, connection, connection.execute(ordered).all())


def _meetings(view: View, connection: Connection, board: str) -> Section:
    """The next meetings and the last ones, those furthest ahead first."""
    m = meeting.c
    meets_on = func.coalesce(m.held_on, m.planned_on)
    query = select(m.id, m.state, m.planned_on, m.held_on).where(view.true(meeting), m.partnership == board)
    day = view.day.isoformat()
    ahead = connection.execute(query.where(meets_on >= day).order_by(meets_on).limit(_MEETINGS)).all()
    past = connection.execute(query.where(meets_on < day).order_by(meets_on.desc()).limit(_MEETINGS)).all()
    return Section("Meetings", tuple(_meeting(view, row) for row in [*reversed(ahead), *past]))


def _alterations(view: View, connection: Connection, board: str) -> Section:
    """Changes of its membership that were proposed, the latest first."""
    found = alteration_rows(view, connection, partnership=board)
    return Section(
        "Changes of membership",
        tuple(
            Line(one.what, one.proposed_on, one.id, one.standing, noted(one.stands, one.answers))
            for one in found[:_MEETINGS]
        ),
        more=max(0, len(found) - _MEETINGS),
    )


def _meeting(view: View, row: Row[Any]) -> Line:
    is_over = row.held_on is not None and row.held_on <= view.day.isoformat()
    # What was held later was still only planned on the day.
    state = MeetingState.of(row.state) if is_over or row.state == "cancelled" else MeetingState.SCHEDULED
    return Line(state.words, date.fromisoformat(row.held_on or row.planned_on), row.id)


def _below(view: View, connection: Connection, board: str) -> Section:
    p = partnership.c
    query = select(p.id, p.name, p.kind).where(view.true(partnership), p.parent == board).order_by(p.folded)
    return Section(
        "Reports to it",
        tuple(
            Line(PartnershipKind.of(row.kind).words, row.name, row.id) for row in connection.execute(query)
        ),
    )


def _former_names(names: Names, thing: str) -> Section:
    now = names.of(thing)
    return Section("Former names", tuple(Line("", name) for name in names.ever(thing) if name != now))
