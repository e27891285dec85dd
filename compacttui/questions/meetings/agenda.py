"""One meeting with its agenda, and the viewer's own part in it: what forms for declaring and reporting begin from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.holding import records_begin_on
from compacttui.questions.interests.unanswered import OpenMatch, matches_at
from compacttui.questions.meetings.lists import state_of
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.tables import AtTable, at_table, met_on, read_tables
from compacttui.questions.view import View
from compacttui.records.declarations import declaration
from compacttui.records.meetings import item, meeting, named
from compacttui.records.partnerships import seat
from compacttui.rules.dates import at_time, from_utc_text
from compacttui.rules.meetings import clear_days_given, papers_due_on
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ClosedBecause, MeetingKind, MeetingState, MinutesState


@dataclass(frozen=True, slots=True)
class ItemOn:
    """An item of an agenda.

    Attributes:
        id: its id.
        number: its number.
        title: what it is called.
        decision: something is to be decided.
        closed_because: why it is taken without the public; nothing for an open item.
        closed_until: until when it stays closed, if that is known.
        to_follow: it came onto the agenda when the papers had gone out.
        organisations: those it names, as (id, name).
    """

    id: str
    number: int
    title: str
    decision: bool
    closed_because: ClosedBecause | None
    closed_until: date | None
    to_follow: bool
    organisations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DeclaredAt:
    """What the viewer has said at the meeting.

    Attributes:
        id: the declaration's id.
        nil: that there was nothing.
        item_id: in which item; empty for the whole meeting.
        organisation_id: about which organisation.
        interest_id: about which entry of the register.
        words: what was declared, in words.
        left_at: when they left the room, in London.
        returned_at: when they came back.
    """

    id: str
    nil: bool
    item_id: str
    organisation_id: str
    interest_id: str
    words: str
    left_at: time | None
    returned_at: time | None


@dataclass(frozen=True, slots=True)
class Suggested:
    """An organisation on the agenda to which the viewer is tied: listed before they have to think of it.

    Attributes:
        item_id: the item that names it.
        organisation_id: the organisation.
        organisation: its name.
        interest_id: the entry of the register that says so, if one does.
        answered: it has been declared.
    """

    item_id: str
    organisation_id: str
    organisation: str
    interest_id: str
    answered: bool


@dataclass(frozen=True, slots=True)
class MeetingOn:
    """A meeting on the view's day.

    Attributes:
        id: its id.
        partnership_id: whose meeting.
        partnership: the partnership's name.
        kind: what kind of meeting.
        state: where it stands.
        day: the day it was held, or is planned for.
        held: it has been held.
        starts: when it starts, in London; empty where that is not known.
        ends: when it ends.
        place: where.
        online: it is held online.
        papers_on: the day the papers went out.
        papers_clear_days: clear days between papers and meeting.
        papers_due_on: the last day for sending papers, by the rule book.
        due_on: the last day for report-backs; None where none is expected.
        reason: why it was put off or called off, where it was.
        minutes: how far the minutes are.
        minutes_ref: where they are.
        items: the agenda.
        seats: the viewer's own seats at this table.
        declared: what the viewer has said about their interests.
        suggested: what the register suggests that they declare.
    """

    id: str
    partnership_id: str
    partnership: str
    kind: MeetingKind
    state: MeetingState
    day: date
    held: bool
    starts: str
    ends: str
    place: str
    online: bool
    papers_on: date | None
    papers_clear_days: int | None
    papers_due_on: date
    due_on: date | None
    reason: str
    minutes: MinutesState
    minutes_ref: str
    items: tuple[ItemOn, ...]
    seats: tuple[AtTable, ...]
    declared: tuple[DeclaredAt, ...]
    suggested: tuple[Suggested, ...]


def meeting_on(view: View, thing: str) -> MeetingOn:
    """A meeting with its agenda, and the viewer's own part in it.

    Args:
        view: who is looking, and at which day.
        thing: the meeting's id.

    Raises:
        Refused: there is no such meeting on record on that day.
    """
    with view.reading() as connection:
        row = meeting_row_on(view, connection, thing)
        if row is None:
            raise Refused("There is no such meeting on record on that day.", field="meeting")
        query = at_table(view).where(meeting.c.id == thing).order_by(seat.c.number)
        table = read_tables(view, connection, query) if view.person else []
        where = meeting.c.id == thing
        found = matches_at(view, connection, meetings=where, person=view.person) if view.person else []
        return read_meeting(view, connection, row, table, found)


def meeting_row_on(view: View, connection: Connection, thing: str) -> Row[Any] | None:
    """The row of a meeting that holds on the view's day, with ``met_on``, the day it is about."""
    query = select(meeting, met_on(view).label("met_on")).where(view.true(meeting), meeting.c.id == thing)
    return connection.execute(query).first()


