"""How entries on the register of interests read."""

from __future__ import annotations

from datetime import date

from compacttui.questions.telling import Entry, Told, day_in, noted, tells
from compacttui.rules.dates import PartialDate, days, plural
from compacttui.rules.text import shortened
from compacttui.rules.words import InterestCategory, InterestKind, Mitigation, Publication, Standing

_A_PHRASE = 60


@tells("interest.declared", on=day_in("declared_on"))
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
            _entered_later(entry) or _to_the_officer(entry),
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


@tells("interest.reviewed", on=day_in("reviewed_on"))
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


@tells("interest.confirmed", on=day_in("confirmed_on"))
def interests_confirmed(entry: Entry) -> Told:
    """Confirmed for the year, in time or late; nothing to declare is said as such."""
    event = entry.event
    confirmed = _whole(event.text("confirmed_on"))
    late = max(0, (confirmed - _whole(event.text("due_on"))).days)
    entries = event.data.get("entries")
    said = "nothing to declare" if event.data.get("nil") else plural(int(str(entries)), "interest")
    return Told(
        event.text("confirmed_on"),
        "interests confirmed for the year",
        noted(said, f"{days(late)} late" if late else "", _to_the_officer(entry)),
        Standing.LATE if late else Standing.DONE,
    )


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


def _to_the_officer(entry: Entry) -> str:
    return "as told to the officer" if entry.event.actor != entry.event.data.get("person") else ""


def _entered_later(entry: Entry) -> str:
    """That it was declared elsewhere before it was entered here."""
    later = (_whole(entry.event.day) - _whole(entry.event.text("declared_on"))).days
    return f"declared elsewhere, entered here {days(later)} later" if later else ""


def _whole(text: str) -> date:
    return date.fromisoformat(text)
