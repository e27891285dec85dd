"""The standing register of interests: what a person holds that could pull against those they speak for.

A row's period is the interest's own, from when until when it is held; the ledger's numbers say when it
became known. Both questions can be asked of any day: what held, and what had been declared.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint, Index

from compacttui.records.columns import (
    KNOWN,
    day,
    flag,
    number,
    one_of,
    partial_index,
    ref,
    subject_table,
    words,
)
from compacttui.records.events import (
    Change,
    Event,
    Get,
    Private,
    Value,
    corrected,
    ended,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import InterestCategory, InterestKind, Mitigation, Publication

interest = subject_table(
    "interest",
    ref("person", "person"),
    one_of("category", InterestCategory),
    one_of("kind", InterestKind),
    flag("indirect"),
    words("relationship", optional=True),
    ref("organisation", "organisation", optional=True, led_by_another=True),
    words("body", optional=True),
    words("description", optional=True),
    flag("potential"),
    flag("loyalty"),
    flag("political"),
    day("since"),
    day("until", optional=True),
    day("aware_on"),
    day("declared_on"),
    day("declare_by"),
    one_of("mitigation", Mitigation, optional=True),
    words("mitigation_note", optional=True),
    words("agreed_by", optional=True),
    day("reviewed_on", optional=True),
    day("review_on", optional=True),
    one_of("publication", Publication),
    words("publication_reason", optional=True),
    ref("in_place_of", "interest", optional=True),
    flag("entered_later"),
    one_of("state", ("declared", "closed", "voided")),
    constraints=[
        CheckConstraint(
            "(publication = 'public') = (publication_reason IS NULL)", name="holding_back_has_its_reason"
        ),
        CheckConstraint(
            "organisation IS NOT NULL OR body IS NOT NULL OR description IS NOT NULL", name="says_what"
        ),
        CheckConstraint("relationship IS NULL OR indirect = 1", name="relationship_is_indirect"),
        CheckConstraint("(mitigation IS NULL) = (agreed_by IS NULL)", name="mitigation_is_agreed"),
        CheckConstraint("declared_on >= aware_on", name="aware_before_declared"),
        CheckConstraint("declare_by >= aware_on", name="declared_by_after_aware"),
        CheckConstraint("publication = 'public' OR review_on IS NOT NULL", name="held_back_until_looked_at"),
        CheckConstraint("state <> 'closed' OR effective_to IS NOT NULL", name="closed_has_its_day"),
    ],
)
"""``relationship`` says how someone else's interest is the person's ("sister"); nobody's name is asked for, and
it is never published. ``declare_by`` is the last day for declaring it, by the rule of that time: a later rule
makes nobody late. ``since`` and ``until`` are as they were told; the period counts a year or a month to its end.
``review_on`` is the day on which somebody looks again at what is done about it and at what is held back. ``entered_later``:
it was declared on paper after the records had begun, and entered on a later day."""

# What was told once still counts where it was told in time: matches look at superseded rows, too.
Index("ix_interest_person_organisation", interest.c.log, interest.c.person, interest.c.organisation)
# Everything ever told of one body: what an agenda names is held against it, and found in the index alone.
Index(
    "ix_interest_organisation",
    interest.c.log,
    interest.c.organisation,
    interest.c.person,
    interest.c.id,
    interest.c.state,
    interest.c.effective_from,
    interest.c.effective_to,
    interest.c.recorded_seq,
    interest.c.superseded_seq,
)

annual_return = subject_table(
    "annual_return",
    ref("person", "person", led_by_another=True),
    flag("nil"),
    number("entries"),
    day("confirmed_on"),
    day("due_on"),
    constraints=[CheckConstraint("(nil = 1) = (entries = 0)", name="nothing_is_nothing")],
)
"""That a person said once more that the register is right about them: so many entries, or nothing to declare.

``due_on`` is the last day for it, by the rule of that time."""
# Whether somebody said so lately is answered by the index alone: asked of everybody in a seat.
partial_index(
    "ix_annual_return_confirmed_on_now",
    annual_return.c.log,
    annual_return.c.person,
    annual_return.c.confirmed_on,
    annual_return.c.effective_from,
    annual_return.c.effective_to,
    annual_return.c.superseded_seq,
    where=KNOWN,
)

_CONTENT = (
    "category",
    "kind",
    "indirect",
    "organisation",
    "potential",
    "loyalty",
    "political",
    "since",
    "until",
    "over_on",
)
_WORDS = ("relationship", "body", "description")

kind(
    "interest.declared",
    "Interest declared",
    about=("person",),
    data=(
        *_CONTENT,
        *("person", "aware_on", "declared_on", "declare_by", "publication", "review_on", "in_place_of"),
        "entered_later",
    ),
    private=(*_WORDS, "publication_reason"),
)
kind("interest.amended", "Interest amended", about=("person",), data=_CONTENT, private=_WORDS)
kind(
    "interest.reviewed",
    "Interest reviewed",
    about=("person",),
    data=("mitigation", "reviewed_on", "review_on", "publication"),
    private=("mitigation_note", "agreed_by", "publication_reason"),
)
kind("interest.closed", "Interest closed", about=("person",), data=("until", "over_on"))
kind("interest.voided", "Interest entered by mistake", about=("person",))
kind(
    "interest.confirmed",
    "Interests confirmed for the year",
    about=("person",),
    data=("person", "nil", "entries", "confirmed_on", "due_on"),
)


@reduces("interest.declared")
def interest_declared(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """On the register from now on, true since the day it is held; perhaps until a day already known."""
    row = opened(
        interest, event, told(interest, event, private), since=event.text("since"), state="declared"
    ).row
    yield Change(interest, {**row, "effective_to": event.cell("over_on")})


@reduces("interest.amended")
def interest_amended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The same interest, told better; what was told before stays known as of its days."""
    yield from corrected(
        get,
        interest,
        event,
        _all_told(_WORDS, event, private),
        effective_from=event.text("since"),
        effective_to=event.cell("over_on"),
    )


@reduces("interest.reviewed")
def interest_reviewed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What is done about it, agreed with whom, and how much of it is published."""
    yield from corrected(
        get,
        interest,
        event,
        _all_told(("mitigation_note", "agreed_by", "publication_reason"), event, private),
    )


@reduces("interest.closed")
def interest_closed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Held no longer; the entry stays as it is."""
    yield from ended(
        get, interest, event, told(interest, event, private), until=event.text("over_on"), state="closed"
    )


@reduces("interest.voided")
def interest_voided(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It was never so; auditors still see that it was entered, and why it was taken out."""
    yield from corrected(get, interest, event, state="voided")


@reduces("interest.confirmed")
def interests_confirmed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The register is right about somebody, they say; "nothing to declare" is said, too."""
    told_of = told(annual_return, event, private)
    yield opened(annual_return, event, told_of, since=event.text("confirmed_on"))


def _all_told(fields: tuple[str, ...], event: Event, private: Private) -> dict[str, Value]:
    """What the entry tells, where words that it leaves out are words taken away."""
    return {**dict.fromkeys(fields), **told(interest, event, private)}
