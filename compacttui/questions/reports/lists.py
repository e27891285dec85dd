"""The report-backs on record, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal_column, select

from compacttui.questions.matching import words_in
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.reports.reading import stands
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import partnership as partnerships
from compacttui.records.partnerships import seat
from compacttui.records.people import person as people
from compacttui.records.reports import report, report_item
from compacttui.rules.dates import plural
from compacttui.rules.given import Partnership, Person
from compacttui.rules.reports import days_late
from compacttui.rules.word import Word
from compacttui.rules.words import Marking, Standing


class ReportsShown(Word):
    """Which report-backs a list shows."""

    ALL = "all", "all"
    LATE = "late", "sent late"
    AMENDED = "amended", "amended"
    NOTHING = "nothing", "nothing to report"
    WAIVED = "waived", "waived"
    UNCHECKED = "unchecked", "markings not checked"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report-back on record.

    Attributes:
        id: its id.
        meeting_id: on which meeting.
        seat_id: for which seat.
        person_id: who sent it.
        standing: in time or late; nothing where it was waived.
        sent_on: the day it was sent, or waived.
        person: who sent it.
        partnership: whose meeting it was.
        met_on: the day of the meeting.
        seat: the seat's name.
        holds: how many items, and how many of them closed.
        days_late: days past the last day for it.
        stands: how it stands, in words.
    """

    id: str
    meeting_id: str
    seat_id: str
    person_id: str
    standing: Standing | None
    sent_on: date = column("Sent")
    person: str = column("By")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    seat: str = column("Seat")
    holds: str = column("Holds")
    days_late: int = column("Days late", numeric=True)
    stands: str = column("Stands")


@question("reports", title="Report-backs", rows=ReportRow)
def reports(
    view: View,
    partnership: Partnership | None = None,
    person: Person | None = None,
    shown: ReportsShown = ReportsShown.ALL,
    words: str = "",
) -> Window[ReportRow]:
    """Report-backs that were sent or waived, the newest first.

    Args:
        partnership: only those on its meetings.
        person: only those that one person sent.
        shown: all of them, those sent late, amended, with nothing to report, waived, or not checked yet.
        words: only those whose person, partnership, seat or day has these words.
    """
    r, m = report.c, meeting.c
    own = [r.person == person] if person else []
    beside = [m.partnership == partnership] if partnership else []
    own += [_is_late(view)] if shown is ReportsShown.LATE else _which(shown)
    if words.strip():
        beside.append(words_in(_names(), words, m.held_on))
    return Window(
        view,
        _rows(view).where(*own, *beside),
        [Key(r.told_on, descending=True), Key(r.id, descending=True)],
        lambda connection, rows: _report_rows(view, connection, rows),
        total=_total(view, shown, own, beside, person),
    )


def _total(
    view: View,
    shown: ReportsShown,
    own: Sequence[ColumnElement[bool]],
    beside: Sequence[ColumnElement[bool]],
    person: str | None,
) -> int | None:
    """How many rows there are, where that can be counted without what stands beside the reports."""
    if beside:
        return None
    return _count_late(view) if shown is ReportsShown.LATE and not person else _count(view, own)


def _count(view: View, which: Sequence[ColumnElement[bool]]) -> int:
    # Counted without the meetings, seats and people beside them: those change no number.
    query = select(func.count()).select_from(report).where(view.true(report), *which)
    with view.reading() as connection:
        return int(connection.execute(query).scalar_one())


_held: Final = meeting.alias("held")
"""Made once: an alias has all the columns of its table."""


def _is_late(view: View) -> ColumnElement[bool]:
    """The condition that a report was sent after the day that its meeting gave."""
    r, held = report.c, _held
    # Not the bare column: SQLite would go through every meeting that was due earlier, for each report.
    due_on = func.coalesce(held.c.report_due_on, "9999")
    return exists().where(held.c.log == r.log, held.c.id == r.meeting, _true(view, held), r.sent_on > due_on)


