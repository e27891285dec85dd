"""Seats that go round among constituencies: the order is said once, and each turn passed on when it comes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Constituency, Seat, Words
from compacttui.acts.registry import act
from compacttui.records import partnerships as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.rota import Rota, TurnState, check_first_turn, check_rota


@act("seat.rotate", title="Let a seat go round", on="seat", seldom=True)
def rotate(
    desk: Desk,
    seat: Seat,
    reason: Words,
    constituencies: Annotated[Sequence[Constituency], Called("In turn")] = (),
    months: Annotated[int, Called("Months of a turn")] = 12,
    first_on: Annotated[date | None, Called("First turn from")] = None,
    stop: Annotated[bool, Called("Goes round no more")] = False,
) -> None:
    """Say among which constituencies a seat goes round: each has it for a turn, and after the last comes the first again.

    The seat speaks for the first from the first day on. Each later turn is passed on when it comes; Today says so.

    Args:
        seat: which seat.
        reason: why, and who decided.
        constituencies: for whom it speaks, in the order of their turns.
        months: how long each turn lasts.
        first_on: the first day of the first turn; today if left empty.
        stop: it speaks for whoever has the turn now, until something else is agreed.

    Raises:
        Refused: the seat is no more, the list does not go round, or the first turn is to come.
    """
    with desk.writing() as books:
        row = _seat(books, seat)
        since = first_on or desk.today
        if stop:
            if rota_of(row) is None:
                raise Refused("This seat does not go round. Nothing was changed.", field="stop")
            books.record(
                "seat.changed",
                seat,
                about=_about(row),
                since=since.isoformat(),
                reason=reason,
                rota=[],
                turn_months=None,
                turns_from=None,
                turn=None,
            )
            return
        for one in constituencies:
            if books.get(kept.constituency, one) is None:
                raise Refused("There is no such constituency on record.", field="constituencies")
        check_rota(constituencies, months)
        if since > desk.today:
            raise Refused("That day has not come yet. Say it when the first turn begins.", field="first_on")
        check_first_turn(since, _holds_since(row))
        books.record(
            "seat.changed",
            seat,
            about=_about(row, *constituencies),
            since=since.isoformat(),
            reason=reason,
            constituency=constituencies[0],
            rota=list(constituencies),
            turn_months=months,
            turns_from=since.isoformat(),
            turn=0,
        )


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A seat that was passed on.

    Attributes:
        constituency: whose turn it is, by id.
        since: since when.
        turns: how many turns began since it was passed on last.
    """

    constituency: str
    since: date
    turns: int


@act("seat.pass_on", title="Pass a seat on to whose turn it is", on="seat", when={TurnState.COME})
def pass_on(desk: Desk, seat: Seat) -> PassedOn:
    """Record that a seat that goes round speaks for whose turn it is, since the first day of that turn.

    Turns that were not passed on when they came are told with it. Whoever holds the seat is not touched.

    Args:
        seat: which seat.

    Raises:
        Refused: it does not go round, or nobody else's turn has come.
    """
    with desk.writing() as books:
        row = _seat(books, seat)
        rota, passed_on = rota_of(row), row["turn"]
        if rota is None or not isinstance(passed_on, int):
            raise Refused("This seat does not go round. Nothing was changed.", field="seat")
        began = list(rota.turns(passed_on, desk.today))
        if not began:
            raise Refused("Nobody else's turn has come. Nothing was changed.", field="seat")
        for turn in began:
            books.record(
                "seat.changed",
                seat,
                about=_about(row, turn.constituency),
                # Something else may have been said of the seat since then; that stays as it was told.
                since=max(turn.start, _holds_since(row)).isoformat(),
                constituency=turn.constituency,
                turn=turn.number,
            )
    return PassedOn(began[-1].constituency, began[-1].start, len(began))


def rota_of(row: Row) -> Rota | None:
    """Among whom a seat goes round; nothing where it does not."""
    months, first_on = row["turn_months"], row["turns_from"]
    if not isinstance(months, int) or not isinstance(first_on, str):
        return None
    return Rota(tuple(json.loads(str(row["rota"]))), months, date.fromisoformat(first_on))


def _seat(books: Books, seat: str) -> Row:
    row = books.get(kept.seat, seat)
    if row is None or row["state"] == "abolished":
        raise Refused("There is no such seat any more. Nothing was changed.", field="seat")
    return row


def _holds_since(row: Row) -> date:
    return PartialDate.from_iso(str(row["effective_from"])).earliest


def _about(row: Row, *constituencies: str) -> tuple[str, ...]:
    return (str(row["partnership"]), *constituencies)
