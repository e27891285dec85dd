"""Vacant seats, since when and why; seats that end soon and nobody has begun to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from compacttui.questions.holding import SeatOn, TermOn
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships.seats import (
    SeatRow,
    SeatsShown,
    seats_shown,
    seats_with_standing,
    turn_of,
)
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.records.partnerships import seat
from compacttui.rules.dates import PartialDate, Period, in_days
from compacttui.rules.given import Partnership
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class VacantSeat:
    """A seat that nobody holds, or a joint seat with a place free.

    Attributes:
        id: the seat's id.
        selection_id: the selection that is to fill it, if one is open.
        standing: whether somebody has to decide.
        is_held: somebody holds it, and it is a place in a joint seat that is free.
        turn: of a seat that goes round, whose turn it is or comes next.
        partnership: the partnership's name.
        seat: the seat's name.
        constituency: whom it speaks for.
        since: the first day without a holder, or with too few; nothing where the records do not go back so far.
        days: how many days that is.
        why: how it fell vacant.
        last: who held it last.
        stands: whether somebody is being chosen.
    """

    id: str
    selection_id: str
    standing: Standing | None
    is_held: bool
    turn: str
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
    """A seat with a term that ends soon, and no selection open.

    Attributes:
        id: the seat's id.
        term_id: the term that ends.
        standing: soon, or late where the last day has passed.
        turn: of a seat that goes round, whose turn it is or comes next.
        partnership: the partnership's name.
        seat: the seat's name.
        holder: who holds it.
        ends: the last day of the term.
        how_far: how far away that is.
    """

    id: str
    term_id: str
    standing: Standing | None
    turn: str
    partnership: str = column("Partnership")
    seat: str = column("Seat")
    holder: str = column("Held by")
    ends: PartialDate = column("Term ends")
    how_far: str = column("In")


@question("vacant", title="Which seats are vacant, since when, and why", rows=VacantSeat)
def vacant(view: View, partnership: Partnership | None = None) -> Sequence[VacantSeat]:
    """Seats that nobody holds on the day, and seats with fewer holders than share them, the longest vacant first.

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
    limit = _ahead(view) if within_days is None else view.day + timedelta(days=within_days)
    return _ending_ones(view, _found(view, SeatsShown.ENDING, limit), limit)


def _ahead(view: View) -> date:
    """How far the rule book looks ahead."""
    return view.day + timedelta(days=view.rules.vacancy.lookahead_days)


def to_fill(view: View) -> tuple[Sequence[VacantSeat], Sequence[EndingSeat]]:
    """Both at once: the vacant seats, and those that end within the rule book's look-ahead."""
    found = _found(view, SeatsShown.TO_FILL)
    return _vacant_ones(view, found), _ending_ones(view, found, _ahead(view))


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
    rows = [_vacant(view, row, on, found.names) for row, on in found.seats if on.free_places]
    return sorted(rows, key=lambda row: (row.since or date.max, row.partnership, row.seat))


def _ending_ones(view: View, found: _Found, limit: date) -> list[EndingSeat]:
    rows = [
        _ending(view, row, one, one.end_on, found.names, turn_of(on, found.names))
        for row, on in found.seats
        if on.selection is None
        for one in on.holders
        if one.end_on is not None and one.end_on.iso <= limit.isoformat()
    ]
    return sorted(rows, key=lambda row: (row.ends.iso, row.partnership, row.seat))


def why_fell_vacant(on: SeatOn, gap: Period) -> str:
    """How a seat fell vacant at the beginning of a gap, in words."""
    before = on.before(gap)
    if before is not None and before.ended_reason is not None:
        return before.ended_reason.words
    return "nobody has held it yet" if on.is_known(gap) else "not known: the records do not go back so far"


def _vacant(view: View, row: SeatRow, on: SeatOn, names: Names) -> VacantSeat:
    gap = on.short
    since = gap.start if gap is not None and on.is_known(gap) else None
    before = on.before(gap) if gap else None
    return VacantSeat(
        id=row.id,
        selection_id=row.selection_id,
        standing=row.standing,
        is_held=bool(on.holders),
        turn=turn_of(on, names),
        partnership=row.partnership,
        seat=row.seat,
        constituency=row.constituency,
        since=since,
        days=(view.day - since).days if since else None,
        why=why_fell_vacant(on, gap) if gap else "",
        last=(names.of(before.person) or UNKNOWN) if before else "",
        stands=row.stands,
    )


def _ending(view: View, row: SeatRow, one: TermOn, ends: PartialDate, names: Names, turn: str) -> EndingSeat:
    return EndingSeat(
        id=row.id,
        term_id=one.id,
        standing=Standing.LATE if ends.latest < view.day else Standing.SOON,
        turn=turn,
        partnership=row.partnership,
        seat=row.seat,
        holder=names.of(one.person) or UNKNOWN,
        ends=ends,
        how_far=in_days(ends.latest, view.day, due=True),
    )
