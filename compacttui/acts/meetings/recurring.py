"""Meetings that recur: a series planned at once, each meeting of it with a life of its own from then on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Meeting, Partnership
from compacttui.acts.meetings.planning import Plan, put_on_record
from compacttui.acts.registry import act
from compacttui.acts.seating import meeting_of
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.meetings import meeting as kept
from compacttui.rules.dates import plural, short_day
from compacttui.rules.meetings import BEFORE
from compacttui.rules.recurring import days_of, odd_days, repeats_words
from compacttui.rules.refusal import Refused
from compacttui.rules.words import MeetingKind, Repeats
from compacttui.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Planned:
    """A series of meetings that is now on record.

    Attributes:
        meetings: their ids, the first one first.
        said: what was planned, and what to think of: days that are holidays.
    """

    meetings: tuple[str, ...]
    said: str


@act("meeting.plan_series", title="Plan meetings that recur", on="partnership")
def plan_series(
    desk: Desk,
    partnership: Partnership,
    first: Annotated[date, Called("First meeting")],
    every: Annotated[Repeats, Called("How often")] = Repeats.MONTHLY,
    times: Annotated[int | None, Called("How many meetings")] = None,
    until: Annotated[date | None, Called("Or until")] = None,
    starts: time | None = None,
    ends: time | None = None,
    place: str | None = None,
    online: bool = False,
    leave_out: Annotated[Sequence[date], Called("Not on")] = (),
    kind: MeetingKind = MeetingKind.ORDINARY,
) -> Planned:
    """Plan the meetings of a year at once; one of them can be moved or called off alone afterwards.

    Args:
        partnership: whose meetings.
        first: the day of the first one; the others fall as it does: on the second Tuesday, say.
        every: how often they come.
        times: how many there are, the first one included.
        until: the last day on which one can be.
        starts: when they start, in London; the same hour in summer and winter.
        ends: when they end, if that is known.
        place: where people meet.
        online: they are held online, wholly or in part.
        leave_out: days of the series on which there is none, as in August.
        kind: what kind of meetings.

    Raises:
        Refused: it is no series, it ends before it starts, the partnership does not meet then, or one of them is on
            record already.
    """
    wanted = days_of(first, every, times=times, until=until)
    _check_left_out(wanted, leave_out)
    days = [day for day in wanted if day not in leave_out]
    plan = Plan(partnership, starts, ends, place, online, kind)
    made: list[str] = []
    with desk.together() as books:
        for day in days:
            made.append(put_on_record(books, plan, day, series=made[0] if made else None, repeats=every))
    return Planned(tuple(made), _said(desk, first, every, days))


@act(
    "meeting.cancel_rest",
    title="Call off the rest of a series",
    on="meeting",
    when=BEFORE,
    final=True,
)
def cancel_rest(desk: Desk, meeting: Meeting, reason: str) -> int:
    """Call off a meeting of a series and all that follow it; those that were held stay as they are.

    Returns how many were called off.

    Args:
        meeting: the first one that does not take place any more.
        reason: why.

    Raises:
        Refused: it belongs to no series, or nothing of it is left to be called off.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["series"] is None:
            raise Refused("This meeting was planned by itself. Call it off alone.", field="meeting")
        left = _left_of(books, row)
        if not left:
            raise Refused("Every meeting of this series was held or is called off.", field="meeting")
        for one in left:
            books.record(
                "meeting.cancelled",
                str(one["id"]),
                about=(str(one["partnership"]),),
                since=min(desk.today.isoformat(), str(one["planned_on"])),
                reason=reason,
            )
    return len(left)


def _check_left_out(wanted: Sequence[date], leave_out: Sequence[date]) -> None:
    stray = [day for day in leave_out if day not in wanted]
    if stray:
        raise Refused(
            f"{short_day(stray[0], wanted[0])} is no day of this series. Please check it.", field="leave_out"
        )
    if len(set(wanted) - set(leave_out)) < 2:
        raise Refused("One meeting is no series. Plan it by itself.", field="leave_out")


def _said(desk: Desk, first: date, every: Repeats, days: Sequence[date]) -> str:
    planned = f"{plural(len(days), 'meeting')} planned, {repeats_words(first, every)}"
    ends = f"from {short_day(days[0], desk.today)} to {short_day(days[-1], desk.today)}."
    return " ".join((f"{planned}, {ends}", *odd_days(days, WorkingDays.of(desk.rules))))


def _left_of(books: Books, row: Row) -> list[Row]:
    """The meetings of a series from one on that have not been held or called off."""
    c = kept.c
    query = select(kept).where(
        c.log == books.log,
        c.series == row["series"],
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
        c.state == "scheduled",
        c.planned_on >= row["planned_on"],
    )
    return books.rows(query.order_by(c.planned_on, c.id))
