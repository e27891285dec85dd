"""What is shown of a report-back, as much as the viewer may read."""

from __future__ import annotations

from sqlalchemy import Connection, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.reports.beside import ActionSeen, RemarkSeen, actions_of, remarks_on
from compacttui.questions.reports.earlier import earlier_lines
from compacttui.questions.reports.items import ItemSeen
from compacttui.questions.reports.reading import ReportRead, report_read
from compacttui.questions.reports.record import records_of
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.actions import action
from compacttui.records.remarks import remark
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Marking, RemarkKind, Standing


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
        Section("Actions", tuple(_action(view, one) for one in read.actions)),
        Section("Comments", tuple(line for one in read.remarks for line in _remark(one))),
        Section("Before it was amended", earlier_lines(view, connection, thing)),
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


def _action(view: View, one: ActionSeen) -> Line:
    who = f"{one.owner}: {one.what}" if one.owner else one.what
    return Line("", who, one.id, one.standing(view.day), noted(one.stands(view.day), one.outcome))


def _remark(one: RemarkSeen) -> tuple[Line, ...]:
    waits = Standing.DECIDE if one.says is RemarkKind.MINUTES and not one.reply else None
    said = Line(one.label, one.said, one.id, waits, "" if one.is_open else "members only")
    return (said, Line("Reply", one.reply, one.id)) if one.reply else (said,)


@shows("remark")
def remark_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A comment on a report-back, with the reply."""
    c = remark.c
    row = connection.execute(select(c.report).where(view.true(remark), c.id == thing)).first()
    on = remarks_on(view, connection, [row.report]).get(row.report, ()) if row is not None else ()
    one = next((each for each in on if each.id == thing), None)
    if row is None or one is None:
        return None
    names = Names(view)
    names.read(connection, [row.report])
    facts = lines(
        fact("On", names.of(row.report), row.report),
        fact("Item", one.item),
        fact("From", one.by),
        fact("Came", one.made_on),
        fact("What it is", one.says.words),
        fact("Who may read it", "everyone" if one.is_open else "members only"),
    )
    words = lines(fact("Comment", one.said), fact("Reply", one.reply), fact("Replied", one.replied_on))
    waits = one.says is RemarkKind.MINUTES and not one.reply
    standing = Standing.DONE if one.reply else (Standing.DECIDE if waits else None)
    return Shown(
        "remark", thing, "Comment on a report-back", (Section("", facts), Section("", words)), standing
    )


@shows("action")
def action_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """An action from a meeting, and what came of it."""
    c = action.c
    row = connection.execute(select(c.report).where(view.true(action), c.id == thing)).first()
    on = actions_of(view, connection, [row.report]).get(row.report, ()) if row is not None else ()
    one = next((each for each in on if each.id == thing), None)
    if row is None or one is None:
        return None
    names = Names(view)
    names.read(connection, [row.report])
    facts = lines(
        fact("What", one.what),
        fact("Who", one.owner),
        fact("By", one.due_on),
        fact("From", names.of(row.report), row.report),
        fact("What came of it", one.outcome),
    )
    return Shown(
        "action", thing, "Action", (Section("", facts),), one.standing(view.day), one.stands(view.day)
    )


def _item(one: ItemSeen) -> Section:
    closed = f" ({one.marking.words})" if one.marking is not Marking.OPEN else ""
    stub = (Line("", one.stub),) if one.stub else ()
    return Section(
        f"{one.number}  {one.title}{closed}",
        (*stub, *(Line(label, words) for label, words in one.lines)),
    )
