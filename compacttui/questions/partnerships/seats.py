"""Who sits where: every seat on a day, with its holder or since when it is vacant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from compacttui.questions.holding import SeatOn, TermOn, free_of, holders_of, seats_on
from compacttui.questions.matching import words_in
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.partnerships import constituency, partnership, seat
from compacttui.records.people import person
from compacttui.records.selections.tables import selection_seat
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate, in_days, short_day
from compacttui.rules.given import Partnership
from compacttui.rules.terms import holdover_findings
from compacttui.rules.word import Word
from compacttui.rules.words import SeatState, Standing, TermKind, TermState

HOLDING = tuple(kind.value for kind in TermKind if kind.holds_the_seat)
"""How somebody holds a seat in their own right."""

_NO_MORE = ("ended", "merged")


class SeatsShown(Word):
    """Which seats a list shows."""

    ALL = "all", "all"
    VACANT = "vacant", "vacant"
    ENDING = "ending", "ending soon, no selection open"
    TO_FILL = "to_fill", "vacant, or ending soon with no selection open"


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat on a day.

    Attributes:
        id: the seat's id.
        partnership_id: whose table it stands at.
        constituency_id: whom it speaks for.
        holder_id: who holds it; empty while nobody does.
        term_id: their term.
        selection_id: the selection that is to fill it, if one is open.
        standing: how it stands, with a symbol.
        state: how it stands, exactly.
        partnership: the partnership's name.
        seat: the seat's name.
        constituency: whom it speaks for.
        holder: who holds it, or "vacant".
        since: since when they hold it, or it stands vacant; nothing where that is not known.
        until: the last day of the term.
        route: how the holder was chosen.
        stands: how it stands, in words.
    """

    id: str
    partnership_id: str
    constituency_id: str
    holder_id: str
    term_id: str
    selection_id: str
    standing: Standing | None
    state: SeatState
    partnership: str = column("Partnership")
    seat: str = column("Seat")
    constituency: str = column("Speaks for")
    holder: str = column("Held by")
    since: date | PartialDate | None = column("Since")
    until: PartialDate | None = column("Until")
    route: str = column("How chosen")
    stands: str = column("Stands")


@question("seats", title="Who sits where", rows=SeatRow)
def seats(
    view: View,
    partnership: Partnership | None = None,
    shown: SeatsShown = SeatsShown.ALL,
    words: str = "",
    until: date | None = None,
) -> Window[SeatRow]:
    """Every seat on the day, by partnership and number, with its holder or since when it is vacant.

    Args:
        partnership: only those at one table.
        shown: all of them, the vacant ones, or those that end soon with no selection open.
        words: only those whose seat, partnership, constituency or holder has these words in its name.
        until: of those that end soon, the ones that end by this day; as far as the rule book looks ahead if left out.
    """
    s = seat.c
    query = seats_shown(view, shown, until)
    if partnership:
        query = query.where(s.partnership == partnership)
    if words.strip():
        query = query.where(words_in(_every_name(view), words))
    keys = [Key(func.coalesce(_board.folded, "")), Key(s.number), Key(s.id)]
    return Window(view, query, keys, lambda connection, rows: seat_rows(view, connection, rows))


_board = partnership.c


def seats_shown(view: View, shown: SeatsShown = SeatsShown.ALL, until: date | None = None) -> Select[Any]:
    """The seats of a list, in no order, as `seat_rows` needs them."""
    limit = until or view.day + timedelta(days=view.rules.vacancy.lookahead_days)
    return _rows(view).where(*_which(view, shown, limit))


def _rows(view: View) -> Select[Any]:
    """Every seat there is on the day, but for those of partnerships that are no more."""
    s = seat.c
    board = and_(view.true(partnership), _board.id == s.partnership)
    return (
        select(s.id, s.name, s.partnership, s.constituency)
        .outerjoin_from(seat, partnership, board)
        .where(view.true(seat), func.coalesce(_board.state, "active").not_in(_NO_MORE))
    )


def _which(view: View, shown: SeatsShown, limit: date) -> list[ColumnElement[bool]]:
    t, m, s = term.c, selection_seat.c, seat.c
    held = and_(view.true(term), t.seat == s.id, t.state == "active", t.basis.in_(HOLDING))
    sitting = select(func.count()).select_from(term).where(held).scalar_subquery()
    # Counted only where several share a seat: of the others it is enough that somebody is there.
    vacant = or_(~exists().where(held), and_(s.shared_by > 1, sitting < s.shared_by))
    soon = exists().where(and_(held, t.end_on <= limit.isoformat()))
    in_selection = exists().where(and_(view.true(selection_seat), m.seat == s.id))
    ends = and_(soon, ~in_selection)
    return {
        SeatsShown.ALL: [],
        SeatsShown.VACANT: [vacant],
        SeatsShown.ENDING: [ends],
        SeatsShown.TO_FILL: [or_(vacant, ends)],
    }[shown]


def _every_name(view: View) -> ColumnElement[str]:
    """The folded names of a seat, its partnership, its constituency and its holders, as one text."""
    s, c, t, p = seat.c, constituency.c, term.c, person.c
    speaks_for = select(func.max(c.folded)).where(view.known(constituency), c.id == s.constituency)
    holder = (
        select(func.aggregate_strings(p.folded, " "))
        .join_from(term, person, and_(view.known(person), p.id == t.person))
        .where(view.true(term), t.seat == s.id, t.state == "active", t.basis.in_(HOLDING))
    )
    parts = (_board.folded, speaks_for.scalar_subquery(), holder.scalar_subquery())
    whole: ColumnElement[str] = s.folded
    for part in parts:
        whole = whole + " " + func.coalesce(part, "")
    return whole


