"""Who gained a seat in a selection, and how: under the name of the way it really went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.holding import route_in_words
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.selections.candidates import NominationRow
from compacttui.questions.selections.counted import CountOf
from compacttui.questions.selections.ways import Linked
from compacttui.questions.view import View
from compacttui.records.terms import term
from compacttui.rules.words import NominationState


@dataclass(frozen=True, slots=True)
class Elected:
    """Somebody who gained a seat.

    Attributes:
        person: their id.
        name: the name on the ballot paper, or their own where there was none.
        seat: the seat they gained.
        term: the term, by id; empty where it is not on record yet.
        stage: the stage at which they were elected; nothing where there was no count.
        how: how they came to the seat: "elected", "elected unopposed", "co-opted, not elected".
    """

    person: str
    name: str
    seat: Linked
    term: str
    stage: int | None
    how: str


def elected_in(
    view: View,
    connection: Connection,
    row: Row[Any],
    nominations: Sequence[NominationRow],
    counted: CountOf | None,
) -> tuple[Elected, ...]:
    """Who gained a seat in a selection, in the order of election; whoever was co-opted had not been nominated."""
    t = term.c
    query = (
        select(t.person, t.id, t.seat, t.route)
        .where(view.true(term), t.selection == row.id, t.basis == "substantive")
        .order_by(t.recorded_seq)
    )
    gained = {found.person: found for found in connection.execute(query)}
    winners = [one for one in nominations if one.state is NominationState.ELECTED]
    nominated = {one.person_id for one in nominations}
    others = [one for one in gained.values() if one.person not in nominated and row.declared_on]
    names = Names(view)
    wanted = [thing for one in others for thing in (one.person, one.seat)]
    names.read(connection, [*wanted, *(one.seat_id for one in winners)])
    stage_of = _stages(counted)
    order = {nomination: place for place, nomination in enumerate(stage_of)}
    winners.sort(key=lambda one: (order.get(one.id, len(order)), one.ballot_number or 0))

    def seat(thing: str) -> Linked:
        return Linked(thing, names.of(thing) or UNKNOWN)

    return (
        *(
            _winner(one, gained.get(one.person_id), seat(one.seat_id), stage_of.get(one.id))
            for one in winners
        ),
        *(
            Elected(
                one.person,
                names.of(one.person) or UNKNOWN,
                seat(one.seat),
                one.id,
                None,
                route_in_words(one.route),
            )
            for one in others
        ),
    )


def _winner(
    one: NominationRow, gained: Row[*tuple[Any, ...]] | None, seat: Linked, stage: int | None
) -> Elected:
    term_id = gained.id if gained is not None else ""
    how = route_in_words(gained.route) if gained is not None else ""
    return Elected(one.person_id, one.name, seat, term_id, stage, how)


def _stages(counted: CountOf | None) -> Mapping[str, int]:
    """The stage at which each nomination was elected, in the order of election."""
    if counted is None:
        return {}
    return {
        counted.nominations[one.candidate]: stage.number
        for stage in counted.sheet.stages
        for one in stage.elected
    }
