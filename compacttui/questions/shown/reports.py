"""What is shown of a report-back, as much as the viewer may read."""

from __future__ import annotations

from sqlalchemy import Connection

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.reports.reading import ItemSeen, ReportRead, report_read
from compacttui.questions.reports.record import records_of
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.view import View
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Marking


@shows("report")
def report_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A report-back: for which seat, on which meeting, in time or late, and what it says, item by item."""
    try:
        read = report_read(view, connection, thing)
    except Refused:
        return None
    names = Names(view)
    names.read(connection, [read.meeting_id])
    before = records_of(view, connection, {read.person_id}).get(read.person_id)
    sections = (
        _facts(read, names, before.before(read.met_on).said if before else ""),
        *(_item(one) for one in read.items),
        Section(
            "To members",
            lines(fact("I would like to know", read.asks), fact("I need your guidance", read.guidance)),
        ),
    )
    title = f"Report-back by {read.person}, {names.of(read.meeting_id) or UNKNOWN}"
    return Shown("report", thing, title, sections, read.standing, read.stands)


def _facts(read: ReportRead, names: Names, before: str) -> Section:
    return Section(
        "",
        lines(
            fact("Meeting", names.of(read.meeting_id), read.meeting_id),
            fact("Seat", read.seat, read.seat_id),
            fact("By", read.person, read.person_id),
            fact("Written by", read.written_by),
            fact("Sent", read.sent_on, standing=read.standing, note=read.stands),
            fact("Due", read.due_on),
            fact("Amended", read.amended_on),
            fact("Markings checked", read.checked_on),
            fact("Before this", before),
        ),
    )


def _item(one: ItemSeen) -> Section:
    closed = f" ({one.marking.words})" if one.marking is not Marking.OPEN else ""
    stub = (Line("", one.stub),) if one.stub else ()
    return Section(
        f"{one.number}  {one.title}{closed}",
        (*stub, *(Line(label, words) for label, words in one.lines)),
    )
