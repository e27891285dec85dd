"""Coming to a seat by a panel or a network, accepting it, beginning; and putting an interest on the register."""

from __future__ import annotations

from datetime import date, timedelta

from compacttui.acts.desk import Desk
from compacttui.acts.sample.known import Holder, Organisation, Person, RegisterEntry, Seat
from compacttui.rules.dates import PartialDate
from compacttui.rules.interests import declare_by
from compacttui.rules.terms import Acceptance, last_day
from compacttui.rules.words import (
    EndedReason,
    InterestCategory,
    InterestKind,
    Publication,
    SelectionMethod,
    TermKind,
)


def gain(
    desk: Desk, seat: Seat, person: Person, route: SelectionMethod, reason: str, mandate: str | None = None
) -> str:
    """Record somebody chosen without a poll, as ``term.gain_otherwise`` does; returns the id of the term."""
    with desk.writing() as books:
        term = books.new_id("term")
        books.record(
            "term.gained",
            term,
            about=(person.id, *seat.about, person.organisation.id),
            of=person.id,
            private={"mandate": mandate},
            reason=reason,
            seat=seat.id,
            person=person.id,
            organisation=person.organisation.id,
            capacity=person.capacity.value,
            basis=TermKind.SUBSTANTIVE.value,
            selection=None,
            route=route.value,
            gained_on=desk.today.isoformat(),
            start_on=None,
            end_on=None,
        )
    return term


def accept(desk: Desk, seat: Seat, person: Person, term: str) -> None:
    """Accept everything that a seat asks for, as ``term.accept`` does."""
    with desk.writing() as books:
        books.record(
            "term.accepted",
            term,
            about=(person.id, *seat.about),
            what=[needed.value for needed in Acceptance],
            accepted_on=desk.today.isoformat(),
        )


def begin(desk: Desk, seat: Seat, person: Person, term: str, months: int) -> Holder:
    """Begin a term today, and end the one before that has run out, as ``term.begin`` does."""
    first = desk.today
    last = last_day(first, months)
    with desk.writing() as books:
        if seat.holder is not None:
            books.record(
                "term.ended",
                seat.holder.term,
                about=(seat.holder.person.id, *seat.about),
                ended_on=(first - timedelta(days=1)).isoformat(),
                ended_reason=EndedReason.TERM_END.value,
            )
        books.record(
            "term.began",
            term,
            about=(person.id, *seat.about),
            start_on=first.isoformat(),
            end_on=last.isoformat(),
            place=1,
        )
    return Holder(term, person, first, last)


def declare(
    desk: Desk,
    person: Person,
    organisation: Organisation,
    category: InterestCategory,
    kind: InterestKind,
    *,
    since: PartialDate,
    aware_on: date,
    description: str,
) -> RegisterEntry:
    """Put an interest in an organisation on the register, as ``interest.declare`` does for its holder."""
    with desk.writing() as books:
        interest = books.new_id("interest")
        books.record(
            "interest.declared",
            interest,
            of=person.id,
            about=(person.id, organisation.id, *(thing for seat in person.held for thing in seat.about)),
            private={
                "relationship": None,
                "body": None,
                "description": description,
                "publication_reason": None,
            },
            person=person.id,
            aware_on=aware_on.isoformat(),
            declared_on=desk.today.isoformat(),
            entered_later=False,
            declare_by=declare_by(aware_on, desk.rules.interest.days).isoformat(),
            publication=Publication.PUBLIC.value,
            in_place_of=None,
            category=category.value,
            kind=kind.value,
            organisation=organisation.id,
            since=since.iso,
            until=None,
            over_on=None,
            review_on=None,
            indirect=category is InterestCategory.INDIRECT,
            potential=False,
            loyalty=category is InterestCategory.LOYALTY,
            political=category is InterestCategory.POLITICAL,
        )
    person.entries += 1
    return RegisterEntry(interest, person, organisation)
