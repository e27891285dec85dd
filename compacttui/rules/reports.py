"""Report-backs: when one is due, how late it is, what it must hold, and who may read which part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.word import Word
from compacttui.rules.words import Marking, ReportState, Standing


def due_on(held_on: date, days: int) -> date:
    """The last day for a report-back: `days` calendar days after the meeting was *held*."""
    return held_on + timedelta(days=days)


def days_late(due: date, sent_on: date | None, today: date) -> int:
    """Days past the due date, counted to the day it was sent, or to today. Never negative."""
    return max(0, ((sent_on or today) - due).days)


@dataclass(frozen=True, slots=True)
class Item:
    """What a report-back says on one item of the agenda, as far as the rules look at it.

    Attributes:
        marking: who may read it.
        has_words: something was written.
        nothing_to_add: the writer says so.
        closed_on_agenda: the partnership itself keeps the item closed.
        reason: why it is not open.
        review_on: the day on which its closing is looked at again.
    """

    marking: Marking = Marking.OPEN
    has_words: bool = False
    nothing_to_add: bool = False
    closed_on_agenda: bool = False
    reason: str | None = None
    review_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether anyone may read it."""
        return self.marking is Marking.OPEN


def check_complete(items: Sequence[Item], declared: bool) -> None:
    """Refuse a report that nobody could rely on.

    A closed item may stay empty: whoever left the room has nothing to tell. A report with no items is a report
    on a meeting without an agenda, and needs only the declaration.

    Raises:
        Refused: nothing was declared for the meeting (not even "none"), or an open item has no words.
    """
    if not declared:
        raise Refused(
            "Say first whether you had a conflict of interest at this meeting.", field="declaration"
        )
    for number, item in enumerate(items, 1):
        if item.is_open and not (item.has_words or item.nothing_to_add):
            raise Refused(
                f"Item {number} is empty. Write a line, or choose “nothing to add”.", field=f"items.{number}"
            )


def check_markings(items: Sequence[Item], sent_on: date) -> None:
    """Refuse markings that open what the partnership closed, or close something without saying why and until when.

    Raises:
        Refused: an item is marked so.
    """
    for number, item in enumerate(items, 1):
        field = f"items.{number}.marking"
        if item.closed_on_agenda and item.is_open:
            raise Refused(
                f"Item {number} is closed on the agenda, so your report on it stays closed, too.", field=field
            )
        if item.is_open or item.closed_on_agenda:
            continue
        if not (item.reason or "").strip():
            raise Refused(f"Say why item {number} is closed.", field=f"items.{number}.reason")
        if item.review_on is None or item.review_on <= sent_on:
            raise Refused(
                f"Say until when item {number} is closed: a day after today.",
                field=f"items.{number}.review_on",
            )


# --- the clock -----------------------------------------------------------------------------------------------


class DateChange(Word):
    """Why the day of a meeting is told again."""

    FIRST = "first", "told for the first time"
    TYPING_ERROR = "typing_error", "a typing error", "The meeting was on another day all along."
    POSTPONED = "postponed", "put off", "The meeting was moved, and that was recorded afterwards."


@dataclass(frozen=True, slots=True)
class ToldDay:
    """One telling of the day on which a meeting was held.

    Attributes:
        held_on: the day that was told.
        why: the first telling, a correction or a postponement recorded afterwards.
        reason: why, in words.
    """

    held_on: date
    why: DateChange = DateChange.FIRST
    reason: str | None = None


def clock_from(told: Sequence[ToldDay]) -> date:
    """The day from which the time for the report-back runs, after every telling of the meeting's day, in order.

    A typing error moves it, since the meeting was on the other day all along. A postponement recorded after the
    fact does not: otherwise a late report could be made punctual by it.

    Raises:
        Refused: the day was never told, or was put off with no reason.
    """
    start: date | None = None
    for telling in told:
        if telling.why is DateChange.POSTPONED and not (telling.reason or "").strip():
            raise Refused("A meeting put off after the fact needs a reason.", field="reason")
        if start is None or telling.why is not DateChange.POSTPONED:
            start = telling.held_on
    if start is None:
        raise Refused("The day of the meeting is not known yet.", field="held_on")
    return start


