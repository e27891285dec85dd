"""Proposing an alteration of who sits at a table."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from compacttui.acts.alterations.reading import SECRETARIAT
from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Constituency, Partnership, Seat, Words
from compacttui.acts.registry import act
from compacttui.records import partnerships
from compacttui.records.log import Books
from compacttui.rules.alterations import check_named
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name
from compacttui.rules.words import AlterationKind, VotingRights


@act("alteration.propose", title="Propose a change of membership", roles=SECRETARIAT, on="partnership")
def propose(
    desk: Desk,
    partnership: Partnership,
    kind: Annotated[AlterationKind, Called("What is to change")],
    why: Words,
    seat: Annotated[Seat | None, Called("Which seat, if one that is there")] = None,
    constituency: Annotated[Constituency | None, Called("It is to speak for")] = None,
    name: Annotated[str | None, Called("New name, of the seat or the partnership")] = None,
    voting_rights: VotingRights | None = None,
    successor: Annotated[Partnership | None, Called("It is to go into")] = None,
    proposed_by: str | None = None,
    proposed_on: date | None = None,
) -> str:
    """Put on record that a change of who sits at a table is proposed; those it touches are asked before it is decided.

    Returns its id.

    Args:
        partnership: whose membership.
        kind: a new seat, a seat less, whom one speaks for, how it votes, another name, or going into another.
        why: what it is for.
        seat: the seat it is about, if it is there.
        constituency: for a new seat, or one that is to speak for others: whom.
        name: for a new seat, or another name of the partnership.
        voting_rights: for a new seat, or where the vote changes.
        successor: for a partnership that goes into another: which.
        proposed_by: who proposes it, if somebody else than you.
        proposed_on: the day; today if left empty.

    Raises:
        Refused: what this kind of change needs is missing, or the partnership or the seat is no more.
    """
    if name:
        name = checked_name(name, "name", "what it is to be called")
    check_named(
        kind,
        seat=seat,
        constituency=constituency,
        name=name,
        voting=voting_rights,
        successor=successor,
        partnership=partnership,
    )
    with desk.writing() as books:
        _check_there(books, partnership, seat)
        on = day_given(books, proposed_on, "proposed_on")
        alteration = books.new_id("alteration")
        touched = (partnership, seat, constituency, successor)
        books.record(
            "alteration.proposed",
            alteration,
            about=tuple(thing for thing in touched if thing),
            of="",
            private={"name": name, "proposed_by": proposed_by, "why": why},
            partnership=partnership,
            kind=kind.value,
            seat=seat,
            constituency=constituency,
            successor=successor,
            voting_rights=voting_rights.value if voting_rights else None,
            proposed_on=on.isoformat(),
        )
    return alteration


def _check_there(books: Books, partnership: str, seat: str | None) -> None:
    board = books.get(partnerships.partnership, partnership)
    if board is None or board["state"] in ("ended", "merged"):
        raise Refused("This partnership meets no more. Nothing was recorded.", field="partnership")
    if seat is None:
        return
    row = books.get(partnerships.seat, seat)
    if row is None or row["state"] == "abolished" or row["partnership"] != partnership:
        raise Refused("Choose a seat of this partnership.", field="seat")
