"""Recording that a meeting was held, on which day, and who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from sqlalchemy import select

from compacttui.acts.declarations.resembling import look
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Meeting
from compacttui.acts.meetings.attending import Attended, record_one, recorded
from compacttui.acts.meetings.planning import moment_of
from compacttui.acts.registry import act
from compacttui.acts.seating import meeting_of, places
from compacttui.records.events import Row, Value
from compacttui.records.log import Books
from compacttui.records.meetings import meeting as kept
from compacttui.rules.dates import from_utc_text, london, long_day
from compacttui.rules.meetings import AFTER, BEFORE, check_held, check_move
from compacttui.rules.refusal import Refused
from compacttui.rules.reports import DateChange, ToldDay, clock_from, due_on
from compacttui.rules.words import MeetingState


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that is now on record as held.

    Attributes:
        report_due_on: the last day for report-backs; nothing where too few came to decide.
        not_recorded: the seats of which nothing is recorded yet.
    """

    report_due_on: date | None
    not_recorded: int


@act("meeting.hold", title="Record that a meeting was held", on="meeting", when=BEFORE)
def hold(
    desk: Desk,
    meeting: Meeting,
    held_on: date | None = None,
    attended: Sequence[Attended] = (),
    quorate: bool = True,
) -> Held:
    """Record that a meeting took place and who came; the time for report-backs runs from that day.

    Args:
        meeting: which meeting.
        held_on: on which day; the planned one, if left empty.
        attended: how each seat was represented, as far as it is known.
        quorate: enough people came to decide.

    Raises:
        Refused: the day has not come, the meeting was called off or is on record as held, or somebody in the
            list did not sit there then.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        check_move(MeetingState.of(row["state"]), MeetingState.HELD)
        day = held_on or date.fromisoformat(str(row["planned_on"]))
        check_held(day, desk.today)
        _check_not_before_the_plan(books, row, day)
        due = due_on(day, desk.rules.report.due_days) if quorate else None
        books.record(
            "meeting.held",
            meeting,
            about=(str(row["partnership"]),),
            held_on=day.isoformat(),
            state="held" if quorate else "inquorate",
            clock_from=day.isoformat(),
            report_due_on=due.isoformat() if due else None,
        )
        there = places(books, day, partnership=str(row["partnership"]))
        for one in attended:
            record_one(desk, books, meeting, one, there)
        look(books, meeting)
        known = {str(each["seat"]) for each in recorded(books, meeting)}
        silent = {place.seat for place in there if place.basis.holds_the_seat} - known
    return Held(due, len(silent))


@act(
    "meeting.correct_date",
    title="Put the date of a meeting right",
    on="meeting",
    when=BEFORE | AFTER,
)
def correct_date(
    desk: Desk, meeting: Meeting, day: date, reason: str, was_postponed: bool = False
) -> date | None:
    """Tell the day of a meeting again; both days stay on record. Returns the day report-backs are due.

    A typing error moves the time for report-backs with it. A meeting that was really put off, and only recorded
    so afterwards, does not: a late report cannot become punctual by it.

    Args:
        meeting: which meeting.
        day: the right day.
        reason: what went wrong.
        was_postponed: it was no typing error; the meeting had been put off.

    Raises:
        Refused: the meeting was called off, or the day is to come though it is on record as held.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["state"] == "cancelled":
            raise Refused("This meeting was called off. Nothing was changed.", field="meeting")
        if row["held_on"] is None and was_postponed:
            raise Refused("It has not been held yet. Put it off instead.", field="was_postponed")
        if row["held_on"] is None:
            told = _moved_plan(row, day)
            due = None
        else:
            check_held(day, desk.today)
            why = DateChange.POSTPONED if was_postponed else DateChange.TYPING_ERROR
            before = date.fromisoformat(str(row["clock_from"]))
            clock = clock_from([ToldDay(before), ToldDay(day, why, reason)])
            due = _due_as_before(row, before, clock)
            mistyped = not was_postponed and row["planned_on"] == row["held_on"]
            told = _moved_plan(row, day) if mistyped else {}
            told["held_on"] = day.isoformat()
            told["clock_from"] = clock.isoformat()
            told["report_due_on"] = due.isoformat() if due else None
        _check_not_before_the_plan(books, row, day)
        books.record(
            "meeting.date_corrected",
            meeting,
            about=(str(row["partnership"]),),
            reason=reason,
            was_postponed=was_postponed,
            **told,
        )
    return due


class _ToldAgain(TypedDict, total=False):
    planned_on: str
    starts_at: str | None
    ends_at: str | None
    held_on: str
    clock_from: str
    report_due_on: str | None


def _moved_plan(row: Row, day: date) -> _ToldAgain:
    """The plan on another day, at the same hours."""
    return {
        "planned_on": day.isoformat(),
        "starts_at": _same_hour(day, row["starts_at"]),
        "ends_at": _same_hour(day, row["ends_at"]),
    }


def _same_hour(day: date, moment: Value) -> str | None:
    return moment_of(day, london(from_utc_text(str(moment))).time()) if moment else None


def _due_as_before(row: Row, before: date, clock: date) -> date | None:
    """The last day for report-backs, with as many days as the rule gave when the meeting was recorded."""
    if row["report_due_on"] is None:
        return None
    return due_on(clock, (date.fromisoformat(str(row["report_due_on"])) - before).days)


def _check_not_before_the_plan(books: Books, row: Row, day: date) -> None:
    """Refuse a day on which another day was still the plan."""
    c = kept.c
    earlier = select(c.version).where(
        c.log == books.log,
        c.id == row["id"],
        c.superseded_seq.is_(None),
        c.effective_to == row["effective_from"],
    )
    since = str(row["effective_from"])
    if day.isoformat() < since and books.rows(earlier):
        put_off = long_day(date.fromisoformat(since))
        raise Refused(
            f"The meeting was put off on {put_off}, so it was held after that. Check the day.",
            field="held_on",
        )
