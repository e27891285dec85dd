"""What belongs to serving on a seat: an induction, interests looked at and confirmed each year, a note at the end."""

from __future__ import annotations

from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.sample.known import Holder, Person, RegisterEntry, Seat
from compacttui.rules.words import Mitigation, Publication


def note_induction(desk: Desk, seat: Seat, holder: Holder, chair_met_on: date, papers_from: date) -> None:
    """Note everything that an induction is made of, as ``term.note_induction`` does; the training was today."""
    with desk.writing() as books:
        books.record(
            "term.induction_noted",
            holder.term,
            about=(holder.person.id, *seat.about),
            chair_met_on=chair_met_on.isoformat(),
            conflict_training_on=desk.today.isoformat(),
            papers_access_on=papers_from.isoformat(),
            buddy=None,
        )


def agree(desk: Desk, entry: RegisterEntry, mitigation: Mitigation, agreed_by: str, again: date) -> None:
    """Agree what is done about an interest, as ``interest.review`` does; all of it is published."""
    person = entry.person
    with desk.writing() as books:
        books.record(
            "interest.reviewed",
            entry.interest,
            of=person.id,
            about=(person.id, *about_seats(person), entry.organisation.id),
            private={"mitigation_note": None, "agreed_by": agreed_by, "publication_reason": None},
            mitigation=mitigation.value,
            reviewed_on=desk.today.isoformat(),
            review_on=again.isoformat(),
            publication=Publication.PUBLIC.value,
        )


def confirm(desk: Desk, person: Person, due_on: date) -> None:
    """Confirm that the register is right, nil or not, as ``interest.confirm`` and ``interest.confirm_none`` do."""
    with desk.writing() as books:
        books.record(
            "interest.confirmed",
            books.new_id("return"),
            of=person.id,
            about=(person.id, *about_seats(person)),
            person=person.id,
            nil=not person.entries,
            entries=person.entries,
            confirmed_on=desk.today.isoformat(),
            due_on=due_on.isoformat(),
        )
    person.confirmed_on = desk.today


def hand_over(desk: Desk, seat: Seat, holder: Holder, under_way: str, advice: str) -> None:
    """Write the first edition of a note to the successor, as ``term.hand_over`` does."""
    with desk.writing() as books:
        books.record(
            "handover.written",
            books.new_id("handover"),
            about=(holder.person.id, *seat.about),
            of=holder.person.id,
            private={
                "under_way": under_way,
                "promised": None,
                "people": None,
                "papers": None,
                "advice": advice,
            },
            term=holder.term,
            edition=1,
            written_on=desk.today.isoformat(),
        )


def about_seats(person: Person) -> tuple[str, ...]:
    """The seats and partnerships that an entry on a person's interests touches."""
    return tuple(dict.fromkeys(thing for seat in person.held for thing in seat.about))
