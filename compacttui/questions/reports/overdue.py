"""Who has not reported back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Select

from compacttui.questions.holding import records_begin_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.reports.chased import reminders_of
from compacttui.questions.reports.record import SoFar, sent_in_time
from compacttui.questions.tables import (
    REPORTING,
    AtTable,
    at_table,
    each_once,
    has_reported,
    not_reported,
    owed_term,
    read_tables,
    stayed_away,
)
from compacttui.questions.view import Moment, View
from compacttui.questions.windows import PAGE, Pages
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
        in_a_row: how many report-backs they owe one after the other, none in time since.
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
    in_a_row: int = column("In a row", numeric=True)
    before: str = column("Sent so far")
    stands: str = column("Stands")
    chased: str = column("Reminded")


@question("overdue", title="Who has not reported back", rows=OverdueReport)
def overdue(
    view: View, at_least_days: int = 1, partnership: Partnership | None = None, in_a_row: int = 1
) -> Pages[OverdueReport]:
    """Report-backs past their day, the latest of all first; nothing from before the records began.

    Args:
        at_least_days: only those at least so many days late.
        partnership: only those on its meetings.
        in_a_row: only of people who owe at least so many one after the other: 2 or more for who repeatedly sends none.
    """
    return _Overdue(view, at_least_days, partnership, in_a_row)


def past_due(view: View) -> Sequence[AtTable]:
    """Every seat at a table that owes a report-back past its day, the latest first; nothing from before the records."""
    with view.reading() as connection:
        query = _past_due(view.moment, records_begin_on(view, connection))
        return each_once(read_tables(view, connection, query))


@lru_cache(maxsize=16)
def _past_due(moment: Moment, began: date) -> Select[Any]:
    m, s = meeting.c, seat.c
    last = moment.day - timedelta(days=1)
    return (
        at_table(moment)
        .where(
            m.state == "held",
            m.held_on >= began.isoformat(),
            m.held_on <= moment.day.isoformat(),
            m.report_due_on <= last.isoformat(),
            s.seat_kind.in_(REPORTING),
            # Asked before anything is joined: of thousands of seats at tables most have reported, or nobody came.
            ~has_reported(moment),
            ~stayed_away(moment),
            not_reported(),
            owed_term(moment).is_not(None),
        )
        .order_by(m.report_due_on, m.id, s.id)
    )


class _Overdue(Pages[OverdueReport]):
    """The list: which report-backs are late is found at once, what stands beside them by the page."""

    def __init__(self, view: View, at_least_days: int, partnership: str | None, in_a_row: int) -> None:
        self._view = view
        self._at_least_days = max(1, at_least_days)
        self._partnership = partnership
        self._least_in_a_row = in_a_row

    @cached_property
    def _all(self) -> Sequence[AtTable]:
        return past_due(self._view)

    @cached_property
    def _before(self) -> Mapping[str, SoFar]:
        with self._view.reading() as connection:
            return sent_in_time(self._view, connection, {one.owed_by for one in self._all})

    @cached_property
    def _in_a_row(self) -> Counter[str]:
        # Counted over everything that is late, whatever part of it is asked for.
        return _counted(self._all, self._before)

    @cached_property
    def _owed(self) -> Sequence[AtTable]:
        last = self._view.day - timedelta(days=self._at_least_days)
        return [
            one
            for one in self._all
            if (one.due_on or one.planned_on) <= last
            and self._partnership in {None, one.partnership}
            and (self._least_in_a_row <= 1 or self._in_a_row[one.owed_by] >= self._least_in_a_row)
        ]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._owed)

    def page(self, index: int) -> tuple[OverdueReport, ...]:
        """Give rows `index * PAGE` up to the next page; none where there is no such page."""
        table = self._owed[index * PAGE : (index + 1) * PAGE] if index >= 0 else ()
        view, names = self._view, Names(self._view)
        with view.reading() as connection:
            names.read(connection, {thing for one in table for thing in (one.partnership, one.owed_by)})
            reminded = reminders_of(view, connection, {one.meeting for one in table})
        return tuple(
            _row(
                view,
                one,
                names,
                self._before.get(one.owed_by, SoFar()).said,
                reminded.get((one.meeting, one.seat, one.owed_by), ""),
                self._in_a_row[one.owed_by],
            )
            for one in table
        )


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
        in_a_row=in_a_row,
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
