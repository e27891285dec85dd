"""One seat at one meeting as a row, and what counts once of a seat that several share; no database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from compacttui.rules.words import AttendanceStatus, AttendedAs, ReportKind, SeatKind

WAIVED = "waived"
"""What stands as the kind of a report-back that is not expected any more."""


class AtTable(NamedTuple):
    """One seat at one meeting; a tuple, since a line of a board has a thousand of them.

    Attributes:
        meeting: the meeting's id.
        partnership: whose meeting.
        met_on: the day it was held; nothing while it is only planned.
        planned_on: the day it is planned for.
        due_on: the last day for report-backs; nothing where none are due.
        seat: the seat's id.
        seat_name: what it was called then.
        seat_kind: what the seat is for.
        holder: who held the seat then, by id; empty where nobody did.
        term: the holder's term.
        status: how the seat was represented; nothing where that is not recorded.
        attended_as: in which part its holder came.
        owed_by: who owes the report-back, or who is expected; empty where nobody is.
        owed_term: the term of that person.
        report: the report's id, if one was sent or waived.
        report_kind: what kind of report, or "waived".
        sent_on: the day it was first sent.
    """

    meeting: str
    partnership: str
    met_on: date | None
    planned_on: date
    due_on: date | None
    seat: str
    seat_name: str
    seat_kind: SeatKind
    holder: str
    term: str
    status: AttendanceStatus | None
    attended_as: AttendedAs | None
    owed_by: str
    owed_term: str
    report: str
    report_kind: str
    sent_on: date | None

    @property
    def is_owed(self) -> bool:
        """Whether a report-back is expected for the seat, sent or not."""
        return bool(self.owed_by) and self.due_on is not None and self.seat_kind.reports_back

    @property
    def is_open(self) -> bool:
        """Whether one is expected and there is none."""
        return self.is_owed and not self.report

    @property
    def is_waived(self) -> bool:
        """Whether an officer said that none is expected."""
        return self.report_kind == WAIVED

    @property
    def kind(self) -> ReportKind | None:
        """What kind of report was sent, if one was."""
        return None if not self.report or self.is_waived else ReportKind.of(self.report_kind)


def each_once(table: Iterable[AtTable]) -> list[AtTable]:
    """Such rows without those of a shared seat by which somebody would owe the same twice."""
    found: dict[tuple[str, str, str], AtTable] = {}
    for one in table:
        found.setdefault((one.meeting, one.seat, one.owed_by), one)
    return list(found.values())


def once_a_seat(table: Iterable[AtTable]) -> list[AtTable]:
    """Such rows with each seat once at each meeting: of those who share one, whoever was there speaks for it."""
    found: dict[tuple[str, str], AtTable] = {}
    for one in table:
        before = found.setdefault((one.meeting, one.seat), one)
        if _was_there(one) > _was_there(before):
            found[one.meeting, one.seat] = one
    return list(found.values())


def _was_there(one: AtTable) -> int:
    """How much a row says of its seat having been taken, and so of who reports for it."""
    if one.status is None:
        return 1 if one.owed_by else 0
    return 3 if one.status.in_person else 2 if one.status.covered else 0
