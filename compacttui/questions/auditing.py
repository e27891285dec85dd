"""What auditors ask besides: seats filled without an open process, who ran each selection, what stays closed and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, and_, func, literal_column, select

from compacttui.questions.holding import route_in_words
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.meetings import item, meeting
from compacttui.records.reports import report, report_item
from compacttui.records.selections import selection
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate, days
from compacttui.rules.roles import Role
from compacttui.rules.words import Marking, SelectionMethod, Standing, TermKind, TermState

_HOLDS: Final = tuple(kind.value for kind in TermKind if kind.holds_the_seat)
_FOLLOWS: Final = frozenset({SelectionMethod.RUNNER_UP, SelectionMethod.COUNTBACK})
_NOT_OPEN: Final = tuple(
    method.value for method in SelectionMethod if not method.is_open_process and method not in _FOLLOWS
)
"""Ways to a seat in which nobody else could have stood."""


@dataclass(frozen=True, slots=True)
class NotOpenRow:
    """Somebody who came to a seat in a way in which nobody else could have stood.

    Attributes:
        id: the term's id.
        seat_id: which seat.
        person: who.
        seat: which seat, by name.
        since: the first day.
        how: in which way.
        stands: whether they still hold it.
    """

    id: str
    seat_id: str
    person: str = column("Person")
    seat: str = column("Seat")
    since: PartialDate | None = column("Since")
    how: str = column("How chosen")
    stands: str = column("Stands")


@dataclass(frozen=True, slots=True)
class RanRow:
    """Who prepared, approved and ran a selection.

    Attributes:
        id: the selection's id.
        standing: late, where one person did what takes two.
        reference: its reference.
        partnership: for which partnership.
        officer: the returning officer.
        prepared: who prepared it.
        approved: who approved it.
        noticed_on: the day of its notice.
        stands: whether they were different people, in words.
    """

    id: str
    standing: Standing
    reference: str = column("Selection")
    partnership: str = column("Partnership")
    officer: str = column("Returning officer")
    prepared: str = column("Prepared by")
    approved: str = column("Approved by")
    noticed_on: date = column("Notice")
    stands: str = column("Stands")


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """An item of a report-back that not everybody may read.

    Attributes:
        id: the report's id.
        standing: late, where the day to look again has passed.
        met_on: the day of the meeting.
        partnership: whose meeting.
        number: the item's number.
        marking: who may read it.
        closed_by: whether the agenda closes it, or its writer does.
        reason: why, where a reason was given and may be read.
        review_on: the day to look at it again.
        stands: whether that day has passed.
    """

    id: str
    standing: Standing | None
    met_on: date = column("Meeting")
    partnership: str = column("Partnership")
    number: int = column("Item", numeric=True)
    marking: str = column("Who may read it")
    closed_by: str = column("Closed by")
    reason: str = column("Why")
    review_on: date | None = column("Look again")
    stands: str = column("Stands")


@question(
    "no_open_process",
    title="Which seats were filled without an open process",
    rows=NotOpenRow,
    opens="seat_id",
)
def no_open_process(view: View) -> Window[NotOpenRow]:
    """Terms of holders who came to their seat in a way in which nobody else could have stood, the latest first."""
    t = term.c
    query = select(t.id, t.seat, t.person, t.start_on, t.route, t.state).where(
        view.true(term),
        t.basis.in_(_HOLDS),
        t.route.in_(_NOT_OPEN),
        t.start_on.is_not(None),
        t.gained_on.is_not(None),
    )

    def rows(connection: Connection, raw: Sequence[Raw]) -> list[NotOpenRow]:
        names = Names(view)
        names.read(connection, {thing for row in raw for thing in (row.person, row.seat)})
        return [
            NotOpenRow(
                id=row.id,
                seat_id=row.seat,
                person=names.of(row.person) or UNKNOWN,
                seat=names.of(row.seat) or UNKNOWN,
                since=PartialDate.from_iso(row.start_on),
                how=route_in_words(row.route),
                stands="ended" if row.state == TermState.ENDED.value else "in office",
            )
            for row in raw
        ]

    return Window(view, query, [Key(t.start_on, descending=True), Key(t.id)], rows)


@question(
    "who_ran_it",
    title="Was each selection run by somebody independent of it",
    rows=RanRow,
    roles=(*READ_NEARLY_ALL, Role.RETURNING_OFFICER, Role.SCRUTINEER),
)
def who_ran_it(view: View) -> Window[RanRow]:
    """Who was returning officer of each selection, and who prepared and approved it, the newest notice first."""
    s = selection.c
    query = select(
        s.id,
        s.reference,
        s.partnership,
        s.returning_officer,
        s.prepared_by,
        s.approved_by,
        s.approved_on_paper,
        s.notice_on,
    ).where(view.true(selection))

    def rows(connection: Connection, raw: Sequence[Raw]) -> list[RanRow]:
        names = Names(view)
        people = {one for row in raw for one in (row.returning_officer, row.prepared_by, row.approved_by)}
        names.read(connection, {*people, *(row.partnership for row in raw)})
        return [_ran(row, names) for row in raw]

    return Window(view, query, [Key(s.notice_on, descending=True), Key(s.id)], rows)


def _ran(row: Raw, names: Names) -> RanRow:
    same = [
        what
        for what, who in (("prepared", row.prepared_by), ("approved", row.approved_by))
        if who and who == row.returning_officer
    ]
    alone = bool(row.approved_by) and row.approved_by == row.prepared_by
    says = f"the returning officer also {' and '.join(same)} it" if same else ""
    says = says or ("prepared and approved by one person" if alone else "different people")
    return RanRow(
        id=row.id,
        standing=Standing.LATE if same or alone else Standing.DONE,
        reference=row.reference,
        partnership=names.of(row.partnership) or UNKNOWN,
        officer=names.of(row.returning_officer) or UNKNOWN,
        prepared=names.of(row.prepared_by) or UNKNOWN,
        approved=names.of(row.approved_by) or ("on paper" if row.approved_on_paper else ""),
        noticed_on=PartialDate.from_iso(row.notice_on).earliest,
        stands=says,
    )


@question(
    "closed_items",
    title="What in report-backs is closed, why, and until when",
    rows=ClosedRow,
    roles=READ_NEARLY_ALL,
)
def closed_items(view: View) -> Window[ClosedRow]:
    """Items of report-backs that not everybody may read, the newest meeting first; a reason is for auditors alone."""
    c, r, m, i = report_item.c, report.c, meeting.c, item.c
    query = (
        select(
            c.id,
            c.report,
            c.number,
            c.marking,
            c.marking_reason,
            c.review_on,
            c.closed_on_agenda,
            m.held_on,
            m.partnership,
            i.part,
        )
        # Joined so, each is looked up for an item; an inner join would begin with all meetings.
        .outerjoin_from(report_item, report, and_(r.log == c.log, r.id == c.report, view.true(report)))
        .outerjoin(meeting, and_(m.log == r.log, m.id == r.meeting, view.true(meeting)))
        .outerjoin(item, and_(i.log == c.log, i.id == c.item, view.true(item)))
        .where(
            view.true(report_item),
            c.marking.in_((Marking.SECTOR_ONLY.value, Marking.BOARD_CONFIDENTIAL.value)),
            # Again in the words of the index that holds just these: SQLite does not see that the others say it, too.
            c.marking != literal_column(f"'{Marking.OPEN.value}'"),
        )
    )

    def rows(connection: Connection, raw: Sequence[Raw]) -> list[ClosedRow]:
        names = Names(view)
        names.read(connection, {row.partnership for row in raw})
        return [_closed(view, row, names) for row in raw]

    return Window(view, query, [Key(func.coalesce(m.held_on, ""), descending=True), Key(c.id)], rows)


def _closed(view: View, row: Raw, names: Names) -> ClosedRow:
    again = date.fromisoformat(row.review_on) if row.review_on else None
    passed = again is not None and again < view.day
    may_read = view.role is Role.AUDITOR
    return ClosedRow(
        id=row.report,
        standing=Standing.LATE if passed else None,
        met_on=date.fromisoformat(row.held_on),
        partnership=names.of(row.partnership, row.held_on) or UNKNOWN,
        number=row.number,
        marking=Marking.of(row.marking).words,
        closed_by="the agenda" if row.closed_on_agenda or row.part == "closed" else "its writer",
        reason=(row.marking_reason or "") if may_read else "",
        review_on=again,
        stands=f"to be looked at again for {days((view.day - again).days)}" if passed and again else "",
    )
