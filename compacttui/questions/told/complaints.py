"""How entries on complaints and challenges read."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import PartialDate, plural
from compacttui.rules.words import Remedy, Standing


@tells("complaint.received")
def complaint_received(entry: Entry) -> Told:
    """Somebody says that something is wrong."""
    event = entry.event
    return Told(
        event.text("received_on"),
        "complaint received",
        noted(
            f"complaint {event['number']}",
            f"from {entry.name('organisation')}" if event.data.get("organisation") else "",
            entry.words.get("grounds"),
            "after the time for complaints" if event.data.get("late") else "",
            f"to be decided by {PartialDate.from_iso(event.text('decide_by')).words}",
        ),
        Standing.DECIDE,
    )


@tells("complaint.admitted")
def complaint_admitted(entry: Entry) -> Told:
    """Looked into, or not."""
    taken_up = bool(entry.event["admissible"])
    what = "complaint taken up" if taken_up else "complaint not taken up"
    return Told(entry.event.day, what, entry.words.get("admission", ""))


@tells("complaint.decided")
def complaint_decided(entry: Entry) -> Told:
    """The first decision."""
    return _decided(entry, "complaint")


@tells("complaint.appealed")
def complaint_appealed(entry: Entry) -> Told:
    """Others look at it again."""
    panel = entry.event.data.get("panel")
    number = len(panel) if isinstance(panel, list) else 0
    return Told(
        entry.event.day,
        "appeal received",
        noted(
            entry.words.get("appeal"), f"decided by {plural(number, 'person', 'people')} with no part in it"
        ),
        Standing.DECIDE,
    )


@tells("complaint.appeal_decided")
def appeal_decided(entry: Entry) -> Told:
    """The last word."""
    return _decided(entry, "complaint on appeal")


@tells("complaint.carried_out")
def carried_out(entry: Entry) -> Told:
    """What followed."""
    return Told(entry.event.day, "done about a complaint", entry.words.get("done", ""), Standing.DONE)


@tells("result.challenged")
def result_challenged(entry: Entry) -> Told:
    """It stands until that is decided."""
    return Told(
        entry.event.day,
        "result challenged",
        noted("the result stands until that is decided", entry.words.get("grounds")),
        Standing.DECIDE,
    )


@tells("result.confirmed")
def result_confirmed(entry: Entry) -> Told:
    """It was right."""
    return Told(entry.event.day, "result confirmed", "", Standing.DONE)


@tells("count.corrected")
def count_corrected(entry: Entry) -> Told:
    """The right papers, beside the old count."""
    witness = entry.words.get("witness")
    return Told(
        entry.event.day,
        "count corrected",
        noted(
            f"{entry.event['received']} papers, {entry.event['valid']} valid",
            "the count of before is kept",
            f"seen by {witness}" if witness else "",
        ),
        Standing.DONE,
    )


@tells("result.corrected")
def result_corrected(entry: Entry) -> Told:
    """Who is elected by the right count."""
    elected = entry.event.data.get("elected")
    people = (
        [one.get("person") for one in elected if isinstance(one, dict)] if isinstance(elected, list) else []
    )
    names = ", ".join(entry.names.get(str(one), "(not known)") for one in people)
    return Told(entry.event.day, "result corrected", names, Standing.DONE)


@tells("result.voided")
def result_voided(entry: Entry) -> Told:
    """It is no result."""
    return Told(entry.event.day, "result set aside", "the terms under it ended that day", Standing.DECIDE)


def _decided(entry: Entry, what: str) -> Told:
    upheld = bool(entry.event["upheld"])
    remedy = entry.event.data.get("remedy")
    return Told(
        entry.event.day,
        f"{what} upheld" if upheld else f"{what} not upheld",
        noted(Remedy.of(remedy).words if remedy else "", entry.words.get("decision")),
        Standing.DONE,
    )
