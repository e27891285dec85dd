"""What people say at a meeting about their interests, what was decided about it, and what they did.

A standing interest, a declaration at a meeting and the decision on it are three things. That somebody said
"none" is on record, too. A match that nobody answered is worked out, never stored; its answer is stored.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint, Index

from compacttui.records.columns import (
    CURRENT,
    day,
    flag,
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
    corrected,
    ended,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import InterestCategory, MatchOutcome, Mitigation, RaisedBy

declaration = subject_table(
    "declaration",
    ref("meeting", "meeting"),
    ref("person", "person"),
    ref("term", "term", optional=True),
    flag("nil"),
    ref("item", "item", optional=True),
    ref("interest", "interest", optional=True),
    ref("organisation", "organisation", optional=True),
    one_of("category", InterestCategory, optional=True),
    words("nature", optional=True),
    one_of("raised_by", RaisedBy),
    flag("at_meeting"),
    day("told_on"),
    one_of("assessment", ("conflict", "no_conflict"), optional=True),
    one_of("mitigation", Mitigation, optional=True),
    words("assessment_reason", optional=True),
    words("decided_by", optional=True),
    day("assessed_on", optional=True),
    words("left_at", optional=True),
    words("returned_at", optional=True),
    words("minute", optional=True),
    words("reply", optional=True),
    day("replied_on", optional=True),
    constraints=[
        CheckConstraint(
            "nil = 0 OR (item IS NULL AND interest IS NULL AND organisation IS NULL AND assessment IS NULL)",
            name="none_is_none",
        ),
        CheckConstraint(
            "nil = 1 OR interest IS NOT NULL OR organisation IS NOT NULL OR nature IS NOT NULL",
            name="says_what",
        ),
        CheckConstraint("(assessment IS NULL) = (assessed_on IS NULL)", name="assessment_has_its_day"),
        CheckConstraint("(assessment IS NULL) = (decided_by IS NULL)", name="assessment_has_its_judge"),
        CheckConstraint(
            "(mitigation IS NOT NULL) = ((assessment = 'conflict') IS TRUE)",
            name="conflict_has_its_mitigation",
        ),
        CheckConstraint(
            "(assessment = 'no_conflict') IS NOT TRUE OR assessment_reason IS NOT NULL",
            name="no_conflict_has_its_reason",
        ),
        CheckConstraint("left_at IS NULL OR left_at LIKE '__:__'", name="left_at_is_a_time"),
        CheckConstraint("returned_at IS NULL OR returned_at LIKE '__:__'", name="returned_at_is_a_time"),
        CheckConstraint(
            "returned_at IS NULL OR (left_at IS NOT NULL AND returned_at >= left_at)",
            name="back_after_leaving",
        ),
        CheckConstraint("(reply IS NULL) = (replied_on IS NULL)", name="reply_has_its_day"),
        CheckConstraint("reply IS NULL OR raised_by <> 'self'", name="reply_is_to_somebody_else"),
    ],
)
"""``at_meeting``: it was said in the meeting itself, whenever it came on record (``told_on``). ``left_at`` and
``returned_at`` are clock times in London on the meeting's day, right even when a mistyped day is put right."""
partial_index(
    "uq_declaration_nil_now",
    declaration.c.log,
    declaration.c.meeting,
    declaration.c.person,
    unique=True,
    where=f"{CURRENT} AND nil = 1",
)

Index(
    "ix_declaration_told_on",
    declaration.c.log,
    declaration.c.told_on,
    declaration.c.id,
    # With these, how many there are on a day, as known on any, is counted in the index alone.
    declaration.c.effective_from,
    declaration.c.effective_to,
    declaration.c.recorded_seq,
    declaration.c.superseded_seq,
)

# Few of many say of an interest: whether one was declared is asked of every interest on an agenda, as known on any day.
partial_index(
    "ix_declaration_of_interest",
    declaration.c.log,
    declaration.c.meeting,
    declaration.c.person,
    declaration.c.organisation,
    declaration.c.item,
    declaration.c.effective_from,
    declaration.c.effective_to,
    declaration.c.nil,
    declaration.c.superseded_seq,
    where="nil = 0",
)

# Few of many were not made at their meeting: what came too late is found among those.
partial_index(
    "ix_declaration_apart",
    declaration.c.log,
    declaration.c.meeting,
    declaration.c.told_on,
    where="version = 1 AND at_meeting = 0",
)

