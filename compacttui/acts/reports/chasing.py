"""Reminding people of report-backs: that it was done, as the officer says. The program itself sends nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Meeting, Person, Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.reports.sending import report_on
from compacttui.acts.seating import Place, day_of, meeting_of, places
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ChaseWay


@dataclass(frozen=True, slots=True)
class Owed:
    """A report-back that somebody owes.

    Attributes:
        meeting: on which meeting.
        seat: for which seat.
        person: who owes it; whoever held the seat on the day if left empty.
    """

    meeting: Meeting
    seat: Seat
    person: Annotated[Person | None, Called("Who owes it")] = None


@dataclass(frozen=True, slots=True)
class Chased:
    """Reminders that are on record.

    Attributes:
        reports: of how many report-backs.
        people: how many people were reminded.
    """

    reports: int
    people: int

    @property
    def said(self) -> str:
        """What is on record now: "On record: 3 people reminded of 4 report-backs, as you say"."""
        who = plural(self.people, "person", "people")
        return f"On record: {who} reminded of {plural(self.reports, 'report-back')}, as you say."


@act("report.chase", title="Note that you reminded people of report-backs")
def chase(
    desk: Desk,
    reports: Annotated[Sequence[Owed], Called("Report-backs")],
    way: Annotated[ChaseWay, Called("How")] = ChaseWay.EMAIL,
    chased_on: Annotated[date | None, Called("When")] = None,
    passed_on_to: Annotated[str | None, Called("Also told")] = None,
    note: Words | None = None,
) -> Chased:
    """Put on record that you reminded people of report-backs. The program sends nothing: it takes your word.

    Args:
        reports: of which report-backs.
        way: how you did it.
        chased_on: on which day; today if left empty.
        passed_on_to: who else was told, e.g. the chair of the forum.
        note: what was said, if it helps.

    Raises:
        Refused: a report came meanwhile or none is expected, or the day is to come.
    """
    day = chased_on or desk.today
    if not reports:
        raise Refused("Say of which report-backs.", field="reports")
    if day > desk.today:
        raise Refused("This day is still to come. Note it when you have done it.", field="chased_on")
    with desk.writing() as books:
        by_person: dict[str, dict[tuple[str, str], tuple[str, ...]]] = defaultdict(dict)
        for one in reports:
            row, place = _owed(books, one, day)
            about = (one.meeting, place.person, place.seat, str(row["partnership"]))
            by_person[place.person][one.meeting, one.seat] = about
        for person, owed in by_person.items():
            books.record(
                "chase.made",
                books.new_id("chase"),
                about=tuple(dict.fromkeys(thing for some in owed.values() for thing in some)),
                private={"passed_on_to": passed_on_to, "note": note},
                person=person,
                owed=[{"meeting": meeting, "seat": seat} for meeting, seat in owed],
                way=way.value,
                chased_on=day.isoformat(),
            )
    return Chased(sum(len(owed) for owed in by_person.values()), len(by_person))


def _owed(books: Books, one: Owed, day: date) -> tuple[Row, Place]:
    """A meeting on which a report-back is owed, and the place of whoever owes it."""
    row = meeting_of(books, one.meeting)
    if row["held_on"] is None:
        raise Refused("One of these meetings has not been held, so nothing is owed.", field="reports")
    held_on = day_of(row)
    if day < held_on:
        raise Refused("That is before one of these meetings was held.", field="chased_on")
    if report_on(books, one.meeting, one.seat) is not None:
        raise Refused(
            "One of these report-backs has come meanwhile, or none is expected. Look at the list again.",
            field="reports",
        )
    there = places(books, held_on, partnership=str(row["partnership"]), person=one.person)
    on_seat = [place for place in there if place.seat == one.seat]
    place = max(on_seat, key=lambda each: each.basis.holds_the_seat, default=None)
    if place is None:
        raise Refused("Nobody held this seat on the day of the meeting, so nothing is owed.", field="reports")
    return row, place
