"""Meetings that come, and to which nobody goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.tables import AtTable, at_table, read_tables
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.rules.dates import in_days, plural
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class UnattendedRow:
    """A meeting to which nobody goes.

    Attributes:
        id: its id.
        standing: something has to be decided.
        met_on: its day.
        how_far: how far away that is.
        partnership: whose meeting.
        why: why nobody goes.
    """

    id: str
    standing: Standing
    met_on: date = column("Day")
    how_far: str = column("In")
    partnership: str = column("Partnership")
    why: str = column("Why")


@question("unattended", title="Which coming meetings nobody goes to", rows=UnattendedRow)
def unattended(view: View, within_days: int = 14) -> Sequence[UnattendedRow]:
    """Planned meetings of the next days for which no seat has anybody who goes, the nearest first.

    Args:
        within_days: how many days to look ahead.
    """
    m, last = meeting.c, view.day + timedelta(days=within_days)
    planned = select(m.id, m.partnership, m.planned_on).where(
        view.true(meeting),
        m.state == "scheduled",
        m.planned_on >= view.day.isoformat(),
        m.planned_on <= last.isoformat(),
    )
    with view.reading() as connection:
        coming = connection.execute(planned).all()
        names = Names(view)
        names.read(connection, [row.partnership for row in coming])
        at_them = at_table(view).where(m.id.in_([row.id for row in coming]))
        seats: defaultdict[str, list[AtTable]] = defaultdict(list)
        for one in read_tables(view, connection, at_them) if coming else ():
            seats[one.meeting].append(one)
    rows = [
        UnattendedRow(
            id=row.id,
            standing=Standing.DECIDE,
            met_on=(day := date.fromisoformat(row.planned_on)),
            how_far=in_days(day, view.day),
            partnership=names.of(row.partnership) or UNKNOWN,
            why=_why(seats[row.id]),
        )
        for row in coming
        if not any(one.owed_by for one in seats[row.id])
    ]
    return sorted(rows, key=lambda row: (row.met_on, row.partnership))


def _why(seats: Sequence[AtTable]) -> str:
    if not seats:
        return "there is no seat at this table"
    vacant = sum(not one.holder for one in seats)
    if vacant == len(seats):
        return "every seat is vacant" if len(seats) > 1 else "the seat is vacant"
    away = plural(len(seats) - vacant, "holder")
    return f"{away} not coming, and no deputy" + (f"; {plural(vacant, 'seat')} vacant" if vacant else "")
