"""Terms: who holds a seat, by which route, under which acceptances, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import CheckConstraint, Index

from compacttui.records.columns import (
    CURRENT,
    KNOWN,
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
    "result_set_aside",
)
ACCEPTANCES = ("role", "code", "confidentiality", "interests")
"""What must be accepted or handed in before a term becomes active."""

UNOPPOSED = "uncontested"
"""The route of somebody elected where there were no more candidates than places."""

NOT_KNOWN = "not_known"
"""The route of a holder of whom nobody knew how they were chosen when the records began."""

_HOLDING = ("substantive", "interim")
_HOLDS = f"{CURRENT} AND state = 'active' AND basis IN {_HOLDING!r}"

term = subject_table(
    "term",
    ref("seat", "seat", led_by_another=True),
    ref("person", "person", led_by_another=True),
    ref("organisation", "organisation", optional=True),
    words("capacity", optional=True),
    one_of("basis", ("substantive", "deputy", "acting", "interim", "shadow")),
    number("place", optional=True),
    ref("selection", "selection", optional=True),
    words("route"),
    day("gained_on", optional=True),
    day("start_on", optional=True),
    day("end_on", optional=True),
    day("ended_on", optional=True),
    one_of("ended_reason", ENDED_REASONS, optional=True),
    words("mandate", optional=True),
    day("asked_to_continue_on", optional=True),
    day("continues_until", optional=True),
    day("role_accepted_on", optional=True),
    day("code_accepted_on", optional=True),
    day("confidentiality_accepted_on", optional=True),
    day("interests_accepted_on", optional=True),
    day("chair_met_on", optional=True),
    day("conflict_training_on", optional=True),
    day("papers_access_on", optional=True),
    ref("buddy", "person", optional=True),
    one_of("state", ("elect", "active", "ended")),
    constraints=[
        # No term without a process or a recorded route that is not an election.
        CheckConstraint("selection IS NOT NULL OR route <> ''", name="route_is_known"),
        CheckConstraint("end_on IS NULL OR start_on IS NULL OR end_on >= start_on", name="ends_after_start"),
        # A term won in a selection begins on the day of the declared result or later.
        CheckConstraint(
            "selection IS NULL OR start_on IS NULL OR start_on >= gained_on", name="starts_after_result"
        ),
        CheckConstraint("(ended_on IS NULL) = (ended_reason IS NULL)", name="ending_has_its_reason"),
        CheckConstraint("(state = 'ended') = (ended_on IS NOT NULL)", name="ended_has_its_day"),
        CheckConstraint(
            "state <> 'active' OR basis NOT IN ('substantive', 'interim') OR place IS NOT NULL",
            name="holder_has_a_place",
        ),
    ],
)
"""A term of office. `end_on` is its last day as planned, `ended_on` its last day as it came; `place` is which of a
seat's places its holder has: 1, and more where several share the seat."""
# At most one person has a place in a seat in their own right at any time.
partial_index(
    "uq_term_one_holder_now",
    term.c.log,
    term.c.seat,
    term.c.place,
    unique=True,
    where=_HOLDS,
)

# Whether a term held its seat on a day, as known on any, is answered by the index alone.
Index(
    "ix_term_id",
    term.c.log,
    term.c.id,
    term.c.state,
    term.c.basis,
    term.c.effective_from,
    term.c.effective_to,
    term.c.recorded_seq,
    term.c.superseded_seq,
)

# Who sat on a seat on a day is answered by the index alone: asked for every seat at every table, as known on any day.
Index(
    "ix_term_seat_held",
    term.c.log,
    term.c.seat,
    term.c.state,
    term.c.basis,
    term.c.effective_from,
    term.c.effective_to,
    term.c.id,
    term.c.person,
    term.c.superseded_seq,
)

# Of many terms that somebody had, the one that lasts, and the last day of the others.
partial_index(
    "ix_term_person_state_now",
    term.c.log,
    term.c.person,
    term.c.state,
    term.c.effective_to,
    term.c.ended_on,
    term.c.superseded_seq,
    where=KNOWN,
)

# Which ended lately, of ten years of terms.
partial_index("ix_term_ended_on_now", term.c.log, term.c.ended_on, where=f"{KNOWN} AND ended_on IS NOT NULL")

ABOUT = ("person", "seat", "partnership")

kind(
    "term.gained",
    "Chosen for the seat",
    about=ABOUT,
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
        "exceptions",
    ),
    private=("mandate",),
)
kind("term.accepted", "Accepted", about=ABOUT, data=("what", "accepted_on"))
kind("term.began", "Term began", about=ABOUT, data=("start_on", "end_on", "place", "exceptions"))
kind(
    "term.induction_noted",
    "Induction noted",
    about=ABOUT,
    data=("chair_met_on", "conflict_training_on", "papers_access_on", "buddy"),
)
kind("term.mandate_stated", "Mandate written down", about=ABOUT, private=("mandate",))
kind(
    "term.continued",
    "Asked to continue",
    about=ABOUT,
    data=("asked_to_continue_on", "continues_until", "exceptions"),
)
kind("term.ended", "Term ended", about=ABOUT, data=("ended_on", "ended_reason"))


@reduces("term.gained")
def term_gained(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Chosen, and not yet in office until all is accepted and the first day has come."""
    since = event.cell("gained_on") or event.cell("start_on")
    yield opened(term, event, told(term, event, private), since=str(since) if since else None, state="elect")


@reduces("term.accepted")
def term_accepted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Some of what must be accepted or handed in before the term."""
    accepted_on = event.text("accepted_on")
    said = {f"{needed}_accepted_on": accepted_on for needed in event.texts("what")}
    row = get(term, event.subject)
    if row is not None and row["state"] == "active":
        # They were in office when the records began: what they accept now opens no new part of the term.
        yield from corrected(get, term, event, said)
        return
    yield from changed(get, term, event, said, since=accepted_on)


@reduces("term.began")
def term_began(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """In office from the first day on; where nobody knows that day, from the day of the entry."""
    since, row = event.cell("start_on"), get(term, event.subject)
    # A seat of one person has one place, of which nothing need be said; a deputy has none.
    holds = row is not None and row["basis"] in _HOLDING
    yield from changed(
        get,
        term,
        event,
        {"place": 1 if holds else None, **told(term, event, private)},
        since=str(since) if since else None,
        state="active",
    )


@reduces("term.induction_noted")
def induction_noted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What was done to help a new holder find their feet."""
    yield from corrected(get, term, event, told(term, event, private))


@reduces("term.mandate_stated")
def mandate_stated(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What somebody was sent to do, in other words than before or for the first time."""
    yield from corrected(get, term, event, told(term, event, private))


@reduces("term.continued")
def term_continued(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Asked to serve on after the last day, until somebody follows or that day comes."""
    yield from corrected(get, term, event, told(term, event, private))


@reduces("term.ended")
def term_ended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Out of office from the day after the last one; what was done stays on the record."""
    yield from changed(
        get,
        term,
        event,
        told(term, event, private),
        since=day_after(event.text("ended_on")),
        state="ended",
    )


def day_after(last: str) -> str:
    """The first day out of office; a year or a month alone counts as its first day, as everywhere."""
    if len(last) < len("2026-11-21"):
        return last
    return (date.fromisoformat(last) + timedelta(days=1)).isoformat()
