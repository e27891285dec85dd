"""Sending a report-back: who may, on which meeting, and for which seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Meeting, Person, Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.reports.actions import ReportAction, actions_data
from compacttui.acts.reports.contents import Contents, ReportItem, beside_agenda
from compacttui.acts.seating import Place, day_of, items_of, meeting_of, places
from compacttui.records.declarations import declaration
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.meetings import attendance
from compacttui.records.reports import report as kept
from compacttui.records.soundings import sounding
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.reports import days_late
from compacttui.rules.words import AttendanceStatus, AttendedAs, ReportKind

__all__ = ["ReportItem", "Sent", "nothing", "submit"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A report-back that members can now read.

    Attributes:
        report: its id.
        due_on: the last day for it; nothing where none was due.
        days_late: days past that day.
        closed_items: how many of its items not everybody may read.
    """

    report: str
    due_on: date | None
    days_late: int
    closed_items: int


@act("report.submit", title="Send a report-back", on="meeting", final=True)
def submit(
    desk: Desk,
    meeting: Meeting,
    items: Sequence[ReportItem] = (),
    asks: Annotated[Words | None, Called("Ask members")] = None,
    guidance: Annotated[Words | None, Called("Guidance I need")] = None,
    seat: Seat | None = None,
    written_by: Person | None = None,
    actions: Sequence[ReportAction] = (),
) -> Sent:
    """Send the report-back on a meeting to those the seat speaks for; open items can be read at once.

    Args:
        meeting: on which meeting.
        items: what is reported, item by item.
        asks: what you would like to know from members.
        guidance: on what you need their guidance.
        seat: for which seat, if you sit there in several.
        written_by: who wrote it, if it was your deputy.
        actions: what is to be done now, by whom and by when.

    Raises:
        Refused: not your meeting, nothing declared for it, an empty item, or it was sent already.
    """
    with desk.writing() as books:
        row = _held(books, meeting)
        place = reporting_place(books, desk, row, seat)
        contents = beside_agenda(items, items_of(books, meeting))
        contents.check(_has_declared(books, meeting, place), desk.today)
        check_soundings(books, meeting, place.seat, contents)
        if not contents.items and not guidance and not asks:
            raise Refused("The report is empty. Write a line, or choose “nothing to report”.", field="items")
        besides = Besides(asks, guidance, written_by, actions)
        return _send(desk, books, row, place, ReportKind.FULL, contents, besides)


@act("report.nothing", title="Send “nothing to report”", on="meeting", final=True)
def nothing(desk: Desk, meeting: Meeting, seat: Seat | None = None) -> Sent:
    """Tell those the seat speaks for that a meeting brought nothing to report.

    Args:
        meeting: which meeting.
        seat: for which seat, if you sit there in several.

    Raises:
        Refused: not your meeting, nothing declared for it, or a report was sent already.
    """
    with desk.writing() as books:
        row = _held(books, meeting)
        place = reporting_place(books, desk, row, seat)
        contents = Contents(())
        contents.check(_has_declared(books, meeting, place), desk.today)
        return _send(desk, books, row, place, ReportKind.NOTHING, contents, Besides())


@dataclass(frozen=True, slots=True)
class Besides:
    """What a report-back says besides its items.

    Attributes:
        asks: what members are asked.
        guidance: on what their guidance is needed.
        written_by: who wrote it, where that was the deputy.
        actions: what is to be done now.
    """

    asks: str | None = None
    guidance: str | None = None
    written_by: str | None = None
    actions: Sequence[ReportAction] = ()


def check_soundings(books: Books, meeting: str, seat: str, contents: Contents) -> None:
    """Refuse a question to members that was put to them before another meeting, or for another seat.

    Raises:
        Refused: an item takes one up.
    """
    for number, (item, _) in enumerate(contents.items, 1):
        asked = books.get(sounding, item.sounding) if item.sounding else None
        if item.sounding and (asked is None or (asked["meeting"], asked["seat"]) != (meeting, seat)):
            raise Refused(
                f"Item {number} takes up a question that was asked before another meeting, or for another seat.",
                field=f"items.{number}.sounding",
            )