def report_state(due: date, today: date, book: RuleBook, *, sent_on: date | None = None) -> ReportState:
    """Where a report-back stands today, worked out from its dates: due, late, late and passed on, or sent."""
    if sent_on is not None:
        return ReportState.SUBMITTED
    late = days_late(due, None, today)
    if late > book.report.escalate_days:
        return ReportState.ESCALATED
    return ReportState.OVERDUE if late else ReportState.DUE


def standing(due: date, today: date, soon_days: int, *, sent_on: date | None = None) -> Standing | None:
    """How it stands in a list: late, soon, done, or nothing when its day is still far away.

    One that was sent late is done, and late for ever: the number of days says so.
    """
    if sent_on is not None:
        return Standing.DONE if sent_on <= due else Standing.LATE
    if due < today:
        return Standing.LATE
    return Standing.SOON if (due - today).days <= soon_days else None


def late_in_a_row(latest_first: Iterable[int]) -> int:
    """How many of the latest report-backs, given by their days late, were late one after the other."""
    count = 0
    for late in latest_first:
        if not late:
            break
        count += 1
    return count


# --- who may read what -------------------------------------------------------------------------------------


STRICTNESS: Final = (Marking.OPEN, Marking.SECTOR_ONLY, Marking.BOARD_CONFIDENTIAL, Marking.PERSONAL)
"""The markings, from the one that most people may read."""


class Audience(Word):
    """Who reads."""

    PUBLIC = "public", "the public"
    SECTOR = "sector", "members"
    OWN = "own", "the writer"
    STAFF = "staff", "officers"
    OTHER = "other", "people with other duties"
    AUDITOR = "auditor", "auditors"


class Seen(Word):
    """How much of an item may be read."""

    WORDS = "words", "all of it"
    STUB = "stub", "that it took place"
    STUB_WITH_REASON = "stub_with_reason", "that it took place, and why it is closed"
    NOTHING = "nothing", "nothing"


_SEEN: dict[Marking, dict[Audience, Seen]] = {
    Marking.OPEN: dict.fromkeys(Audience, Seen.WORDS),
    Marking.SECTOR_ONLY: {
        Audience.PUBLIC: Seen.STUB,
        Audience.SECTOR: Seen.WORDS,
        Audience.OWN: Seen.WORDS,
        Audience.STAFF: Seen.WORDS,
        Audience.OTHER: Seen.STUB,
        Audience.AUDITOR: Seen.WORDS,
    },
    Marking.BOARD_CONFIDENTIAL: {
        Audience.PUBLIC: Seen.STUB,
        Audience.SECTOR: Seen.STUB,
        Audience.OWN: Seen.WORDS,
        Audience.STAFF: Seen.STUB,
        Audience.OTHER: Seen.STUB,
        Audience.AUDITOR: Seen.STUB_WITH_REASON,
    },
    Marking.PERSONAL: {
        Audience.PUBLIC: Seen.NOTHING,
        Audience.SECTOR: Seen.NOTHING,
        Audience.OWN: Seen.WORDS,
        Audience.STAFF: Seen.STUB,
        Audience.OTHER: Seen.NOTHING,
        Audience.AUDITOR: Seen.STUB_WITH_REASON,
    },
}


def seen(marking: Marking, audience: Audience) -> Seen:
    """How much of an item with this marking the audience may read.

    The words of an item that is not open never reach the public.
    """
    return _SEEN[marking][audience]


def strictest(*markings: Marking) -> Marking:
    """Of several markings of one thing, the one that fewest people may read."""
    return max(markings, key=STRICTNESS.index)


def audience_of(role: Role, *, is_own: bool = False) -> Audience:
    """As whom somebody with this role reads a report-back."""
    if is_own:
        return Audience.OWN
    if role.is_staff:
        return Audience.STAFF
    if role is Role.AUDITOR:
        return Audience.AUDITOR
    if role in {Role.REPRESENTATIVE, Role.DEPUTY, Role.ORG_CONTACT}:
        return Audience.SECTOR
    return Audience.PUBLIC if role is Role.PUBLIC else Audience.OTHER


def stub(title: str, closed_until: str | None = None) -> str:
    """What stands in place of a closed item's words: that it took place, and until when it is closed.

    Args:
        title: the item's title on the agenda, which is public; cleaned already.
        closed_until: the day in words.
    """
    until = f" until {closed_until}" if closed_until else ""
    return f"{title}: this item took place and is closed{until}."
