"""Meetings as entries of a calendar: when and where, what is on the agenda, and how often that was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.tables import met_on
from compacttui.questions.view import View
from compacttui.records.log import event_table
from compacttui.records.meetings import item, meeting
from compacttui.records.partnerships import seat
from compacttui.records.terms import term
from compacttui.rules.dates import from_utc_text
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ClosedBecause, MeetingKind

LOOK_BACK: Final = timedelta(days=31)
"""Meetings of the last month are in it, too: whoever takes in a newer file sees what became of them."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting as an entry of a calendar.

    Attributes:
        id: the meeting's id; the entry's for ever.
        changes: how often its day, time or place was changed, or it was called off, since it was planned.
        changed_at: when it, or its agenda, was last changed.
        partnership: whose meeting.
        kind: what kind of meeting.
        day: on which day.
        starts: when it starts; nothing where that is not known, and it counts for the whole day.
        ends: when it ends.
        place: where.
        online: it is held online, wholly or in part.
        called_off: it does not take place.
        agenda: its items as everybody may read them.
    """

    id: str
    changes: int
    changed_at: datetime
    partnership: str
    kind: MeetingKind
    day: date
    starts: datetime | None
    ends: datetime | None
    place: str
    online: bool
    called_off: bool
    agenda: tuple[str, ...]


def appointments(
    view: View, *, partnership: str | None = None, at: str | None = None, past: bool = False
) -> list[Appointment]:
    """Meetings for a calendar, in the order of their days; those that are called off say so.

    To representatives and deputies it gives those of the tables at which they sit, unless one is named.

    Args:
        view: who is looking, and at which day.
        partnership: only this partnership's.
        at: only this meeting.
        past: also those of longer ago than a month.

    Raises:
        Refused: there is no such meeting on record on that day.
    """
    m, day = meeting.c, met_on(view)
    query = select(meeting, day.label("met_on")).where(view.true(meeting))
    if at:
        query = query.where(m.id == at)
    else:
        if partnership:
            query = query.where(m.partnership == partnership)
        elif view.role.is_volunteer:
            query = query.where(m.partnership.in_(_own_tables(view)))
        if not past:
            query = query.where(day >= (view.day - LOOK_BACK).isoformat())
    with view.reading() as connection:
        rows = connection.execute(query.order_by(day, m.starts_at, m.id)).all()
        if at and not rows:
            raise Refused("There is no such meeting on record on that day.", field="at")
        return _appointments(view, connection, rows)


def _own_tables(view: View) -> Select[tuple[str]]:
    t, s = term.c, seat.c
    return (
        select(s.partnership)
        .join_from(term, seat, (s.log == t.log) & (s.id == t.seat) & view.true(seat))
        .where(view.true(term), t.person == view.person, t.state == "active")
    )


def _appointments(view: View, connection: Connection, rows: Sequence[Row[Any]]) -> list[Appointment]:
    ids = [row.id for row in rows]
    names = Names(view)
    names.read(connection, {row.partnership for row in rows})
    told = _told(view, connection, ids)
    agendas, agenda_seq = _agendas(view, connection, ids)
    last = {thing: max(told[thing][1], agenda_seq.get(thing, 0)) for thing in ids}
    moments = _moments(view, connection, last.values())
    return [
        Appointment(
            id=row.id,
            changes=told[row.id][0],
            changed_at=moments[last[row.id]],
            partnership=names.of(row.partnership, row.met_on) or UNKNOWN,
            kind=MeetingKind.of(row.kind),
            day=date.fromisoformat(row.met_on),
            starts=_moment_on(row, row.starts_at),
            ends=_moment_on(row, row.ends_at),
            place=row.place or "",
            online=bool(row.online),
            called_off=row.state == "cancelled",
            agenda=tuple(agendas.get(row.id, ())),
        )
        for row in rows
    ]


def _moment_on(row: Row[Any], moment: str | None) -> datetime | None:
    """The moment that was planned; nothing where it was held on another day, for then nobody knows the hour."""
    return from_utc_text(moment) if moment and row.met_on == row.planned_on else None


def _told(view: View, connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How often each meeting was told otherwise in what a calendar shows, and the entry that did so last."""
    m = meeting.c
    query = (
        select(
            m.id,
            m.recorded_seq,
            m.planned_on,
            m.held_on,
            m.starts_at,
            m.ends_at,
            m.place,
            m.online,
            m.state,
        )
        .where(m.log == view.town, m.id.in_(ids), *_known_by(view, m.recorded_seq))
        .order_by(m.id, m.version)
    )
    found: dict[str, tuple[int, int]] = {}
    before: dict[str, tuple[object, ...]] = {}
    for row in connection.execute(query) if ids else ():
        shows = (
            row.held_on or row.planned_on,
            row.starts_at,
            row.ends_at,
            row.place,
            row.online,
            row.state == "cancelled",
        )
        if row.id not in found:
            found[row.id] = (0, row.recorded_seq)
        elif before[row.id] != shows:
            found[row.id] = (found[row.id][0] + 1, row.recorded_seq)
        before[row.id] = shows
    return found


def _known_by(view: View, seq: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    return [] if view.known_seq is None else [seq < view.known_seq]


def _agendas(
    view: View, connection: Connection, ids: Sequence[str]
) -> tuple[Mapping[str, list[str]], Mapping[str, int]]:
    """The items of each agenda as everybody may read them, and the entry that told of them last."""
    i = item.c
    last = select(i.meeting, func.max(i.recorded_seq).label("seq")).where(
        i.log == view.town, i.meeting.in_(ids), *_known_by(view, i.recorded_seq)
    )
    query = select(i.meeting, i.number, i.title, i.closed_because).where(view.true(item), i.meeting.in_(ids))
    agendas: dict[str, list[str]] = defaultdict(list)
    if not ids:
        return agendas, {}
    for row in connection.execute(query.order_by(i.meeting, i.number)):
        because = f"closed: {ClosedBecause.of(row.closed_because).words}" if row.closed_because else ""
        agendas[row.meeting].append(f"{row.number}  {because or row.title}")
    rows = connection.execute(last.group_by(i.meeting))
    return agendas, {row.meeting: row.seq for row in rows}


def _moments(view: View, connection: Connection, entries: Iterable[int]) -> dict[int, datetime]:
    e, wanted = event_table.c, sorted(set(entries))
    query = select(e.seq, e.at).where(e.log == view.town, e.seq.in_(wanted))
    return {row.seq: from_utc_text(row.at) for row in connection.execute(query)} if wanted else {}
