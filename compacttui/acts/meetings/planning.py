"""Planning meetings: when and where, their papers and minutes, put off and called off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from compacttui.acts.declarations.resembling import look
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Meeting, Partnership
from compacttui.acts.registry import act
from compacttui.acts.seating import meeting_of
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.meetings import meeting as kept
from compacttui.records.partnerships import partnership as partnerships
from compacttui.rules.dates import PartialDate, long_day, to_utc, utc_text
from compacttui.rules.meetings import AFTER, BEFORE, check_move
from compacttui.rules.refusal import Refused
from compacttui.rules.words import MeetingKind, MeetingState, MinutesState, Repeats


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned of a meeting, or of all meetings of a series, besides the day.

    Attributes:
        partnership: whose meeting.
        starts: when it starts, in London.
        ends: when it ends, if that is known.
        place: where people meet.
        online: it is held online, wholly or in part.
        kind: what kind of meeting.
    """

    partnership: str
    starts: time | None = None
    ends: time | None = None
    place: str | None = None
    online: bool = False
    kind: MeetingKind = MeetingKind.ORDINARY


@act("meeting.schedule", title="Plan a meeting", on="partnership")
def schedule(
    desk: Desk,
    partnership: Partnership,
    day: date,
    starts: time | None = None,
    ends: time | None = None,
    place: str | None = None,
    online: bool = False,
    kind: MeetingKind = MeetingKind.ORDINARY,
) -> str:
    """Put a meeting of a partnership on record, planned or already past.

    Returns the meeting's id.

    Args:
        partnership: whose meeting.
        day: on which day.
        starts: when it starts, in London.
        ends: when it ends, if that is known.
        place: where people meet.
        online: it is held online, wholly or in part.
        kind: what kind of meeting.

    Raises:
        Refused: it ends before it starts, the partnership did not meet then, or this meeting is on record.
    """
    plan = Plan(partnership, starts, ends, place, online, kind)
    with desk.writing() as books:
        return put_on_record(books, plan, day)


@act(
    "meeting.issue_papers",
    title="Note that papers went out",
    on="meeting",
    when=BEFORE | AFTER,
)
def issue_papers(desk: Desk, meeting: Meeting, papers_on: date, version: str | None = None) -> None:
    """Note when the papers of a meeting went out; items that come later are marked “to follow”.

    Args:
        meeting: of which meeting.
        papers_on: on which day.
        version: which version, if there were several.

    Raises:
        Refused: the meeting is called off, or the day is still to come.
    """
    if papers_on > desk.today:
        raise Refused(
            f"{long_day(papers_on)} has not come yet. Note it when the papers are out.", field="papers_on"
        )
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["state"] == "cancelled":
            raise Refused("This meeting was called off.", field="meeting")
        books.record(
            "meeting.papers_issued",
            meeting,
            about=(str(row["partnership"]),),
            of="",
            private={"papers_version": version},
            papers_on=papers_on.isoformat(),
        )
        look(books, meeting)


@act("meeting.postpone", title="Put a meeting off", on="meeting", when=BEFORE)
def postpone(
    desk: Desk,
    meeting: Meeting,
    day: date,
    reason: str,
    starts: time | None = None,
    ends: time | None = None,
) -> None:
    """Move a meeting that has not been held to another day; the day planned before stays on record.

    Args:
        meeting: which meeting.
        day: the new day.
        reason: why it is put off.
        starts: when it starts then, in London.
        ends: when it ends then, if that is known.

    Raises:
        Refused: it has been held or called off, or the day is the one it is planned for.
    """
    check_hours(starts, ends)
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        check_move(MeetingState.of(row["state"]), MeetingState.POSTPONED)
        planned = str(row["planned_on"])
        if day.isoformat() == planned:
            raise Refused("That is the day it is planned for. Choose another.", field="day")
        books.record(
            "meeting.postponed",
            meeting,
            about=(str(row["partnership"]),),
            planned_on=day.isoformat(),
            starts_at=moment_of(day, starts),
            ends_at=moment_of(day, ends),
            # Told when the day had passed: by then it was no longer the plan.
            since=min(desk.today.isoformat(), planned, day.isoformat()),
            reason=reason,
        )


