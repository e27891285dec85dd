"""Candidates: nominated, ruled on, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.events import (
    Change,
    Event,
    Get,
    Private,
    changed,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.records.selections.tables import nomination

# A nomination is nobody's business before it is published: it stands in the lines of the person, of the
# organisations and of the process, and not in the line of the seat.
ABOUT = ("selection", "person")

kind(
    "nomination.received",
    "Nomination received",
    about=ABOUT,
    data=(
        "selection",
        "person",
        "organisation",
        "capacity",
        "proposer",
        "seconder",
        "more_backers",
        "consented",
        "received_at",
        "checks",
    ),
    private=("name_on_ballot", "folded", "statement", "skills", "interests", "findings"),
)
kind(
    "nomination.put_right",
    "Nomination put right",
    about=ABOUT,
    data=("organisation", "capacity", "proposer", "seconder", "consented", "checks"),
    private=("name_on_ballot", "folded", "statement", "skills", "interests", "findings"),
)
kind(
    "nomination.ruled", "Nomination ruled on", about=ABOUT, data=("valid", "in_spite_of"), private=("ruling",)
)
kind("nomination.withdrawn", "Nomination withdrawn", about=ABOUT)
kind("nomination.stood_aside", "Candidate stood aside", about=ABOUT)
kind(
    "nomination.questioned",
    "Candidate asked about what was found",
    about=ABOUT,
    data=("questioned_on", "reply_by"),
    private=("question",),
)
kind("nomination.replied", "Candidate replied", about=ABOUT, private=("reply",))
kind(
    "nomination.disqualified",
    "Candidate disqualified",
    about=ABOUT,
    data=("was", "replied", "exceptions"),
    private=("ruling",),
)
kind("nomination.declined", "Candidate in reserve declined", about=ABOUT)


@reduces("nomination.received")
def nomination_received(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody is put forward, and nobody has ruled on it yet."""
    yield opened(nomination, event, told(nomination, event, private), state="submitted")


@reduces("nomination.put_right")
def nomination_put_right(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What was missing is there now; the returning officer looks at it again."""
    said = {"findings": None, **told(nomination, event, private)}
    yield from changed(get, nomination, event, said, state="submitted")


@reduces("nomination.ruled")
def nomination_ruled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Valid, or not valid with the reason."""
    state = "valid" if event["valid"] else "invalid"
    yield from changed(
        get, nomination, event, {"ruling": None, **told(nomination, event, private)}, state=state
    )


@reduces("nomination.withdrawn")
def nomination_withdrawn(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Before the ballot paper was made: the name is not on it."""
    yield from changed(get, nomination, event, state="withdrawn")


@reduces("nomination.stood_aside")
def nomination_stood_aside(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """After the candidates were published: the name stays on the paper, and votes for it move on."""
    yield from changed(get, nomination, event, state="stood_aside")


@reduces("nomination.questioned")
def nomination_questioned(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Something was found late; the candidate has a right of reply before anything is decided."""
    yield from changed(get, nomination, event, told(nomination, event, private), reply=None)


@reduces("nomination.replied")
def nomination_replied(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What the candidate says to it."""
    yield from changed(get, nomination, event, told(nomination, event, private))


@reduces("nomination.disqualified")
def nomination_disqualified(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """No candidate any more; where the ballot paper is out, the name stays on it and votes for it move on."""
    said = told(nomination, event, private)
    yield from changed(get, nomination, event, said, state="disqualified", seat=None, reserve_number=None)


@reduces("nomination.declined")
def nomination_declined(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Asked from the reserve, and not willing."""
    yield from changed(get, nomination, event, state="not_elected", reserve_number=None)
