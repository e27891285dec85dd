"""Comments on report-backs: which wait for a reply, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.reports.beside import remarks_on
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.remarks import remark
from compacttui.records.reports import report
from compacttui.rules.given import Partnership, Person
from compacttui.rules.word import Word
from compacttui.rules.words import RemarkKind, Standing


class RemarksShown(Word):
    """Which comments a list shows."""

    ALL = "all", "all"
    WAITING = "waiting", "without a reply"
    MINUTES = "minutes", "where the minutes say otherwise"


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A comment on a report-back.

    Attributes:
        id: its id.
        report_id: the report-back.
        person_id: who sent that.
        standing: to be decided while the minutes and the report do not agree and nobody replied; done with a reply.
        made_on: the day it came.
        by: who said it, with the organisation they spoke for.
        said: the words.
        person: whose report-back it is about.
        partnership: on whose meeting.
        met_on: the day of the meeting.
        reply: what they replied.
        stands: how it stands, in words.
    """

    id: str
    report_id: str
    person_id: str
    standing: Standing | None
    made_on: date = column("Came")
    by: str = column("From")
    said: str = column("Comment")
    person: str = column("On the report of")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    reply: str = column("Reply")
    stands: str = column("Stands")


@question("comments", title="Comments on report-backs", rows=RemarkRow)
def comments(
    view: View,
    shown: RemarksShown = RemarksShown.ALL,
    person: Person | None = None,
    partnership: Partnership | None = None,
    at_most: int = 500,
) -> Sequence[RemarkRow]:
    """What members say about report-backs and what was replied, as far as you may read it; the latest first.

    Args:
        shown: all of them, those without a reply, or those where the minutes say otherwise.
        person: only on the report-backs of one person.
        partnership: only on those about its meetings.
        at_most: how many at most.
    """
    c, r, m = remark.c, report.c, meeting.c
    query = (
        select(c.id, c.report, r.person, m.partnership, m.held_on)
        # Every comment has its report and its meeting; joined so, the few comments are read first.
        .outerjoin_from(remark, report, and_(r.log == c.log, r.id == c.report, view.true(report)))
        .outerjoin(meeting, and_(m.log == r.log, m.id == r.meeting, view.true(meeting)))
        .where(view.true(remark))
        .order_by(c.made_on.desc(), c.id.desc())
        .limit(at_most)
    )
    if shown is RemarksShown.WAITING:
        query = query.where(c.reply.is_(None))
    if shown is RemarksShown.MINUTES:
        query = query.where(c.says == RemarkKind.MINUTES.value)
    if person:
        query = query.where(r.person == person)
    if partnership:
        query = query.where(m.partnership == partnership)
    with view.reading() as connection:
        found = connection.execute(query).all()
        on = remarks_on(view, connection, sorted({row.report for row in found}))
        names = Names(view)
        names.read(connection, {thing for row in found for thing in (row.person, row.partnership)})
    may = {one.id: one for some in on.values() for one in some}
    rows = []
    for row in found:
        one = may.get(row.id)
        if one is None:
            continue
        contradicts = one.says is RemarkKind.MINUTES
        waiting = Standing.DECIDE if contradicts else None
        rows.append(
            RemarkRow(
                id=row.id,
                report_id=row.report,
                person_id=row.person,
                standing=Standing.DONE if one.reply else waiting,
                made_on=one.made_on,
                by=one.label,
                said=one.said,
                person=names.of(row.person) or UNKNOWN,
                partnership=names.of(row.partnership, row.held_on) or UNKNOWN,
                met_on=date.fromisoformat(row.held_on),
                reply=one.reply,
                stands="replied" if one.reply else ("to be answered" if contradicts else "no reply"),
            )
        )
    return rows
