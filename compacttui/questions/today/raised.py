"""What others brought up about somebody's interests, what may be one of theirs, and in whose place they go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import and_, select

from compacttui.questions.interests import likely_matches
from compacttui.questions.meetings.standing_in import sent_to
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.tables import met_on
from compacttui.questions.today.rows import Place, Section, TodayRow, line
from compacttui.questions.view import View
from compacttui.records.declarations import declaration
from compacttui.records.meetings import meeting
from compacttui.rules.dates import PartialDate, in_days, short_day
from compacttui.rules.text import shortened
from compacttui.rules.words import RaisedBy, Standing

_A_PHRASE: Final = 160


def may_be_mine(view: View) -> Iterator[TodayRow]:
    """Names on agendas that may mean a body to which the viewer is tied: they say so, or the office asks."""
    for one in likely_matches(view, person=view.person or None) if view.person else ():
        tied = ("interest", one.interest_id) if one.interest_id else ("organisation", one.organisation_id)
        yield line(
            one.id,
            Place.INTERESTS,
            f"Is “{one.written}” about {one.called}? If so, declare it: {one.partnership}, "
            f"{short_day(one.met_on, view.day)}",
            on=one.met_on,
            when=in_days(one.met_on, view.day),
            standing=Standing.DECIDE,
            thing=one.id,
            act="declaration.make",
            given=(("meeting", one.meeting_id), ("item", one.item_id), tied),
        )


def goes_instead(view: View) -> Iterator[TodayRow]:
    """The coming meetings to which the viewer goes in somebody's place, with what they were told."""
    for one in sent_to(view) if view.person else ():
        told = f"; they say: {shortened(one.brief, _A_PHRASE)}" if one.brief else ""
        yield line(
            f"instead/{one.meeting}",
            Place.MEETINGS,
            f"You go in place of {one.holder}: {one.partnership}, {short_day(one.met_on, view.day)}{told}",
            on=one.met_on,
            when=in_days(one.met_on, view.day),
            thing=one.meeting,
            section=Section.COMING,
        )


def raised_by_others(view: View) -> Iterator[TodayRow]:
    """Interests of the viewer that somebody else brought up at a meeting, until they reply."""
    d, m = declaration.c, meeting.c
    query = (
        select(d.id, d.organisation, d.told_on, m.partnership, met_on(view).label("met_on"))
        .join_from(declaration, meeting, and_(m.log == d.log, m.id == d.meeting, view.true(meeting)))
        .where(view.true(declaration), d.person == view.person, d.reply.is_(None))
        .where(d.raised_by != RaisedBy.SELF.value)
    )
    names = Names(view)
    with view.reading() as connection:
        found = connection.execute(query.order_by(d.told_on, d.id)).all()
        names.read(connection, {thing for row in found for thing in (row.organisation, row.partnership)})
    for row in found:
        met = PartialDate.from_iso(row.met_on).earliest
        about = f": {names.of(row.organisation)}" if row.organisation else ""
        yield line(
            f"raised/{row.id}",
            Place.INTERESTS,
            f"Somebody brought up an interest of yours{about}, "
            f"{names.of(row.partnership, row.met_on) or UNKNOWN}, {short_day(met, view.day)}",
            on=met,
            when=in_days(PartialDate.from_iso(row.told_on).earliest, view.day),
            standing=Standing.DECIDE,
            thing=row.id,
            act="declaration.reply",
            given=(("declaration", row.id),),
        )
