"""What a line tells that nobody recorded: times without a holder, and what is owed for meetings and not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, select

from compacttui.questions.duties import Duty, Owed, owed_at_meetings
from compacttui.questions.holding import SeatOn, seats_on
from compacttui.questions.ledger.line_rows import LineRow, Part
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships.vacancies import why_fell_vacant
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.partnerships import seat
from compacttui.rules.dates import PartialDate, Period, days
from compacttui.rules.words import Standing


def worked_out(view: View, connection: Connection, kind: str, thing: str) -> Iterator[LineRow]:
    """The rows of a thing's line that were worked out from dates, in no order."""
    if kind in {"seat", "partnership"}:
        yield from _gaps(view, connection, thing)
    if kind != "organisation":
        yield from _owed(view, connection, kind, thing)


def _gaps(view: View, connection: Connection, thing: str) -> Iterator[LineRow]:
    """The times in which nobody held the seat, or a seat of the partnership."""
    s = seat.c
    of_board = thing.startswith("par-")
    if of_board:
        query = select(s.id).where(view.known(seat), s.partnership == thing).distinct()
        seats = [row.id for row in connection.execute(query)]
    else:
        seats = [thing]
    names = Names(view)
    names.read(connection, seats)
    for one in seats_on(view, connection, seats, past=True).values():
        for gap in one.gaps:
            if gap.start is not None:
                yield _gap(one, gap, (names.of(one.id, gap.start) or UNKNOWN) if of_board else "")


def _gap(on: SeatOn, gap: Period, name: str) -> LineRow:
    start = gap.start or on.records_begin_on
    known = on.is_known(gap)
    ended = days(gap.days) if gap.days is not None else ""
    return LineRow(
        key=f"gap/{on.id}/{start.isoformat()}",
        seq=None,
        thing=on.id,
        part=Part.GAPS,
        standing=None if known else Standing.NO_DATA,
        recorded_on=None,
        recorded_by="",
        true_on=PartialDate.of(start),
        what="seat vacant" if known else "holder not known",
        about=name,
        note=noted(why_fell_vacant(on, gap), f"for {ended}" if ended and known else ""),
        later="",
    )


_NOT_THERE: Final = {
    Duty.REPORT: (Part.REPORTS, Standing.LATE, "report-back due"),
    Duty.MATCH: (Part.CONFLICTS, Standing.DECIDE, "no declaration"),
    Duty.DECLARATION: (Part.CONFLICTS, Standing.NO_DATA, "nothing declared, not even “none”"),
    Duty.ATTENDANCE: (Part.GAPS, Standing.NO_DATA, "attendance not recorded"),
}


def _owed(view: View, connection: Connection, kind: str, thing: str) -> Iterator[LineRow]:
    """What is owed for meetings and not there: declarations, attendance, report-backs past their day."""
    owed = owed_at_meetings(
        view,
        connection,
        seats=[thing] if kind == "seat" else None,
        person=thing if kind == "person" else None,
        partnership=thing if kind == "partnership" else None,
    )
    names = Names(view)
    names.read(
        connection, {each for one in owed for each in (one.meeting, one.person, one.item, one.organisation)}
    )
    yield from (_not_there(one, kind, names) for one in owed if one.duty is not Duty.REPORT or one.days_late)


def _not_there(one: Owed, kind: str, names: Names) -> LineRow:
    part, standing, what = _NOT_THERE[one.duty]
    late = f"{days(one.days_late)} late" if one.days_late else ""
    body = (names.of(one.organisation) or UNKNOWN) if one.organisation else ""
    return LineRow(
        key=f"owed/{one.duty}/{one.meeting}/{one.seat}/{one.person}/{one.item}/{one.organisation}",
        seq=None,
        thing=one.meeting,
        part=part,
        standing=standing,
        recorded_on=None,
        recorded_by="",
        true_on=PartialDate.of(one.due_on if one.duty is Duty.REPORT and one.due_on else one.on),
        what=what,
        about="" if kind == "person" else (names.of(one.person) or UNKNOWN),
        note=noted(body, names.of(one.item or one.meeting, one.on), late),
        later="",
    )
