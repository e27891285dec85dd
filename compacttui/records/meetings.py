"""Meetings, what is on their agendas, and who came.

When a meeting was held is a fact with a day of its own (``held_on``), so its row runs through: as at an
earlier day it was still only planned. Where it is put off or called off, a new period begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    CURRENT,
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
    ended,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import (
    AttendanceStatus,
    AttendedAs,
    ClosedBecause,
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
for _days in ("planned_on", "held_on", "report_due_on"):
    partial_index(
        f"ix_meeting_{_days}_now",
        meeting.c.log,
        meeting.c[_days],
        where=KNOWN,
    )

item = subject_table(
    "item",
    ref("meeting", "meeting"),
    number("number"),
    words("title"),
    flag("decision"),
    one_of("part", ("open", "closed")),
    one_of("closed_because", ClosedBecause, optional=True),
    day("closed_until", optional=True),
    flag("to_follow"),
    words("outcome", optional=True),
    constraints=[
        CheckConstraint("number >= 1", name="number_is_positive"),
        CheckConstraint("(part = 'closed') = (closed_because IS NOT NULL)", name="closed_has_its_reason"),
        CheckConstraint("part = 'closed' OR closed_until IS NULL", name="open_has_no_end"),
    ],
)
"""One item of an agenda. ``to_follow``: it was put there when the papers had gone out, or later."""
partial_index(
    "uq_item_number_now",
    item.c.log,
    item.c.meeting,
    item.c.number,
    unique=True,
    where=CURRENT,
)

named = subject_table(
    "named",
    ref("item", "item"),
    ref("meeting", "meeting"),
    ref("partnership", "partnership"),
    ref("organisation", "organisation"),
)
"""Organisations that an item names or affects: what interests are matched against, table by table."""
partial_index(
    "ix_named_at_table_now",
    named.c.log,
    named.c.partnership,
    named.c.organisation,
    where=KNOWN,
)

attendance = subject_table(
    "attendance",
    ref("meeting", "meeting"),
    ref("term", "term"),
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
# Few of many were missed: those of a term are found without the others.
partial_index(
    "ix_attendance_term_status_now",
    attendance.c.log,
    attendance.c.term,
    attendance.c.status,
    where=KNOWN,
)
partial_index(
    "ix_attendance_meeting_seat_now",
    attendance.c.log,
    attendance.c.meeting,
    attendance.c.seat,
    where=KNOWN,
)

_ITEM = ("number", "decision", "part", "closed_because", "closed_until")
_ITEM_WORDS = ("title",)

kind(
    "meeting.scheduled",
    "Meeting planned",
    about=("partnership",),
    data=("partnership", "kind", "planned_on", "starts_at", "ends_at", "online", "series", "repeats"),
    private=("place",),
)
kind(
    "meeting.item_added",
    "Item put on the agenda",
    about=("meeting", "partnership"),
    data=(*_ITEM, "meeting", "partnership", "to_follow", "planned_on", "names"),
    private=_ITEM_WORDS,
)
kind(
    "meeting.item_changed",
    "Item of the agenda changed",
    about=("meeting", "partnership"),
    data=(*_ITEM, "meeting", "partnership", "planned_on", "names", "unnamed"),
    private=_ITEM_WORDS,
)
kind("meeting.item_withdrawn", "Item taken off the agenda", about=("meeting", "partnership"))
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
kind(
    "attendance.recorded",
    "Attendance recorded",
    about=("meeting", "person", "seat", "partnership"),
    data=("meeting", "term", "seat", "person", "status", "attended_as", "deputy", "apology_at", "held_on"),
    private=("brief",),
)


@reduces("meeting.scheduled")
def meeting_scheduled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A meeting is planned; one of the past, entered afterwards, stands on its own day."""
    said = told(meeting, event, private)
    since = min(event.day, event.text("planned_on"))
    yield opened(meeting, event, said, since=since, state="scheduled", minutes="none")


@reduces("meeting.item_added")
def item_added(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """An item with the organisations it names."""
    since = min(event.day, event.text("planned_on"))
    yield opened(item, event, told(item, event, private), since=since)
    yield from _name(event, since)


@reduces("meeting.item_changed")
def item_changed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The item as the agenda has it now; organisations named by mistake were never named."""
    yield from corrected(get, item, event, {"closed_because": None, **told(item, event, private)})
    for thing in _texts(event, "unnamed"):
        row = get(named, thing)
        if row is not None:
            yield from ended(get, named, event, thing=thing, until=str(row["effective_from"]))
    yield from _name(event, min(event.day, event.text("planned_on")))


@reduces("meeting.item_withdrawn")
def item_withdrawn(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Taken off the agenda; that it stood there is still known."""
    yield from ended(get, item, event)


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


def _on_its_day(get: Get, event: Event, said: Mapping[str, Value]) -> Iterator[Change]:
    row = get(meeting, event.subject)
    began = str(row["effective_from"]) if row else event.day
    # A meeting of an earlier day than the one it was entered under was a meeting from that day on.
    day_of_it = str(said.get("held_on") or said.get("planned_on") or began)
    yield from corrected(get, meeting, event, said, effective_from=min(began, day_of_it))


def _name(event: Event, since: str) -> Iterator[Change]:
    names = event.data.get("names")
    for thing, organisation in names.items() if isinstance(names, Mapping) else ():
        yield opened(
            named,
            event,
            thing=thing,
            since=since,
            item=event.subject,
            meeting=event.text("meeting"),
            partnership=event.text("partnership"),
            organisation=str(organisation),
        )


def _texts(event: Event, field: str) -> list[str]:
    value = event.data.get(field)
    return [str(each) for each in value] if isinstance(value, (list, tuple)) else []
