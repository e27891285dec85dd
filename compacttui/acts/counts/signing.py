"""Signing a count: the returning officer and a scrutineer answer for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select

from compacttui.acts.counts.reading import check_repeats, count_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Selection
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    BY_COUNTBACK,
    Process,
    being_counted,
    day_of,
    moment_of,
    name_of,
    nominations_of,
    text_of,
)
from compacttui.acts.selections.standing import check_independent
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import london_day, long_day, to_utc, utc_text
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import ProcessState
from compacttui.rules.working_days import WorkingDays


class Office(StrEnum):
    """In which office somebody signs a count."""

    RETURNING_OFFICER = "returning_officer"
    SCRUTINEER = "scrutineer"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature under a count.

    Attributes:
        complete: both offices have signed now, so the result is provisional.
        complaints_until: until when complaints are heard, once it is, in UTC.
    """

    complete: bool
    complaints_until: datetime | None = None


@act(
    "count.sign",
    title="Sign the count",
    on="selection",
    final=True,
    when={ProcessState.COUNTING, ProcessState.PROVISIONAL, *BY_COUNTBACK},
)
def sign(
    desk: Desk, selection: Selection, on_paper_by: str | None = None, signed_on: date | None = None
) -> Signed:
    """Sign the count, after it was repeated and came out the same; with both signatures the result is provisional.

    A scrutineer who does not use this program signs on paper; the returning officer records it, and it stands in the
    list of exceptions.

    Args:
        selection: whose count.
        on_paper_by: the name of the scrutineer who signed on paper; leave it empty to sign yourself.
        signed_on: the day of the signature on paper; today if left empty.

    Raises:
        Refused: the count is not complete, this office has signed, or somebody with a part in it would sign.
    """
    with desk.writing() as books:
        process = being_counted(desk, books, selection)
        found = _complete_count(books, process)
        check_repeats(books, process, found)
        check_independent(books, process, nominations_of(books, selection))
        office = office_of(desk, process, on_paper_by)
        name = signer_on_paper(books, process, on_paper_by)
        day = signed_on if signed_on and name else day_of(books)
        if day > day_of(books):
            raise Refused(f"{long_day(day)} has not come yet.", field="signed_on")
        before = _signatures(books, text_of(found, "id"))
        _check_not_signed(books, before, office, desk.person if name is None else None, name)
        offices = {text_of(row, "capacity") for row in before}
        completes = len(offices) == 1 and office.value not in offices
        until = _complaints_until(books, process) if completes else None
        books.record(
            "count.signed",
            text_of(found, "id"),
            about=(*process.about, *(() if name else (desk.person,))),
            of="" if name else desk.person,
            private={"name": name},
            selection=selection,
            countback=process.countback,
            capacity=office.value,
            person=None if name else desk.person,
            on_paper=name is not None,
            signed_on=day.isoformat(),
            number=len(before) + 1,
            complaints_close_at=utc_text(until) if until else None,
        )
    return Signed(completes or len(offices) > 1, until)


def _complete_count(books: Books, process: Process) -> Row:
    found = count_of(books, process.id, process.countback)
    if found is None:
        raise Refused("The votes are not counted yet. Count them first.", field="selection")
    if found["state"] == "tie_pending":
        raise Refused("The count waits for a lot. Draw it first.", field="selection")
    return found


def office_of(desk: Desk, process: Process, on_paper_by: str | None) -> Office:
    """In which office somebody speaks about a count.

    Raises:
        NotPermitted: they have none in this selection.
    """
    if desk.role is Role.RETURNING_OFFICER:
        if desk.person != process.officer:
            raise NotPermitted(
                f"The returning officer of selection {process.reference} signs this, and that is somebody else.",
                field="selection",
            )
        return Office.SCRUTINEER if on_paper_by else Office.RETURNING_OFFICER
    if on_paper_by:
        raise NotPermitted(
            "A signature on paper is recorded by the returning officer. Leave the name empty to sign yourself.",
            field="on_paper_by",
        )
    if desk.person not in process.scrutineers:
        raise NotPermitted(f"You are no scrutineer of selection {process.reference}.", field="selection")
    return Office.SCRUTINEER


def signer_on_paper(books: Books, process: Process, on_paper_by: str | None) -> str | None:
    """The name of who signed on paper, where it was on paper: neither the returning officer again, nor a candidate.

    Raises:
        Refused: it is one of those.
    """
    if on_paper_by is None:
        return None
    name = checked_name(on_paper_by, "on_paper_by", "the scrutineer")
    if folded(name) == folded(name_of(books, process.officer)):
        raise Refused("The returning officer cannot sign for the scrutineer, too.", field="on_paper_by")
    if folded(name) in {row["folded"] for row in nominations_of(books, process.id)}:
        raise Refused("A candidate cannot sign the count.", field="on_paper_by")
    return name


def _signatures(books: Books, count: str) -> list[Row]:
    s = kept.signature.c
    query = select(kept.signature).where(
        s.log == books.log, s.count == count, s.superseded_seq.is_(None), s.effective_to.is_(None)
    )
    return books.rows(query)


def _check_not_signed(
    books: Books, before: list[Row], office: Office, person: str | None, name: str | None
) -> None:
    """Refuse a second signature of an office, or of a person: whoever signs has not signed in another office."""
    own = [row for row in before if row["capacity"] == office.value]
    if person is not None and any(row["person"] == person for row in before):
        raise Refused("You have signed this count already.", field="selection")
    if office is Office.RETURNING_OFFICER and own:
        raise Refused("The returning officer before you has signed this count already.", field="selection")
    signed = {name_of(books, text_of(row, "person")) for row in before if row["person"] is not None}
    if name is not None and folded(name) in {folded(one) for one in signed}:
        raise Refused(f"{name} has signed this count already.", field="on_paper_by")
    if person is None and own:
        raise Refused("A scrutineer has signed this count already.", field="on_paper_by")


def _complaints_until(books: Books, process: Process) -> datetime:
    """The end of the time for complaints: as the timetable says, or as many working days after a later result.

    A countback has no timetable, and is later than that of its election.
    """
    book = process.rules
    last = WorkingDays.of(book).after(london_day(moment_of(books)), book.complaint.workdays)
    return max(process.moment("declare_at"), to_utc(last, book.timetable.publish_at))
