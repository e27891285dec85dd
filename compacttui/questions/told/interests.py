"""How entries on the register of interests read."""

from __future__ import annotations

from datetime import date

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import PartialDate, days
from compacttui.rules.text import shortened
from compacttui.rules.words import InterestCategory, InterestKind, Mitigation, Publication, Standing

_A_PHRASE = 60


@tells("interest.declared")
def interest_declared(entry: Entry) -> Told:
    """Put on the register, in time or late."""
    event = entry.event
    aware, declared = _whole(event.text("aware_on")), _whole(event.text("declared_on"))
    late = max(0, (declared - _whole(event.text("declare_by"))).days)
    after = (declared - aware).days
    when = f"{days(after)} after becoming aware" if after else "on the day of becoming aware"
    return Told(
        event.text("declared_on"),
        "interest declared",
        noted(
            _held(entry),
            _category(entry),
            "potential" if event.data.get("potential") else "",
            when,
            f"{days(late)} late" if late else "",
            "as told to the officer" if event.actor != event.data.get("person") else "",
            _over(entry),
        ),
        Standing.LATE if late else Standing.DONE,
    )


@tells("interest.amended")
def interest_amended(entry: Entry) -> Told:
    """Told better."""
    return Told(
        entry.event.day,
        "interest amended",
        noted(_held(entry), _category(entry), entry.words.get("reason")),
    )


@tells("interest.reviewed")
def interest_reviewed(entry: Entry) -> Told:
    """What is done about it was agreed."""
    agreed = entry.words.get("agreed_by")
    publication = Publication.of(entry.event["publication"])
    return Told(
        entry.event.text("reviewed_on"),
        "interest reviewed",
        noted(
            Mitigation.of(entry.event["mitigation"]).words,
            f"agreed with {agreed}" if agreed else "",
            publication.words if publication is not Publication.PUBLIC else "",
        ),
        Standing.DONE,
    )


@tells("interest.closed")
def interest_closed(entry: Entry) -> Told:
    """Held no longer."""
    body = next((entry.names.get(thing) for thing in entry.event.about if thing.startswith("org-")), None)
    return Told(entry.event.text("until"), "interest closed", noted(body, entry.words.get("reason")))


@tells("interest.voided")
def interest_voided(entry: Entry) -> Told:
    """It was never so."""
    return Told(entry.event.day, "interest set aside as a mistake", noted(entry.words.get("reason")))


def _held(entry: Entry) -> str:
    """What it comes from and in what: "trustee, Harbour Youth Trust"."""
    # The short form of the words: "trustee", of "trustee, or a post of authority ...".
    kind = InterestKind.of(entry.event["kind"]).words.partition(",")[0]
    if entry.event.data.get("organisation"):
        return f"{kind}, {entry.name('organisation')}"
    said = entry.words.get("body") or entry.words.get("description")
    return f"{kind}, {shortened(said, _A_PHRASE)}" if said else kind


def _category(entry: Entry) -> str:
    category = InterestCategory.of(entry.event["category"])
    indirect = bool(entry.event.data.get("indirect")) and category is not InterestCategory.INDIRECT
    return f"{category.words}, indirect" if indirect else category.words


def _over(entry: Entry) -> str:
    until = entry.event.data.get("until")
    return f"until {PartialDate.from_iso(until).words}" if isinstance(until, str) else ""


def _whole(text: str) -> date:
    return date.fromisoformat(text)