def report_on(books: Books, meeting: str, seat: str) -> Row | None:
    """The report for a seat on a meeting, or its waiver, if there is one."""
    c = kept.c
    query = select(kept).where(
        c.log == books.log,
        c.meeting == meeting,
        c.seat == seat,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    found = books.rows(query)
    return found[0] if found else None


def reporting_place(books: Books, desk: Desk, row: Row, seat: str | None) -> Place:
    """The term for which the acting person reports on a meeting.

    Raises:
        Refused: they did not sit there, sit there in several seats, or are on record as not having come.
    """
    partnership, meeting = str(row["partnership"]), str(row["id"])
    own = places(books, day_of(row), partnership=partnership, person=desk.person)
    own = [place for place in own if seat in {None, place.seat}]
    if not own:
        raise Refused(
            "You had no seat at this table on the day of the meeting, so there is nothing for you to report.",
            field="meeting",
        )
    if len({place.seat for place in own}) > 1:
        raise Refused("You sat there in more than one seat. Say for which you report.", field="seat")
    place = own[0]
    recorded = _attendance(books, meeting, place.term)
    if recorded is not None and not AttendanceStatus.of(recorded["status"]).covered:
        raise Refused(
            "The record says that you were not there. If you were, record your attendance first.",
            field="meeting",
        )
    if recorded is not None and recorded["attended_as"] in {AttendedAs.EMPLOYER, AttendedAs.OBSERVER}:
        raise Refused(
            "The record says that you were not there for the seat. If you were, record your attendance first.",
            field="meeting",
        )
    return place


def _held(books: Books, meeting: str) -> Row:
    row = meeting_of(books, meeting)
    if row["held_on"] is None:
        raise Refused(
            "This meeting is not on record as held. Ask the officer to record it; your draft is kept.",
            field="meeting",
        )
    return row


def _has_declared(books: Books, meeting: str, place: Place) -> bool:
    """Whether whoever came for the seat declared something, or that there was nothing."""
    recorded = _attendance(books, meeting, place.term)
    who = place.person
    if recorded is not None and recorded["deputy"] is not None:
        sent = _attendance(books, meeting, str(recorded["deputy"]))
        # A deputy declares for themselves: the holder, who was not there, cannot.
        who = str(sent["person"]) if sent is not None else who
    c = declaration.c
    query = select(c.id).where(
        c.log == books.log,
        c.meeting == meeting,
        c.person == who,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    return bool(books.rows(query.limit(1)))


def _attendance(books: Books, meeting: str, term: str) -> Row | None:
    c = attendance.c
    query = select(attendance).where(
        c.log == books.log,
        c.meeting == meeting,
        c.term == term,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    found = books.rows(query)
    return found[0] if found else None


def _send(
    desk: Desk,
    books: Books,
    row: Row,
    place: Place,
    kind: ReportKind,
    contents: Contents,
    besides: Besides,
) -> Sent:
    meeting = str(row["id"])
    before = report_on(books, meeting, place.seat)
    if before is not None and before["sent_on"] is not None:
        sent = long_day(date.fromisoformat(str(before["sent_on"])))
        raise Refused(f"A report for this seat was sent on {sent}. Amend that one instead.", field="meeting")
    due = date.fromisoformat(str(row["report_due_on"])) if row["report_due_on"] else None
    report = str(before["id"]) if before else books.new_id("report")
    actions, action_words = actions_data(books, meeting, besides.actions)
    books.record(
        "report.submitted",
        report,
        about=(meeting, *place.about, *([besides.written_by] if besides.written_by else [])),
        private={
            "asks": besides.asks,
            "guidance": besides.guidance,
            **contents.words,
            **action_words,
        },
        meeting=meeting,
        seat=place.seat,
        term=place.term,
        person=desk.person,
        kind=kind.value,
        sent_on=desk.today.isoformat(),
        due_on=due.isoformat() if due else None,
        met_on=row["held_on"],
        written_by=besides.written_by,
        items=contents.data,
        actions=actions,
    )
    late = days_late(due, desk.today, desk.today) if due else 0
    return Sent(report, due, late, contents.closed)
