"""Where agendas meet the register: who is tied to an organisation that an item names, by identity or because somebody said so.

Acts and questions both need it, so it stands here; what it means is decided by ``rules.interests.matches``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain, groupby
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    union_all,
)

from compacttui.records.declarations import declaration, match_answer
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


_PERSON: Final[ColumnElement[str]] = bindparam("person", type_=term.c.person.type)
"""Whose ties, where only one person's are asked for."""


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
    meetings: ColumnElement[bool] | None = None,
    given: Mapping[str, str] | None = None,
    person: str | None = None,
    unsettled: bool = False,
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
        meetings: which meetings, as a condition on their table; all, if left out.
        given: what the condition leaves open, by name; one that does is made once and asked often.
        person: whose ties; everybody's, if left out.
        unsettled: leave out what was plainly declared, and nothing found out about it: of ten years of agendas nearly
            all. What is left may have been declared, too, by an entry of the register.
    """
    one = person is not None
    make = _asked_often if meetings is None or given else _asked
    these = true() if meetings is None else meetings
    tied, alike = make(log, day, holds, known, these, of_one=one, unsettled=unsettled)
    values = {**(given or {}), **({"person": person} if person is not None else {})}
    found: dict[str, dict[tuple[str, str, str], Match]] = defaultdict(dict)
    for thing, match in chain(
        _matched(_read(connection.execute(tied, values).all())), _one(connection.execute(alike, values))
    ):
        key = (match.item, match.person, match.organisation)
        before = found[thing].setdefault(key, match)
        if before is not match:
            entries = tuple(sorted({*before.interests, *match.interests}))
            found[thing][key] = replace(before, interests=entries)
    return {thing: tuple(some.values()) for thing, some in found.items()}


def _asked(
    log: str,
    day: date,
    holds: Which,
    known: Which,
    meetings: ColumnElement[bool],
    *,
    of_one: bool,
    unsettled: bool,
) -> tuple[Select[Any], Select[Any]]:
    """The queries for ties, and for names that were said to be one."""
    return (
        _ties(log, day, holds, known, meetings, of_one=of_one, unsettled=unsettled),
        _said_to_be_one(log, holds, known, meetings, of_one=of_one),
    )


_asked_often: Final = lru_cache(maxsize=16)(_asked)
"""What Today and the line of a board ask: made once for a day, since making it takes as long as the answer."""


def _ties(
    log: str,
    day: date,
    holds: Which,
    known: Which,
    meetings: ColumnElement[bool],
    *,
    of_one: bool,
    unsettled: bool,
) -> Select[Any]:
    """The ties of those at the table, in no order: of whoever came, and of the holders of whom nothing is recorded.

    What agendas name, who sits at those tables, and what the register says of those bodies are each read once, and then
    held against each other: everything that a town's register says of everybody would be many times as much.
    """
    on_agendas, at_tables = _agenda(log, day, holds, meetings), _sitting(log, known)
    if not of_one:
        agenda = _read_once(on_agendas, "agenda")
        sitting = _read_once(at_tables.where(seat.c.partnership.in_(select(agenda.c.partnership))), "sitting")
    else:
        sitting = _read_once(at_tables.where(term.c.person == _PERSON), "sitting")
        agenda = _read_once(
            on_agendas.where(named.c.partnership.in_(select(sitting.c.partnership))), "agenda"
        )
    told = union_all(
        *(_told_of(log, register, agenda, known, of_one=of_one) for register in (interest, affiliation))
    )
    register = _read_once(told, "told")
    query = _at_meetings(log, agenda, sitting, register, known)
    return query.where(_is_unsettled(log, agenda, register, holds)) if unsettled else query


def _read_once(query: Select[Any] | CompoundSelect[Any], name: str) -> CTE:
    return query.cte(name).prefix_with("MATERIALIZED")


def _said_to_be_one(
    log: str, holds: Which, known: Which, meetings: ColumnElement[bool], *, of_one: bool
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
    return query.where(r.person == _PERSON) if of_one else query


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


def _agenda(log: str, day: date, holds: Which, meetings: ColumnElement[bool]) -> Select[Any]:
    """What the items of these meetings name, with the day of each meeting."""
    n, m = named.c, meeting.c
    return (
        select(n.meeting, n.item, n.organisation, n.partnership, _met_on(day).label("met_on"), m.held_seq)
        # Joined so, what agendas name comes first; an inner join would go through every meeting.
        .outerjoin_from(
            named,
            meeting,
            and_(m.log == n.log, m.id == n.meeting, holds(meeting), m.state != "cancelled"),
        )
        .where(n.log == log, holds(named), func.coalesce(m.id, "") != "", meetings)
    )


def _sitting(log: str, known: Which) -> Select[Any]:
    """Who sat at which tables, and for how long."""
    s, t = seat.c, term.c
    return (
        select(
            t.person,
            t.id.label("term"),
            t.basis,
            t.effective_from,
            t.effective_to,
            s.partnership,
            s.id.label("seat"),
            s.effective_from.label("seat_from"),
            s.effective_to.label("seat_to"),
        )
        .join_from(seat, term, and_(t.log == s.log, t.seat == s.id, known(term), t.state == "active"))
        .where(s.log == log, known(seat))
    )


def _told_of(log: str, register: Table, agenda: CTE, known: Which, *, of_one: bool) -> Select[Any]:
    """Everything that a register ever told of the bodies on these agendas."""
    r = register.c
    of_interest = register is interest
    query = select(
        r.organisation,
        r.person,
        (r.id if of_interest else null()).label("interest"),
        (null() if of_interest else r.capacity).label("capacity"),
        r.effective_from,
        r.effective_to,
        r.recorded_seq,
        r.superseded_seq,
        case((known(register), 1), else_=0).label("known"),
    ).where(r.log == log, r.organisation.in_(select(agenda.c.organisation)))
    if of_interest:
        query = query.where(r.state != "voided")
    return query.where(r.person == _PERSON) if of_one else query


def _at_meetings(log: str, agenda: CTE, sitting: CTE, told: CTE, known: Which) -> Select[Any]:
    """The items that name an organisation to which somebody at the table is tied on the day of the meeting."""
    n, x, r, a = agenda.c, sitting.c, told.c, attendance.c
    expected = and_(a.id.is_(None), x.basis.in_(EXPECTED))
    told_then = and_(
        r.recorded_seq <= n.held_seq, or_(r.superseded_seq.is_(None), r.superseded_seq > n.held_seq)
    )
    came = and_(a.log == log, a.meeting == n.meeting, a.seat == x.seat, a.term == x.term, known(attendance))
    return (
        select(
            n.meeting,
            n.met_on,
            n.item,
            n.organisation,
            r.person,
            r.interest,
            r.capacity,
            r.effective_from,
            r.effective_to,
        )
        .select_from(agenda)
        .join(told, r.organisation == n.organisation)
        .join(sitting, and_(x.partnership == n.partnership, x.person == r.person))
        .outerjoin(attendance, came)
        .where(
            _holds_on(r.effective_from, r.effective_to, n.met_on),
            _holds_on(x.seat_from, x.seat_to, n.met_on),
            _holds_on(x.effective_from, x.effective_to, n.met_on),
            or_(r.known == 1, told_then),
            or_(expected, a.status.in_(IN_PERSON)),
        )
    )


def _is_unsettled(log: str, agenda: CTE, told: CTE, holds: Which) -> ColumnElement[bool]:
    """The condition that nobody declared that very organisation, or that it was looked into."""
    n, r, d, a = agenda.c, told.c, declaration.c, match_answer.c
    declared = exists().where(
        d.log == log,
        d.meeting == n.meeting,
        d.person == r.person,
        d.organisation == n.organisation,
        or_(d.item.is_(None), d.item == n.item),
        # In the words of the index that holds just these: a value beside the query would not be known to fit it.
        d.nil == literal_column("0"),
        holds(declaration),
    )
    looked_into = exists().where(
        a.log == log,
        a.item == n.item,
        a.person == r.person,
        a.organisation == n.organisation,
        holds(match_answer),
    )
    return or_(~declared, looked_into)


def _holds_on(
    start: ColumnElement[str], end: ColumnElement[str], on: ColumnElement[str]
) -> ColumnElement[bool]:
    return and_(start <= on, or_(end.is_(None), end > on))


def _met_on(day: date) -> ColumnElement[str]:
    c = meeting.c
    return case((c.held_on <= day.isoformat(), c.held_on), else_=c.planned_on)


def _first_day(value: str | None) -> date | None:
    return PartialDate.from_iso(value).earliest if value else None
