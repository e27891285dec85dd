"""What is shown of a question to members."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.soundings import SoundingRow, sounding_rows
from compacttui.questions.view import View
from compacttui.records.reports import report_item
from compacttui.records.soundings import answer, sounding
from compacttui.rules.dates import short_day
from compacttui.rules.roles import Role


@shows("sounding")
def sounding_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A question to members: before which meeting, what they answered, in which report it was taken up."""
    row = next(iter(sounding_rows(view, connection, sounding.c.id == thing)), None)
    if row is None:
        return None
    c = report_item.c
    used = connection.execute(
        select(c.report).where(view.true(report_item), c.sounding == thing).order_by(c.report)
    ).first()
    why = connection.execute(
        select(sounding.c.reason).where(view.true(sounding), sounding.c.id == thing)
    ).scalar()
    names = Names(view)
    names.read(connection, [row.meeting_id, row.item_id, used.report if used else None])
    facts = lines(
        fact("Question", row.question),
        fact("Asked by", row.person, row.person_id),
        fact("Before", names.of(row.meeting_id), row.meeting_id),
        fact("About", names.of(row.item_id), row.item_id) if row.item_id else None,
        fact("Answers until", row.closes_on, standing=row.standing, note=row.stands),
    )
    outcome = lines(
        fact("Answers", row.replies),
        fact("What they said", row.summary),
        fact("Taken into", names.of(used.report), used.report) if used else None,
        fact("Why it was not used", why),
    )
    sections = (Section("", facts), Section("What came of it", outcome), _answers(view, connection, row))
    title = f"Question to members, {names.of(row.meeting_id) or UNKNOWN}"
    return Shown("sounding", thing, title, sections, row.standing, row.stands)


def _answers(view: View, connection: Connection, row: SoundingRow) -> Section:
    """The answers one by one: for whoever asked, the office and auditors."""
    reads = view.role.is_staff or view.role is Role.AUDITOR
    c = answer.c
    query = select(answer).where(view.true(answer), c.sounding == row.id).order_by(c.answered_on, c.id)
    if not (reads or view.person == row.person_id):
        query = query.where(c.person == view.person, c.person.is_not(None))
    found = connection.execute(query).all()
    names = Names(view)
    names.read(connection, {thing for one in found for thing in (one.person, one.organisation)})
    return Section(
        "Answers",
        tuple(
            Line(
                names.of(one.organisation) or names.of(one.person) or "a member",
                one.said,
                note=short_day(date.fromisoformat(one.answered_on), view.today),
            )
            for one in found
        ),
    )
