"""Receiving a complaint about a selection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from compacttui.acts.complaints.reading import number_so_far
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Organisation, Person, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import check_runs_it, day_of, moment_of, process_of
from compacttui.records.log import Books
from compacttui.rules.dates import london_day, long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Complained:
    """A complaint that was received.

    Attributes:
        complaint: its id.
        decide_by: by when it has to be decided.
        late: it came after the time for complaints.
    """

    complaint: str
    decide_by: date
    late: bool


@act("complaint.receive", title="Receive a complaint", on="selection")
def receive(
    desk: Desk,
    selection: Selection,
    grounds: Words,
    person: Person | None = None,
    organisation: Organisation | None = None,
    name: str | None = None,
    received_on: date | None = None,
) -> Complained:
    """Receive a complaint about a selection; no result is declared until it is decided.

    Args:
        selection: about which one.
        grounds: what is complained about, in their words; only those who decide and check read it.
        person: who complains, if they are on the register.
        organisation: the organisation that complains, if one does.
        name: the name of who complains, if they are not on the register.
        received_on: the day it came; today if left empty.

    Raises:
        Refused: nobody is named, or the day cannot be.
    """
    if not (person or organisation or name):
        raise Refused("Say who complains: a person, an organisation or a name.", field="person")
    with desk.writing() as books:
        process = process_of(desk, books, selection)
        check_runs_it(desk, process)
        came = received_on or day_of(books)
        if came > day_of(books):
            raise Refused(f"{long_day(came)} has not come yet.", field="received_on")
        if came < date.fromisoformat(process.text("notice_on")):
            raise Refused("This selection began later. Please check the day.", field="received_on")
        book = process.rules
        by = WorkingDays.of(book).after(came, book.complaint.decide_workdays)
        late = _came_late(books, process.complaints_close_at, came)
        complaint = books.new_id("complaint")
        who = tuple(one for one in (person, organisation) if one)
        books.record(
            "complaint.received",
            complaint,
            about=(*process.about, *who),
            of=person or "",
            private={"name": name, "grounds": grounds},
            selection=selection,
            number=number_so_far(books, selection) + 1,
            person=person,
            organisation=organisation,
            received_on=came.isoformat(),
            late=late,
            decide_by=by.isoformat(),
        )
    return Complained(complaint, by, late)


def _came_late(books: Books, closes_at: datetime | None, came: date) -> bool:
    """Whether the time for complaints was over; there is none before there is a provisional result."""
    if closes_at is None:
        return False
    if came == day_of(books):
        return moment_of(books) >= closes_at
    return came > london_day(closes_at)
