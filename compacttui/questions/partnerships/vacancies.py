"""Vacant seats, since when and why; seats that end soon and nobody has begun to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from compacttui.questions.holding import SeatOn
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships.seats import (
    SeatRow,
    SeatsShown,
    seats_shown,
    seats_with_standing,
)
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.records.partnerships import seat
from compacttui.rules.dates import PartialDate, Period, in_days
from compacttui.rules.given import Partnership
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class VacantSeat:
    """A seat that nobody holds.

    Attributes:
        id: the seat's id.
        selection_id: the selection that is to fill it, if one is open.
        standing: whether somebody has to decide.
        partnership: the partnership's name.
        seat: the seat's name.
        constituency: whom it speaks for.
        since: the first day without a holder; nothing where the records do not go back so far.
        days: how many days that is.
        why: how it fell vacant.
        last: who held it last.
        stands: whether somebody is being chosen.
    """

    id: str
    selection_id: str
    standing: Standing | None
    partnership: str = column("Partnership")
    seat: str = column("Seat")
    constituency: str = column("Speaks for")
    since: date | None = column("Vacant since")
    days: int | None = column("Days", numeric=True)
    why: str = column("Why")
    last: str = column("Last held by")
    stands: str = column("Stands")


@dataclass(frozen=True, slots=True)
class EndingSeat:
    """A seat whose term ends soon, with no selection open.

    Attributes:
        id: the seat's id.
        term_id: the term that ends.
        standing: soon, or late where the last day has passed.
        partnership: the partnership's name.
        seat: the seat's name.
        holder: who holds it.
        ends: the last day of the term.
        how_far: how far away that is.
    """

    id: str
    term_id: str
    standing: Standing | None
    partnership: str = column("Partnership")
    seat: str = column("Seat")
    holder: str = column("Held by")
    ends: PartialDate = column("Term ends")
    how_far: str = column("In")


@question("vacant", title="Which seats are vacant, since when, and why", rows=VacantSeat)
def vacant(view: View, partnership: Partnership | None = None) -> Sequence[VacantSeat]:
    """Seats that nobody holds on the day, the longest vacant first.

    Args:
        partnership: only those at one table.
    """
    return _vacant_ones(view, _found(view, SeatsShown.VACANT, partnership=partnership))


@question("ending", title="Which seats end soon with no selection open", rows=EndingSeat)
def ending(view: View, within_days: int | None = None) -> Sequence[EndingSeat]:
    """Seats whose term ends within some days of the day and for which nobody is being chosen, the first to end first.

    Args:
        within_days: how many days; as many as the rule book looks ahead if left out.
    """
    limit = view.day + timedelta(
        days=view.rules.vacancy.lookahead_days if within_days is None else within_days
    )
    return _ending_ones(view, _found(view, SeatsShown.ENDING, limit))


def to_fill(view: View) -> tuple[Sequence[VacantSeat], Sequence[EndingSeat]]:
    """Both at once: the vacant seats, and those that end within the rule book's look-ahead."""
    found = _found(view, SeatsShown.TO_FILL)
    return _vacant_ones(view, found), _ending_ones(view, found)


@dataclass(frozen=True, slots=True)
class _Found:
    """Seats as rows, each with how it stands, and the names of everybody who held one."""

    seats: Sequence[tuple[SeatRow, SeatOn]]
    names: Names


def _found(
    view: View, shown: SeatsShown, until: date | None = None, partnership: str | None = None
) -> _Found:
    query = seats_shown(view, shown, until)
    if partnership:
        query = query.where(seat.c.partnership == partnership)
    names = Names(view)
    with view.reading() as connection:
        found = seats_with_standing(view, connection, connection.execute(query).all(), names)
        names.read(connection, [t.person for _, on in found for t in on.terms])
    return _Found(found, names)


def _vacant_ones(view: View, found: _Found) -> list[VacantSeat]:
    rows = [_vacant(view, row, on, found.names) for row, on in found.seats if on.holder is None]
    return sorted(rows, key=lambda row: (row.since or date.max, row.partnership, row.seat))


def _ending_ones(view: View, found: _Found) -> list[EndingSeat]:
    rows = [_ending(view, row) for row, on in found.seats if on.holder is not None and row.until is not None]
    return sorted(rows, key=lambda row: (row.ends.iso, row.partnership, row.seat))


def why_fell_vacant(on: SeatOn, gap: Period) -> str:
    """How a seat fell vacant at the beginning of a gap, in words."""
    before = on.before(gap)
    if before is not None and before.ended_reason is not None:
        return before.ended_reason.words
    return "nobody has held it yet" if on.is_known(gap) else "not known: the records do not go back so far"


def _vacant(view: View, row: SeatRow, on: SeatOn, names: Names) -> VacantSeat:
    since = on.vacant_since
    before = on.before(on.gap) if on.gap else None
    return VacantSeat(
        id=row.id,
        selection_id=row.selection_id,
        standing=row.standing,
        partnership=row.partnership,
        seat=row.seat,
        constituency=row.constituency,
        since=since,
        days=(view.day - since).days if since else None,
        why=why_fell_vacant(on, on.gap) if on.gap else "",
        last=(names.of(before.person) or UNKNOWN) if before else "",
        stands=row.stands,
    )


def _ending(view: View, row: SeatRow) -> EndingSeat:
    ends = row.until or PartialDate.of(view.day)
    return EndingSeat(
        id=row.id,
        term_id=row.term_id,
        standing=Standing.LATE if ends.latest < view.day else Standing.SOON,
        partnership=row.partnership,
        seat=row.seat,
        holder=row.holder,
        ends=ends,
        how_far=in_days(ends.latest, view.day, due=True),
    )
