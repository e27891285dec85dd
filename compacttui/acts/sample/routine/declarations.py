"""What people say at a meeting about their interests, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from compacttui.acts.desk import Desk
from compacttui.acts.sample.known import Holder, Seat
from compacttui.acts.sample.routine.meetings import Gathering, Item
from compacttui.rules.declarations import Assessment
from compacttui.rules.words import Mitigation, RaisedBy


def declare_nothing(desk: Desk, gathering: Gathering, seat: Seat, holder: Holder) -> None:
    """Say at the meeting that there was no conflict of interest, as ``declaration.nil`` does."""
    with desk.writing() as books:
        books.record(
            "declaration.nil",
            books.new_id("declaration"),
            about=(gathering.id, holder.person.id, *seat.about),
            person=holder.person.id,
            term=holder.term,
            meeting=gathering.id,
            at_meeting=True,
            told_on=gathering.day.isoformat(),
            meeting_on=gathering.day.isoformat(),
        )


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration at a meeting.

    Attributes:
        id: its id.
        about: what every entry on it touches.
        met_on: the day of the meeting, as ISO text.
    """

    id: str
    about: tuple[str, ...]
    met_on: str


def declare(
    desk: Desk, gathering: Gathering, seat: Seat, holder: Holder, item: Item, nature: str
) -> Declared:
    """Declare an interest in the organisation that an item names, as ``declaration.make`` does."""
    bodies = (item.organisation,) if item.organisation else ()
    about = (gathering.id, holder.person.id, *seat.about, item.id, *bodies)
    with desk.writing() as books:
        declared = Declared(books.new_id("declaration"), about, gathering.day.isoformat())
        books.record(
            "declaration.made",
            declared.id,
            of=holder.person.id,
            about=about,
            private={"nature": nature},
            person=holder.person.id,
            term=holder.term,
            item=item.id,
            interest=None,
            organisation=item.organisation,
            category=None,
            raised_by=RaisedBy.SELF.value,
            instead_of=None,
            meeting=gathering.id,
            at_meeting=desk.today == gathering.day,
            told_on=desk.today.isoformat(),
            meeting_on=gathering.day.isoformat(),
        )
    return declared


def assess(desk: Desk, declared: Declared, mitigation: Mitigation, decided_by: str) -> None:
    """Record what the chair decided, as ``declaration.assess`` does."""
    with desk.writing() as books:
        books.record(
            "declaration.assessed",
            declared.id,
            about=declared.about,
            private={"assessment_reason": None, "decided_by": decided_by},
            assessment=Assessment.CONFLICT.value,
            mitigation=mitigation.value,
            assessed_on=desk.today.isoformat(),
        )


def leave_and_come_back(desk: Desk, declared: Declared, left_at: time, returned_at: time) -> None:
    """Note when somebody was out of the room, as ``declaration.leave`` and ``declaration.come_back`` do."""
    with desk.writing() as books:
        books.record(
            "declaration.left",
            declared.id,
            about=declared.about,
            left_at=f"{left_at:%H:%M}",
            meeting_on=declared.met_on,
        )
    with desk.writing() as books:
        books.record(
            "declaration.returned",
            declared.id,
            about=declared.about,
            returned_at=f"{returned_at:%H:%M}",
            meeting_on=declared.met_on,
        )


def minute(desk: Desk, declared: Declared, number: str) -> None:
    """Note where the minutes record it, as ``declaration.minute`` does."""
    with desk.writing() as books:
        books.record(
            "declaration.minuted", declared.id, about=declared.about, of="", private={"minute": number}
        )
