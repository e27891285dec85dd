"""The lines of a year card: each a count first, and its share of what counts after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from compacttui.questions.registry import column
from compacttui.questions.tables import AtTable, once_a_seat
from compacttui.questions.year_card.reading import SaidAt, WithMembers
from compacttui.rules.dates import PartialDate, days, plural
from compacttui.rules.meetings import attendance, percent
from compacttui.rules.reports import days_late
from compacttui.rules.word import Word
from compacttui.rules.words import ReportKind, SeatKind, Standing


class CardPart(Word):
    """The parts of a year card, in their order."""

    SERVED = "served", "In the seat"
    MEETINGS = "meetings", "Meetings"
    DECLARATIONS = "declarations", "Declarations at meetings"
    REPORTS = "reports", "Report-backs"
    REGISTER = "register", "Register of interests"
    MEMBERS = "members", "With members"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a year card.

    Attributes:
        id: the id of what it leads to, if it leads anywhere.
        part_of: the part it belongs to.
        standing: how it stands, where that means something.
        part: the part in words.
        what: what is told.
        said: a count, with its share of what counts in per cent after it; or a day.
    """

    id: str
    part_of: CardPart
    standing: Standing | None
    part: str = column("Part")
    what: str = column("What")
    said: str = column("How often, or when")


def line(part: CardPart, what: str, said: str, standing: Standing | None = None, thing: str = "") -> CardLine:
    """A line of a part."""
    return CardLine(thing, part, standing, part.words, what, said)


def share(count: int, of: int) -> str:
    """A count of so many, and after it what that is in per cent: "5 of 6 (83 %)"."""
    per_cent = percent(count, of)
    return f"{count:,} of {of:,}" + ("" if per_cent is None else f" ({per_cent} %)")


def meeting_lines(table: Sequence[AtTable], person: str) -> Iterator[CardLine]:
    """Who came: of meetings of which nothing is recorded it is said, and they count as neither.

    Args:
        table: the seat, or the person's seats, at the meetings of the year.
        person: whose card; empty for a seat's.
    """
    part = CardPart.MEETINGS
    held = [one for one in (table if person else once_a_seat(table)) if one.holder]
    held = [one for one in held if person in {"", one.holder}]
    instead = [one for one in table if person and one.owed_by == person != one.holder]
    came = attendance(one.status for one in held)
    if not table:
        yield line(part, "Held", "none")
        return
    yield line(part, "Held", plural(len({one.meeting for one in table}), "meeting"))
    if came.recorded:
        yield line(part, "Came" if person else "Holder came", share(came.in_person, came.recorded))
        yield line(part, "Seat taken, by a deputy too", share(came.covered, came.recorded))
    if came.apologies:
        yield line(part, "Apologies, and no deputy", f"{came.apologies:,}")
    if came.absent:
        yield line(part, "Absent without apology", f"{came.absent:,}", Standing.LATE)
    if came.no_data:
        yield line(part, "Nothing is recorded", f"{came.no_data:,}, not counted", Standing.NO_DATA)
    if instead:
        yield line(part, "Came in somebody's place", plural(len(instead), "time"))


def declaration_lines(table: Sequence[AtTable], said: Sequence[SaidAt], person: str) -> Iterator[CardLine]:
    """Whether it was said at each meeting how one stands, “none” included; what was declared stays out of it."""
    part = CardPart.DECLARATIONS
    expected = {
        (one.meeting, one.owed_by)
        for one in table
        if one.owed_by and person in {"", one.owed_by} and one.seat_kind is not SeatKind.OBSERVER
    }
    mine = [one for one in said if (one.meeting, one.person) in expected]
    spoke = {(one.meeting, one.person) for one in mine}
    declared = [one for one in mine if not one.nil]
    late = [one for one in mine if one.late]
    if expected:
        yield line(part, "Said how they stand, “none” included", share(len(spoke), len(expected)))
    if declared:
        yield line(part, "Interests declared", f"{len(declared):,}")
    if left := sum(1 for one in declared if one.left):
        yield line(part, "Left the room for it", f"{left:,}")
    if late:
        yield line(part, "Said after the meeting", f"{len(late):,}", Standing.LATE)
    if silent := len(expected - spoke):
        yield line(part, "Not a word, not even “none”", f"{silent:,}", Standing.NO_DATA)


def report_lines(table: Sequence[AtTable], person: str, on: date) -> Iterator[CardLine]:
    """Report-backs in time and late; those still in their time, and those not expected, count as neither."""
    part = CardPart.REPORTS
    owed = [one for one in (table if person else once_a_seat(table)) if one.is_owed]
    owed = [one for one in owed if person in {"", one.owed_by}]
    waived = sum(1 for one in owed if one.is_waived)
    still = sum(1 for one in owed if one.is_open and not _late(one, on))
    due = len(owed) - waived - still
    sent_late = [one for one in owed if one.kind is not None and _late(one, on)]
    missing = sum(1 for one in owed if one.is_open and _late(one, on))
    nothing = sum(1 for one in owed if one.kind is ReportKind.NOTHING)
    if not owed:
        yield line(part, "Expected", "none")
        return
    yield line(part, "Expected", f"{len(owed):,}")
    if due:
        yield line(part, "Sent in time", share(due - len(sent_late) - missing, due))
    if sent_late:
        longest = max(_late(one, on) for one in sent_late)
        yield line(part, "Sent late", f"{len(sent_late):,}, at most by {days(longest)}", Standing.LATE)
    if missing:
        yield line(part, "Not sent, and past its day", f"{missing:,}", Standing.LATE)
    if nothing:
        yield line(part, "Of these: nothing to report", f"{nothing:,}")
    if waived:
        yield line(part, "Not expected after all", f"{waived:,}, not counted")
    if still:
        yield line(part, "Still in their time", f"{still:,}, not counted")


def _late(one: AtTable, on: date) -> int:
    return days_late(one.due_on, one.sent_on, on) if one.due_on else 0


def register_lines(entries: Sequence[Row[Any]], confirmed: Sequence[Row[Any]]) -> Iterator[CardLine]:
    """Entries that are published, those among them that came late, and the yearly confirmation."""
    part = CardPart.REGISTER
    late = sum(1 for row in entries if row.declared_on > row.declare_by)
    yield line(part, "Entries declared and published", f"{len(entries):,}" if entries else "none")
    if late:
        yield line(part, "Of these: declared late", f"{late:,}", Standing.LATE)
    for row in confirmed:
        what = plural(row.entries, "entry", "entries") if row.entries else "nothing to declare"
        yield line(part, "Confirmed for the year", f"{PartialDate.from_iso(row.confirmed_on).words}: {what}")
    if not confirmed:
        yield line(part, "Confirmed for the year", "not in this year", Standing.NO_DATA)


def member_lines(counted: WithMembers) -> Iterator[CardLine]:
    """What members were asked, and what is to be done; nothing where there was nothing."""
    part = CardPart.MEMBERS
    if counted.asked_before:
        yield line(part, "Questions before meetings", f"{counted.asked_before:,}")
    if counted.asked_after:
        yield line(part, "Report-backs that asked something", f"{counted.asked_after:,}")
    if counted.settled or counted.open:
        yield line(part, "Actions settled", f"{counted.settled:,} of {counted.settled + counted.open:,}")
