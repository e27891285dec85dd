"""Whose papers have to go out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.today.rows import Place, TodayRow, line
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.rules.dates import PartialDate, in_days, short_day
from compacttui.rules.meetings import papers_due_on
from compacttui.rules.words import Standing

_SOON: Final = 7
"""Days before their last day from which papers are asked for."""


def papers_due(view: View) -> Iterator[TodayRow]:
    """Meetings whose papers have to go out within a week, or should have gone already."""
    m, clear = meeting.c, view.rules.papers.min_clear_days
    last = view.day + timedelta(days=clear + 1 + _SOON)
    query = select(m.id, m.partnership, m.planned_on).where(
        view.true(meeting),
        m.state == "scheduled",
        m.papers_on.is_(None),
        m.planned_on > view.day.isoformat(),
        m.planned_on <= last.isoformat(),
    )
    names = Names(view)
    with view.reading() as connection:
        found = connection.execute(query.order_by(m.planned_on, m.id)).all()
        names.read(connection, [row.partnership for row in found])
    for row in found:
        planned = PartialDate.from_iso(row.planned_on).earliest
        due = papers_due_on(planned, clear)
        yield line(
            f"papers/{row.id}",
            Place.MEETINGS,
            f"Papers to send: {names.of(row.partnership) or UNKNOWN}, {short_day(planned, view.day)}",
            on=due,
            when=in_days(due, view.day, due=True),
            standing=Standing.LATE if due < view.day else Standing.SOON,
            thing=row.id,
            act="meeting.issue_papers",
            given=(("meeting", row.id),),
        )
