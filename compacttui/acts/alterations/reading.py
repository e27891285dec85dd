"""What the acts on alterations of membership read before they ask a rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import select

from compacttui.acts.selections.processes import text_of
from compacttui.records import alterations as kept
from compacttui.records import partnerships
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.alterations import Opinion, Opinions
from compacttui.rules.refusal import Refused
from compacttui.rules.words import AlterationAnswer, AlterationState

OPEN: Final = {one for one in AlterationState if one.is_open}
"""States of a proposal that has to be decided."""
ASKED: Final = OPEN - {AlterationState.DRAFT}
"""States in which somebody was asked."""


def proposal_of(books: Books, alteration: str, *, undecided: bool = True) -> Row:
    """A proposal as it stands.

    Raises:
        Refused: there is none, it was withdrawn, or it was decided where it must not be.
    """
    row = books.get(kept.alteration, alteration)
    if row is None:
        raise Refused("There is no such proposal on record. Nothing was changed.", field="alteration")
    if row["withdrawn_on"]:
        raise Refused("This proposal was withdrawn. Nothing was changed.", field="alteration")
    if undecided and row["decision"]:
        raise Refused("This proposal was decided already. Nothing was changed.", field="alteration")
    return row


def check_there(books: Books, partnership: str, seat: str | None = None) -> None:
    """Refuse what is to change at a table that is no more, or about a seat that it does not have.

    Raises:
        Refused: it is one of these.
    """
    board = books.get(partnerships.partnership, partnership)
    if board is None or board["state"] in ("ended", "merged"):
        raise Refused("This partnership meets no more. Nothing was recorded.", field="partnership")
    if seat is None:
        return
    row = books.get(partnerships.seat, seat)
    if row is None or row["state"] == "abolished" or row["partnership"] != partnership:
        raise Refused("Choose a seat of this partnership.", field="seat")


def about_of(row: Row) -> tuple[str, ...]:
    """What an entry on a proposal touches: the partnership, the seat, and where it would go."""
    things = ("partnership", "seat", "constituency", "successor")
    return tuple(str(row[thing]) for thing in things if row[thing])


def consulted_on(books: Books, alteration: str) -> list[Row]:
    """Those who were asked, as their rows stand."""
    c = kept.consulted.c
    query = select(kept.consulted).where(
        c.log == books.log,
        c.alteration == alteration,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    return books.rows(query)


def one_consulted(books: Books, alteration: str, organisation: str) -> Row:
    """The row of one who was asked.

    Raises:
        Refused: it was not.
    """
    for row in consulted_on(books, alteration):
        if row["organisation"] == organisation:
            return row
    raise Refused("This organisation was not asked about it.", field="organisation")


def opinions_of(rows: Sequence[Row]) -> Opinions:
    """What those who were asked have said, as the rules look at it."""
    return Opinions(
        [
            Opinion(
                AlterationAnswer.of(row["answer"]) if row["answer"] else None,
                row["settled_on"] is not None,
                bool(row["agrees"]),
            )
            for row in rows
        ]
    )


def reply_by_of(row: Row) -> date | None:
    """The day by which those who were asked answer; nothing while nobody was."""
    return date.fromisoformat(text_of(row, "reply_by")) if row["reply_by"] else None
