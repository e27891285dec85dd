"""How long each seat stood vacant: every gap between terms added up, and the longest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from compacttui.questions.days import earliest
from compacttui.questions.holding import records_begin_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.tables import HOLDING
from compacttui.questions.view import View
from compacttui.records.partnerships import seat as seats
from compacttui.records.terms import term
from compacttui.rules.dates import Period, days, gaps
from compacttui.rules.given import Partnership
from compacttui.rules.words import Standing

_ENDED: Final = "the seat is no more"


@dataclass(frozen=True, slots=True)
class TimeVacant:
    """A seat, and how long nobody held it.

    Attributes:
        id: the seat's id.
        standing: to be decided while it stands vacant; nothing where it was filled again.
        partnership: the partnership's name.
        seat: the seat's name.
        days: on how many days nobody held it.
        times: how many times it fell vacant, or was vacant when the time began.
        longest: how long at most, in one go.
        share: the part of the time in which there was such a seat, as a percentage.
        of_days: on how many days there was such a seat.
        stands: how it stands on the day.
    """

    id: str
    standing: Standing | None
    partnership: str = column("Partnership")
    seat: str = column("Seat")
    days: int = column("Days vacant", numeric=True)
    times: int = column("Times", numeric=True)
    longest: str = column("Longest")
    of_days: int = column("Of days", numeric=True)
    share: str = column("Share")
    stands: str = column("Stands")


@question("time_vacant", title="How long each seat stood vacant", rows=TimeVacant)
def time_vacant(
    view: View, partnership: Partnership | None = None, since: date | None = None
) -> Sequence[TimeVacant]:
    """Seats that nobody held for some time up to the day, the longest first; nothing from before the records began.

    Args:
        partnership: only those at one table.
        since: only the time from this day on; since the records began if left out.
    """
    s, t = seats.c, term.c
    query = select(s.id, s.partnership, s.name, s.effective_from, s.effective_to).where(
        view.known(seats), s.effective_from <= view.day.isoformat()
    )
    if partnership:
        query = query.where(s.partnership == partnership)
    held = select(t.seat, t.effective_from, t.effective_to).where(
        view.known(term), t.state == "active", t.basis.in_(HOLDING)
    )
    names = Names(view)
    with view.reading() as connection:
        began = records_begin_on(view, connection)
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for row in connection.execute(query.order_by(s.id, s.version)).all():
            found[row.id].append(row)
        sat: defaultdict[str, list[Period]] = defaultdict(list)
        for of_seat, start, end in connection.execute(held).all():
            sat[of_seat].append(Period(earliest(start), earliest(end)))
        names.read(connection, {rows[-1].partnership for rows in found.values()})
    asked = Period(max(since or began, began), view.day + timedelta(days=1))
    told = (
        _row(known, sat[known[-1].id], asked, names.of(known[-1].partnership) or UNKNOWN)
        for known in found.values()
    )
    rows = [one for one in told if one is not None]
    return sorted(rows, key=lambda row: (-row.days, row.partnership, row.seat))


def _row(known: Sequence[Any], sat: Sequence[Period], asked: Period, partnership: str) -> TimeVacant | None:
    """The row of a seat; nothing where somebody held it all the time."""
    life = Period(earliest(known[0].effective_from), earliest(known[-1].effective_to))
    lived = life.common(asked)
    if lived is None:
        return None
    long = [gap.days or 0 for gap in gaps(sat, lived)]
    vacant, of_days = sum(long), lived.days or 0
    if not vacant:
        return None
    last = asked.last
    is_over = life.end is not None and last is not None and life.end <= last
    is_vacant = not is_over and last is not None and not any(one.holds(last) for one in sat)
    return TimeVacant(
        id=known[-1].id,
        standing=Standing.DECIDE if is_vacant else None,
        partnership=partnership,
        seat=known[-1].name,
        days=vacant,
        times=len(long),
        longest=days(max(long)),
        of_days=of_days,
        share=f"{round(100 * vacant / of_days)}%",
        stands=_ENDED if is_over else "vacant" if is_vacant else "held",
    )
