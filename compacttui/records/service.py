"""What happens while somebody is in office: leave, questions about the term, recall, the note to the successor."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    CURRENT,
    day,
    listed,
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
    ended,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.records.terms import ABOUT, day_after
from compacttui.rules.words import GoesOn, RecallOutcome, RecallState, TermQuestion

leave = subject_table("leave", ref("term", "term", in_the_past=True))
"""Days on which somebody in office is away; its period is the leave. Why is never asked and never kept."""

review = subject_table(
    "review",
    ref("term", "term"),
    one_of("question", TermQuestion),
    day("asked_on"),
    day("reply_by"),
    number("missed", optional=True),
    words("asked", optional=True),
    words("reply", optional=True),
    day("replied_on", optional=True),
    one_of("outcome", GoesOn, optional=True),
    words("why", optional=True),
    day("settled_on", optional=True),
    constraints=[
        CheckConstraint("(outcome IS NULL) = (settled_on IS NULL)", name="settled_with_its_day"),
        CheckConstraint("(reply IS NULL) = (replied_on IS NULL)", name="reply_has_its_day"),
    ],
)
"""A question to somebody in office: about missed meetings, or whether they are still eligible."""
partial_index(
    "uq_review_one_open_now",
    review.c.log,
    review.c.term,
    review.c.question,
    unique=True,
    where=f"{CURRENT} AND settled_on IS NULL",
)

recall = subject_table(
    "recall",
    ref("term", "term"),
    words("grounds"),
    listed("organisations"),
    number("needed"),
    day("received_on"),
    one_of("state", RecallState),
    day("notice_on", optional=True),
    day("decide_from", optional=True),
    words("reply", optional=True),
    day("replied_on", optional=True),
    one_of("outcome", RecallOutcome, optional=True),
    number("votes_for", optional=True),
    number("votes_against", optional=True),
    words("decision", optional=True),
    day("ended_on", optional=True),
    constraints=[
        CheckConstraint("needed >= 1", name="needs_somebody"),
        CheckConstraint("(state = 'decided') = (outcome IS NOT NULL)", name="decided_with_an_outcome"),
        CheckConstraint(
            "(state IN ('decided', 'lapsed')) = (ended_on IS NOT NULL)", name="ended_with_its_day"
        ),
    ],
)
"""A petition of those who elected somebody to end the term, and what was decided on it."""
partial_index(
    "uq_recall_one_running_now",
    recall.c.log,
    recall.c.term,
    unique=True,
    where=f"{CURRENT} AND ended_on IS NULL",
)

handover = subject_table(
    "handover",
    ref("term", "term"),
    number("edition"),
    day("written_on"),
    words("under_way", optional=True),
    words("promised", optional=True),
    words("people", optional=True),
    words("papers", optional=True),
    words("advice", optional=True),
)
"""What a holder leaves to whoever follows: for the successor and the office, never published."""
partial_index("uq_handover_one_a_term_now", handover.c.log, handover.c.term, unique=True, where=CURRENT)

kind("leave.noted", "Leave noted", about=ABOUT, data=("term", "first_on", "last_on"))
kind("leave.ended", "Back from leave", about=ABOUT, data=("term", "last_on"))
kind(
    "review.asked",
    "Holder asked",
    about=ABOUT,
    data=("term", "question", "asked_on", "reply_by", "missed", "exceptions"),
    private=("asked",),
)
kind(
    "review.replied",
    "Holder replied",
    about=ABOUT,
    data=("term", "question", "replied_on"),
    private=("reply",),
)
kind(
    "review.settled",
    "Question about a term settled",
    about=ABOUT,
    data=("term", "question", "outcome", "settled_on"),
    private=("why",),
)
kind(
    "recall.received",
    "Petition for recall received",
    about=ABOUT,
    data=("term", "organisations", "needed", "received_on"),
    private=("grounds",),
)
kind("recall.signed", "Petition for recall signed", about=ABOUT, data=("term", "organisations", "signed_on"))
kind("recall.notified", "Holder told of a recall", about=ABOUT, data=("term", "notice_on", "decide_from"))
kind(
    "recall.replied",
    "Holder replied to a recall",
    about=ABOUT,
    data=("term", "replied_on"),
    private=("reply",),
)
kind(
    "recall.decided",
    "Recall decided",
    about=ABOUT,
    data=("term", "outcome", "votes_for", "votes_against", "ended_on", "exceptions"),
    private=("decision",),
)
kind("recall.lapsed", "Petition for recall lapsed", about=ABOUT, data=("term", "ended_on"))
kind(
    "handover.written",
    "Note to the successor written",
    about=ABOUT,
    data=("term", "edition", "written_on"),
    private=("under_way", "promised", "people", "papers", "advice"),
)


@reduces("leave.noted")
def leave_noted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Away from the first day on; back after the last one, where it is known."""
    last = event.cell("last_on")
    row = opened(leave, event, told(leave, event, private), since=event.text("first_on"))
    yield Change(leave, {**row.row, "effective_to": day_after(str(last)) if last else None})


@reduces("leave.ended")
def leave_ended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Back after another day than was planned."""
    yield from ended(get, leave, event, until=day_after(event.text("last_on")))


@reduces("review.asked")
def review_asked(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody in office is asked, and has time to reply."""
    yield opened(review, event, told(review, event, private), since=event.text("asked_on"))


@reduces("review.replied")
def review_replied(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What they said."""
    said = told(review, event, private)
    yield from changed(get, review, event, said, since=event.text("replied_on"))


@reduces("review.settled")
def review_settled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """They go on, or the term ends; that is an entry of its own."""
    said = told(review, event, private)
    yield from changed(get, review, event, said, since=event.text("settled_on"))


@reduces("recall.received")
def recall_received(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Some of those who elected the holder ask for the seat back."""
    said = told(recall, event, private)
    yield opened(recall, event, said, since=event.text("received_on"), state="petition")


@reduces("recall.signed")
def recall_signed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """All who have signed by now."""
    said = told(recall, event, private)
    yield from changed(get, recall, event, said, since=event.text("signed_on"))


@reduces("recall.notified")
def recall_notified(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The holder has it in writing, with the reasons."""
    said = told(recall, event, private)
    yield from changed(get, recall, event, said, since=event.text("notice_on"), state="notified")


@reduces("recall.replied")
def recall_replied(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What the holder says to it."""
    said = told(recall, event, private)
    yield from changed(get, recall, event, said, since=event.text("replied_on"))


@reduces("recall.decided")
def recall_decided(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Those who elected have decided; the end of the term is an entry of its own."""
    said = told(recall, event, private)
    yield from changed(get, recall, event, said, since=event.text("ended_on"), state="decided")


@reduces("recall.lapsed")
def recall_lapsed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It came to nothing: too few signed, or it was withdrawn."""
    said = told(recall, event, private)
    yield from changed(get, recall, event, said, since=event.text("ended_on"), state="lapsed")


@reduces("handover.written")
def handover_written(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A first note, or the next edition of it; the former words stay in the history."""
    unsaid = dict.fromkeys(("under_way", "promised", "people", "papers", "advice"))
    said = {**unsaid, **told(handover, event, private)}
    if get(handover, event.subject) is None:
        yield opened(handover, event, said, since=event.text("written_on"))
        return
    yield from changed(get, handover, event, said, since=event.text("written_on"))
