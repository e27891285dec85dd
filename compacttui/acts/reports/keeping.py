"""What becomes of a report-back: amended, closed further, its markings checked; and waived where none will come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Meeting, Report, Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.reports.contents import Contents, ReportItem, beside_agenda
from compacttui.acts.reports.sending import check_soundings, report_on
from compacttui.acts.seating import day_of, items_of, meeting_of, own_only, places
from compacttui.records.events import Row, Value
from compacttui.records.log import Books
from compacttui.records.reports import report as kept
from compacttui.records.reports import report_item
from compacttui.rules.refusal import Refused
from compacttui.rules.reports import strictest
from compacttui.rules.words import Marking, ReportKind


@act("report.amend", title="Amend a report-back", on="report", final=True, own=True)
def amend(
    desk: Desk,
    report: Report,
    items: Sequence[ReportItem],
    reason: str,
    asks: Annotated[Words | None, Called("Ask members")] = None,
    guidance: Annotated[Words | None, Called("Guidance I need")] = None,
) -> int:
    """Send a new version of a report-back of your own; the old one stays on record. Returns its closed items.

    Args:
        report: which report.
        items: the whole report again, item by item.
        reason: what is put right or added.
        asks: what you would like to know from members.
        guidance: on what you need their guidance.

    Raises:
        Refused: it is somebody else's, or an item is empty.
    """
    with desk.writing() as books:
        row, about = sent_report(books, report)
        own_only(desk, str(row["person"]))
        meeting = str(row["meeting"])
        contents = beside_agenda(items, items_of(books, meeting))
        contents.check(declared=True, sent_on=desk.today)
        check_soundings(books, meeting, str(row["seat"]), contents)
        _check_not_opened(desk, books, report, contents)
        books.record(
            "report.amended",
            report,
            about=about,
            private={"asks": asks, "guidance": guidance, **contents.words},
            reason=reason,
            kind=ReportKind.FULL.value,
            amended_on=desk.today.isoformat(),
            items=contents.data,
        )
    return contents.closed


@act(
    "report.mark",
    title="Close an item of a report-back",
    on="report",
    own=True,
)
def mark(
    desk: Desk, report: Report, number: int, marking: Marking, reason: str, review_on: date | None = None
) -> None:
    """Let fewer people read an item of a report-back, its earlier text included; from that moment on.

    Args:
        report: which report.
        number: which of its items, as they are numbered in it.
        marking: who may read it from now on.
        reason: why.
        review_on: when that is looked at again.

    Raises:
        Refused: there is no such item, it would open instead, or the day is past.
    """
    with desk.writing() as books:
        row, about = sent_report(books, report)
        own_only(desk, str(row["person"]))
        item = books.get(report_item, f"{report}.{number}")
        if item is None:
            raise Refused("The report has no item of that number.", field="number")
        before = Marking.of(item["marking"])
        if marking is Marking.PERSONAL or marking is before or strictest(marking, before) is before:
            raise Refused(
                "Here an item can only be closed further. Its writer opens one by amending the report.",
                field="marking",
            )
        if review_on is not None and review_on <= desk.today:
            raise Refused("Choose a day after today.", field="review_on")
        books.record(
            "report.marked",
            report,
            about=about,
            private={"marking_reason": reason},
            item=f"{report}.{number}",
            marking=marking.value,
            review_on=review_on.isoformat() if review_on else None,
        )


@act("report.check", title="Check the markings of a report-back", on="report")
def check(desk: Desk, report: Report) -> None:
    """Note that you looked at who may read what in a report-back; its words are not yours to change.

    Args:
        report: which report.

    Raises:
        Refused: you wrote it yourself.
    """
    with desk.writing() as books:
        row, about = sent_report(books, report)
        if row["person"] == desk.person:
            raise Refused("Somebody else than the writer checks a report.", field="report")
        books.record("report.checked", report, about=about, checked_on=desk.today.isoformat())


@act("report.waive", title="Waive a report-back", on="meeting")
def waive(desk: Desk, meeting: Meeting, seat: Seat, reason: Words) -> str:
    """Note that no report-back is expected for a seat on a meeting, and why.

    Returns the record's id.

    Args:
        meeting: on which meeting.
        seat: for which seat.
        reason: why none is expected.

    Raises:
        Refused: one was sent or waived already, or nobody held the seat then.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["held_on"] is None:
            raise Refused("This meeting has not been held, so nothing is due.", field="meeting")
        there = places(books, day_of(row), partnership=str(row["partnership"]))
        on_seat = [place for place in there if place.seat == seat]
        place = max(on_seat, key=lambda each: each.basis.holds_the_seat, default=None)
        if place is None:
            raise Refused("Nobody held this seat on the day of the meeting, so nothing is due.", field="seat")
        if report_on(books, meeting, seat) is not None:
            raise Refused(
                "There is a report on record already, or it was waived. Nothing was changed.", field="seat"
            )
        report = books.new_id("report")
        books.record(
            "report.waived",
            report,
            about=(meeting, *place.about),
            reason=reason,
            meeting=meeting,
            seat=seat,
            term=place.term,
            person=place.person,
            waived_on=desk.today.isoformat(),
            due_on=row["report_due_on"],
            met_on=row["held_on"],
        )
    return report


def _check_not_opened(desk: Desk, books: Books, report: str, contents: Contents) -> None:
    """Keep the writer from opening what somebody else closed, until the day on which that is looked at again."""
    c = report_item.c
    query = select(report_item).where(
        c.log == books.log,
        c.report == report,
        c.marking != Marking.OPEN.value,
        c.marked_by != desk.person,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    closed = {str(row["item"]): row for row in books.rows(query) if row["item"]}
    for number, (item, _) in enumerate(contents.items, 1):
        row = closed.get(str(item.item))
        if row is None or _is_over(row["review_on"], desk.today):
            continue
        if strictest(item.marking, Marking.of(row["marking"])) is not item.marking:
            raise Refused(
                f"Item {number} was closed by somebody else. Ask them to look at it again before you open it.",
                field=f"items.{number}.marking",
            )


def _is_over(review_on: Value, today: date) -> bool:
    return review_on is not None and str(review_on) <= today.isoformat()


def sent_report(books: Books, thing: str) -> tuple[Row, tuple[str, ...]]:
    """A report that was sent, and what an entry of the ledger on it touches.

    Raises:
        Refused: there is none.
    """
    row = books.get(kept, thing)
    if row is None or row["sent_on"] is None:
        raise Refused("There is no such report on record. Nothing was changed.", field="report")
    meeting = meeting_of(books, str(row["meeting"]))
    return row, (str(row["meeting"]), str(row["person"]), str(row["seat"]), str(meeting["partnership"]))
