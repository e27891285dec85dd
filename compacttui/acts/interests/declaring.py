"""Putting interests on the standing register, and telling them better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypedDict

from sqlalchemy import select

from compacttui.acts.declarations.resembling import look_at_agendas
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Interest, Organisation, Person, Words
from compacttui.acts.interests.keeping import open_entry
from compacttui.acts.registry import act
from compacttui.acts.seating import about_places, person_meant, places, records_begin_on
from compacttui.records.interests import interest as kept
from compacttui.records.log import Books
from compacttui.records.terms import term
from compacttui.rules import interests as rules
from compacttui.rules.dates import PartialDate, add_months
from compacttui.rules.permissions import THEMSELVES
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.words import InterestCategory, InterestKind, InterestState, Publication


@dataclass(frozen=True, slots=True)
class Declared:
    """An interest that is now on the register.

    Attributes:
        interest: its id.
        days_late: days past the last day for declaring it; 0 when it was in time.
    """

    interest: str
    days_late: int

    def __str__(self) -> str:
        """Its id, by which later steps of a plan know it."""
        return self.interest


@act("interest.declare", title="Declare an interest", on="person")
def declare(
    desk: Desk,
    person: Person | None = None,
    *,
    category: InterestCategory,
    kind: Annotated[InterestKind, Called("What it comes from")],
    since: PartialDate,
    organisation: Annotated[Organisation | None, Called("In which organisation")] = None,
    body: Annotated[str | None, Called("Or its name")] = None,
    description: Annotated[Words | None, Called("What it is")] = None,
    until: PartialDate | None = None,
    aware_on: Annotated[date | None, Called("Became aware on")] = None,
    indirect: Annotated[bool, Called("Held by someone close")] = False,
    relationship: Annotated[str | None, Called("How they are related")] = None,
    potential: Annotated[bool, Called("No conflict yet")] = False,
    loyalty: Annotated[bool, Called("A matter of loyalty")] = False,
    political: Annotated[bool, Called("Has to do with politics")] = False,
    publication: Annotated[Publication, Called("How much is published")] = Publication.PUBLIC,
    publication_reason: Annotated[str | None, Called("Why not all of it")] = None,
    in_place_of: Annotated[Interest | None, Called("Follows the closed entry")] = None,
    declared_on: Annotated[date | None, Called("Declared on paper on")] = None,
) -> Declared:
    """Put an interest on the register, under today's date.

    Args:
        person: whose interest it is; you, if left empty.
        category: what could be gained or lost.
        kind: what it comes from.
        since: since when it has been held; a year or a month will do.
        organisation: the organisation it is in, if that is on the register.
        body: its name, if it is not on the register.
        description: what it is, in a sentence.
        until: until when it was held, if it is over; the first day without it. A year or month counts to its end.
        aware_on: when you became aware of it; if left empty, the day it began, your first term did or these records did.
        indirect: it is held by someone close to you.
        relationship: how they are related to you, e.g. sister; never their name. It is not published.
        potential: it could become a conflict, and is none yet.
        loyalty: it is a matter of loyalty to another body.
        political: it has to do with a political office.
        publication: how much of it is published.
        publication_reason: why not all of it, for the auditor.
        in_place_of: the closed entry that this one puts right or follows.
        declared_on: for the officer: the day it was declared on paper, or in an earlier register; the history keeps both days.

    Raises:
        NotPermitted: somebody else than the officer says that it was declared earlier.
        Refused: it does not say what it is, its days contradict each other, or it is held back without a reason.
    """
    body, description = _what_it_is(organisation, body, description)
    rules.check_publication(publication, publication_reason)
    told_on = _told_on(desk, declared_on)
    with desk.writing() as books:
        whose = person_meant(desk, person)
        _check_kept(books, in_place_of, whose)
        aware = aware_on or _aware_since(books, whose, since, told_on)
        rules.check_days(since.earliest, until.latest if until else None, aware, told_on)
        allowed = desk.rules.interest.days
        new = books.new_id("interest")
        held = places(books, desk.today, person=whose)
        books.record(
            "interest.declared",
            new,
            of=whose,
            about=(whose, *about_places(held), *([organisation] if organisation else [])),
            private={
                "relationship": relationship,
                "body": body,
                "description": description,
                "publication_reason": publication_reason,
            },
            person=whose,
            aware_on=aware.isoformat(),
            declared_on=told_on.isoformat(),
            # What an earlier register held is no exception; what these records ought to have held is.
            entered_later=records_begin_on(books) <= told_on < desk.today,
            declare_by=rules.declare_by(aware, allowed).isoformat(),
            publication=publication.value,
            review_on=_looked_at_again(desk, publication),
            in_place_of=in_place_of,
            **_content(
                category,
                kind,
                organisation,
                since,
                until,
                indirect=indirect or bool(relationship),
                potential=potential,
                loyalty=loyalty,
                political=political,
            ),
        )
        if body:
            look_at_agendas(desk, books, whose, body, since.iso)
    return Declared(new, rules.days_late(aware, told_on, allowed))


@act(
    "interest.amend",
    title="Amend an interest",
    on="interest",
    own=True,
    when={InterestState.DECLARED},
    edits=True,
)
def amend(
    desk: Desk,
    interest: Interest,
    category: InterestCategory,
    kind: Annotated[InterestKind, Called("What it comes from")],
    since: PartialDate,
    organisation: Annotated[Organisation | None, Called("In which organisation")] = None,
    body: Annotated[str | None, Called("Or its name")] = None,
    description: Annotated[Words | None, Called("What it is")] = None,
    indirect: Annotated[bool, Called("Held by someone close")] = False,
    relationship: Annotated[str | None, Called("How they are related")] = None,
    potential: Annotated[bool, Called("No conflict yet")] = False,
    loyalty: Annotated[bool, Called("A matter of loyalty")] = False,
    political: Annotated[bool, Called("Has to do with politics")] = False,
    until: PartialDate | None = None,
    reason: str | None = None,
) -> None:
    """Tell an open interest better; what was told before stays known. When it was declared does not change.

    Args:
        interest: which entry.
        category: what could be gained or lost.
        kind: what it comes from.
        since: since when it has been held.
        organisation: the organisation it is in, if that is on the register.
        body: its name, if it is not on the register.
        description: what it is, in a sentence.
        indirect: it is held by someone close to you.
        relationship: how they are related to you; never their name.
        potential: it could become a conflict, and is none yet.
        loyalty: it is a matter of loyalty to another body.
        political: it has to do with a political office.
        until: until when, if its end is known; what was said of that before stays, if left empty.
        reason: why it is told again.

    Raises:
        Refused: it is closed or void, or it does not say what it is.
    """
    body, description = _what_it_is(organisation, body, description)
    with desk.writing() as books:
        row, about = open_entry(desk, books, interest)
        until = until or (PartialDate.from_iso(str(row["until"])) if row["until"] else None)
        aware, declared = (date.fromisoformat(str(row[name])) for name in ("aware_on", "declared_on"))
        rules.check_days(since.earliest, until.latest if until else None, aware, declared)
        books.record(
            "interest.amended",
            interest,
            of=str(row["person"]),
            about=(*about, *([organisation] if organisation else [])),
            private={"relationship": relationship, "body": body, "description": description},
            reason=reason,
            **_content(
                category,
                kind,
                organisation,
                since,
                until,
                indirect=indirect or bool(relationship),
                potential=potential,
                loyalty=loyalty,
                political=political,
            ),
        )
        if body:
            look_at_agendas(desk, books, str(row["person"]), body, since.iso)


def _what_it_is(
    organisation: str | None, body: str | None, description: str | None
) -> tuple[str | None, str | None]:
    if not (organisation or body or description):
        raise Refused(
            "Say what the interest is in: choose the organisation, or write its name or a sentence.",
            field="organisation",
        )
    # One organisation has one name: the register's, where it is on it.
    return (None if organisation else body), description


class _Content(TypedDict):
    category: str
    kind: str
    organisation: str | None
    since: str
    until: str | None
    over_on: str | None
    indirect: bool
    potential: bool
    loyalty: bool
    political: bool


def _content(
    category: InterestCategory,
    kind: InterestKind,
    organisation: str | None,
    since: PartialDate,
    until: PartialDate | None,
    *,
    indirect: bool,
    potential: bool,
    loyalty: bool,
    political: bool,
) -> _Content:
    return {
        "category": category.value,
        "kind": kind.value,
        "organisation": organisation,
        "since": since.iso,
        "until": until.iso if until else None,
        "over_on": rules.over_on(until).iso if until else None,
        # A category that says so already need not be said twice.
        "indirect": indirect or category is InterestCategory.INDIRECT,
        "potential": potential,
        "loyalty": loyalty or category is InterestCategory.LOYALTY,
        "political": political or category is InterestCategory.POLITICAL,
    }


def _told_on(desk: Desk, declared_on: date | None) -> date:
    if declared_on is None or declared_on == desk.today:
        return desk.today
    if desk.role in THEMSELVES:
        raise NotPermitted(
            "A declaration counts from the day you make it. If you made it on paper before, ask the officer to enter it."
        )
    rules.check_declared_on(declared_on, desk.today)
    return declared_on


def _looked_at_again(desk: Desk, publication: Publication) -> str | None:
    """The day on which to look again whether something has to be held back."""
    if publication is Publication.PUBLIC:
        return None
    return add_months(desk.today, desk.rules.interest.review_months).isoformat()


def _aware_since(books: Books, person: str, since: PartialDate, told_on: date) -> date:
    """The day it began, the person's first term did or the records did, whichever is last; no later than it was told."""
    t = term.c
    query = select(t.start_on).where(
        t.log == books.log, t.person == person, t.superseded_seq.is_(None), t.start_on.is_not(None)
    )
    starts = [PartialDate.from_iso(str(row["start_on"])).earliest for row in books.rows(query)]
    expected = max(since.earliest, min(starts), records_begin_on(books)) if starts else told_on
    return min(told_on, expected)


def _check_kept(books: Books, in_place_of: str | None, person: str) -> None:
    row = books.get(kept, in_place_of) if in_place_of else None
    if in_place_of and (row is None or row["person"] != person or row["state"] == "declared"):
        raise Refused(
            "A new entry can follow only a closed one, or one set aside, of the same person. Amend the open one instead.",
            field="in_place_of",
        )
