"""Meetings: planned, put off, called off, held.

When a meeting was held is a fact with a day of its own (``held_on``), so its row runs through: as at an
earlier day it was still only planned. Where it is put off or called off, a new period begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    KNOWN,
    day,
    flag,
    moment,
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
    Value,
    changed,
    corrected,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import (
    MeetingKind,
    MinutesState,
    Repeats,
)

meeting = subject_table(
    "meeting",
    ref("partnership", "partnership"),
    one_of("kind", MeetingKind),
    day("planned_on"),
    moment("starts_at", optional=True),
    moment("ends_at", optional=True),
    words("place", optional=True),
    flag("online"),
    day("papers_on", optional=True),
    words("papers_version", optional=True),
    one_of("state", ("scheduled", "held", "inquorate", "cancelled")),
    day("held_on", optional=True),
    number("held_seq", optional=True),
    day("clock_from", optional=True),
    day("report_due_on", optional=True),
    words("reason", optional=True),
    one_of("minutes", MinutesState),
    day("minutes_on", optional=True),
    words("minutes_ref", optional=True),
    ref("series", "meeting", optional=True),
    one_of("repeats", Repeats, optional=True),
    constraints=[
        CheckConstraint(
            "ends_at IS NULL OR (starts_at IS NOT NULL AND ends_at > starts_at)", name="ends_after_it_starts"
        ),
        CheckConstraint("(state IN ('held', 'inquorate')) = (held_on IS NOT NULL)", name="held_has_its_day"),
        CheckConstraint("(held_on IS NULL) = (held_seq IS NULL)", name="held_has_its_entry"),
        CheckConstraint("state <> 'held' OR report_due_on IS NOT NULL", name="held_has_its_reports_due"),
        CheckConstraint(
            "report_due_on IS NULL OR report_due_on >= clock_from", name="due_after_the_clock_starts"
        ),
        CheckConstraint("state <> 'cancelled' OR reason IS NOT NULL", name="cancelled_has_its_reason"),
        CheckConstraint("minutes = 'none' OR held_on IS NOT NULL", name="minutes_are_of_a_meeting_held"),
        CheckConstraint("(minutes = 'none') = (minutes_on IS NULL)", name="minutes_have_their_day"),
        CheckConstraint("(series IS NULL) = (repeats IS NULL)", name="series_says_how_often"),
    ],
)
"""``clock_from`` is the day that the time for report-backs runs from: the day the meeting was held, as first
recorded. Putting a typing error right moves it; a postponement told afterwards does not. ``held_seq`` is the entry
that told of it: what the register of interests said then can no longer be talked away. Meetings planned together
name the first of them (``series``); each has its own life from then on."""
# Most versions of a meeting are of the time before it.
partial_index("ix_meeting_held_on", meeting.c.log, meeting.c.held_on, where="held_on IS NOT NULL")
for _days in ("planned_on", "report_due_on"):
    partial_index(
        f"ix_meeting_{_days}_now",
        meeting.c.log,
        meeting.c[_days],
        where=KNOWN,
    )

kind(
    "meeting.scheduled",
    "Meeting planned",
    about=("partnership",),
    data=("partnership", "kind", "planned_on", "starts_at", "ends_at", "online", "series", "repeats"),
    private=("place",),
)
kind(
    "meeting.papers_issued",
    "Papers sent",
    about=("partnership",),
    data=("papers_on",),
    private=("papers_version",),
)
kind(
    "meeting.postponed",
    "Meeting put off",
    about=("partnership",),
    data=("planned_on", "starts_at", "ends_at", "since"),
)
kind(
    "meeting.room_changed",
    "Time or place of a meeting changed",
    about=("partnership",),
    data=("starts_at", "ends_at", "online", "since"),
    private=("place",),
)
kind("meeting.cancelled", "Meeting called off", about=("partnership",), data=("since",))
kind("meeting.not_held", "Meeting found not to have been held", about=("partnership",), data=("since",))
kind(
    "meeting.held",
    "Meeting held",
    about=("partnership",),
    data=("held_on", "state", "clock_from", "report_due_on"),
)
kind(
    "meeting.date_corrected",
    "Date of a meeting put right",
    about=("partnership",),
    data=("held_on", "clock_from", "report_due_on", "starts_at", "ends_at", "planned_on", "was_postponed"),
)
kind(
    "meeting.minutes_recorded",
    "Minutes noted",
    about=("partnership",),
    data=("minutes", "minutes_on"),
    private=("minutes_ref",),
)


@reduces("meeting.scheduled")
def meeting_scheduled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A meeting is planned; one of the past, entered afterwards, stands on its own day."""
    said = told(meeting, event, private)
    since = min(event.day, event.text("planned_on"))
    yield opened(meeting, event, said, since=since, state="scheduled", minutes="none")


@reduces("meeting.papers_issued")
def papers_issued(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The papers went out."""
    yield from corrected(get, meeting, event, told(meeting, event, private))


@reduces("meeting.postponed")
def meeting_postponed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Another day from now on; what was planned before stays true of the days before."""
    yield from changed(get, meeting, event, told(meeting, event, private), since=event.text("since"))


@reduces("meeting.room_changed")
def room_changed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The same day, at another hour or in another place."""
    said = {"place": None, **told(meeting, event, private)}
    yield from changed(get, meeting, event, said, since=event.text("since"))


@reduces("meeting.not_held")
def not_held(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It was on record as held, and did not take place: nothing was ever expected of anybody."""
    said = told(meeting, event, private)
    never = dict.fromkeys(("held_on", "held_seq", "clock_from", "report_due_on", "minutes_on", "minutes_ref"))
    row = get(meeting, event.subject)
    began = str(row["effective_from"]) if row else event.day
    since = min(began, event.text("since"))
    yield from corrected(
        get, meeting, event, {**said, **never, "state": "cancelled", "minutes": "none"}, effective_from=since
    )


@reduces("meeting.cancelled")
def meeting_cancelled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It does not take place."""
    said = told(meeting, event, private)
    yield from changed(get, meeting, event, said, since=event.text("since"), state="cancelled")


@reduces("meeting.held")
def meeting_held(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It took place on ``held_on``; what is expected of those who sit there follows from the dates."""
    yield from _on_its_day(get, event, {**told(meeting, event, private), "held_seq": event.seq})


@reduces("meeting.date_corrected")
def date_corrected(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Told again: a typing error moves the clock for report-backs with it, a postponement does not.

    Both dates stay on record.
    """
    yield from _on_its_day(get, event, told(meeting, event, private))


@reduces("meeting.minutes_recorded")
def minutes_recorded(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The minutes are there, as a draft or agreed."""
    yield from corrected(get, meeting, event, told(meeting, event, private))


def _on_its_day(get: Get, event: Event, said: Mapping[str, Value]) -> Iterator[Change]:
    row = get(meeting, event.subject)
    began = str(row["effective_from"]) if row else event.day
    # A meeting of an earlier day than the one it was entered under was a meeting from that day on.
    day_of_it = str(said.get("held_on") or said.get("planned_on") or began)
    yield from corrected(get, meeting, event, said, effective_from=min(began, day_of_it))
