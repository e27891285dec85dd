"""Questions to members before a meeting, and what they answered."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import day, number, partial_index, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, corrected, kind, opened, reduces, told

sounding = subject_table(
    "sounding",
    ref("meeting", "meeting"),
    ref("item", "item", optional=True),
    ref("seat", "seat"),
    ref("term", "term"),
    ref("person", "person"),
    words("question"),
    day("asked_on"),
    day("closes_on"),
    day("closed_on", optional=True),
    number("replies", optional=True),
    words("summary", optional=True),
    day("set_aside_on", optional=True),
    words("reason", optional=True),
    constraints=[
        CheckConstraint("closes_on >= asked_on", name="closes_after_it_was_asked"),
        CheckConstraint("replies IS NULL OR replies >= 0", name="replies_are_counted"),
        CheckConstraint("(closed_on IS NULL) = (summary IS NULL)", name="closed_has_its_summary"),
        CheckConstraint("set_aside_on IS NULL OR reason IS NOT NULL", name="set_aside_has_its_reason"),
    ],
)
"""A question that the holder of a seat puts to those it speaks for. Whether it was used stands in the report's item."""
partial_index(
    "ix_sounding_closes_on_now",
    sounding.c.log,
    sounding.c.closes_on,
    sounding.c.id,
    where="superseded_seq IS NULL",
)

answer = subject_table(
    "answer",
    ref("sounding", "sounding"),
    ref("organisation", "organisation", optional=True),
    ref("person", "person", optional=True),
    words("said"),
    day("answered_on"),
)
"""What one member answered. It is read by whoever asked and by the office; members read the summary."""

_ABOUT = ("meeting", "person", "seat", "partnership")

kind(
    "sounding.asked",
    "Question put to members",
    about=_ABOUT,
    data=("meeting", "item", "seat", "term", "person", "asked_on", "closes_on"),
    private=("question",),
)
kind(
    "sounding.closed",
    "Answers of members summarised",
    about=_ABOUT,
    data=("item", "closed_on", "replies"),
    private=("summary",),
)
kind("sounding.set_aside", "Question to members not used", about=_ABOUT, data=("item", "set_aside_on"))
kind(
    "answer.received",
    "Answer of a member received",
    about=("sounding", "meeting", "person", "seat", "partnership"),
    data=("sounding", "organisation", "person", "answered_on"),
    private=("said",),
)


@reduces("sounding.asked")
def sounding_asked(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A question with a last day for answers."""
    yield opened(sounding, event, told(sounding, event, private))


@reduces("sounding.closed")
def sounding_closed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """How many answered, and what they said, in the words of whoever asked."""
    yield from corrected(get, sounding, event, told(sounding, event, private))


@reduces("sounding.set_aside")
def sounding_set_aside(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It was not used; why is on record."""
    yield from corrected(get, sounding, event, told(sounding, event, private))


@reduces("answer.received")
def answer_received(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What one member said."""
    yield opened(answer, event, told(answer, event, private))
