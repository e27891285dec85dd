"""How entries on declarations at meetings, and on what was done about them, read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.records.body import Json
from compacttui.rules.dates import days, time_words
from compacttui.rules.text import shortened
from compacttui.rules.words import MatchOutcome, Mitigation, RaisedBy, Resembles, Standing

_A_PHRASE = 60


@tells("declaration.made")
def declaration_made(entry: Entry) -> Told:
    """Declared at the meeting, before it, or too late."""
    event = entry.event
    raised = RaisedBy.of(event["raised_by"])
    body = entry.name("organisation") if event.data.get("organisation") else ""
    nature = entry.words.get("nature")
    on, when, standing = _when(entry)
    return Told(
        on,
        "interest declared at a meeting",
        noted(
            _where(entry),
            body,
            shortened(nature, _A_PHRASE) if nature else "",
            f"raised by {raised.words}" if raised is not RaisedBy.SELF else "",
            "“nothing to declare” taken back" if event.data.get("instead_of") else "",
            when,
        ),
        standing,
    )


def _said_on(data: Mapping[str, Json], _at: str) -> str:
    """The day it was said: at the meeting, where it was, however late that was recorded."""
    met, told = str(data["meeting_on"]), str(data["told_on"])
    return min(met, told) if data.get("at_meeting") else told


@tells("declaration.nil", on=_said_on)
def nothing_declared(entry: Entry) -> Told:
    """That there was nothing is on record, too."""
    on, when, standing = _when(entry)
    return Told(on, "nothing to declare", lambda: noted(entry.name("meeting"), when), standing)


@tells("declaration.assessed")
def declaration_assessed(entry: Entry) -> Told:
    """What the chair decided."""
    event = entry.event
    mitigation = event.data.get("mitigation")
    decided = Mitigation.of(mitigation).words if mitigation else "no conflict"
    by = entry.words.get("decided_by")
    return Told(
        event.text("assessed_on"),
        "decision on a declared interest",
        noted(decided, f"by {by}" if by else "", entry.words.get("assessment_reason")),
        Standing.DONE,
    )


@tells("declaration.left")
def left_the_room(entry: Entry) -> Told:
    """Left because of the interest."""
    return Told(entry.event.text("meeting_on"), "left the room", noted(_time(entry, "left_at"), _item(entry)))


@tells("declaration.returned")
def came_back(entry: Entry) -> Told:
    """Came back."""
    at = _time(entry, "returned_at")
    return Told(entry.event.text("meeting_on"), "came back into the room", noted(at, _item(entry)))


@tells("declaration.minuted")
def declaration_minuted(entry: Entry) -> Told:
    """Where the minutes say so."""
    minute = entry.words.get("minute")
    return Told(entry.event.day, "declaration minuted", noted(f"minute {minute}" if minute else ""))


@tells("declaration.replied")
def replied(entry: Entry) -> Told:
    """What the person says to what somebody else brought up."""
    reply = entry.words.get("reply")
    return Told(
        entry.event.text("replied_on"),
        "reply to an interest that was raised",
        noted(shortened(reply, _A_PHRASE) if reply else "", _item(entry)),
    )


@tells("declaration.withdrawn")
def declaration_withdrawn(entry: Entry) -> Told:
    """Entered by mistake."""
    return Told(entry.event.day, "declaration set aside as a mistake", noted(entry.words.get("reason")))


@tells("match.answered")
def match_answered(entry: Entry) -> Told:
    """What was found out about an interest that nobody declared."""
    outcome = MatchOutcome.of(entry.event["outcome"])
    breach = outcome is MatchOutcome.BREACH
    return Told(
        entry.event.text("answered_on"),
        "interest not declared: a breach" if breach else "interest not declared: explained",
        noted(_where(entry), entry.name("organisation"), entry.words.get("explanation")),
        Standing.LATE if breach else Standing.DONE,
    )


@tells("match.reported")
def breach_reported(entry: Entry) -> Told:
    """The chair was told of a breach."""
    to = entry.words.get("reported_to")
    return Told(
        entry.event.text("reported_on"),
        "breach reported",
        noted(f"to {to}" if to else "", _item(entry)),
        Standing.LATE,
    )


@tells("match.resembled")
def resembled(entry: Entry) -> Told:
    """A name on an agenda is like one on record."""
    event = entry.event
    return Told(
        min(event.day, event.text("planned_on")),
        "name on the agenda like one on record",
        noted(
            entry.name("item"),
            f"“{entry.words.get('written', '')}”",
            f"like “{entry.words.get('called', '')}”",
        ),
        Standing.DECIDE,
    )


@tells("match.answered_alike")
def answered_alike(entry: Entry) -> Told:
    """One organisation, or two."""
    answer = Resembles.of(entry.event["answer"])
    return Told(
        entry.event.text("answered_on"),
        f"like names looked into: {answer.words}",
        noted(_item(entry), entry.words.get("explanation")),
        Standing.DONE,
    )


def _when(entry: Entry) -> tuple[str, str, Standing]:
    """The day it was said, how far that is from the meeting, and whether that was in time."""
    event = entry.event
    on, met, told = _said_on(event.data, event.at), event.text("meeting_on"), event.text("told_on")
    after = (date.fromisoformat(told) - date.fromisoformat(met)).days
    if event.data.get("at_meeting"):
        return on, f"recorded {days(after)} later" if after > 0 else "", Standing.DONE
    if after > 0:
        return on, f"{days(after)} after the meeting", Standing.LATE
    return on, "before the meeting" if after else "", Standing.DONE


def _where(entry: Entry) -> str:
    return entry.name("item") if entry.event.data.get("item") else entry.name("meeting")


def _item(entry: Entry) -> str:
    return next((entry.names.get(thing, "") for thing in entry.event.about if thing.startswith("ite-")), "")


def _time(entry: Entry, field: str) -> str:
    return time_words(time.fromisoformat(entry.event.text(field)))
