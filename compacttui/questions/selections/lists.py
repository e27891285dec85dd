"""Which selections there are, and where each stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, select

from compacttui.questions.matching import words_in
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.notices import seen_selections
from compacttui.questions.registry import column, question
from compacttui.questions.selections.standing import OVER_CODES, Numbers, Stands, stands
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.complaints import HOLDS, complaint
from compacttui.records.partnerships import constituency, partnership
from compacttui.records.polls import poll
from compacttui.records.selections import (
    COUNTBACK_OPEN,
    count,
    countback,
    nomination,
    objection,
    selection,
    selection_seat,
    yes_no,
)
from compacttui.rules.dates import london_day
from compacttui.rules.given import Partnership
from compacttui.rules.word import Word
from compacttui.rules.words import (
    NominationState,
    ProcessState,
    SelectionMethod,
    Standing,
)


class SelectionsShown(Word):
    """Which selections a list shows."""

    ALL = "all", "all"
    OPEN = "open", "running"
    OVER = "over", "over"


@dataclass(frozen=True, slots=True)
class SelectionRow:
    """A selection on a day.

    Attributes:
        id: its id.
        partnership_id: at whose table.
        seat_ids: the seats it is to fill.
        state: where it stands, exactly.
        standing: whether somebody has to act.
        act: the name of the act that comes next; empty where only the clock moves it on.
        reference: what people call it: "2026-03".
        partnership: the partnership's name.
        seats: the seats.
        speaks_for: their constituency.
        method: how it chooses.
        candidates: how many stand, or stood to the end.
        stands: where it stands, in words.
        next: what comes next, or has to be done.
        next_on: when.
    """

    id: str
    partnership_id: str
    seat_ids: tuple[str, ...]
    state: ProcessState
    standing: Standing | None
    act: str
    reference: str = column("Reference")
    partnership: str = column("Partnership")
    seats: str = column("Seats")
    speaks_for: str = column("Speaks for")
    method: str = column("Method")
    candidates: int = column("Candidates", numeric=True)
    stands: str = column("Stands")
    next: str = column("Next")
    next_on: date | None = column("By")


@question("selections", title="Which selections there are, and where they stand", rows=SelectionRow)
def selections(
    view: View,
    partnership: Partnership | None = None,
    shown: SelectionsShown = SelectionsShown.ALL,
    words: str = "",
) -> Window[SelectionRow]:
    """Every selection known on the day, the newest notice first, with what comes next.

    Args:
        partnership: only those for seats at one table.
        shown: all of them, those that are running, or those that are over.
        words: only those with these words in their reference, partnership or constituency.
    """
    s = selection.c
    query = (
        select(selection)
        .outerjoin(_board, and_(view.true(_board), _board.c.id == s.partnership))
        .outerjoin(constituency, and_(view.true(constituency), constituency.c.id == s.constituency))
        .where(view.true(selection), *seen_selections(view))
    )
    if partnership:
        query = query.where(s.partnership == partnership)
    if shown is SelectionsShown.OPEN:
        query = query.where(s.state.not_in(OVER_CODES))
    elif shown is SelectionsShown.OVER:
        query = query.where(s.state.in_(OVER_CODES))
    if words.strip():
        text: ColumnElement[str] = func.replace(s.reference, "-", " ")
        for name in (_board.c.folded, constituency.c.folded):
            text = text + " " + func.coalesce(name, "")
        query = query.where(words_in(text, words))
    keys = [Key(s.notice_on, descending=True), Key(s.reference, descending=True), Key(s.id, descending=True)]
    return Window(view, query, keys, lambda connection, rows: selection_rows(view, connection, rows))


_board = partnership


def selection_rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[SelectionRow]:
    """Selections as rows that people read, in the order given."""
    ids = [row.id for row in raw]
    numbers = numbers_of(view, connection, ids)
    places = seats_of(view, connection, ids)
    names = Names(view)
    names.read(
        connection,
        {thing for row in raw for thing in (row.partnership, row.constituency, *places.get(row.id, ()))},
    )
    return [
        _row(row, stands(view, row, numbers[row.id]), numbers[row.id], places.get(row.id, ()), names)
        for row in raw
    ]


def _row(raw: Raw, on: Stands, numbers: Numbers, seats: tuple[str, ...], names: Names) -> SelectionRow:
    board = names.of(raw.partnership) or UNKNOWN
    return SelectionRow(
        id=raw.id,
        partnership_id=raw.partnership,
        seat_ids=seats,
        state=on.state,
        standing=on.standing,
        act=on.act,
        reference=raw.reference,
        partnership=board,
        seats=seats_in_words([names.of(seat) or UNKNOWN for seat in seats], board),
        speaks_for=names.of(raw.constituency) or UNKNOWN,
        method=SelectionMethod.of(raw.method).words,
        candidates=numbers.candidates,
        stands=on.words,
        next=on.next,
        next_on=london_day(on.next_at) if on.next_at else None,
    )


def seats_in_words(names: Sequence[str], board: str) -> str:
    """The seats of one table in a few words: "Tenants' seat 1 and 2 more"."""
    short = [name.removesuffix(f", {board}") for name in names]
    if not short:
        return ""
    return short[0] if len(short) == 1 else f"{short[0]} and {len(short) - 1} more"


def _boxes_of(view: View, connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Where the ballot box of each poll stands that is held here."""
    p = poll.c
    query = select(p.selection, p.state, p.codes).where(view.true(poll), p.selection.in_(ids))
    return {
        row.selection: row.state if row.state == "given_up" else "ready" if row.codes else "no_codes"
        for row in connection.execute(query)
    }


