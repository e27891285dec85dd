"""Who has not reported back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select

from compacttui.questions.holding import records_begin_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.reports.chased import reminders_of
from compacttui.questions.reports.record import SoFar, sent_in_time
from compacttui.questions.tables import (
    REPORTING,
    AtTable,
    at_table,
    has_reported,
    not_reported,
    owed_term,
    seats_at,
    stayed_away,
)
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.rules.dates import days
from compacttui.rules.given import Partnership
from compacttui.rules.reports import days_late, report_state
from compacttui.rules.words import ReportState, Standing


@dataclass(frozen=True, slots=True)
class OverdueReport:
    """A report-back whose day has passed.

    Attributes:
        id: the meeting's id.
        seat_id: the seat it is owed for.
        person_id: who owes it.
        standing: late.
        partnership: whose meeting it was.
        seat: the seat's name.
        holder: who owes it, by name.
        met_on: the day of the meeting.
        due_on: the last day for the report.
        days_late: days past that day.
        chased: when and how they were reminded, as the officer says; for the office and for them alone.
        before: of the reports they did send, how many came in time: "5 of 6 in time".
        stands: late, or late and passed on.
    """

    id: str
    seat_id: str
    person_id: str
    standing: Standing
    holder: str = column("Owed by")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    seat: str = column("Seat")
    due_on: date = column("Due")
    days_late: int = column("Days late", numeric=True)
    before: str = column("Sent so far")
    stands: str = column("Stands")
    chased: str = column("Reminded")


@question("overdue", title="Who has not reported back", rows=OverdueReport)
def overdue(
    view: View, at_least_days: int = 1, partnership: Partnership | None = None
) -> Window[OverdueReport]:
    """Report-backs past their day, the latest of all first; nothing from before the records began.

    Args:
        at_least_days: only those at least so many days late.
        partnership: only those on its meetings.
    """
    query = past_due(view, at_least_days)
    if partnership:
        query = query.where(meeting.c.partnership == partnership)
    keys = [Key(meeting.c.report_due_on), Key(meeting.c.id), Key(seat.c.id)]
    return Window(view, query, keys, lambda connection, rows: _rows(view, connection, rows))


def past_due(view: View, at_least_days: int = 1) -> Select[Any]:
    """The seats at tables that owe a report-back past its day, in no order; nothing from before the records began."""
    with view.reading() as connection:
        began = records_begin_on(view, connection)
    m, s = meeting.c, seat.c
    last = view.day - timedelta(days=max(1, at_least_days))
    return at_table(view).where(
        m.state == "held",
        m.held_on >= began.isoformat(),
        m.held_on <= view.day.isoformat(),
        m.report_due_on <= last.isoformat(),
        s.seat_kind.in_(REPORTING),
        # Asked before anything is joined: of thousands of seats at tables most have reported, or nobody came for them.
        ~has_reported(view),
        ~stayed_away(view),
        not_reported(),
        owed_term(view).is_not(None),
    )


def _rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[OverdueReport]:
    table = seats_at(view, connection, raw)
    names = Names(view)
    names.read(connection, {thing for one in table for thing in (one.partnership, one.owed_by)})
    before = sent_in_time(view, connection, {one.owed_by for one in table})
    reminded = reminders_of(view, connection, {one.meeting for one in table})
    row_of = _counted(table, before)
    return [
        _row(
            view,
            one,
            names,
            before.get(one.owed_by, SoFar()).said,
            reminded.get((one.meeting, one.seat, one.owed_by), ""),
            row_of[one.owed_by],
        )
        for one in table
    ]


def _counted(table: Sequence[AtTable], before: Mapping[str, SoFar]) -> Counter[str]:
    """How many report-backs each person owes one after the other: none in time since."""
    since = {person: so_far.last_in_time for person, so_far in before.items()}
    return Counter(
        one.owed_by
        for one in table
        if (one.met_on or one.planned_on).isoformat() > since.get(one.owed_by, "")
    )


def _row(view: View, one: AtTable, names: Names, before: str, chased: str, in_a_row: int) -> OverdueReport:
    met, due = one.met_on or one.planned_on, one.due_on or one.planned_on
    late = days_late(due, None, view.day)
    passed_on = report_state(due, view.day, view.rules) is ReportState.ESCALATED
    return OverdueReport(
        id=one.meeting,
        seat_id=one.seat,
        person_id=one.owed_by,
        standing=Standing.LATE,
        holder=names.of(one.owed_by) or UNKNOWN,
        partnership=names.of(one.partnership, met) or UNKNOWN,
        met_on=met,
        seat=one.seat_name,
        due_on=due,
        days_late=late,
        before=before,
        stands=_stands(view, late, in_a_row, passed_on=passed_on),
        chased=chased,
    )


def _stands(view: View, late: int, in_a_row: int, *, passed_on: bool) -> str:
    """How late it is, and whether the rule book passes it on: to the officer, after several to the forum's chair."""
    several = in_a_row >= view.rules.report.escalate_in_a_row
    told = (
        f"{in_a_row} in a row: for the forum's chair" if several else ("to be passed on" if passed_on else "")
    )
    return f"{days(late)} late, {told}" if told else f"{days(late)} late"
