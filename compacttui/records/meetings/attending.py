"""Who came to meetings, and in whose place."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint, Index

from compacttui.records.columns import (
    CURRENT,
    moment,
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
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import (
    AttendanceStatus,
    AttendedAs,
)

attendance = subject_table(
    "attendance",
    ref("meeting", "meeting", led_by_another=True),
    ref("term", "term", led_by_another=True),
    ref("seat", "seat"),
    ref("person", "person"),
    one_of("status", AttendanceStatus),
    one_of("attended_as", AttendedAs),
    ref("deputy", "term", optional=True),
    moment("apology_at", optional=True),
    words("brief", optional=True),
    constraints=[
        CheckConstraint("deputy IS NULL OR status = 'apologies_deputy_sent'", name="deputy_was_sent"),
        CheckConstraint("deputy <> term", name="deputy_is_another"),
        CheckConstraint("brief IS NULL OR deputy IS NOT NULL", name="brief_is_for_a_deputy"),
    ],
)
"""How one term was represented at one meeting; ``deputy`` is the term of whoever came instead, and ``brief`` what they
were told by the holder."""
partial_index(
    "uq_attendance_term_now",
    attendance.c.log,
    attendance.c.meeting,
    attendance.c.term,
    unique=True,
    where=CURRENT,
)
# Few of many were missed: those of a term are found without the others, and counted in the index alone.
Index(
    "ix_attendance_term_status",
    attendance.c.log,
    attendance.c.term,
    attendance.c.status,
    attendance.c.recorded_seq,
    attendance.c.superseded_seq,
)
# How a seat was represented, who was absent, and whether anybody came instead is answered by the index alone: asked for
# every seat at every table, as known on any day.
Index(
    "ix_attendance_meeting_seat",
    attendance.c.log,
    attendance.c.meeting,
    attendance.c.seat,
    attendance.c.term,
    attendance.c.status,
    attendance.c.attended_as,
    attendance.c.deputy,
    attendance.c.id,
    attendance.c.recorded_seq,
    attendance.c.superseded_seq,
)

kind(
    "attendance.recorded",
    "Attendance recorded",
    about=("meeting", "person", "seat", "partnership"),
    data=("meeting", "term", "seat", "person", "status", "attended_as", "deputy", "apology_at", "held_on"),
    private=("brief",),
)


@reduces("attendance.recorded")
def attendance_recorded(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Who came for a seat; told again, the new word counts and the old stays known."""
    said = told(attendance, event, private)
    if get(attendance, event.subject) is None:
        held_on = event.cell("held_on")
        yield opened(attendance, event, said, since=min(event.day, str(held_on)) if held_on else None)
    else:
        # Who comes instead may be another by now: what the first was told is not for them.
        yield from corrected(get, attendance, event, {"brief": None, **said})
