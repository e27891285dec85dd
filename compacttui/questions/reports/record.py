"""How somebody has reported back so far: counts, and each meeting with how it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, case, func, select

from compacttui.questions.holding import records_begin_on
from compacttui.questions.tables import REPORTING, AtTable, at_table, each_once, is_held, read_tables
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.records.reports import report
from compacttui.records.terms import term
from compacttui.rules.reports import standing
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class Kept:
    """One report-back that was owed.

    Attributes:
        meeting: on which meeting.
        met_on: its day.
        due_on: the last day for it.
        sent_on: the day it was sent; nothing where it was not.
        standing: in time, late, or nothing while its day is still to come.
        waived: none was expected.
    """

    meeting: str
    met_on: date
    due_on: date
    sent_on: date | None
    standing: Standing | None
    waived: bool


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Every report-back that somebody owed, oldest first.

    Attributes:
        kept: each of them.
    """

    kept: tuple[Kept, ...]

    @property
    def counted(self) -> tuple[Kept, ...]:
        """Those that count: sent, or past their day; none that was waived."""
        return tuple(
            one for one in self.kept if not one.waived and one.standing in {Standing.DONE, Standing.LATE}
        )

    @property
    def on_time(self) -> int:
        """How many were sent in time."""
        return sum(1 for one in self.counted if one.standing is Standing.DONE)

    @property
    def said(self) -> str:
        """In words: "5 of 6 on time"; nothing where nothing was owed."""
        counted = len(self.counted)
        return f"{self.on_time} of {counted} on time" if counted else ""

    def before(self, day: date) -> TrackRecord:
        """What was owed for meetings before a day."""
        return TrackRecord(tuple(one for one in self.kept if one.met_on < day))


def track_record(view: View, person: str) -> TrackRecord:
    """How a person has reported back so far, for every seat they held.

    Args:
        view: who is looking, and at which day.
        person: the person's id.
    """
    with view.reading() as connection:
        return records_of(view, connection, {person}).get(person, TrackRecord(()))


def records_of(view: View, connection: Connection, people: Iterable[str]) -> dict[str, TrackRecord]:
    """How these people have reported back so far, by person.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        people: their ids.
    """
    wanted = {person for person in people if person}
    if not wanted:
        return {}
    t = term.c
    their_seats = select(t.seat).where(view.known(term), t.person.in_(sorted(wanted)))
    began = records_begin_on(view, connection)
    query = (
        at_table(view)
        .where(
            is_held(view),
            meeting.c.held_on >= began.isoformat(),
            seat.c.seat_kind.in_(REPORTING),
            seat.c.id.in_(their_seats),
        )
        .order_by(meeting.c.held_on, meeting.c.id, seat.c.id)
    )
    found: dict[str, list[Kept]] = defaultdict(list)
    for one in each_once(read_tables(view, connection, query)):
        if one.is_owed and one.owed_by in wanted:
            found[one.owed_by].append(_kept(view, one))
    return {person: TrackRecord(tuple(kept)) for person, kept in found.items()}


@dataclass(frozen=True, slots=True)
class SoFar:
    """What somebody sent so far.

    Attributes:
        said: how many came in time: "5 of 6 in time".
        last_in_time: the latest meeting on which they reported in time, as ISO text; empty where there is none.
    """

    said: str = ""
    last_in_time: str = ""


def sent_in_time(view: View, connection: Connection, people: Iterable[str]) -> dict[str, SoFar]:
    """Of the reports that these people sent, how many came in time, and which came so last, by person.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        people: their ids.
    """
    r, m = report.c, meeting.c
    wanted = sorted({person for person in people if person})
    # Not the bare columns: SQLite would go through all that is earlier, or due later, for every row.
    in_time = func.coalesce(r.sent_on, "") <= func.coalesce(m.report_due_on, "9999")
    query = (
        select(
            r.person,
            func.count().label("sent"),
            func.sum(case((in_time, 1), else_=0)).label("in_time"),
            func.max(case((in_time, m.held_on), else_="")).label("last_in_time"),
        )
        .outerjoin_from(report, meeting, and_(m.log == r.log, m.id == r.meeting, view.true(meeting)))
        .where(view.true(report), r.person.in_(wanted), r.sent_on.is_not(None))
        .group_by(r.person)
    )
    rows = connection.execute(query) if wanted else ()
    return {row.person: SoFar(f"{row.in_time} of {row.sent} in time", row.last_in_time or "") for row in rows}


def _kept(view: View, one: AtTable) -> Kept:
    met, due = one.met_on or one.planned_on, one.due_on or one.planned_on
    stands = None if one.is_waived else standing(due, view.day, 0, sent_on=one.sent_on)
    return Kept(one.meeting, met, due, one.sent_on, stands, one.is_waived)
