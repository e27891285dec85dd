"""Meetings: what can happen to one, when its papers are due, and how attendance is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from compacttui.rules.dates import clear_days, clear_days_before, long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.words import AttendanceStatus, MeetingState

MOVES: Final[Mapping[MeetingState, frozenset[MeetingState]]] = MappingProxyType(
    {
        MeetingState.SCHEDULED: frozenset(
            {
                MeetingState.PAPERS_ISSUED,
                MeetingState.HELD,
                MeetingState.POSTPONED,
                MeetingState.CANCELLED,
                MeetingState.INQUORATE,
            }
        ),
        MeetingState.PAPERS_ISSUED: frozenset(
            {MeetingState.HELD, MeetingState.POSTPONED, MeetingState.CANCELLED, MeetingState.INQUORATE}
        ),
        MeetingState.HELD: frozenset({MeetingState.MINUTES_DRAFT, MeetingState.MINUTES_AGREED}),
        MeetingState.MINUTES_DRAFT: frozenset({MeetingState.MINUTES_AGREED}),
        MeetingState.INQUORATE: frozenset({MeetingState.MINUTES_DRAFT, MeetingState.MINUTES_AGREED}),
    }
)
"""What a meeting can become next. "Papers due" is worked out from the date, and is not in it."""


BEFORE: Final = frozenset({MeetingState.SCHEDULED, MeetingState.PAPERS_DUE, MeetingState.PAPERS_ISSUED})
"""How a meeting stands before it is held."""
AFTER: Final = frozenset(
    {MeetingState.HELD, MeetingState.INQUORATE, MeetingState.MINUTES_DRAFT, MeetingState.MINUTES_AGREED}
)
"""How one stands that took place, with enough people or too few."""


def check_move(now: MeetingState, to: MeetingState) -> None:
    """Refuse a step that does not exist.

    Raises:
        Refused: a meeting that stands so cannot become that.
    """
    stands = MeetingState.SCHEDULED if now is MeetingState.PAPERS_DUE else now
    if to not in MOVES.get(stands, frozenset()):
        raise Refused(f"This meeting is {now.words}; it cannot become “{to.words}” any more.")


def check_held(held_on: date, today: date) -> None:
    """Refuse to record a meeting that has not taken place yet.

    Raises:
        Refused: the day is in the future.
    """
    if held_on > today:
        raise Refused(
            f"{long_day(held_on)} has not come yet. Record the meeting when it has taken place.",
            field="held_on",
        )


def meeting_state(
    recorded: MeetingState, meets_on: date, today: date, papers_on: date | None, clear: int
) -> MeetingState:
    """Where a meeting stands today: what was recorded, and "papers due" and "papers sent" from the dates."""
    if recorded is not MeetingState.SCHEDULED:
        return recorded
    if papers_on is not None:
        return MeetingState.PAPERS_ISSUED
    return MeetingState.PAPERS_DUE if today >= papers_due_on(meets_on, clear) else recorded


def papers_due_on(meets_on: date, clear: int) -> date:
    """The last day for sending papers, so that `clear` clear days lie between it and the meeting."""
    return clear_days_before(meets_on, clear)


def clear_days_given(papers_on: date, meets_on: date) -> int:
    """How many clear days lay between papers and meeting; neither of the two days counts."""
    return clear_days(papers_on, meets_on)


def is_to_follow(added_on: date, papers_on: date | None) -> bool:
    """Whether an item came onto the agenda when its papers had gone out: interests are looked at again then."""
    return papers_on is not None and added_on > papers_on


def check_apology(at: datetime, starts_at: datetime) -> None:
    """Refuse an apology sent when the meeting had begun: that is an absence without one.

    Raises:
        Refused: it came at the start or later.
    """
    if at >= starts_at:
        raise Refused(
            "The meeting had begun by then. Record it as an absence without apology.", field="apology_at"
        )


# --- attendance -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attendance:
    """How often a seat was taken, in counts; percentages come from these and never stand alone.

    Attributes:
        in_person: meetings that the holder attended, for some of it at least.
        deputy: meetings to which a deputy came instead.
        apologies: meetings with apologies and no deputy.
        absent: meetings missed without apology.
        no_data: meetings that took place and of which nothing is recorded; they count for nothing.
    """

    in_person: int = 0
    deputy: int = 0
    apologies: int = 0
    absent: int = 0
    no_data: int = 0

    @property
    def recorded(self) -> int:
        """The meetings that count."""
        return self.in_person + self.deputy + self.apologies + self.absent

    @property
    def covered(self) -> int:
        """The meetings at which the seat was taken, by its holder or by a deputy."""
        return self.in_person + self.deputy

    @property
    def percent_in_person(self) -> int | None:
        """The share attended by the holder, in per cent; None when nothing is recorded."""
        return percent(self.in_person, self.recorded)

    @property
    def percent_covered(self) -> int | None:
        """The share at which the seat was taken, in per cent; None when nothing is recorded."""
        return percent(self.covered, self.recorded)

    @property
    def said(self) -> str:
        """In words: "attended 5 of 6, seat covered 6 of 6", with what is not recorded named, never counted."""
        if not self.recorded:
            return "no attendance recorded"
        words = (
            f"attended {self.in_person} of {self.recorded}, seat covered {self.covered} of {self.recorded}"
        )
        return f"{words}; {self.no_data} not recorded" if self.no_data else words


def attendance(statuses: Iterable[AttendanceStatus | None]) -> Attendance:
    """Count what is recorded of a seat's meetings.

    Args:
        statuses: one for each meeting that took place while there was a holder; None where nothing is
            recorded. Meetings that were cancelled, and those to which the seat was not invited, do not count.
    """
    kept = [status for status in statuses if status is None or status.counts]
    return Attendance(
        in_person=sum(1 for status in kept if status is not None and status.in_person),
        deputy=kept.count(AttendanceStatus.DEPUTY_SENT),
        apologies=kept.count(AttendanceStatus.NO_DEPUTY),
        absent=kept.count(AttendanceStatus.ABSENT),
        no_data=kept.count(None),
    )


def percent(part: int, whole: int) -> int | None:
    """The share in whole per cent, halves up; None when there is nothing to take a share of."""
    return (200 * part + whole) // (2 * whole) if whole else None


def missed_in_a_row(latest_first: Iterable[AttendanceStatus | None]) -> int:
    """How many of the latest meetings were missed one after the other.

    A meeting to which a deputy came is not missed: the seat was taken. Cancelled meetings, those to which the
    seat was not invited and those of which nothing is recorded neither count nor break the row. Leave out
    meetings during accepted leave.
    """
    missed = 0
    for status in latest_first:
        if status is None or not status.counts:
            continue
        if status.covered:
            break
        missed += 1
    return missed


def deputy_in_a_row(latest_first: Iterable[AttendanceStatus | None]) -> int:
    """To how many of the latest meetings a deputy came, one after the other.

    Nobody is absent, and yet the constituency did not choose whom it hears: the officer is told.
    """
    sent = 0
    for status in latest_first:
        if status is None or not status.counts:
            continue
        if status is not AttendanceStatus.DEPUTY_SENT:
            break
        sent += 1
    return sent


def expects_reports(state: MeetingState) -> bool:
    """Whether report-backs are due after it: it was held with enough people to decide."""
    return state.took_place