def read_meeting(
    view: View, connection: Connection, row: Row[Any], table: Sequence[AtTable], found: Sequence[OpenMatch]
) -> MeetingOn:
    """A meeting with its agenda and the viewer's own part, from what was read of it already.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        row: the meeting's row, with ``met_on``.
        table: its seats.
        found: its matches.
    """
    items = items_on(view, connection, row.id)
    own = tuple(one for one in table if view.person and view.person in {one.holder, one.owed_by})
    mine = [one for one in found if view.person and one.match.person == view.person]
    return _meeting_on(view, connection, row, items, own, _suggested(view, connection, mine))


def items_on(view: View, connection: Connection, thing: str) -> tuple[ItemOn, ...]:
    """The agenda of a meeting on the view's day."""
    i, n = item.c, named.c
    rows = connection.execute(
        select(item).where(view.true(item), i.meeting == thing).order_by(i.number)
    ).all()
    bodies: dict[str, list[str]] = defaultdict(list)
    for one in connection.execute(
        select(n.item, n.organisation).where(view.true(named), n.meeting == thing).order_by(n.id)
    ):
        bodies[one.item].append(one.organisation)
    names = Names(view)
    names.read(connection, {body for some in bodies.values() for body in some})
    return tuple(_item(row, [(body, names.of(body) or UNKNOWN) for body in bodies[row.id]]) for row in rows)


def _item(row: Row[Any], organisations: Sequence[tuple[str, str]]) -> ItemOn:
    return ItemOn(
        id=row.id,
        number=row.number,
        title=row.title,
        decision=bool(row.decision),
        closed_because=ClosedBecause.of(row.closed_because) if row.closed_because else None,
        closed_until=_day(row.closed_until),
        to_follow=bool(row.to_follow),
        organisations=tuple(organisations),
    )


def _suggested(view: View, connection: Connection, found: Sequence[OpenMatch]) -> tuple[Suggested, ...]:
    names = Names(view)
    names.read(connection, [one.match.organisation for one in found])
    return tuple(
        Suggested(
            one.match.item,
            one.match.organisation,
            names.of(one.match.organisation) or UNKNOWN,
            one.match.interests[0] if one.match.interests else "",
            one.answered,
        )
        for one in found
    )


def _declared(view: View, connection: Connection, thing: str) -> tuple[DeclaredAt, ...]:
    if not view.person:
        return ()
    d = declaration.c
    query = select(declaration).where(view.true(declaration), d.meeting == thing, d.person == view.person)
    rows = connection.execute(query.order_by(d.recorded_seq, d.id)).all()
    names = Names(view)
    names.read(connection, [row.organisation for row in rows])
    return tuple(
        DeclaredAt(
            id=row.id,
            nil=bool(row.nil),
            item_id=row.item or "",
            organisation_id=row.organisation or "",
            interest_id=row.interest or "",
            words=names.of(row.organisation) or row.nature or "",
            left_at=_clock(row.left_at),
            returned_at=_clock(row.returned_at),
        )
        for row in rows
    )


def _meeting_on(
    view: View,
    connection: Connection,
    row: Row[Any],
    items: tuple[ItemOn, ...],
    own: tuple[AtTable, ...],
    suggested: tuple[Suggested, ...],
) -> MeetingOn:
    state, papers = state_of(view, row), _day(row.papers_on)
    held = state.took_place or state is MeetingState.INQUORATE
    day = date.fromisoformat(row.met_on)
    names = Names(view)
    names.read(connection, [row.partnership])
    return MeetingOn(
        id=row.id,
        partnership_id=row.partnership,
        partnership=names.of(row.partnership, row.met_on) or UNKNOWN,
        kind=MeetingKind.of(row.kind),
        state=state,
        day=day,
        held=held,
        starts=_at(row.starts_at),
        ends=_at(row.ends_at),
        place=row.place or "",
        online=bool(row.online),
        papers_on=papers,
        papers_clear_days=clear_days_given(papers, day) if papers else None,
        papers_due_on=papers_due_on(day, view.rules.papers.min_clear_days),
        due_on=_day(row.report_due_on) if held and day >= records_begin_on(view, connection) else None,
        reason=row.reason or "",
        minutes=MinutesState.of(row.minutes) if held else MinutesState.NONE,
        minutes_ref=row.minutes_ref or "",
        items=items,
        seats=own,
        declared=_declared(view, connection, row.id),
        suggested=suggested,
    )


def _at(moment: str | None) -> str:
    return at_time(from_utc_text(moment)) if moment else ""


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