def _count_late(view: View) -> int:
    """How many were sent late: for each meeting the range of its index with those after its day."""
    m, r = meeting.c, report.c
    late = (
        select(func.count())
        .where(r.log == m.log, r.meeting == m.id, r.sent_on > m.report_due_on, view.true(report))
        .correlate(meeting)
        .scalar_subquery()
    )
    query = select(func.coalesce(func.sum(late), 0)).where(view.true(meeting), m.report_due_on.is_not(None))
    with view.reading() as connection:
        return int(connection.execute(query).scalar_one())


def _true(view: View, aliased: Any) -> ColumnElement[bool]:
    return view.true(aliased)


def _rows(view: View) -> Select[Any]:
    r, m, s = report.c, meeting.c, seat.c
    return (
        select(
            r.id,
            r.meeting,
            r.seat,
            r.person,
            r.kind,
            r.told_on,
            r.sent_on,
            r.amended_on,
            m.partnership,
            m.held_on,
            m.report_due_on,
            s.name.label("seat_name"),
        )
        # Every report has its meeting; joined so, the list is read in the order of its own index.
        .outerjoin_from(report, meeting, and_(m.log == r.log, m.id == r.meeting, view.true(meeting)))
        .outerjoin(seat, and_(s.log == r.log, s.id == r.seat, view.true(seat)))
        .outerjoin(people, and_(people.c.log == r.log, people.c.id == r.person, view.true(people)))
        .outerjoin(
            partnerships,
            and_(partnerships.c.log == m.log, partnerships.c.id == m.partnership, view.true(partnerships)),
        )
        .where(view.true(report))
    )


def _names() -> ColumnElement[str]:
    whole: ColumnElement[str] = func.coalesce(people.c.folded, "")
    for part in (partnerships.c.folded, seat.c.folded):
        whole = whole + " " + func.coalesce(part, "")
    return whole


def _which(shown: ReportsShown) -> list[ColumnElement[bool]]:
    r = report.c
    # The words of an index that holds these few alone, which neither store finds out by itself (`records/reports.py`).
    is_not_full = r.kind != literal_column("'full'")
    conditions: dict[ReportsShown, ColumnElement[bool]] = {
        ReportsShown.AMENDED: r.amended_on.is_not(None),
        ReportsShown.NOTHING: and_(is_not_full, r.kind == "nothing_to_report"),
        ReportsShown.WAIVED: and_(is_not_full, r.kind == "waived"),
        ReportsShown.UNCHECKED: and_(r.kind == "full", r.checked_on.is_(None)),
    }
    return [conditions[shown]] if shown in conditions else []


def _report_rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[ReportRow]:
    names = Names(view)
    names.read(connection, {thing for row in raw for thing in (row.person, row.partnership)})
    items = _items(view, connection, [row.id for row in raw])
    return [_row(view, row, names, items.get(row.id, (0, 0))) for row in raw]


def _items(view: View, connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many items each report has, and how many of them not everybody may read."""
    c = report_item.c
    closed = func.count().filter(c.marking != Marking.OPEN.value)
    query = (
        select(c.report, func.count().label("items"), closed.label("closed"))
        .where(view.true(report_item), c.report.in_(ids))
        .group_by(c.report)
    )
    return {row.report: (row.items, row.closed) for row in connection.execute(query)} if ids else {}


def _row(view: View, raw: Raw, names: Names, items: tuple[int, int]) -> ReportRow:
    sent, due = (date.fromisoformat(day) if day else None for day in (raw.sent_on, raw.report_due_on))
    late = days_late(due, sent, view.day) if sent and due else 0
    count, closed = items
    return ReportRow(
        id=raw.id,
        meeting_id=raw.meeting,
        seat_id=raw.seat,
        person_id=raw.person,
        standing=None if sent is None else (Standing.LATE if late else Standing.DONE),
        sent_on=date.fromisoformat(raw.told_on),
        person=names.of(raw.person) or UNKNOWN,
        partnership=names.of(raw.partnership, raw.held_on) or UNKNOWN,
        met_on=date.fromisoformat(raw.held_on),
        seat=raw.seat_name or UNKNOWN,
        holds=f"{plural(count, 'item')}{f', {closed} closed' if closed else ''}" if count else "",
        days_late=late,
        stands=stands(raw.kind, late, amended=bool(raw.amended_on)),
    )
