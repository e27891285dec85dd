"""Where agendas meet the register: who is tied to an organisation that an item names, by identity or because somebody said so.

Acts and questions both need it, so it stands here; what it means is decided by ``rules.interests.matches``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby
from typing import Any, TypeAlias

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    True_,
    and_,
    case,
    func,
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
from compacttui.records.resemblances import resemblance
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


def matches_at(
    connection: Connection,
    log: str,
    day: date,
    *,
    holds: Which,
    known: Which,
    meetings: ColumnElement[bool],
    person: str | None = None,
) -> Mapping[str, Sequence[Match]]:
    """Where agendas meet what people at the table are tied to, by meeting, each match once.

    An interest counts as it is told now, or as it was told when the meeting came on record as held: an entry
    that is ended or set aside afterwards, with an earlier day, hides nothing. A name that is like one on record
    counts once somebody said that the two are one.

    Args:
        connection: to the records.
        log: the town.
        day: the day that is asked about; a meeting held later than that is only planned.
        holds: which rows of meetings and agendas count.
        known: which rows of the registers are known.
        meetings: which meetings, as a condition on their table.
        person: whose ties; everybody's, if left out.
    """
    tied = _ties(log, day, holds, known, meetings, person)
    alike = _said_to_be_one(log, holds, known, meetings, person)
    found: dict[str, dict[tuple[str, str, str], Match]] = defaultdict(dict)
    for thing, match in chain(
        _matched(_read(connection.execute(tied).all())), _one(connection.execute(alike))
    ):
        key = (match.item, match.person, match.organisation)
        before = found[thing].get(key, match)
        entries = tuple(sorted({*before.interests, *match.interests}))
        found[thing][key] = replace(before, interests=entries)
    return {thing: tuple(some.values()) for thing, some in found.items()}


def _ties(
    log: str, day: date, holds: Which, known: Which, meetings: ColumnElement[bool], person: str | None
) -> CompoundSelect[Any]:
    """The ties of those at the table, in no order: of whoever came, and of the holders of whom nothing is recorded."""
    who = true() if person is None else term.c.person == person
    arms = (
        _at_meetings(log, day, _tied(log, register, holds, known, meetings, who), holds, known).where(
            meetings
        )
        for register in (interest, affiliation)
    )
    return union_all(*arms)


def _said_to_be_one(
    log: str, holds: Which, known: Which, meetings: ColumnElement[bool], person: str | None
) -> Select[Any]:
    """Names that are alike of which somebody said that they are one; of those who were not absent."""
    r, m, a = resemblance.c, meeting.c, attendance.c
    query = (
        select(r.meeting, r.item, r.person, r.meant, r.interest)
        .join_from(resemblance, meeting, and_(m.log == r.log, m.id == r.meeting))
        .outerjoin(
            attendance, and_(a.log == r.log, a.meeting == r.meeting, a.person == r.person, known(attendance))
        )
        .where(r.log == log, holds(resemblance), holds(meeting), m.state != "cancelled", meetings)
        .where(r.meant.is_not(None), or_(a.id.is_(None), a.status.in_(IN_PERSON)))
        .order_by(r.meeting, r.item, r.id)
    )
    return query if person is None else query.where(r.person == person)


def _one(rows: Iterable[Any]) -> Iterator[tuple[str, Match]]:
    for row in rows:
        yield row.meeting, Match(row.item, row.person, row.meant, (row.interest,) if row.interest else (), ())


def _read(rows: Iterable[Any]) -> list[Tie]:
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


def _matched(found: Iterable[Tie]) -> Iterator[tuple[str, Match]]:
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


def _tied(
    log: str,
    register: Table,
    holds: Which,
    known: Which,
    meetings: ColumnElement[bool],
    who: ColumnElement[bool],
) -> CTE:
    """Who is tied to which organisation, and at which tables they have a seat; everything ever told of it."""
    r, s, t, n, m = register.c, seat.c, term.c, named.c, meeting.c
    of_interest = register is interest
    on_agendas = select(n.organisation).where(n.log == log, holds(named)).distinct()
    if not isinstance(meetings, True_):
        on_agendas = on_agendas.where(
            n.meeting.in_(select(m.id).where(m.log == log, holds(meeting), meetings))
        )
    bodies = on_agendas.cte(f"on_agendas_for_{register.name}").prefix_with("MATERIALIZED")
    told = and_(r.log == log, r.organisation == bodies.c.organisation)
    if of_interest:
        told = and_(told, r.state != "voided")
    query = (
        select(
            r.organisation,
            r.person,
            (r.id if of_interest else null()).label("interest"),
            (null() if of_interest else r.capacity).label("capacity"),
            r.effective_from,
            r.effective_to,
            r.recorded_seq,
            r.superseded_seq,
            case((known(register), 1), else_=0).label("known"),
            s.partnership,
            s.id.label("seat"),
            s.effective_from.label("seat_from"),
            s.effective_to.label("seat_to"),
            t.id.label("term"),
            t.basis,
            t.effective_from.label("term_from"),
            t.effective_to.label("term_to"),
        )
        # Joined so, the few hundred bodies that agendas name come first, with what the register says of them; an inner
        # join would begin with every term of every seat.
        .select_from(bodies)
        .outerjoin(register, told)
        .outerjoin(term, and_(t.log == r.log, t.person == r.person, known(term), t.state == "active", who))
        .outerjoin(seat, and_(s.log == t.log, s.id == t.seat, known(seat)))
        .where(func.coalesce(s.id, "") != "")
    )
    # A few hundred ties are met with ten years of agendas, not the other way round.
    return query.cte(f"tied_by_{register.name}").prefix_with("MATERIALIZED")


def _at_meetings(log: str, day: date, tied: CTE, holds: Which, known: Which) -> Select[Any]:
    """The items that name an organisation to which somebody at the table is tied on the day of the meeting."""
    m, n, x, a = meeting.c, named.c, tied.c, attendance.c
    on = _met_on(day)
    expected = and_(a.id.is_(None), x.basis.in_(EXPECTED))
    told_then = and_(
        x.recorded_seq <= m.held_seq, or_(x.superseded_seq.is_(None), x.superseded_seq > m.held_seq)
    )
    came = and_(a.log == log, a.meeting == m.id, a.seat == x.seat, a.term == x.term, known(attendance))
    return (
        select(
            n.meeting,
            on.label("met_on"),
            n.item,
            n.organisation,
            x.person,
            x.interest,
            x.capacity,
            x.effective_from,
            x.effective_to,
        )
        # Joined so, what agendas name comes first; an inner join would go through every meeting.
        .select_from(named)
        .outerjoin(meeting, and_(m.log == n.log, m.id == n.meeting, holds(meeting), m.state != "cancelled"))
        .join(tied, and_(n.partnership == x.partnership, n.organisation == x.organisation))
        .outerjoin(attendance, came)
        .where(n.log == log, holds(named), func.coalesce(m.id, "") != "")
        .where(_holds_on(x.effective_from, x.effective_to, on))
        .where(_holds_on(x.seat_from, x.seat_to, on), _holds_on(x.term_from, x.term_to, on))
        .where(or_(x.known == 1, told_then), or_(expected, a.status.in_(IN_PERSON)))
    )


def _holds_on(
    start: ColumnElement[str], end: ColumnElement[str], on: ColumnElement[str]
) -> ColumnElement[bool]:
    return and_(start <= on, or_(end.is_(None), end > on))


def _met_on(day: date) -> ColumnElement[str]:
    c = meeting.c
    return case((c.held_on <= day.isoformat(), c.held_on), else_=c.planned_on)


def _first_day(value: str | None) -> date | None:
    return PartialDate.from_iso(value).earliest if value else None
