"""How entries on meetings, agendas and attendance read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from compacttui.questions.telling import Entry, Told, day_in, noted, tells
from compacttui.records.body import Json
from compacttui.records.events import london_day_of
from compacttui.rules.dates import at_time, from_utc_text, short_day
from compacttui.rules.words import (
    AttendanceStatus,
    AttendedAs,
    ClosedBecause,
    MeetingKind,
    MinutesState,
    Repeats,
    Standing,
)


def _put_down_on(data: Mapping[str, Json], at: str) -> str:
    return min(london_day_of(at), str(data["planned_on"]))


@tells("meeting.scheduled", on=_put_down_on)
def meeting_scheduled(entry: Entry) -> Told:
    """A meeting is planned, or one of the past is put on record."""
    event = entry.event
    planned, kind = event.text("planned_on"), MeetingKind.of(event["kind"])
    repeats = event.data.get("repeats")
    return Told(
        _put_down_on(event.data, event.at),
        "meeting planned" if planned >= event.day else "meeting put on record",
        noted(
            f"for {_day(planned, event.day)}{_at(entry)}",
            entry.words.get("place"),
            "online" if event.data.get("online") else "",
            kind.words if kind is not MeetingKind.ORDINARY else "",
            f"one of a series, {Repeats.of(repeats).words.partition(',')[0]}" if repeats else "",
        ),
    )


@tells("meeting.item_added", on=lambda _, at: london_day_of(at))
@tells("meeting.item_changed")
def item_on_agenda(entry: Entry) -> Told:
    """An item, with the organisations it names."""
    event = entry.event
    return Told(
        event.day,
        "item put on the agenda" if event.kind == "meeting.item_added" else "item of the agenda changed",
        lambda: _item(entry),
    )


def _item(entry: Entry) -> str:
    event = entry.event
    names, because = event.data.get("names"), event.data.get("closed_because")
    bodies = (
        [entry.names.get(str(one)) or "(not known)" for one in names.values()]
        if isinstance(names, dict)
        else []
    )
    return noted(
        f"item {event['number']}, {entry.words.get('title', '')}".rstrip(", "),
        f"names {' and '.join(bodies)}" if bodies else "",
        "to be decided" if event.data.get("decision") else "",
        f"closed: {ClosedBecause.of(because).words}" if because else "",
        "to follow" if event.data.get("to_follow") else "",
        entry.words.get("reason"),
    )


@tells("meeting.item_withdrawn")
def item_withdrawn(entry: Entry) -> Told:
    """Taken off the agenda."""
    return Told(
        entry.event.day,
        "item taken off the agenda",
        noted(entry.names.get(entry.event.subject), entry.words.get("reason")),
    )


@tells("meeting.papers_issued", on=day_in("papers_on"))
def papers_issued(entry: Entry) -> Told:
    """The papers went out."""
    return Told(entry.event.text("papers_on"), "papers sent", noted(entry.words.get("papers_version")))


@tells("meeting.postponed")
def meeting_postponed(entry: Entry) -> Told:
    """Another day."""
    event = entry.event
    return Told(
        event.text("since"),
        "meeting put off",
        noted(f"to {_day(event.text('planned_on'), event.day)}{_at(entry)}", entry.words.get("reason")),
    )


@tells("meeting.room_changed")
def room_changed(entry: Entry) -> Told:
    """Another hour, or another place."""
    event = entry.event
    return Told(
        event.text("since"),
        "time or place of the meeting changed",
        noted(
            _at(entry).removeprefix(", "),
            entry.words.get("place"),
            "online" if event.data.get("online") else "",
            entry.words.get("reason"),
        ),
    )


@tells("meeting.not_held")
def not_held(entry: Entry) -> Told:
    """It was on record as held and never took place."""
    return Told(
        entry.event.day,
        "meeting on record as held was not held",
        noted("nothing is expected of anybody", entry.words.get("reason")),
        Standing.LATE,
    )


@tells("meeting.cancelled")
def meeting_cancelled(entry: Entry) -> Told:
    """It does not take place."""
    return Told(entry.event.text("since"), "meeting called off", noted(entry.words.get("reason")))


@tells("meeting.held", on=day_in("held_on"))
def meeting_held(entry: Entry) -> Told:
    """It took place."""
    due = entry.day("report_due_on")
    enough = entry.event["state"] == "held"
    return Told(
        entry.event.text("held_on"),
        "meeting held",
        noted(
            "" if enough else "too few came to decide",
            f"report-backs due by {short_day(due, due)}" if due else "",
        ),
        Standing.DONE if enough else Standing.SOON,
    )


@tells("meeting.date_corrected")
def date_corrected(entry: Entry) -> Told:
    """The day is told again; the entry before says what it was."""
    event = entry.event
    right = event.data.get("held_on") or event.data.get("planned_on")
    clock = entry.day("clock_from")
    return Told(
        event.day,
        "date of the meeting put right",
        noted(
            f"now {_day(str(right), event.day)}",
            "it had been put off" if event.data.get("was_postponed") else "a typing error",
            f"time for report-backs runs from {short_day(clock, clock)}" if clock else "",
            entry.words.get("reason"),
        ),
    )


@tells("meeting.minutes_recorded", on=day_in("minutes_on"))
def minutes_recorded(entry: Entry) -> Told:
    """The minutes are there."""
    state = MinutesState.of(entry.event["minutes"])
    return Told(entry.event.text("minutes_on"), state.words, noted(entry.words.get("minutes_ref")))


_WHAT = {
    AttendanceStatus.PRESENT: "meeting attended",
    AttendanceStatus.VIRTUAL: "meeting attended",
    AttendanceStatus.LATE: "meeting attended",
    AttendanceStatus.LEFT_EARLY: "meeting attended",
    AttendanceStatus.DEPUTY_SENT: "apologies, deputy sent",
    AttendanceStatus.NO_DEPUTY: "apologies, no deputy",
    AttendanceStatus.ABSENT: "absent without apology",
    AttendanceStatus.NOT_INVITED: "not invited to the meeting",
    AttendanceStatus.CANCELLED: "meeting called off",
}


def _was_on(data: Mapping[str, Json], at: str) -> str:
    return str(data.get("held_on") or london_day_of(at))


@tells("attendance.recorded", on=_was_on)
def attendance_recorded(entry: Entry) -> Told:
    """How a seat was represented."""
    event = entry.event
    status = AttendanceStatus.of(event["status"])
    return Told(
        _was_on(event.data, event.at),
        _WHAT[status],
        lambda: _came(entry, status),
        _stands(status),
    )


def _came(entry: Entry, status: AttendanceStatus) -> str:
    part = AttendedAs.of(entry.event["attended_as"])
    told_how = status in {AttendanceStatus.VIRTUAL, AttendanceStatus.LATE, AttendanceStatus.LEFT_EARLY}
    return noted(
        entry.name("meeting"),
        status.words if told_how else "",
        f"as {part.words}" if part is not AttendedAs.REPRESENTATIVE else "",
        f"{entry.name('deputy')}" if entry.event.data.get("deputy") else "",
        entry.words.get("brief"),
        entry.words.get("reason"),
    )


def _stands(status: AttendanceStatus) -> Standing | None:
    if status.covered:
        return Standing.DONE
    return Standing.LATE if status is AttendanceStatus.ABSENT else None


def _day(text: str, seen_on: str) -> str:
    return short_day(date.fromisoformat(text), date.fromisoformat(seen_on))


def _at(entry: Entry) -> str:
    starts = entry.event.data.get("starts_at")
    return f", {at_time(_moment(starts))}" if isinstance(starts, str) else ""


def _moment(text: str) -> datetime:
    return from_utc_text(text)
