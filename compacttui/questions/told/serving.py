"""How entries on what happens in office read: leave, questions about a term, recall, the note to the successor."""

from __future__ import annotations

from datetime import date

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.questions.told.terms import whose
from compacttui.rules.dates import long_day, plural
from compacttui.rules.words import GoesOn, RecallOutcome, Standing, TermQuestion


@tells("leave.noted")
def leave_noted(entry: Entry) -> Told:
    """Away; nobody says why."""
    until = entry.day("last_on")
    return Told(
        entry.event.text("first_on"),
        "on leave",
        noted(whose(entry), f"until {long_day(until)}" if until else "no end set"),
    )


@tells("leave.ended")
def leave_ended(entry: Entry) -> Told:
    """Back again."""
    return Told(entry.event.text("last_on"), "last day of leave", whose(entry))


@tells("review.asked")
def review_asked(entry: Entry) -> Told:
    """Somebody in office was asked something."""
    data = entry.event.data
    missed = data.get("missed")
    reply_by = entry.day("reply_by")
    return Told(
        entry.event.text("asked_on"),
        f"asked about {_question(entry)}",
        noted(
            whose(entry),
            f"missed {missed} in a row" if isinstance(missed, int) else "",
            f"reply by {long_day(reply_by)}" if reply_by else "",
            entry.words.get("asked"),
        ),
        Standing.DECIDE,
    )


@tells("review.replied")
def review_replied(entry: Entry) -> Told:
    """What they said to it."""
    said = entry.words.get("reply")
    return Told(
        entry.event.text("replied_on"), f"replied about {_question(entry)}", noted(whose(entry), said)
    )


@tells("review.settled")
def review_settled(entry: Entry) -> Told:
    """They go on, or not."""
    outcome = GoesOn.of(entry.event["outcome"])
    return Told(
        entry.event.text("settled_on"),
        f"{_question(entry)}: {outcome.words}",
        noted(whose(entry), entry.words.get("why")),
        Standing.DONE,
    )


@tells("recall.received")
def recall_received(entry: Entry) -> Told:
    """Some of those who elected want the seat back."""
    return Told(
        entry.event.text("received_on"),
        "petition for recall received",
        noted(whose(entry), _signed(entry), f"{entry.event['needed']} needed", entry.words.get("grounds")),
        Standing.DECIDE,
    )


@tells("recall.signed")
def recall_signed(entry: Entry) -> Told:
    """More have signed."""
    return Told(
        entry.event.text("signed_on"), "petition for recall signed", noted(whose(entry), _signed(entry))
    )


@tells("recall.notified")
def recall_notified(entry: Entry) -> Told:
    """The holder has it in writing."""
    first = date.fromisoformat(entry.event.text("decide_from"))
    return Told(
        entry.event.text("notice_on"),
        "holder told of the recall",
        noted(whose(entry), f"decided from {long_day(first)} on"),
    )


@tells("recall.replied")
def recall_replied(entry: Entry) -> Told:
    """What the holder says."""
    said = entry.words.get("reply")
    return Told(entry.event.text("replied_on"), "replied to the recall", noted(whose(entry), said))


@tells("recall.decided")
def recall_decided(entry: Entry) -> Told:
    """What those who elected decided."""
    data = entry.event.data
    votes = [data.get("votes_for"), data.get("votes_against")]
    counted = f"{votes[0]} for, {votes[1]} against" if all(isinstance(one, int) for one in votes) else ""
    return Told(
        entry.event.text("ended_on"),
        f"recall decided: {RecallOutcome.of(data['outcome']).words}",
        noted(whose(entry), counted, entry.words.get("decision")),
        Standing.DONE,
    )


@tells("recall.lapsed")
def recall_lapsed(entry: Entry) -> Told:
    """It came to nothing."""
    return Told(entry.event.text("ended_on"), "petition for recall lapsed", whose(entry))


@tells("handover.written")
def handover_written(entry: Entry) -> Told:
    """What a holder leaves to whoever follows; the words stand in the note."""
    edition = entry.event["edition"]
    what = "note to the successor written" if edition == 1 else "note to the successor written again"
    return Told(entry.event.text("written_on"), what, whose(entry), Standing.DONE)


@tells("term.mandate_stated")
def mandate_stated(entry: Entry) -> Told:
    """What somebody was sent to do."""
    return Told(entry.event.day, "mandate written down", noted(whose(entry), entry.words.get("mandate")))


@tells("term.continued")
def term_continued(entry: Entry) -> Told:
    """Asked to serve on."""
    until = date.fromisoformat(entry.event.text("continues_until"))
    asked_on = entry.event.text("asked_to_continue_on")
    return Told(asked_on, "asked to continue", noted(whose(entry), f"until {long_day(until)} at the latest"))


def _question(entry: Entry) -> str:
    return TermQuestion.of(entry.event["question"]).words


def _signed(entry: Entry) -> str:
    organisations = entry.event["organisations"]
    number = len(organisations) if isinstance(organisations, list) else 0
    return f"signed by {plural(number, 'organisation')}"
