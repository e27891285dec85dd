"""Countbacks of a selection: for which seat, without whom, and how far each has come."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.selections.sight import sees_all
from compacttui.questions.view import View
from compacttui.records.selections import COUNTBACK_OPEN, countback
from compacttui.rules.dates import PartialDate


@dataclass(frozen=True, slots=True)
class CountbackOf:
    """Papers that are or were counted again for a seat that fell vacant.

    Attributes:
        id: its id.
        seat_id: for which seat.
        seat: what the seat is called.
        state: counting, provisional, declared or dropped.
        left: who left their seats since, by their names on the ballot paper.
        declining: who would not serve, or was disqualified since.
        sitting: who sits and stays.
        fills: who fills the seat; empty where nobody does, or it is not declared.
        declared_on: the day of its result.
        complaints_close_at: until when complaints about it are heard, in UTC; empty before there is a result.
    """

    id: str
    seat_id: str
    seat: str
    state: str
    left: tuple[str, ...]
    declining: tuple[str, ...]
    sitting: tuple[str, ...]
    fills: str = ""
    declared_on: date | None = None
    complaints_close_at: str = ""

    @property
    def is_at_work(self) -> bool:
        """It is neither declared nor given up."""
        return self.state in COUNTBACK_OPEN

    def what(self, board: str) -> str:
        """What it is, at a board that need not be named: “countback for the carers' seat”."""
        return f"countback for {self.seat.removesuffix(f', {board}')}"

    def may_be_read(self, view: View) -> bool:
        """Whether the viewer reads its count."""
        return counted_back_is_seen(view, self.state)


def countbacks_of(
    view: View, connection: Connection, selection: str, ballot: Mapping[str, str]
) -> tuple[CountbackOf, ...]:
    """The countbacks of a selection, the first one first.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        selection: the selection's id.
        ballot: names on the ballot paper by nomination.
    """
    b = countback.c
    query = select(countback).where(view.true(countback), b.selection == selection)
    found = connection.execute(query).all()
    if not found:
        return ()
    begun = (
        select(b.id, func.min(b.recorded_seq).label("begun"))
        .where(b.log == view.town, b.selection == selection)
        .group_by(b.id)
    )
    place: dict[str, int] = {row.id: row.begun for row in connection.execute(begun)}
    names = Names(view)
    names.read(connection, [row.seat for row in found])

    def named(nominations: str) -> tuple[str, ...]:
        return tuple(ballot.get(one, UNKNOWN) for one in json.loads(nominations))

    return tuple(
        CountbackOf(
            id=row.id,
            seat_id=row.seat,
            seat=names.of(row.seat) or UNKNOWN,
            state=row.state,
            left=named(row.vacating),
            declining=named(row.declining),
            sitting=named(row.sitting),
            fills=ballot.get(row.chosen, UNKNOWN) if row.chosen else "",
            declared_on=PartialDate.from_iso(row.declared_on).earliest if row.declared_on else None,
            complaints_close_at=row.complaints_close_at or "",
        )
        for row in sorted(found, key=lambda row: place.get(row.id, 0))
    )


def counted_back_is_seen(view: View, state: str) -> bool:
    """Whether the viewer reads the count of a countback: those who run or check it at once, others with its result."""
    return sees_all(view) or state in {"provisional", "declared"}