def seat_rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[SeatRow]:
    """Seats as rows that people read, in the order given.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        raw: rows with ``id``, ``name``, ``partnership`` and ``constituency`` of each seat.
    """
    return [row for row, _ in seats_with_standing(view, connection, raw, Names(view))]


def seats_with_standing(
    view: View, connection: Connection, raw: Sequence[Raw], names: Names
) -> list[tuple[SeatRow, SeatOn]]:
    """As `seat_rows`, each row with how its seat stands; the names that it read stay in `names`."""
    standing = seats_on(view, connection, [row.id for row in raw])
    names.read(connection, _to_name(raw, standing.values()))
    return [(_row(view, row, standing[row.id], names), standing[row.id]) for row in raw]


def _to_name(raw: Iterable[Raw], seats: Iterable[SeatOn]) -> set[str]:
    wanted = {thing for row in raw for thing in (row.partnership, row.constituency)}
    for one in seats:
        wanted.update(t.person for t in (*one.holders, one.cover, one.chosen) if t is not None)
        wanted.update(turn.constituency for turn in (one.to_pass_on, one.next_turn) if turn is not None)
    return wanted


def _row(view: View, raw: Raw, on: SeatOn, names: Names) -> SeatRow:
    holder = on.holder
    standing, stands = stands_so(view, on, names)
    return SeatRow(
        id=raw.id,
        partnership_id=raw.partnership,
        constituency_id=raw.constituency,
        holder_id=holder.person if holder else "",
        term_id=holder.id if holder else "",
        selection_id=on.selection[0] if on.selection else "",
        standing=standing,
        state=on.state,
        partnership=names.of(raw.partnership) or UNKNOWN,
        seat=raw.name,
        constituency=names.of(raw.constituency) or UNKNOWN,
        holder=holders_of(on, names),
        since=holder.start_on if holder else on.vacant_since,
        until=holder.end_on if holder else None,
        route=holder.route if holder else "",
        stands=stands,
    )


def stands_so(view: View, on: SeatOn, names: Names) -> tuple[Standing | None, str]:
    """How a seat stands, with a symbol where it asks for something, and in words."""
    standing, stands = _stands(view, on, names)
    turn = turn_of(on, names)
    if on.to_pass_on is not None:
        standing = standing or Standing.DECIDE
    return standing, ", ".join(part for part in (stands, turn) if part)


def turn_of(on: SeatOn, names: Names) -> str:
    """Of a seat that goes round, whose turn has come, or comes next and when; nothing of any other."""
    if on.to_pass_on is not None:
        turn, how = on.to_pass_on, "the turn of {} since {}, not passed on yet"
    elif on.next_turn is not None:
        turn, how = on.next_turn, "the turn of {} from {}"
    else:
        return ""
    return how.format(names.of(turn.constituency) or UNKNOWN, short_day(turn.start, on.day))


def _stands(view: View, on: SeatOn, names: Names) -> tuple[Standing | None, str]:
    if on.state is SeatState.SUSPENDED:
        return None, "suspended while the partnership is paused"
    selection = f"selection {on.selection[1]} is open" if on.selection else "no selection open"
    if on.holder is None:
        return _vacant(on, names, selection)
    standing, stands = _held(view, on.holder, selection, is_open=on.selection is not None)
    free = free_of(on)
    if free and not stands:
        free = f"{free}, {selection}"
    if free and standing is None and on.selection is None and on.chosen is None:
        standing = Standing.DECIDE
    return standing, ", ".join(part for part in (_happens(on, names), free, stands) if part)


def _happens(on: SeatOn, names: Names) -> str:
    """What the holders are in the middle of, and who acts meanwhile; nothing on most days."""
    several = len(on.holders) > 1
    said = [
        f"{names.of(one.person) or UNKNOWN} {state.words}" if several else state.words
        for one in on.holders
        for state in one.happens
    ]
    acts = f"{names.of(on.cover.person) or UNKNOWN} acts" if on.cover else ""
    return ", ".join([*said, *([acts] if acts else [])])


def _vacant(on: SeatOn, names: Names, selection: str) -> tuple[Standing | None, str]:
    if on.chosen is not None:
        missing = ", ".join(needed.words for needed in on.chosen.outstanding)
        waits = f"chosen, still to come: {missing}" if missing else "chosen, not yet begun"
        return (Standing.SOON if missing else None), f"{names.of(on.chosen.person) or UNKNOWN} {waits}"
    cover = f", {names.of(on.cover.person) or UNKNOWN} acts" if on.cover else ""
    return (None if on.selection else Standing.DECIDE), f"vacant{cover}, {selection}"


def _held(view: View, holder: TermOn, selection: str, *, is_open: bool) -> tuple[Standing | None, str]:
    last = holder.end_on.latest if holder.end_on else None
    if last is None:
        return None, ""
    if holder.state is TermState.HOLDOVER:
        too_long = bool(holdover_findings(last, view.day, view.rules))
        over = f"the term ended {short_day(last, view.day)}, the holder serves on, {selection}"
        return (Standing.LATE if too_long else Standing.SOON), over
    if (last - view.day).days > view.rules.vacancy.lookahead_days:
        return None, ""
    return (None if is_open else Standing.SOON), f"ends {in_days(last, view.day)}, {selection}"
