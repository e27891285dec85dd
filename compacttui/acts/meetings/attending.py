"""Recording how a seat was represented at a meeting, or that its holder sends apologies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Meeting, Term, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import Place, day_of, meeting_of, own_only, places
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.meetings import attendance
from compacttui.rules.dates import from_utc_text, long_day, utc_text
from compacttui.rules.meetings import AFTER, BEFORE, check_apology
from compacttui.rules.permissions import THEMSELVES
from compacttui.rules.refusal import Refused
from compacttui.rules.words import AttendanceStatus, AttendedAs, TermKind


@dataclass(frozen=True, slots=True)
class Attended:
    """How one seat was represented.

    Attributes:
        term: whose term.
        status: present, apologies ...
        deputy: the term of the deputy who came instead, if that is on record.
        attended_as: in which part they came.
        brief: what the holder tells the deputy.
    """

    term: Term
    status: AttendanceStatus = AttendanceStatus.PRESENT
    deputy: Term | None = None
    attended_as: AttendedAs = AttendedAs.REPRESENTATIVE
    brief: Words | None = None


@act(
    "attendance.record",
    title="Record attendance",
    on="meeting",
    when=BEFORE | AFTER,
)
def record_attendance(
    desk: Desk,
    meeting: Meeting,
    term: Term,
    status: AttendanceStatus,
    deputy: Term | None = None,
    attended_as: AttendedAs = AttendedAs.REPRESENTATIVE,
    reason: str | None = None,
    brief: Annotated[Words | None, Called("For the deputy")] = None,
) -> str:
    """Record how a seat is or was represented at a meeting, or send apologies.

    Returns the record's id.

    Args:
        meeting: which meeting.
        term: whose term.
        status: present, apologies ...
        deputy: the term of the deputy who comes instead, if that is on record.
        attended_as: in which part they came.
        reason: why it is recorded again, if it is.
        brief: what the deputy should know, or say; they and the office read it.

    Raises:
        Refused: the person did not sit there then, or the meeting has not begun or had begun already.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["state"] == "cancelled":
            raise Refused("This meeting was called off, so nobody is expected.", field="meeting")
        there = places(books, day_of(row), partnership=str(row["partnership"]))
        own_only(desk, _place_of(term, there, "term").person)
        one = Attended(term, status, deputy, attended_as, brief)
        return record_one(desk, books, meeting, one, there, reason=reason)


def record_one(
    desk: Desk,
    books: Books,
    meeting: str,
    one: Attended,
    there: Sequence[Place],
    *,
    reason: str | None = None,
) -> str:
    """Record how one seat was represented, and with it the deputy who came instead.

    Returns the record's id.

    Args:
        desk: who records it.
        books: the open ledger.
        meeting: at which meeting.
        one: whose term, and how.
        there: who sat there on the day.
        reason: why it is recorded again, if it is.

    Raises:
        Refused: the person did not sit there then, or the meeting has not begun or had begun already.
    """
    row = meeting_of(books, meeting)
    place = _place_of(one.term, there, "term")
    apology = _apology_at(desk, row, one.status)
    stands_in = _deputy_of(one, place, there)
    before = recorded(books, meeting, term=place.term)
    record = str(before[0]["id"]) if before else books.new_id("attendance")
    books.record(
        "attendance.recorded",
        record,
        about=(meeting, *place.about, *([stands_in.person] if stands_in else [])),
        reason=reason,
        private={"brief": one.brief},
        meeting=meeting,
        term=place.term,
        seat=place.seat,
        person=place.person,
        status=one.status.value,
        attended_as=AttendedAs.DEPUTY.value if place.basis is TermKind.DEPUTY else one.attended_as.value,
        deputy=one.deputy,
        apology_at=apology or (str(before[0]["apology_at"]) if before and before[0]["apology_at"] else None),
        held_on=row["held_on"],
    )
    if (
        one.deputy is not None
        and row["held_on"] is not None
        and not recorded(books, meeting, term=one.deputy)
    ):
        record_one(desk, books, meeting, Attended(one.deputy, attended_as=AttendedAs.DEPUTY), there)
    return record


def _place_of(term: str, there: Sequence[Place], field: str) -> Place:
    place = next((each for each in there if each.term == term), None)
    if place is None:
        raise Refused(
            "This person had no seat at this table on the day of the meeting. Check the day.", field=field
        )
    return place


def _deputy_of(one: Attended, place: Place, there: Sequence[Place]) -> Place | None:
    if one.deputy is None:
        if one.brief:
            raise Refused("Say which deputy comes; it is for them.", field="deputy")
        return None
    if one.status is not AttendanceStatus.DEPUTY_SENT:
        raise Refused(
            "A deputy comes where apologies were sent. Choose “apologies, deputy sent”.", field="status"
        )
    deputy = _place_of(str(one.deputy), there, "deputy")
    if deputy.seat != place.seat or deputy.term == place.term:
        raise Refused("Choose the deputy of this seat.", field="deputy")
    if deputy.basis.holds_the_seat:
        raise Refused(
            "They share this seat, and come for themselves. Send apologies without a deputy; nothing is missed.",
            field="deputy",
        )
    return deputy


def _apology_at(desk: Desk, row: Row, status: AttendanceStatus) -> str | None:
    """The moment of an apology that is sent now; nothing where it is noted after the meeting."""
    if row["held_on"] is not None:
        return None
    starts = _starts(row)
    if status in {AttendanceStatus.DEPUTY_SENT, AttendanceStatus.NO_DEPUTY}:
        if desk.role in THEMSELVES and starts is not None:
            check_apology(desk.now, starts)
        # An officer may note afterwards what reached them before; when it did is not known.
        return utc_text(desk.now) if starts is None or desk.now < starts else None
    if status.in_person or status is AttendanceStatus.ABSENT:
        day = day_of(row)
        if day > desk.today:
            raise Refused(
                f"The meeting is on {long_day(day)}. Record who came when it has taken place.", field="status"
            )
    return None


def _starts(row: Row) -> datetime | None:
    return from_utc_text(str(row["starts_at"])) if row["starts_at"] else None


def recorded(books: Books, meeting: str, *, term: str | None = None) -> list[Row]:
    """What is on record of a meeting's attendance, or of one term's."""
    c = attendance.c
    query = select(attendance).where(
        c.log == books.log, c.meeting == meeting, c.superseded_seq.is_(None), c.effective_to.is_(None)
    )
    return books.rows(query if term is None else query.where(c.term == term))
