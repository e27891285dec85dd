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
    literal,
    null,
    or_,
    select,
    union_all,
)

from compacttui.records.interests import interest
from compacttui.records.meetings import meeting, named
from compacttui.records.people import affiliation
from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.interests import Belongs, Held, Match, Named, matches
from compacttui.rules.words import Capacity

Which: TypeAlias = "Callable[[Table], ColumnElement[bool]]"
"""Which rows of a table count: those known, or those that hold."""


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
    """The ties of a town's meetings, in no order.

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
    from_register = _named_in(log, day, holds, meetings).add_columns(
        interest.c.person,
        interest.c.id.label("interest"),
        null().label("capacity"),
        interest.c.effective_from,
        interest.c.effective_to,
    )
    from_posts = _named_in(log, day, holds, meetings).add_columns(
        affiliation.c.person,
        null().label("interest"),
        affiliation.c.capacity,
        affiliation.c.effective_from,
        affiliation.c.effective_to,
    )
    register = _tied(from_register, interest, log, day, known).where(interest.c.state != "voided")
    posts = _tied(from_posts, affiliation, log, day, known)
    if person is not None:
        register, posts = (
            register.where(interest.c.person == person),
            posts.where(affiliation.c.person == person),
        )
    return union_all(register, posts)


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


def _named_in(log: str, day: date, holds: Which, meetings: ColumnElement[bool]) -> Select[Any]:
    m, n = meeting.c, named.c
    return (
        select(n.meeting, _met_on(day).label("met_on"), n.item, n.organisation)
        .join_from(named, meeting, and_(m.log == n.log, m.id == n.meeting))
        .where(n.log == log, holds(named), holds(meeting), m.state != "cancelled", meetings)
    )


def _tied(query: Select[Any], register: Table, log: str, day: date, known: Which) -> Select[Any]:
    r, m = register.c, meeting.c
    told_then = and_(
        r.recorded_seq <= m.held_seq, or_(r.superseded_seq.is_(None), r.superseded_seq > m.held_seq)
    )
    met_on = _met_on(day)
    return query.join(register, and_(r.log == literal(log), r.organisation == named.c.organisation)).where(
        or_(known(register), told_then),
        r.effective_from <= met_on,
        or_(r.effective_to.is_(None), r.effective_to > met_on),
    )


def _met_on(day: date) -> ColumnElement[str]:
    c = meeting.c
    return case((c.held_on <= day.isoformat(), c.held_on), else_=c.planned_on)


def _first_day(value: str | None) -> date | None:
    return PartialDate.from_iso(value).earliest if value else None
