"""Requests for involvement: received, passed on to organisations, answered, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    CURRENT,
    day,
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
    changed,
    corrected,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import Engagement, InvolvementReply

involvement = subject_table(
    "involvement",
    ref("organisation", "organisation", optional=True),
    ref("partnership", "partnership", optional=True),
    words("subject"),
    words("asked_by", optional=True),
    words("detail", optional=True),
    words("short_because", optional=True),
    day("received_on"),
    day("needed_by"),
    number("enough_months"),
    number("reply_workdays"),
    day("reply_by"),
    day("acknowledged_on", optional=True),
    day("circulated_on", optional=True),
    day("answered_on", optional=True),
    day("declined_on", optional=True),
    words("answer", optional=True),
    day("fed_back_on", optional=True),
    words("outcome", optional=True),
    day("closed_on", optional=True),
    constraints=[
        CheckConstraint("needed_by >= received_on", name="wanted_after_it_came"),
        CheckConstraint("(declined_on IS NULL) = (answer IS NULL)", name="declined_with_an_answer"),
        CheckConstraint("(fed_back_on IS NULL) = (outcome IS NULL)", name="fed_back_with_an_outcome"),
    ],
)
"""Somebody asks the sector to take part. `enough_months` and `reply_workdays` are the rules of its day."""
partial_index("ix_involvement_received_now", involvement.c.log, involvement.c.received_on, where=CURRENT)

invited = subject_table(
    "invited",
    ref("involvement", "involvement"),
    ref("organisation", "organisation"),
    day("sent_on"),
    one_of("wish", Engagement, optional=True),
    day("withdrawn_on", optional=True),
    one_of("reply", InvolvementReply, optional=True),
    day("replied_on", optional=True),
    words("said", optional=True),
    constraints=[CheckConstraint("(reply IS NULL) = (replied_on IS NULL)", name="reply_has_its_day")],
)
"""An organisation that a request was passed on to; `wish` is what it had said about being asked."""
partial_index(
    "uq_invited_once_now",
    invited.c.log,
    invited.c.involvement,
    invited.c.organisation,
    unique=True,
    where=CURRENT,
)

kind(
    "involvement.received",
    "Request for involvement received",
    data=(
        *("organisation", "partnership", "received_on", "needed_by"),
        *("enough_months", "reply_workdays", "reply_by"),
    ),
    private=("subject", "asked_by", "detail", "short_because"),
)
kind("involvement.acknowledged", "Request for involvement acknowledged", data=("acknowledged_on",))
kind(
    "involvement.circulated",
    "Request for involvement passed on",
    about=("organisation",),
    data=("organisations", "wishes", "first", "circulated_on", "exceptions"),
)
kind(
    "involvement.taken_back",
    "Request for involvement taken back",
    about=("organisation",),
    data=("invited", "organisation", "withdrawn_on"),
)
kind(
    "involvement.replied",
    "Reply to a request for involvement",
    about=("organisation",),
    data=("invited", "organisation", "reply", "replied_on"),
    private=("said",),
)
kind("involvement.declined", "Request for involvement declined", data=("declined_on",), private=("answer",))
kind("involvement.fed_back", "Told what came of involvement", data=("fed_back_on",), private=("outcome",))
kind("involvement.closed", "Request for involvement closed", data=("closed_on",))


@reduces("involvement.received")
def involvement_received(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody asks; nothing has been done about it yet."""
    yield opened(involvement, event, told(involvement, event, private), since=event.text("received_on"))


@reduces("involvement.acknowledged")
def involvement_acknowledged(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Those who asked know that it came."""
    yield from changed(
        get, involvement, event, told(involvement, event, private), since=event.text("acknowledged_on")
    )


@reduces("involvement.circulated")
def involvement_circulated(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Passed on to some organisations, or to more of them: each has a row of its own."""
    on = event.text("circulated_on")
    row = get(involvement, event.subject)
    if row is None or row["circulated_on"] is None:
        yield from changed(get, involvement, event, since=on, circulated_on=on)
    first, wishes = event["first"], event["wishes"]
    start = first if isinstance(first, int) else 1
    said = wishes if isinstance(wishes, dict) else {}
    for place, organisation in enumerate(event.texts("organisations"), start):
        wish = said.get(organisation)
        yield opened(
            invited,
            event,
            thing=f"{event.subject}.{place}",
            since=on,
            involvement=event.subject,
            organisation=organisation,
            sent_on=on,
            wish=str(wish) if wish else None,
        )


@reduces("involvement.taken_back")
def taken_back(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """An organisation is asked no longer: it had said that it does not want to be."""
    on = event.text("withdrawn_on")
    yield from changed(get, invited, event, thing=event.text("invited"), since=on, withdrawn_on=on)


@reduces("involvement.replied")
def involvement_replied(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What one organisation said; the first reply answers the request."""
    on = event.text("replied_on")
    said = told(invited, event, private)
    said.pop("organisation", None)
    yield from changed(get, invited, event, said, thing=event.text("invited"), since=on)
    row = get(involvement, event.subject)
    if row is not None and (row["answered_on"] is None or on < str(row["answered_on"])):
        yield from corrected(get, involvement, event, answered_on=on)


@reduces("involvement.declined")
def involvement_declined(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Nobody takes part, with the reason that was given to those who asked."""
    on = event.text("declined_on")
    row = get(involvement, event.subject)
    first = str(row["answered_on"]) if row is not None and row["answered_on"] else on
    said = told(involvement, event, private)
    yield from changed(get, involvement, event, said, since=on, answered_on=min(first, on))


@reduces("involvement.fed_back")
def involvement_fed_back(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Those who took part know what came of it."""
    on = event.text("fed_back_on")
    yield from changed(get, involvement, event, told(involvement, event, private), since=on)


@reduces("involvement.closed")
def involvement_closed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Nothing more is done about it."""
    yield from changed(
        get, involvement, event, told(involvement, event, private), since=event.text("closed_on")
    )
