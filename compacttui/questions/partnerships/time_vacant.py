"""How long each seat stood vacant: every gap between terms added up, and the longest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from compacttui.questions.holding import SeatOn, seats_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.records.partnerships import seat as seats
from compacttui.rules.dates import Period, days
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
    s = seats.c
    query = select(s.id, s.partnership, s.name).where(
        view.known(seats), s.effective_from <= view.day.isoformat()
    )
    if partnership:
        query = query.where(s.partnership == partnership)
    names = Names(view)
    with view.reading() as connection:
        known = {row.id: row for row in connection.execute(query.order_by(s.id, s.version))}
        standing = seats_on(view, connection, known, past=True)
        names.read(connection, {row.partnership for row in known.values()})
    rows = [
        row
        for one, on in standing.items()
        if (row := _row(on, known[one].name, names.of(known[one].partnership) or UNKNOWN, since)) is not None
    ]
    return sorted(rows, key=lambda row: (-row.days, row.partnership, row.seat))


def _row(on: SeatOn, name: str, partnership: str, since: date | None) -> TimeVacant | None:
    """The row of a seat; nothing where somebody held it all the time."""
    asked = Period(max(since or on.records_begin_on, on.records_begin_on), on.day + timedelta(days=1))
    lived = on.life.common(asked)
    if lived is None:
        return None
    gaps = [gap for one in on.gaps if (gap := Period(one.start, one.end).common(asked)) is not None]
    long = [gap.days or 0 for gap in gaps]
    vacant, of_days = sum(long), lived.days or 0
    if not vacant:
        return None
    is_over = on.life.end is not None and on.life.end <= on.day
    return TimeVacant(
        id=on.id,
        standing=Standing.DECIDE if on.gap is not None and not is_over else None,
        partnership=partnership,
        seat=name,
        days=vacant,
        times=len(gaps),
        longest=days(max(long)),
        of_days=of_days,
        share=f"{round(100 * vacant / of_days)}%",
        stands=_ENDED if is_over else "vacant" if on.gap is not None else "held",
    )