match_answer = subject_table(
    "match_answer",
    ref("meeting", "meeting"),
    ref("item", "item"),
    ref("person", "person", in_the_past=True),
    ref("organisation", "organisation"),
    one_of("outcome", MatchOutcome),
    words("explanation"),
    day("answered_on"),
    words("reported_to", optional=True),
    day("reported_on", optional=True),
    constraints=[
        CheckConstraint("(reported_to IS NULL) = (reported_on IS NULL)", name="reported_has_its_day"),
        CheckConstraint("reported_to IS NULL OR outcome = 'breach'", name="only_a_breach_is_reported"),
    ],
)
"""What was found out about a match that its person had not answered at the meeting; of a breach, also which chair
was told, and when."""
partial_index(
    "uq_match_answer_now",
    match_answer.c.log,
    match_answer.c.item,
    match_answer.c.person,
    match_answer.c.organisation,
    unique=True,
    where=CURRENT,
)

_ABOUT = ("meeting", "person", "partnership")

kind(
    "declaration.made",
    "Interest declared at a meeting",
    about=_ABOUT,
    data=(
        "meeting",
        "person",
        "term",
        "item",
        "interest",
        "organisation",
        "category",
        "raised_by",
        "at_meeting",
        "told_on",
        "meeting_on",
        "instead_of",
    ),
    private=("nature",),
)
kind(
    "declaration.nil",
    "No interest declared",
    about=_ABOUT,
    data=("meeting", "person", "term", "at_meeting", "told_on", "meeting_on"),
)
kind(
    "declaration.assessed",
    "Declared interest decided on",
    about=_ABOUT,
    data=("assessment", "mitigation", "assessed_on"),
    private=("assessment_reason", "decided_by"),
)
kind("declaration.left", "Left the room", about=_ABOUT, data=("left_at", "meeting_on"))
kind("declaration.returned", "Came back into the room", about=_ABOUT, data=("returned_at", "meeting_on"))
kind("declaration.minuted", "Declaration minuted", about=_ABOUT, private=("minute",))
kind(
    "declaration.replied",
    "Reply to a raised interest",
    about=_ABOUT,
    data=("replied_on",),
    private=("reply",),
)
kind("declaration.withdrawn", "Declaration entered by mistake", about=_ABOUT)
kind(
    "match.answered",
    "Interest match settled",
    about=("meeting", "person", "organisation", "partnership"),
    data=("meeting", "item", "person", "organisation", "outcome", "answered_on"),
    private=("explanation",),
)
kind(
    "match.reported",
    "Breach reported to the chair",
    about=("meeting", "person", "organisation", "partnership"),
    data=("reported_on",),
    private=("reported_to",),
)


@reduces("declaration.made")
def declaration_made(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Declared; a "none" said before it no longer stands."""
    earlier = event.cell("instead_of")
    if earlier is not None:
        yield from _taken_back(get, event, str(earlier))
    yield opened(declaration, event, told(declaration, event, private), since=_said_on(event), nil=0)


@reduces("declaration.nil")
def nothing_declared(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The person said that there was nothing."""
    said = told(declaration, event, private)
    yield opened(declaration, event, said, since=_said_on(event), nil=1, raised_by="self")


@reduces("declaration.assessed")
def declaration_assessed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What the chair decided; an earlier decision stays known."""
    said = told(declaration, event, private)
    yield from corrected(get, declaration, event, {"assessment_reason": None, **said})


@reduces("declaration.left")
def left_the_room(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The person left for the item; told again, the new time counts."""
    yield from corrected(get, declaration, event, told(declaration, event, private), returned_at=None)


@reduces("declaration.returned")
def came_back(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The person came back."""
    yield from corrected(get, declaration, event, told(declaration, event, private))


@reduces("declaration.minuted")
def declaration_minuted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Where the minutes say so."""
    yield from corrected(get, declaration, event, told(declaration, event, private))


@reduces("declaration.replied")
def replied(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What the person says to what somebody else brought up; said again, the new reply counts."""
    yield from corrected(get, declaration, event, told(declaration, event, private))


@reduces("declaration.withdrawn")
def declaration_withdrawn(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It was entered by mistake; that it was entered stays on record."""
    yield from _taken_back(get, event, event.subject)


@reduces("match.answered")
def match_answered(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Explained, or a breach; looked into again, the new finding counts and the old stays known."""
    said = told(match_answer, event, private)
    if event["outcome"] != MatchOutcome.BREACH:
        said |= {"reported_to": None, "reported_on": None}
    if get(match_answer, event.subject) is None:
        yield opened(match_answer, event, said)
    else:
        yield from corrected(get, match_answer, event, said)


@reduces("match.reported")
def breach_reported(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The chair knows of the breach."""
    yield from corrected(get, match_answer, event, told(match_answer, event, private))


def _said_on(event: Event) -> str:
    return min(event.day, event.text("meeting_on")) if event.cell("at_meeting") else event.day


def _taken_back(get: Get, event: Event, thing: str) -> Iterator[Change]:
    row = get(declaration, thing)
    yield from ended(get, declaration, event, thing=thing, until=str(row["effective_from"]) if row else None)
