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
