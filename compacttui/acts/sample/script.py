"""What the stories settle beforehand, for the tellers of ordinary history to follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from compacttui.rules.selections import Profile as Dates
from compacttui.rules.words import (
    AttendanceStatus,
    Capacity,
    ClosedBecause,
    MeetingKind,
    SelectionMethod,
    SelectionReason,
)

NEVER: Final = -1
"""In place of a number of days: it does not happen before the sample ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """An item of an agenda that a story needs.

    Attributes:
        title: of the item.
        decided: how it ends.
        organisation: the organisation it names, by name.
        closed: why it is taken without the public.
        closed_until: until when.
    """

    title: str
    decided: str
    organisation: str | None = None
    closed: ClosedBecause | None = None
    closed_until: date | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting that a story needs.

    Attributes:
        lines: its agenda, if that is settled.
        moved_to: the day it takes place on in place of the usual one.
        kind: what kind of meeting it is.
        starts: at what time, if not at the usual one.
    """

    lines: tuple[Line, ...] = ()
    moved_to: date | None = None
    kind: MeetingKind = MeetingKind.ORDINARY
    starts: time | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one seat's holder does at one meeting.

    Attributes:
        status: how the seat is represented; drawn if empty.
        report_after: days until the report-back; drawn if empty.
        leaves: when they leave for an item that names an organisation of theirs, and when they come back.
        minute: where the minutes say so.
        declares_after: days after the meeting on which they declare what they should have declared there.
        silent: they say that there was nothing, though there was.
        found_after: days until the officer finds that out.
        people_asked: how many people stand behind what they said.
        apologises_on: the day on which they send apologies, if that is long before.
    """

    status: AttendanceStatus | None = AttendanceStatus.PRESENT
    report_after: int | None = None
    leaves: tuple[time, time] | None = None
    minute: str | None = None
    declares_after: int = 0
    silent: bool = False
    found_after: int = NEVER
    people_asked: int | None = None
    apologises_on: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody a story needs.

    Attributes:
        name: what they are called.
        organisation: where they come from, by name.
        capacity: as what.
    """

    name: str
    organisation: str
    capacity: Capacity = Capacity.TRUSTEE


@dataclass(frozen=True, slots=True)
class OwnDates:
    """Dates of a selection in place of those that the rule book gives; empty ones stay as they are."""

    nominations_close_on: date | None = None
    withdrawals_close_on: date | None = None
    publish_on: date | None = None
    poll_opens_on: date | None = None
    poll_closes_on: date | None = None
    result_on: date | None = None
    declare_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """What is settled about a selection before it begins.

    Attributes:
        opens_on: the day of notice.
        reason: why it is held.
        candidates: how many stand.
        method: how the votes are counted.
        dates: how long its stages are.
        own: dates of its own, in place of those.
        holder_stands: the holder stands again.
        invalid: how many more nominations are not valid.
        named: candidates of a story.
        winner: who of these wins, by name.
        tie: two candidates have the same votes at every stage, so that a lot is drawn.
        turnout: how many in a hundred electors vote.
        begins_on: the first day of the term; soon after the result if empty.
        though_vacant: it is held when the term before has long ended.
    """

    opens_on: date
    reason: SelectionReason = SelectionReason.TERM_END
    candidates: int = 3
    method: SelectionMethod = SelectionMethod.SCOTTISH_STV
    dates: Dates = Dates.STANDARD
    own: OwnDates = OwnDates()
    holder_stands: bool = False
    invalid: int = 0
    named: tuple[Named, ...] = ()
    winner: str | None = None
    tie: bool = False
    turnout: int = 60
    begins_on: date | None = None
    though_vacant: bool = False


@dataclass(slots=True)
class Script:
    """Everything that is settled beforehand; an empty one leaves all to chance.

    Attributes:
        is_told: the stories are told in this town.
        sittings: by the key of the partnership and the usual day of the meeting.
        extra: meetings besides the usual ones, by the key of the partnership.
        parts: by the key of the partnership, the seat's number and the day of the meeting.
        ends: a day on which terms of a seat end, three years apart, by the key of the partnership and its number.
        holders: who holds a seat when the records begin, by the same.
        deputies: seats with a deputy.
        contests: selections, by the key of the partnership, the voice and the day on which the term before ends.
        others: whoever else a story needs, so that nobody else gets their name.
        interests_after: days until a new holder declares, by the key of the partnership, the seat's number and the
            first day of the term.
    """

    is_told: bool = False
    sittings: dict[tuple[str, date], Sitting] = field(default_factory=dict)
    extra: dict[str, tuple[date, ...]] = field(default_factory=dict)
    parts: dict[tuple[str, int, date], Part] = field(default_factory=dict)
    ends: dict[tuple[str, int], date] = field(default_factory=dict)
    holders: dict[tuple[str, int], Named] = field(default_factory=dict)
    deputies: frozenset[tuple[str, int]] = frozenset()
    contests: dict[tuple[str, str, date], Contest] = field(default_factory=dict)
    others: tuple[Named, ...] = ()
    interests_after: dict[tuple[str, int, date], int] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """The names of all whom the stories need."""
        candidates = (named for contest in self.contests.values() for named in contest.named)
        return {named.name for named in (*self.holders.values(), *candidates, *self.others)}
