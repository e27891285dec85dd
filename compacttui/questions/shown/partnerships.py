"""What is shown of a partnership, a seat and a term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select

from compacttui.questions.holding import SeatOn, TermOn, free_of, seats_on
from compacttui.questions.names import UNKNOWN, Names, held_on
from compacttui.questions.partnerships.alterations import alteration_rows
from compacttui.questions.partnerships.seats import SeatRow, seat_rows, stands_so
from compacttui.questions.partnerships.vacancies import why_fell_vacant
from compacttui.questions.selections.roles import role_sections
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import constituency, partnership, seat
from compacttui.rules.dates import days, long_day, plural
from compacttui.rules.words import (
    MeetingState,
    Offered,
    PartnershipKind,
    PartnershipState,
    SeatKind,
    SelectionMethod,
    Standing,
    Tier,
    VotingRights,
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


# --- seats ----------------------------------------------------------------------------------------------------


@shows("seat")
def seat_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A seat: whom it speaks for, who holds it and held it, when it stood vacant, how it is filled."""
    row = row_on(view, connection, seat, thing)
    if row is None:
        return None
    on = seats_on(view, connection, [thing], past=True)[thing]
    names = Names(view)
    spoke = _spoke_for(view, connection, thing)
    things = [
        thing,
        row.partnership,
        row.constituency,
        *spoke.values(),
        *(on.rota.constituencies if on.rota else ()),
    ]
    names.read(connection, [*things, *(t.person for t in on.terms)])
    standing, stands = stands_so(view, on, names)
    return Shown(
        "seat",
        thing,
        names.of(thing) or UNKNOWN,
        (
            _seat_facts(row, on, names, row_on(view, connection, constituency, row.constituency)),
            _holders(on, names, spoke),
            *_turns(on, names),
            _gaps(on),
            _seat_terms(row),
            *role_sections(view, connection, thing),
        ),
        standing,
        stands,
    )


def _seat_facts(row: Row[Any], on: SeatOn, names: Names, speaks_for: Row[Any] | None) -> Section:
    return Section(
        "",
        lines(
            fact("Partnership", names.of(row.partnership), row.partnership),
            fact("Speaks for", names.of(row.constituency), row.constituency),
            _only(speaks_for),
            *(
                fact("Held by", names.of(one.person), one.person, note=noted(span_of(one), one.route))
                for one in on.holders
            ),
            fact("Vacant since", on.vacant_since or "before the records began") if not on.holders else None,
            fact("Joint seat", f"{on.shared_by} people share it", note=free_of(on))
            if on.shared_by > 1
            else None,
            fact("Chosen", names.of(on.chosen.person), on.chosen.person) if on.chosen else None,
            *(fact("Deputy", names.of(deputy.person), deputy.person) for deputy in on.deputies),
            fact("Selection", on.selection[1], on.selection[0]) if on.selection else None,
        ),
    )


def _only(speaks_for: Row[Any] | None) -> Line | None:
    """Who alone may stand, and why; that is never a defect."""
    if speaks_for is None or not speaks_for.restricted_to:
        return None
    return fact("Only", f"{speaks_for.restricted_to} may stand", note=speaks_for.restricted_reason or "")


def _spoke_for(view: View, connection: Connection, thing: str) -> dict[str, str]:
    """For whom a seat has spoken, by the day since when, where that has changed; nothing of one that always spoke for the same."""
    s = seat.c
    query = select(s.effective_from, s.constituency).where(
        view.known(seat), s.id == thing, s.effective_from <= view.day.isoformat()
    )
    found = {row.effective_from: row.constituency for row in connection.execute(query.order_by(s.version))}
    return found if len(set(found.values())) > 1 else {}


def _for_whom(one: TermOn, names: Names, spoke: Mapping[str, str]) -> str:
    """For whom somebody had a seat that has spoken for several, as it was when they began."""
    began = one.start_on or one.gained_on
    if not spoke or began is None:
        return ""
    before = [since for since in spoke if since <= began.iso]
    return f"for {names.of(spoke[max(before)]) or UNKNOWN}" if before else ""


def _turns(on: SeatOn, names: Names) -> Iterator[Section]:
    """Of a seat that goes round: the turns, from the one that holds on the day to when it comes round again."""
    if on.rota is None:
        return
    yield Section(
        "Goes round",
        tuple(
            Line(
                names.of(turn.constituency) or UNKNOWN,
                turn.start,
                turn.constituency,
                standing=Standing.DECIDE if turn == on.to_pass_on else None,
                note=noted(f"to {long_day(turn.last)}", "not passed on yet" if turn == on.to_pass_on else ""),
            )
            for turn in on.rota.round(on.day)
        ),
    )


def _holders(on: SeatOn, names: Names, spoke: Mapping[str, str]) -> Section:
    """Everybody who has had a term on the seat, the last one first."""
    return Section(
        "Terms",
        tuple(
            Line(
                one.basis.words,
                names.of(one.person) or UNKNOWN,
                one.id,
                note=noted(
                    _for_whom(one, names, spoke),
                    span_of(one),
                    one.route,
                    one.ended_reason.words if one.ended_reason else "",
                ),
            )
            for one in reversed(on.terms)
        ),
    )


def _gaps(on: SeatOn) -> Section:
    return Section(
        "Stood vacant",
        tuple(
            Line(
                "from",
                gap.start if gap.start and on.is_known(gap) else "before the records began",
                standing=None if on.is_known(gap) else Standing.NO_DATA,
                note=noted(days(gap.days) if gap.days is not None else "until now", why_fell_vacant(on, gap)),
            )
            for gap in reversed(on.gaps)
        ),
    )


def _seat_terms(row: Row[Any]) -> Section:
    return Section(
        "What the seat is",
        lines(
            fact("Kind", SeatKind.of(row.seat_kind).words),
            fact("Votes", VotingRights.of(row.voting_rights).words),
            fact("Deputy", "may come instead" if row.deputy_allowed else "not allowed"),
            fact("Term", plural(row.term_months, "month")),
            fact(
                "At most",
                f"{plural(row.max_consecutive_terms, 'term')} in a row"
                if row.max_consecutive_terms
                else None,
            ),
            fact("Chosen by", SelectionMethod.of(row.method).words if row.method else None),
            fact("Offered", Offered.of(row.offered).words),
            fact("What is asked", row.role_description),
            fact("Reports to", row.reporting),
        ),
    )


# --- partnerships -----------------------------------------------------------------------------------------------


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
