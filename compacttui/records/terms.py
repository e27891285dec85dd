"""Terms: who holds a seat, by which route, under which acceptances, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint, Index, text

from compacttui.records.columns import CURRENT, day, one_of, ref, subject_table, words
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

ENDED_REASONS = (
    "term_end",
    "resigned",
    "stood_down_absence",
    "recalled",
    "ineligible",
    "seat_abolished",
    "partnership_ended",
    "deceased",
    "replaced_by_election",
)
ACCEPTANCES = ("role", "code", "confidentiality", "interests")
"""What must be accepted or handed in before a term becomes active."""

term = subject_table(
    "term",
    ref("seat", "seat"),
    ref("person", "person"),
    ref("organisation", "organisation", optional=True),
    words("capacity", optional=True),
    one_of("basis", ("substantive", "deputy", "acting", "interim", "shadow")),
    ref("selection", "selection", optional=True),
    words("route"),
    day("gained_on", optional=True),
    day("start_on", optional=True),
    day("end_on", optional=True),
    day("ended_on", optional=True),
    one_of("ended_reason", ENDED_REASONS, optional=True),
    words("mandate", optional=True),
    day("role_accepted_on", optional=True),
    day("code_accepted_on", optional=True),
    day("confidentiality_accepted_on", optional=True),
    day("interests_accepted_on", optional=True),
    one_of("state", ("elect", "active", "ended")),
    constraints=[
        # No term without a process or a recorded route that is not an election.
        CheckConstraint("selection IS NOT NULL OR route <> ''", name="route_is_known"),
        CheckConstraint("end_on IS NULL OR start_on IS NULL OR end_on >= start_on", name="ends_after_start"),
        CheckConstraint("(ended_on IS NULL) = (ended_reason IS NULL)", name="ending_has_its_reason"),
        CheckConstraint("state <> 'ended' OR ended_on IS NOT NULL", name="ended_has_its_day"),
    ],
)
# At most one person holds a seat in their own right at any time.
Index(
    "uq_term_one_holder_now",
    term.c.log,
    term.c.seat,
    unique=True,
    sqlite_where=text(f"{CURRENT} AND state = 'active' AND basis = 'substantive'"),
    postgresql_where=text(f"{CURRENT} AND state = 'active' AND basis = 'substantive'"),
)

kind(
    "term.gained",
    "Chosen for the seat",
    about=("person", "seat", "partnership"),
    data=(
        "seat",
        "person",
        "organisation",
        "capacity",
        "basis",
        "selection",
        "route",
        "gained_on",
        "start_on",
        "end_on",
    ),
    private=("mandate",),
)
kind("term.accepted", "Accepted", about=("person", "seat", "partnership"), data=("what", "accepted_on"))
kind("term.began", "Term began", about=("person", "seat", "partnership"), data=("start_on", "end_on"))
kind("term.ended", "Term ended", about=("person", "seat", "partnership"), data=("ended_on", "ended_reason"))


@reduces("term.gained")
def term_gained(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Chosen, and not yet in office until all is accepted and the first day has come."""
    gained = event.cell("gained_on")
    yield opened(
        term, event, told(term, event, private), since=str(gained) if gained else None, state="elect"
    )


@reduces("term.accepted")
def term_accepted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """One of the things that must be accepted or handed in before the term."""
    field = f"{event.text('what')}_accepted_on"
    yield from corrected(get, term, event, {field: event.text("accepted_on")})


@reduces("term.began")
def term_began(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """In office from the first day on."""
    yield from changed(
        get, term, event, told(term, event, private), since=event.text("start_on"), state="active"
    )


@reduces("term.ended")
def term_ended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Out of office; what was done stays on the record."""
    yield from changed(
        get, term, event, told(term, event, private), since=event.text("ended_on"), state="ended"
    )