@act("meeting.cancel", title="Call a meeting off", on="meeting", when=BEFORE, final=True)
def cancel(desk: Desk, meeting: Meeting, reason: str) -> None:
    """Note that a meeting does not take place; nothing is expected of anybody then.

    Args:
        meeting: which meeting.
        reason: why.

    Raises:
        Refused: it has been held, or was called off already.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        check_move(MeetingState.of(row["state"]), MeetingState.CANCELLED)
        books.record(
            "meeting.cancelled",
            meeting,
            about=(str(row["partnership"]),),
            since=min(desk.today.isoformat(), str(row["planned_on"])),
            reason=reason,
        )


@act("meeting.record_minutes", title="Note the minutes", on="meeting", when=AFTER)
def record_minutes(
    desk: Desk, meeting: Meeting, minutes: MinutesState, minutes_on: date, reference: str | None = None
) -> None:
    """Note that the minutes of a meeting are there, as a draft or agreed.

    Args:
        meeting: of which meeting.
        minutes: a draft, or agreed.
        minutes_on: since which day.
        reference: where they are.

    Raises:
        Refused: the meeting has not been held, agreed minutes would become a draft, or the day is wrong.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["held_on"] is None:
            raise Refused("Minutes come after the meeting. Record first that it was held.", field="meeting")
        if minutes is MinutesState.NONE or (row["minutes"] == "agreed" and minutes is MinutesState.DRAFT):
            raise Refused("Minutes that are there, or agreed, stay so.", field="minutes")
        if not str(row["held_on"]) <= minutes_on.isoformat() <= desk.today.isoformat():
            raise Refused("Minutes are made after the meeting, and not in the future.", field="minutes_on")
        books.record(
            "meeting.minutes_recorded",
            meeting,
            about=(str(row["partnership"]),),
            of="",
            private={"minutes_ref": reference},
            minutes=minutes.value,
            minutes_on=minutes_on.isoformat(),
        )


def put_on_record(
    books: Books, plan: Plan, day: date, *, series: str | None = None, repeats: Repeats | None = None
) -> str:
    """Put one meeting on record; gives its id.

    Args:
        books: the open ledger.
        plan: what is planned.
        day: on which day.
        series: the first meeting of the series that it belongs to; this one begins a series where only `repeats` is said.
        repeats: how often the meetings of the series come.

    Raises:
        Refused: it ends before it starts, the partnership did not meet then, or this meeting is on record.
    """
    check_hours(plan.starts, plan.ends)
    _check_meets(books, plan.partnership, day)
    _check_new(books, plan.partnership, day, plan.starts)
    meeting = books.new_id("meeting")
    of_series = {"series": series or meeting, "repeats": repeats.value} if repeats else {}
    books.record(
        "meeting.scheduled",
        meeting,
        about=(plan.partnership,),
        of="",
        private={"place": plan.place},
        partnership=plan.partnership,
        kind=plan.kind.value,
        planned_on=day.isoformat(),
        starts_at=moment_of(day, plan.starts),
        ends_at=moment_of(day, plan.ends),
        online=plan.online,
        **of_series,
    )
    return meeting


def check_hours(starts: time | None, ends: time | None) -> None:
    """Refuse hours that cannot be.

    Raises:
        Refused: an end without a start, or before it.
    """
    if ends is not None and (starts is None or ends <= starts):
        raise Refused(
            "A meeting ends after it starts. Fill in both times, or leave the end empty.", field="ends"
        )


def moment_of(day: date, at: time | None) -> str | None:
    """The moment as it is stored, if there is one."""
    return utc_text(to_utc(day, at)) if at is not None else None


def _check_meets(books: Books, partnership: str, day: date) -> None:
    row = books.get(partnerships, partnership)
    if row is None:
        raise Refused("There is no such partnership on record. Nothing was changed.", field="partnership")
    if row["state"] in {"ended", "merged"} and str(row["effective_from"]) <= day.isoformat():
        ended = PartialDate.from_iso(str(row["effective_from"])).words
        raise Refused(f"This partnership has not met since {ended}. Check the day.", field="day")


def _check_new(books: Books, partnership: str, day: date, starts: time | None) -> None:
    # Two meetings on one day happen; the same one twice is a key pressed twice.
    if any(row["starts_at"] == moment_of(day, starts) for row in _meetings_on(books, partnership, day)):
        raise Refused(
            f"This partnership has a meeting on record for that day and time, {long_day(day)}. Open that one instead.",
            field="day",
        )


def _meetings_on(books: Books, partnership: str, day: date) -> list[Row]:
    c = kept.c
    query = select(kept).where(
        c.log == books.log,
        c.partnership == partnership,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
        c.planned_on == day.isoformat(),
        c.state != "cancelled",
    )
    return books.rows(query)
