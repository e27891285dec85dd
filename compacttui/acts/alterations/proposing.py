"""Proposing an alteration of who sits at a table."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from compacttui.acts.alterations.reading import about_of, check_there
from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Constituency, Partnership, Seat, Words
from compacttui.acts.registry import act
from compacttui.rules.alterations import check_named
from compacttui.rules.text import checked_name
from compacttui.rules.words import AlterationKind, VotingRights


@act("alteration.propose", title="Propose a change of membership", on="partnership")
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
        Refused: what this kind of change needs is missing, something else is named that it does not change, or the
            partnership or the seat is no more.
    """
    if name:
        name = checked_name(name, "name", "what it is to be called")
    voting = voting_rights.value if voting_rights else None
    named = {"seat": seat, "constituency": constituency, "successor": successor, "voting_rights": voting}
    check_named(kind, {**named, "name": name}, partnership)
    with desk.writing() as books:
        check_there(books, partnership, seat)
        on = day_given(books, proposed_on, "proposed_on")
        alteration = books.new_id("alteration")
        books.record(
            "alteration.proposed",
            alteration,
            about=about_of({"partnership": partnership, **named}),
            of="",
            private={"name": name, "proposed_by": proposed_by, "why": why},
            partnership=partnership,
            kind=kind.value,
            **named,
            proposed_on=on.isoformat(),
        )
    return alteration
