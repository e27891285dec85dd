"""What is due from one representative: the next meetings, declarations, report-backs, the oldest duty first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, or_, select

from compacttui.questions.duties import Duty, Owed, owed_at_meetings
from compacttui.questions.interests.unanswered import matches_at
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.tables import at_table, read_tables
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.records.terms import term
from compacttui.rules.dates import days, in_days
from compacttui.rules.given import Person
from compacttui.rules.roles import Role
from compacttui.rules.words import Standing

SOON_DAYS = 7
"""From how many days before its day something is soon."""

_ORDER = {Standing.LATE: 0, Standing.DECIDE: 1, Standing.SOON: 2}


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something that is due from a representative, or coming up.

    Attributes:
        id: the meeting's id.
        seat_id: for which seat.
        item_id: the item of the agenda, for a match.
        organisation_id: and the organisation it names.
        duty: what kind of thing it is.
        standing: late, to be decided, soon; nothing for what is merely coming.
        what: what is to be done.
        partnership: whose meeting.
        met_on: the day of the meeting.
        when: how far away its day is: "in 6 days", "12 days late".
    """

    id: str
    seat_id: str
    item_id: str
    organisation_id: str
    duty: Duty
    standing: Standing | None
    what: str = column("What")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    when: str = column("When")


@question("due", title="What is due from me", rows=DueRow)
def due(view: View, person: Person | None = None, ahead_days: int = 60) -> Sequence[DueRow]:
    """What a representative has to do for their meetings, and which come next; late first, then what is near.

    Args:
        person: whose; your own, if left out. Officers and auditors can ask for anybody's.
        ahead_days: how far to look ahead for meetings.
    """
    who = person if person and view.role not in {Role.REPRESENTATIVE, Role.DEPUTY} else view.person
    if not who:
        return ()
    with view.reading() as connection:
        owed = [
            *owed_at_meetings(view, connection, person=who),
            *_coming(view, connection, who, view.day + timedelta(days=ahead_days)),
        ]
        names = Names(view)
        names.read(connection, {thing for one in owed for thing in (one.partnership, one.organisation)})
    rows = [_row(view, one, names) for one in owed]
    return sorted(
        rows, key=lambda row: (_ORDER.get(row.standing, 3) if row.standing else 3, row.met_on, row.what)
    )


def _coming(view: View, connection: Connection, person: str, until: date) -> Iterator[Owed]:
    """The meetings that come, and those of the past of which nobody has said whether they were held."""
    m, t, s = meeting.c, term.c, seat.c
    today = view.day.isoformat()
    theirs = select(t.seat).where(view.true(term), t.person == person, t.state == "active")
    where = (
        or_(m.held_on.is_(None), m.held_on > today),
        m.planned_on >= today,
        m.planned_on <= until.isoformat(),
        s.id.in_(theirs),
    )
    for one in read_tables(view, connection, at_table(view).where(*where)):
        if person in {one.holder, one.owed_by}:
            yield Owed(
                Duty.MEETING, one.meeting, one.partnership, one.planned_on, one.seat, person, one.planned_on
            )
    coming = (m.planned_on >= today) & (m.planned_on <= until.isoformat()) & where[0]
    for match in matches_at(view, connection, meetings=coming, person=person):
        if match.is_open:
            yield Owed(
                Duty.MATCH,
                match.meeting,
                match.partnership,
                match.on,
                "",
                person,
                match.on,
                item=match.match.item,
                organisation=match.match.organisation,
            )


def _row(view: View, one: Owed, names: Names) -> DueRow:
    standing, when = _stands(view, one)
    what = one.duty.words
    if one.duty is Duty.MATCH:
        what = f"{names.of(one.organisation) or UNKNOWN} is on the agenda: declare it"
    return DueRow(
        id=one.meeting,
        seat_id=one.seat,
        item_id=one.item,
        organisation_id=one.organisation,
        duty=one.duty,
        standing=standing,
        what=what[0].upper() + what[1:],
        partnership=names.of(one.partnership) or UNKNOWN,
        met_on=one.on,
        when=when,
    )


def _stands(view: View, one: Owed) -> tuple[Standing | None, str]:
    if one.duty is Duty.REPORT and one.due_on is not None:
        when = in_days(one.due_on, view.day, due=True)
        if one.days_late:
            return Standing.LATE, when
        return (Standing.SOON if (one.due_on - view.day).days <= SOON_DAYS else None), f"due {when}"
    away = (one.on - view.day).days
    if one.duty is Duty.MEETING:
        return (Standing.SOON if away <= SOON_DAYS else None), in_days(one.on, view.day)
    if one.duty is Duty.MATCH and away >= 0:
        return Standing.DECIDE, in_days(one.on, view.day)
    return Standing.DECIDE, f"{days(-away)} since the meeting" if away else "since today"
