"""The other seats of somebody who is about to begin a term: whoever won two has to choose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from compacttui.acts.desk import Desk
from compacttui.acts.seating import Place, places
from compacttui.acts.selections.processes import listed, seat_name, text_of
from compacttui.acts.terms.reading import seat_of
from compacttui.records.body import Json
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.findings import Finding


class InSpite(TypedDict, total=False):
    """What an entry tells of rules that a reason overrode; nothing where there was none."""

    exceptions: Json


def in_spite_of(findings: Sequence[Finding]) -> InSpite:
    """What an entry tells of these."""
    return InSpite(exceptions=[finding.check for finding in findings]) if findings else InSpite()


def elsewhere(desk: Desk, books: Books, row: Row, first: date) -> list[Finding]:
    """What is wrong with this term besides the seats that the person holds already.

    Nobody speaks for two constituencies at one table without a reason, or holds more seats than the rule book says.
    """
    held = [
        place
        for place in places(books, first, person=text_of(row, "person"))
        if place.basis.holds_the_seat and place.seat != row["seat"]
    ]
    found = []
    table = text_of(seat_of(books, text_of(row, "seat")), "partnership")
    beside = [place for place in held if place.partnership == table]
    if beside:
        message = (
            f"They hold {_names(books, beside)} at this table already. They choose one, and the other ends."
        )
        found.append(Finding("two_seats", message, field="term"))
    limit = desk.rules.candidates.max_seats
    if limit and len(held) >= limit:
        message = f"They hold {_names(books, held)}. The limit is {limit}; they choose which to give up."
        found.append(Finding("seats", message, field="term"))
    return found


def _names(books: Books, held: list[Place]) -> str:
    return listed([seat_name(books, place.seat) for place in held])
