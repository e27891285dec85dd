"""How entries on requests for involvement read."""

from __future__ import annotations

from datetime import date

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import plural
from compacttui.rules.selections.requests import notice_given
from compacttui.rules.words import Engagement, InvolvementReply, Standing


@tells("organisation.engagement_set")
def engagement_set(entry: Entry) -> Told:
    """Whether it wants to be asked to take part."""
    wish = Engagement.of(entry.event["engagement"])
    topics = entry.words.get("engagement_topics")
    return Told(entry.event.text("since"), wish.words, noted(topics))


@tells("involvement.received")
def involvement_received(entry: Entry) -> Told:
    """Somebody asks the sector to take part, with so much notice."""
    data = entry.event.data
    came, wanted = date.fromisoformat(str(data["received_on"])), date.fromisoformat(str(data["needed_by"]))
    months = data.get("enough_months")
    notice = notice_given(came, wanted, months if isinstance(months, int) else 1)
    return Told(
        came.isoformat(),
        "involvement asked for",
        noted(
            entry.words.get("subject"),
            f"by {entry.name('organisation')}" if data.get("organisation") else entry.words.get("asked_by"),
            notice.words,
        ),
        Standing.SOON if notice.is_short else None,
    )


@tells("involvement.acknowledged")
def involvement_acknowledged(entry: Entry) -> Told:
    """Those who asked know that it came."""
    return Told(entry.event.text("acknowledged_on"), "request for involvement acknowledged", _what(entry))


@tells("involvement.circulated")
def involvement_circulated(entry: Entry) -> Told:
    """Passed on to some organisations."""
    organisations = entry.event["organisations"]
    number = len(organisations) if isinstance(organisations, list) else 0
    return Told(
        entry.event.text("circulated_on"),
        "request for involvement passed on",
        noted(_what(entry), f"to {plural(number, 'organisation')}"),
    )


@tells("involvement.taken_back")
def involvement_taken_back(entry: Entry) -> Told:
    """One organisation is asked no longer."""
    return Told(
        entry.event.text("withdrawn_on"), "asked no longer", noted(entry.name("organisation"), _what(entry))
    )


@tells("involvement.replied")
def involvement_replied(entry: Entry) -> Told:
    """What an organisation said."""
    reply = InvolvementReply.of(entry.event["reply"])
    return Told(
        entry.event.text("replied_on"),
        f"replied: {reply.words}",
        noted(entry.name("organisation"), entry.words.get("said")),
        Standing.DONE,
    )


@tells("involvement.declined")
def involvement_declined(entry: Entry) -> Told:
    """Nobody takes part."""
    said = noted(_what(entry), entry.words.get("answer"))
    return Told(entry.event.text("declined_on"), "request for involvement declined", said)


@tells("involvement.fed_back")
def involvement_fed_back(entry: Entry) -> Told:
    """Those who took part know what came of it."""
    said = noted(_what(entry), entry.words.get("outcome"))
    return Told(entry.event.text("fed_back_on"), "told what came of it", said, Standing.DONE)


@tells("involvement.closed")
def involvement_closed(entry: Entry) -> Told:
    """Nothing more is done about it."""
    return Told(entry.event.text("closed_on"), "request for involvement closed", _what(entry))


def _what(entry: Entry) -> str:
    return entry.names.get(entry.event.subject, "")
