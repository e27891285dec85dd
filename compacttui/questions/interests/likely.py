"""Names on agendas that are like the name of a body to which somebody at the table is tied: still to be looked into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, or_, select, true

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.tables import met_on
from compacttui.questions.view import View
from compacttui.records.declarations import declaration
from compacttui.records.meetings import attendance, item, meeting, named
from compacttui.records.resemblances import resemblance
from compacttui.records.ties import IN_PERSON
from compacttui.rules.dates import days
from compacttui.rules.given import Meeting, Person
from compacttui.rules.word import Word
from compacttui.rules.words import Resembles, Standing


class LikelyShown(Word):
    """Which like names a list shows."""

    OPEN = "open", "to be looked into"
    SAME = "same", "one organisation"
    ANOTHER = "another", "two organisations"
    ALL = "all", "all"


@dataclass(frozen=True, slots=True)
class LikelyRow:
    """A name on an agenda that is like a name on record.

    Attributes:
        id: what was pointed out.
        meeting_id: the meeting's id.
        item_id: the item's.
        person_id: the person's.
        interest_id: the entry of the register, if one ties them.
        organisation_id: the organisation where they belong, or that the entry names, if it is on record.
        standing: to be decided, late, or done.
        written: what the agenda says.
        called: what the register or the list of organisations says.
        person: whose interest it may be.
        partnership: whose meeting.
        met_on: the day of the meeting.
        item: the item, with its number.
        stands: how it stands, in words.
    """

    id: str
    meeting_id: str
    item_id: str
    person_id: str
    interest_id: str
    organisation_id: str
    standing: Standing
    written: str = column("On the agenda")
    called: str = column("On record")
    person: str = column("Person")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    item: str = column("Item")
    stands: str = column("Stands")


@question(
    "likely_matches",
    title="Which names on agendas may mean an interest of somebody at the table",
    rows=LikelyRow,
)
def likely_matches(
    view: View,
    shown: LikelyShown = LikelyShown.OPEN,
    person: Person | None = None,
    at: Meeting | None = None,
) -> Sequence[LikelyRow]:
    """Names on agendas that are like the name of a body to which somebody at the table is tied; the oldest meeting first.

    Args:
        shown: those still to be looked into, those found to be one or two, or all.
        person: only this person's.
        at: only at one meeting.
    """
    r = resemblance.c
    wanted = ((r.person, person), (r.meeting, at))
    query = _rows(view).where(*(column == thing for column, thing in wanted if thing), *_which(view, shown))
    with view.reading() as connection:
        return likely_rows(view, connection, connection.execute(query).all())


def likely_row(view: View, connection: Connection, thing: str) -> LikelyRow | None:
    """One of them; nothing where there is none, or the viewer may not know of it."""
    query = _rows(view).where(resemblance.c.id == thing)
    return next(iter(likely_rows(view, connection, connection.execute(query).all())), None)


def likely_rows(view: View, connection: Connection, raw: Sequence[Row[Any]]) -> list[LikelyRow]:
    """Like names as rows that people read, in the order given."""
    names = Names(view)
    names.read(connection, {thing for row in raw for thing in (row.person, row.partnership)})
    return [_row(view, row, names) for row in raw]


def _rows(view: View) -> Select[Any]:
    r, m, i = resemblance.c, meeting.c, item.c
    day = met_on(view).label("met_on")
    own = true() if view.role in READ_NEARLY_ALL else r.person == view.person
    return (
        select(resemblance, day, m.held_on, i.number.label("item_number"), i.title.label("item_title"))
        .join_from(resemblance, meeting, and_(m.log == r.log, m.id == r.meeting, view.true(meeting)))
        .join(item, and_(i.log == r.log, i.id == r.item, view.true(item)))
        .where(view.true(resemblance), m.state != "cancelled", own)
        .order_by(day, r.meeting, i.number, r.id)
    )


def _which(view: View, shown: LikelyShown) -> list[ColumnElement[bool]]:
    r = resemblance.c
    if shown is LikelyShown.ALL:
        return []
    if shown is not LikelyShown.OPEN:
        return [r.answer == shown.value]
    return [r.answer.is_(None), ~_is_match(view), ~_is_declared(view), ~_was_absent(view)]


def _is_match(view: View) -> ColumnElement[bool]:
    """The agenda names the very organisation by now: it is a match like any other."""
    r, n = resemblance.c, named.c
    return exists().where(n.log == r.log, n.item == r.item, n.organisation == r.tied, view.true(named))


def _is_declared(view: View) -> ColumnElement[bool]:
    """The person declared it at the meeting, whatever it is called."""
    r, d = resemblance.c, declaration.c
    about = or_(d.interest == r.interest, d.organisation == r.tied, d.organisation == r.named)
    where = or_(d.item.is_(None), d.item == r.item)
    return exists().where(
        d.log == r.log,
        d.meeting == r.meeting,
        d.person == r.person,
        d.nil == 0,
        about,
        where,
        view.true(declaration),
    )


def _was_absent(view: View) -> ColumnElement[bool]:
    r, a = resemblance.c, attendance.c
    return exists().where(
        a.log == r.log,
        a.meeting == r.meeting,
        a.person == r.person,
        a.status.not_in(IN_PERSON),
        view.known(attendance),
    )


def _row(view: View, row: Row[Any], names: Names) -> LikelyRow:
    standing, stands = _stands(view, row)
    return LikelyRow(
        id=row.id,
        meeting_id=row.meeting,
        item_id=row.item,
        person_id=row.person,
        interest_id=row.interest or "",
        organisation_id=row.tied or "",
        standing=standing,
        written=row.written,
        called=row.called,
        person=names.of(row.person) or UNKNOWN,
        partnership=names.of(row.partnership, row.met_on) or UNKNOWN,
        met_on=date.fromisoformat(row.met_on),
        item=f"{row.item_number} {row.item_title}",
        stands=stands,
    )


def _stands(view: View, row: Row[Any]) -> tuple[Standing, str]:
    if row.answer is not None:
        return Standing.DONE, Resembles.of(row.answer).words
    since = (view.day - date.fromisoformat(row.met_on)).days
    if since <= 0:
        return Standing.DECIDE, "one organisation, or two?"
    late = since > view.rules.interest.follow_up_days
    return (Standing.LATE if late else Standing.DECIDE), f"not looked into, {days(since)} since the meeting"
