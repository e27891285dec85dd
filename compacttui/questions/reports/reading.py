"""One report-back as each reader may read it: words where they may, that it took place where they may not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.reports.beside import ActionSeen, RemarkSeen, actions_of, remarks_on
from compacttui.questions.reports.items import OTHER_BUSINESS, ItemSeen, ItemText, answered, seen_by
from compacttui.questions.view import View
from compacttui.records.meetings import item, meeting
from compacttui.records.partnerships import seat
from compacttui.records.reports import report, report_item
from compacttui.records.soundings import sounding
from compacttui.rules.dates import days
from compacttui.rules.refusal import Refused
from compacttui.rules.reports import Audience, audience_of, days_late, strictest
from compacttui.rules.words import BasisOfView, Marking, ReportKind, Standing


@dataclass(frozen=True, slots=True)
class ReportRead:
    """A report-back as one reader sees it.

    Attributes:
        id: the report's id.
        meeting_id: on which meeting.
        partnership_id: whose meeting it was.
        seat_id: for which seat.
        person_id: who sent it.
        partnership: the partnership's name on that day.
        met_on: the day of the meeting.
        seat: the seat's name.
        person: who sent it, by name.
        written_by: who wrote it, where that was somebody else.
        sent_on: the day it was first sent; nothing where it was waived.
        due_on: the last day for it.
        days_late: days past that day.
        amended_on: the day of the last new version.
        checked_on: the day on which its markings were checked.
        nothing: the meeting brought nothing to report.
        asks: what members are asked.
        guidance: on what guidance is needed, where the reader is a member.
        items: what it says, item by item.
        standing: in time or late; nothing where it was waived.
        stands: the same in words.
        actions: what is to be done, as far as the reader may read it.
        remarks: what was said about it since, as far as the reader may read it.
    """

    id: str
    meeting_id: str
    partnership_id: str
    seat_id: str
    person_id: str
    partnership: str
    met_on: date
    seat: str
    person: str
    written_by: str
    sent_on: date | None
    due_on: date | None
    days_late: int
    amended_on: date | None
    checked_on: date | None
    nothing: bool
    asks: str
    guidance: str
    items: tuple[ItemSeen, ...]
    standing: Standing | None
    stands: str
    actions: tuple[ActionSeen, ...] = ()
    remarks: tuple[RemarkSeen, ...] = ()


def read_report(view: View, thing: str) -> ReportRead:
    """A report-back as the viewer may read it on the view's day.

    Args:
        view: who is looking.
        thing: the report's id.

    Raises:
        Refused: there is no such report on record on that day.
    """
    with view.reading() as connection:
        return report_read(view, connection, thing)


def report_read(view: View, connection: Connection, thing: str) -> ReportRead:
    """As `read_report`, on a connection that is open already."""
    found = reports_read(view, connection, report.c.id == thing)
    if not found:
        raise Refused("There is no such report on record on that day.", field="report")
    return found[0]


def reports_read(view: View, connection: Connection, *which: ColumnElement[bool]) -> list[ReportRead]:
    """Report-backs as the viewer may read them, in few queries whatever their number.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        which: conditions on the tables of reports and meetings.
    """
    r, m, s = report.c, meeting.c, seat.c
    query = (
        select(report, m.partnership, m.held_on, m.report_due_on, s.name.label("seat_name"))
        .join_from(report, meeting, and_(m.log == r.log, m.id == r.meeting, view.true(meeting)))
        .outerjoin(seat, and_(s.log == r.log, s.id == r.seat, view.true(seat)))
        .where(view.true(report), *which)
    )
    rows = connection.execute(query).all()
    names = Names(view)
    names.read(connection, {thing for row in rows for thing in (row.partnership, row.person, row.written_by)})
    items = _items(view, connection, query.with_only_columns(r.id)) if rows else {}
    silent = closed_items(view, connection, {row.meeting for row in rows if row.kind != ReportKind.FULL})
    things = [row.id for row in rows]
    actions, remarks = actions_of(view, connection, things), remarks_on(view, connection, things)
    read = []
    for row in rows:
        audience = audience_of(view.role, is_own=bool(view.person) and row.person == view.person)
        texts = items.get(row.id) or silent.get(row.meeting, ())
        one = _read(view, row, names, seen_by(texts, audience), audience)
        read.append(replace(one, actions=actions.get(row.id, ()), remarks=remarks.get(row.id, ())))
    return read


def closed_items(
    view: View, connection: Connection, meetings: Iterable[str]
) -> dict[str, tuple[ItemText, ...]]:
    """The items that the agendas of meetings close: that they took place is said even where nobody reports.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        meetings: the meetings' ids.
    """
    wanted, i = sorted(meetings), item.c
    if not wanted:
        return {}
    query = (
        select(i.meeting, i.number, i.title, i.closed_until)
        .where(view.true(item), i.meeting.in_(wanted), i.part == "closed")
        .order_by(i.meeting, i.number)
    )
    found: dict[str, list[ItemText]] = defaultdict(list)
    for row in connection.execute(query):
        until = _day(row.closed_until)
        found[row.meeting].append(ItemText(row.number, row.title, Marking.BOARD_CONFIDENTIAL, until))
    return {meeting: tuple(texts) for meeting, texts in found.items()}


def _items(view: View, connection: Connection, reports: Select[Any]) -> dict[str, list[ItemText]]:
    """What these reports say, item by item, as their writers have it."""
    c, i, q = report_item.c, item.c, sounding.c
    now = and_(i.log == c.log, i.id == c.item, i.superseded_seq.is_(None), i.effective_to.is_(None))
    put = and_(q.log == c.log, q.id == c.sounding, view.true(sounding))
    query = (
        select(report_item, i.title, i.part, i.closed_until, q.question, q.replies, q.summary)
        .outerjoin_from(report_item, item, now)
        .outerjoin(sounding, put)
        .where(view.true(report_item), c.report.in_(reports))
        .order_by(c.report, c.number)
    )
    later = _markings_today(view, connection, reports)
    found: dict[str, list[ItemText]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.report].append(_text(row, later))
    return found


def _markings_today(view: View, connection: Connection, reports: Select[Any]) -> dict[str, Marking]:
    """How the items are marked by now, whatever the day asked about: what was closed later is closed in old text, too."""
    c = report_item.c
    query = (
        select(c.id, c.marking)
        .where(c.log == view.town, c.report.in_(reports), c.superseded_seq.is_(None))
        .order_by(c.version)
    )
    return {row.id: Marking.of(row.marking) for row in connection.execute(query)}


def _text(row: Row[Any], later: dict[str, Marking]) -> ItemText:
    on_agenda = Marking.BOARD_CONFIDENTIAL if row.part == "closed" else Marking.OPEN
    until = row.review_on or (row.closed_until if on_agenda is not Marking.OPEN else None)
    return ItemText(
        number=row.number,
        title=row.title or OTHER_BUSINESS,
        marking=strictest(Marking.of(row.marking), later.get(row.id, Marking.PERSONAL), on_agenda),
        closed_until=date.fromisoformat(until) if until else None,
        reason=row.marking_reason or "",
        discussed=row.discussed or "",
        decided=row.decided or "",
        said=row.said or "",
        basis=BasisOfView.of(row.basis) if row.basis else None,
        people_asked=row.people_asked,
        implications=row.implications or "",
        benefit=row.benefit or "",
        nothing_to_add=bool(row.nothing_to_add),
        asked=row.question or "",
        answered=answered(row.replies, row.summary),
    )


def _read(
    view: View, row: Row[Any], names: Names, items: Sequence[ItemSeen], audience: Audience
) -> ReportRead:
    sent, due = _day(row.sent_on), _day(row.report_due_on)
    late = days_late(due, sent, view.day) if sent and due else 0
    member = audience in {Audience.SECTOR, Audience.OWN, Audience.STAFF, Audience.AUDITOR}
    return ReportRead(
        id=row.id,
        meeting_id=row.meeting,
        partnership_id=row.partnership,
        seat_id=row.seat,
        person_id=row.person,
        partnership=names.of(row.partnership, row.held_on) or UNKNOWN,
        met_on=date.fromisoformat(row.held_on),
        seat=row.seat_name or UNKNOWN,
        person=names.of(row.person) or UNKNOWN,
        written_by=names.of(row.written_by) or "",
        sent_on=sent,
        due_on=due,
        days_late=late,
        amended_on=_day(row.amended_on),
        checked_on=_day(row.checked_on),
        nothing=row.kind == "nothing_to_report",
        asks=row.asks or "",
        guidance=(row.guidance or "") if member else "",
        items=tuple(items),
        standing=None if sent is None else (Standing.LATE if late else Standing.DONE),
        stands=stands(row.kind, late, amended=bool(row.amended_on)),
    )


def stands(kind: str, late: int, *, amended: bool) -> str:
    """How a report on record stands, in words: "sent 12 days late, amended"."""
    if kind == "waived":
        return "waived"
    said = "nothing to report, sent" if kind == "nothing_to_report" else "sent"
    when = f"{days(late)} late" if late else "in time"
    return f"{said} {when}{', amended' if amended else ''}"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
