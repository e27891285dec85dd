"""When terms end, who may stand again, and where so many end together that experience leaves with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, and_, func, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.records.partnerships import seat
from compacttui.records.terms import day_after, term
from compacttui.rules.dates import PartialDate, Period, plural
from compacttui.rules.terms import Served, consecutive
from compacttui.rules.words import Standing, TermKind

_HOLDS: Final = tuple(kind.value for kind in TermKind if kind.holds_the_seat)
_TOGETHER: Final = 2
"""From how many terms that end in one month somebody is told, if they are half of the table or more."""
_AHEAD: Final = timedelta(days=3 * 366)
"""How far ahead it is looked: the length of a term by the default rule book."""


@dataclass(frozen=True, slots=True)
class AgainRow:
    """Somebody in office, and whether they may stand again.

    Attributes:
        id: the term's id.
        seat_id: on which seat.
        person_id: who.
        standing: soon, where somebody else will have to be found.
        person: who.
        seat: on which seat.
        until: the last day of the term.
        served: how many terms in a row, this one included.
        limit: how many may be served in a row; nothing where there is no limit.
        stands: whether they may stand again, in words.
    """

    id: str
    seat_id: str
    person_id: str
    standing: Standing | None
    person: str = column("Person")
    seat: str = column("Seat")
    until: PartialDate | None = column("Term ends")
    served: int = column("In a row", numeric=True)
    limit: int | None = column("Limit", numeric=True)
    stands: str = column("Stands")


@dataclass(frozen=True, slots=True)
class TogetherRow:
    """Terms at one table that end in one month.

    Attributes:
        id: the partnership's id.
        standing: soon.
        month: the month.
        partnership: at which table.
        ending: how many terms end then.
        held: how many seats are held there.
        seats: which seats.
    """

    id: str
    standing: Standing
    month: PartialDate = column("Month")
    partnership: str = column("Partnership")
    ending: int = column("Terms that end", numeric=True)
    held: int = column("Seats held", numeric=True)
    seats: str = column("Which")


@question(
    "cannot_stand_again",
    title="Who has served all their terms and cannot stand again",
    rows=AgainRow,
    opens="seat_id",
)
def cannot_stand_again(view: View) -> Sequence[AgainRow]:
    """Holders who have served as many terms in a row as the seat or the rule book allows; the first to end first."""
    with view.reading() as connection:
        rows = _rows(view, connection, last_only=True)
    return [row for row in rows if row.limit is not None and row.served >= row.limit]


@question(
    "my_terms",
    title="When does my term end, and may I stand again",
    rows=AgainRow,
    opens="seat_id",
)
def my_terms(view: View) -> Sequence[AgainRow]:
    """Your own terms of office: when each ends, how many you have served in a row, and whether you may stand again."""
    with view.reading() as connection:
        return _rows(view, connection, person=view.person)


@question("ending_together", title="Which terms end together", rows=TogetherRow)
def ending_together(view: View) -> Sequence[TogetherRow]:
    """Months of the next three years in which half of a table or more ends its term at once; the first month first."""
    with view.reading() as connection:
        held = _held(view, connection)
        by_board: defaultdict[str, list[Any]] = defaultdict(list)
        for one in held:
            by_board[one.partnership].append(one)
        names = Names(view)
        names.read(connection, by_board)
    rows = [
        TogetherRow(
            id=board,
            standing=Standing.SOON,
            month=month,
            partnership=names.of(board) or UNKNOWN,
            ending=len(seats),
            held=len(own),
            seats=", ".join(sorted(seats)),
        )
        for board, own in by_board.items()
        for month, seats in _months(own, view.day).items()
        if len(seats) >= _TOGETHER and 2 * len(seats) >= len(own)
    ]
    return sorted(rows, key=lambda row: (row.month.iso, row.partnership))


def _months(own: Iterable[Any], day: date) -> dict[PartialDate, list[str]]:
    """The seats of one table by the month in which their term ends."""
    months: defaultdict[PartialDate, list[str]] = defaultdict(list)
    for one in own:
        if one.end_on is None:
            continue
        last = PartialDate.from_iso(one.end_on).latest
        if day <= last <= day + _AHEAD:
            months[PartialDate(last.year, last.month)].append(one.name)
    return months


def _held(view: View, connection: Connection, person: str | None = None) -> Sequence[Any]:
    """Seats that somebody holds in their own right, each with its limit and the day that the term ends."""
    t, s = term.c, seat.c
    own = [] if person is None else [t.person == person]
    query = (
        select(t.id, t.seat, t.person, t.end_on, s.partnership, s.name, s.max_consecutive_terms)
        .join_from(term, seat, and_(s.log == t.log, s.id == t.seat, view.true(seat)))
        .where(view.true(term), t.state == "active", t.basis.in_(_HOLDS), *own)
    )
    return connection.execute(query).all()


def _rows(
    view: View, connection: Connection, person: str | None = None, *, last_only: bool = False
) -> list[AgainRow]:
    held = _held(view, connection, person)
    if last_only:
        begun = _begun(view, connection)
        held = [one for one in held if 0 < _most(view, one) <= begun.get((one.seat, one.person), 0)]
    served = _served(view, connection, [one.seat for one in held])
    names = Names(view)
    names.read(connection, {thing for one in held for thing in (one.person, one.seat)})
    rows = [_row(view, one, served.get(one.seat, []), names) for one in held]
    return sorted(rows, key=lambda row: (row.until.iso if row.until else "9999", row.seat))


def _most(view: View, one: Any) -> int:
    """How many terms in a row may be served on a seat; 0 for no limit."""
    own = one.max_consecutive_terms
    return int(view.rules.term.max_consecutive if own is None else own)


def _begun(view: View, connection: Connection) -> dict[tuple[str, str], int]:
    """How many terms each holder has begun on their seat: nobody has served more in a row than that."""
    t = term.c
    now: Any = term.alias("now")
    query = (
        select(t.seat, t.person, func.count())
        .join_from(
            now,
            term,
            and_(t.log == now.c.log, t.seat == now.c.seat, t.person == now.c.person, view.true(term)),
        )
        .where(view.true(now), now.c.state == "active", now.c.basis.in_(_HOLDS), t.start_on.is_not(None))
        .group_by(t.seat, t.person)
    )
    return {(seat_, person): count for seat_, person, count in connection.execute(query)}


def _served(view: View, connection: Connection, seats: Sequence[str]) -> dict[str, list[Served]]:
    """Every term that was begun on these seats, as the limit counts them."""
    t = term.c
    query = select(t.seat, t.person, t.start_on, t.ended_on).where(
        view.true(term),
        t.seat.in_(seats),
        t.state.in_(("active", "ended")),
        t.basis == TermKind.SUBSTANTIVE.value,
        t.start_on.is_not(None),
    )
    found: defaultdict[str, list[Served]] = defaultdict(list)
    for row in connection.execute(query) if seats else ():
        start = PartialDate.from_iso(row.start_on).earliest
        left = PartialDate.from_iso(day_after(row.ended_on)).earliest if row.ended_on else None
        found[row.seat].append(Served(row.seat, row.person, Period(start, left)))
    return dict(found)


def _row(view: View, one: Any, served: Sequence[Served], names: Names) -> AgainRow:
    most = _most(view, one)
    count = consecutive(served, one.person, one.seat, view.day)
    is_last = bool(most) and count >= most
    left = most - count
    may = f"may stand again, for {plural(left, 'more term')}" if most else "may stand again"
    return AgainRow(
        id=one.id,
        seat_id=one.seat,
        person_id=one.person,
        standing=Standing.SOON if is_last else None,
        person=names.of(one.person) or UNKNOWN,
        seat=names.of(one.seat) or UNKNOWN,
        until=PartialDate.from_iso(one.end_on) if one.end_on else None,
        served=count,
        limit=most or None,
        stands="cannot stand again now" if is_last else may,
    )