def numbers_of(view: View, connection: Connection, ids: Sequence[str]) -> dict[str, Numbers]:
    """How many nominations of each selection stand how, and how far each count is."""
    n, c = nomination.c, count.c
    found: dict[str, dict[NominationState, int]] = {one: {} for one in ids}
    query = (
        select(n.selection, n.state, func.count().label("number"))
        .where(view.true(nomination), n.selection.in_(ids))
        .group_by(n.selection, n.state)
    )
    for row in connection.execute(query):
        found[row.selection][NominationState.of(row.state)] = row.number
    backs = _countbacks_at_work(view, connection, ids)
    counts = select(c.selection, c.state, c.countback).where(view.true(count), c.selection.in_(ids))
    states = {
        row.selection: row.state
        for row in connection.execute(counts)
        if row.countback == backs.get(row.selection, (None, ""))[0]
    }
    waiting = _complaints_of(view, connection, ids)
    answers = select(yes_no.c.selection).where(view.true(yes_no), yes_no.c.selection.in_(ids)).distinct()
    answered = {row.selection for row in connection.execute(answers)}
    boxes = _boxes_of(view, connection, ids)
    doubted = _objections_to(view, connection, ids)
    return {
        one: Numbers(
            numbers,
            states.get(one),
            waiting[one],
            one in answered,
            boxes.get(one),
            doubted[one],
            backs.get(one, (None, ""))[1],
        )
        for one, numbers in found.items()
    }


def _countbacks_at_work(
    view: View, connection: Connection, ids: Sequence[str]
) -> dict[str, tuple[str | None, str]]:
    """The countback at work of each selection that has one, and until when complaints about it are heard."""
    b = countback.c
    query = select(b.selection, b.id, b.complaints_close_at).where(
        view.true(countback), b.selection.in_(ids), b.state.in_(COUNTBACK_OPEN)
    )
    return {row.selection: (row.id, row.complaints_close_at or "") for row in connection.execute(query)}


def _objections_to(view: View, connection: Connection, ids: Sequence[str]) -> Counter[str]:
    """How many objections to each count wait for an answer."""
    o = objection.c
    query = select(o.selection).where(view.true(objection), o.selection.in_(ids), o.answer.is_(None))
    return Counter(row.selection for row in connection.execute(query))


def _complaints_of(view: View, connection: Connection, ids: Sequence[str]) -> Counter[str]:
    """How many complaints about each selection wait for a decision, or for what follows from one."""
    c = complaint.c
    query = select(c.selection).where(view.true(complaint), c.selection.in_(ids), HOLDS)
    return Counter(row.selection for row in connection.execute(query))


def seats_of(view: View, connection: Connection, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The seats that each selection is or was to fill, in the order in which it fills them."""
    m = selection_seat.c
    # A seat's place in a process that is over is still told of it: known, whatever its period.
    query = (
        select(m.selection, m.seat, func.length(m.id).label("long"), m.id)
        .where(view.known(selection_seat), m.selection.in_(ids))
        .order_by(m.selection, "long", m.id)
        .distinct()
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        if row.seat not in found[row.selection]:  # one that several share is there for each of its places
            found[row.selection].append(row.seat)
    return {one: tuple(seats) for one, seats in found.items()}
