"""Where agendas meet the register: who is tied to an organisation that an item names, read in one query.

Acts and questions both need it, so it stands here; what it means is decided by ``rules.interests.matches``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    and_,
    case,
    null,
    or_,
    select,
    true,
    union_all,
)

from compacttui.records.interests import interest
from compacttui.records.meetings import attendance, meeting, named
from compacttui.records.partnerships import seat
from compacttui.records.people import affiliation
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.interests import Belongs, Held, Match, Named, matches
from compacttui.rules.words import AttendanceStatus, Capacity, TermKind

Which: TypeAlias = "Callable[[Table], ColumnElement[bool]]"
"""Which rows of a table count: those known, or those that hold."""


EXPECTED = tuple(kind.value for kind in TermKind if kind.holds_the_seat or kind is TermKind.ACTING)
"""How somebody holds a seat of whom it is expected that they come; a deputy counts once they are on record."""
IN_PERSON = tuple(status.value for status in AttendanceStatus if status.in_person)


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason to look twice: an item names an organisation, and a person is tied to it on the meeting's day.

    Attributes:
        meeting: the meeting.
        on: its day.
        item: the item.
        organisation: the organisation it names.
        person: who is tied to it.
        interest: the entry of the register that says so, if one does.
        capacity: or in which capacity the person belongs there.
        period: from when until when.
    """

    meeting: str
    on: date
    item: str
    organisation: str
    person: str
    interest: str | None
    capacity: Capacity | None
    period: Period


def ties(
    log: str,
    day: date,
    *,
    holds: Which,
    known: Which,
    meetings: ColumnElement[bool],
    person: str | None = None,
) -> CompoundSelect[Any]:
    """The ties of those at the table, in no order: of whoever came, and of the holders of whom nothing is recorded.

    An interest counts as it is told now, or as it was told when the meeting came on record as held: an entry
    that is ended or set aside afterwards, with an earlier day, hides nothing.

    Args:
        log: the town.
        day: the day that is asked about; a meeting held later than that is only planned.
        holds: which rows of meetings and agendas count.
        known: which rows of the registers are known.
        meetings: which meetings, as a condition on their table.
        person: whose ties; everybody's, if left out.
    """
    whose = term.c.person == person if person is not None else true()
    from_register = (
        _named_to(log, day, interest, holds, known)
        .add_columns(interest.c.id.label("interest"), null().label("capacity"))
        .where(interest.c.state != "voided", meetings, whose)
    )
    from_posts = (
        _named_to(log, day, affiliation, holds, known)
        .add_columns(null().label("interest"), affiliation.c.capacity)
        .where(meetings, whose)
    )
    return union_all(from_register, from_posts)


def read(rows: Iterable[Any]) -> list[Tie]:
    """The ties that the rows of such a query hold, meeting by meeting."""
    return sorted(map(_tie, rows), key=lambda tie: (tie.meeting, tie.item, tie.organisation, tie.person))


def _tie(row: Any) -> Tie:
    return Tie(
        row.meeting,
        date.fromisoformat(row.met_on),
        row.item,
        row.organisation,
        row.person,
        row.interest,
        Capacity.of(row.capacity) if row.capacity else None,
        Period(_first_day(row.effective_from), _first_day(row.effective_to)),
    )


def matched(found: Iterable[Tie]) -> Iterator[tuple[str, Match]]:
    """The matches that ties amount to, each with its meeting; the ties must come meeting by meeting."""
    for meeting_id, some in groupby(found, key=lambda tie: tie.meeting):
        of_meeting = list(dict.fromkeys(some))
        items = [Named(tie.item, tie.organisation) for tie in of_meeting]
        held = [
            Held(tie.interest, tie.person, tie.organisation, tie.period)
            for tie in {(tie.interest, tie.organisation): tie for tie in of_meeting}.values()
            if tie.interest is not None
        ]
        belongs = [
            Belongs(tie.person, tie.organisation, tie.capacity, tie.period)
            for tie in of_meeting
            if tie.capacity is not None
        ]
        for match in matches(items, held, belongs, of_meeting[0].on):
            yield meeting_id, match


def _named_to(log: str, day: date, register: Table, holds: Which, known: Which) -> Select[Any]:
    """Organisations that an item names, and people at the table whom a register ties to them."""
    m, n, r, s, t, a = meeting.c, named.c, register.c, seat.c, term.c, attendance.c
    on = _met_on(day)
    expected = and_(a.id.is_(None), t.basis.in_(EXPECTED))
    told_then = and_(
        r.recorded_seq <= m.held_seq, or_(r.superseded_seq.is_(None), r.superseded_seq > m.held_seq)
    )
    return (
        select(
            n.meeting, on.label("met_on"), n.item, n.organisation, r.person, r.effective_from, r.effective_to
        )
        .select_from(register)
        .join(term, and_(t.log == r.log, t.person == r.person))
        .join(seat, and_(s.log == t.log, s.id == t.seat))
        .join(named, and_(n.log == s.log, n.partnership == s.partnership, n.organisation == r.organisation))
        .join(meeting, and_(m.log == n.log, m.id == n.meeting))
        .outerjoin(
            attendance,
            and_(a.log == m.log, a.meeting == m.id, a.seat == s.id, a.term == t.id, known(attendance)),
        )
        .where(r.log == log, holds(named), holds(meeting), m.state != "cancelled", t.state == "active")
        .where(known(seat), known(term), _held_on(seat, on), _held_on(term, on), _held_on(register, on))
        .where(or_(known(register), told_then), or_(expected, a.status.in_(IN_PERSON)))
    )


def _held_on(table: Table, on: ColumnElement[str]) -> ColumnElement[bool]:
    c = table.c
    return and_(c.effective_from <= on, or_(c.effective_to.is_(None), c.effective_to > on))


def _met_on(day: date) -> ColumnElement[str]:
    c = meeting.c
    return case((c.held_on <= day.isoformat(), c.held_on), else_=c.planned_on)


def _first_day(value: str | None) -> date | None:
    return PartialDate.from_iso(value).earliest if value else None
