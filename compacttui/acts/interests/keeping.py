"""What becomes of an interest on the register: reviewed, closed, or set aside as a mistake."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Interest, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import about_places, own_only, places
from compacttui.records.events import Row
from compacttui.records.interests import interest as kept
from compacttui.records.log import Books
from compacttui.rules import interests as rules
from compacttui.rules.dates import PartialDate, add_months
from compacttui.rules.refusal import Refused
from compacttui.rules.words import InterestState, Mitigation, Publication


def open_entry(desk: Desk, books: Books, thing: str) -> tuple[Row, tuple[str, ...]]:
    """An entry that may still be changed, and what an entry of the ledger on it touches.

    Raises:
        NotPermitted: it is somebody else's.
        Refused: there is none, or it is closed or void.
    """
    row = books.get(kept, thing)
    if row is None:
        raise Refused("There is no such interest on the register. Nothing was changed.", field="interest")
    own_only(desk, str(row["person"]))
    rules.check_may_change(InterestState.of(row["state"]))
    person, organisation = str(row["person"]), row["organisation"]
    held = places(books, desk.today, person=person)
    return row, (person, *about_places(held), *([str(organisation)] if organisation else []))


@act(
    "interest.review",
    title="Agree what is done about an interest",
    on="interest",
    when={InterestState.DECLARED},
    edits=True,
)
def review(
    desk: Desk,
    interest: Interest,
    mitigation: Annotated[Mitigation, Called("What is done")],
    agreed_by: Annotated[str, Called("Agreed with")],
    mitigation_note: Annotated[Words | None, Called("In words")] = None,
    publication: Annotated[Publication | None, Called("How much is published")] = None,
    publication_reason: Annotated[str | None, Called("Why not all of it")] = None,
    review_on: Annotated[date | None, Called("Look at it again on")] = None,
) -> None:
    """Record what is done about an interest, who agreed to it, and how much of it is published.

    Args:
        interest: which entry.
        mitigation: what is done as a rule.
        agreed_by: with whom that was agreed, e.g. the chair, by name and office.
        mitigation_note: what was agreed, in words.
        publication: how much of it is published; as much as before, if left empty.
        publication_reason: why not all of it, for the auditor.
        review_on: the day to look at it again; a year on, by the rule book, if left empty.

    Raises:
        Refused: it is closed or void, it is held back without a reason, or the day to look again is past.
    """
    again = review_on or add_months(desk.today, desk.rules.interest.review_months)
    rules.check_review_on(again, desk.today)
    with desk.writing() as books:
        row, about = open_entry(desk, books, interest)
        if publication is None:
            publication = Publication.of(row["publication"])
            kept = row["publication_reason"]
            publication_reason = publication_reason or (str(kept) if kept else None)
        rules.check_publication(publication, publication_reason)
        books.record(
            "interest.reviewed",
            interest,
            of=str(row["person"]),
            about=about,
            private={
                "mitigation_note": mitigation_note,
                "agreed_by": agreed_by,
                "publication_reason": publication_reason,
            },
            mitigation=mitigation.value,
            reviewed_on=desk.today.isoformat(),
            review_on=again.isoformat(),
            publication=publication.value,
        )


@act(
    "interest.close",
    title="Close an interest",
    on="interest",
    own=True,
    final=True,
    when={InterestState.DECLARED},
)
def close(desk: Desk, interest: Interest, until: PartialDate, reason: str | None = None) -> None:
    """Note that an interest is no longer held; the entry stays, and is never altered.

    Args:
        interest: which entry.
        until: the first day without it. A year or a month counts to its end.
        reason: why, if it helps.

    Raises:
        Refused: it is closed already, or it would end before it began or in the future.
    """
    with desk.writing() as books:
        row, about = open_entry(desk, books, interest)
        if until.earliest > desk.today:
            raise Refused("That day has not come yet. Close the interest when it is over.", field="until")
        if until.latest < PartialDate.from_iso(str(row["since"])).earliest:
            raise Refused("The interest ends before it begins. Please check the day.", field="until")
        books.record(
            "interest.closed",
            interest,
            about=about,
            until=until.iso,
            over_on=rules.over_on(until).iso,
            reason=reason,
        )


@act(
    "interest.void",
    title="Set aside an interest entered by mistake",
    on="interest",
    own=True,
    final=True,
    when={InterestState.DECLARED},
)
def void(desk: Desk, interest: Interest, reason: str) -> None:
    """Take an entry made by mistake off the register; auditors still see it, and why.

    Args:
        interest: which entry.
        reason: what the mistake was.

    Raises:
        Refused: it is closed or void.
    """
    with desk.writing() as books:
        _, about = open_entry(desk, books, interest)
        books.record("interest.voided", interest, about=about, reason=reason)
