"""The seats that a selection is to fill: whether they can be, and how many places each has to fill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.partnerships.turns import rota_of
from compacttui.acts.seating import holding
from compacttui.acts.selections.processes import number_of, seat_name, text_of
from compacttui.records import partnerships
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.words import TermKind


def seats_to_fill(books: Books, seats: Sequence[str], by: date) -> list[Row]:
    """The seats' rows: there, free, and of one constituency at one table on the day by which they are filled.

    Raises:
        Refused: they are not.
    """
    if not seats:
        raise Refused("Choose at least one seat to fill.", field="seats")
    if len(set(seats)) < len(seats):
        raise Refused("A seat stands in the list twice. Nothing was changed.", field="seats")
    found: list[Row] = []
    for seat in seats:
        row = books.get(partnerships.seat, seat)
        if row is None or row["state"] == "abolished" or row["effective_to"] is not None:
            raise Refused("There is no such seat any more. Nothing was changed.", field="seats")
        found.append(row)
    if len({(row["partnership"], speaks_for(books, row, by)) for row in found}) > 1:
        raise Refused(
            "One selection fills seats of one partnership that speak for one constituency. "
            "Open another selection for the others.",
            field="seats",
        )
    busy = in_a_process(books, seats)
    if busy:
        seat, reference = next(iter(busy.items()))
        raise Refused(
            f"{seat_name(books, seat)} is in selection {reference} already. End that one first.",
            field="seats",
        )
    return found


def places_of(desk: Desk, books: Books, row: Row) -> list[str]:
    """A seat as often as it has places to fill: those that are free, or whose holder's last day is near; at least once.

    A seat of one person has one place, whoever holds it.
    """
    near = desk.today + timedelta(days=desk.rules.vacancy.lookahead_days)
    stay = [
        one
        for one in holding(books, text_of(row, "id"))
        if one["basis"] == TermKind.SUBSTANTIVE.value and str(one["end_on"] or "9999") > near.isoformat()
    ]
    return [text_of(row, "id")] * max(1, number_of(row, "shared_by") - len(stay))


def speaks_for(books: Books, row: Row, on: date) -> str:
    """For whom a seat is filled that is to be taken on a day: of one that goes round, whose turn it will be then.

    Args:
        books: the open ledger.
        row: the seat.
        on: the day by which somebody will be chosen; a holder whose last day is later keeps it until then.
    """
    rota = rota_of(row)
    if rota is None:
        return text_of(row, "constituency")
    lasts = [
        PartialDate.from_iso(text_of(one, "end_on")).latest
        for one in holding(books, text_of(row, "id"))
        if one["end_on"] is not None
    ]
    turn = rota.turn(max([on, *(last + timedelta(days=1) for last in lasts)]))
    return turn.constituency if turn is not None else text_of(row, "constituency")


def in_a_process(books: Books, seats: Sequence[str]) -> dict[str, str]:
    """The reference of the open process of each of these seats that is in one, or for which papers are counted again."""
    m, s, b = kept.selection_seat.c, kept.selection.c, kept.countback.c
    query = (
        select(m.seat, s.reference)
        .join_from(kept.selection_seat, kept.selection, (s.log == m.log) & (s.id == m.selection))
        .where(m.log == books.log, m.seat.in_(seats), m.superseded_seq.is_(None), m.effective_to.is_(None))
        .where(s.superseded_seq.is_(None), s.effective_to.is_(None))
    )
    back = (
        select(b.seat, s.reference)
        .join_from(kept.countback, kept.selection, (s.log == b.log) & (s.id == b.selection))
        .where(b.log == books.log, b.seat.in_(seats), b.superseded_seq.is_(None), b.effective_to.is_(None))
        .where(b.state.in_(kept.COUNTBACK_OPEN), s.superseded_seq.is_(None), s.effective_to.is_(None))
    )
    found = (*books.rows(query), *books.rows(back))
    return {text_of(row, "seat"): text_of(row, "reference") for row in found}
