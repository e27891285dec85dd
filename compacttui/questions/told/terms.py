"""How entries on terms of office read: chosen, accepted, begun, ended."""

from __future__ import annotations

from compacttui.questions.holding import route_in_words
from compacttui.questions.telling import Entry, Told, day_in, noted, tells
from compacttui.rules.dates import PartialDate
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import EndedReason, Standing, TermKind


@tells("term.gained")
def term_gained(entry: Entry) -> Told:
    """Somebody was chosen, or held the seat when the records began."""
    event = entry.event
    basis = TermKind.of(event["basis"])
    route = route_in_words(str(event["route"]))
    organisation = entry.name("organisation") if event.data.get("organisation") else ""
    note = noted(
        entry.name("person"),
        "" if basis is TermKind.SUBSTANTIVE else f"as {basis.words}",
        route,
        f"from {organisation}" if organisation else "",
    )
    gained = event.data.get("gained_on")
    if isinstance(gained, str):
        return Told(gained, "chosen for the seat", note)
    start = event.data.get("start_on")
    began = start if isinstance(start, str) else event.day
    said = noted(note, "" if isinstance(start, str) else "not known since when")
    return Told(began, "held the seat when the records began", said, Standing.NO_DATA)


@tells("term.accepted", on=day_in("accepted_on"))
def term_accepted(entry: Entry) -> Told:
    """Some of what comes before a term."""
    what = entry.event["what"]
    said = [Acceptance.of(one).words for one in what] if isinstance(what, list) else []
    return Told(entry.event.text("accepted_on"), "accepted", noted(whose(entry), ", ".join(said)))


@tells("term.began")
def term_began(entry: Entry) -> Told:
    """In office from the first day on."""
    event = entry.event
    start, end = event.data.get("start_on"), event.data.get("end_on")
    return Told(
        start if isinstance(start, str) else event.day,
        "term began",
        noted(
            whose(entry), f"ends {PartialDate.from_iso(end).words}" if isinstance(end, str) else "no end set"
        ),
        Standing.DONE if isinstance(start, str) else Standing.NO_DATA,
    )


@tells("term.induction_noted")
def induction_noted(entry: Entry) -> Told:
    """What was done to help somebody find their feet."""
    data = entry.event.data
    done = {
        "chair_met_on": "met the chair",
        "conflict_training_on": "shown how conflicts are handled",
        "papers_access_on": "reads the papers",
    }
    said = [words for field, words in done.items() if data.get(field)]
    return Told(
        entry.event.day,
        "induction noted",
        noted(whose(entry), *said, f"helped by {entry.name('buddy')}" if data.get("buddy") else ""),
    )


@tells("term.ended")
def term_ended(entry: Entry) -> Told:
    """Out of office after the last day."""
    event = entry.event
    return Told(
        event.text("ended_on"), "term ended", noted(whose(entry), EndedReason.of(event["ended_reason"]).words)
    )


def whose(entry: Entry) -> str:
    """Whose term it is: the first person the entry touches besides a helper."""
    buddy = entry.event.data.get("buddy")
    people = [thing for thing in entry.event.about if thing.startswith("per-") and thing != buddy]
    return entry.names.get(people[0], "") if people else ""
