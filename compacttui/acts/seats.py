"""A seat in one short form: board, whom it speaks for, and who holds it. What is new is put on the register with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Final

from sqlalchemy import Table, select

from compacttui.acts import partnerships, people
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Named
from compacttui.acts.registry import act
from compacttui.acts.terms.gaining import gain_otherwise
from compacttui.records import partnerships as kept
from compacttui.records import people as registered
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import folded

VACANT: Final = frozenset({"vacant", "nobody", "none"})
"""Words that say that nobody holds a seat."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat that is now on the register.

    Attributes:
        seat: its id.
        partnership: at whose table.
        person: who holds it; nothing where it stands vacant.
    """

    seat: str
    partnership: str
    person: str | None


@act("seat.add", title="Add a seat and who holds it")
def add(
    desk: Desk,
    board: Annotated[str, Named("partnership")],
    speaks_for: Annotated[str, Named("constituency")],
    holder: Annotated[Annotated[str, Named("person")] | None, Called("Held by")] = None,
    since: PartialDate | None = None,
    name: Annotated[str | None, Called("Name of the seat")] = None,
) -> Seated:
    """Add a seat in one step; a board, a constituency or a person that is new is put on the register with it.

    Args:
        board: the partnership or board it is on; a new name adds the board.
        speaks_for: the people or the place it speaks for, e.g. “Carers”.
        holder: who holds it now; leave it empty, or write “vacant”, where nobody does.
        since: since when they have held it, as far as it is known: a year will do.
        name: what the seat is called, if not by whom it speaks for.

    Raises:
        Refused: the board has a seat of that name, a name belongs to several, or the holder came too recently
            to be recorded without saying how they were chosen.
    """
    with desk.together() as books:
        partnership = _there(books, kept.partnership, board, "board") or partnerships.register(
            desk, board, since=since
        )
        constituency = _there(
            books, kept.constituency, speaks_for, "speaks_for"
        ) or partnerships.define_constituency(desk, speaks_for)
        called = name or f"{_name_of(books, kept.constituency, constituency)} seat"
        _check_new(books, partnership, called)
        seat = partnerships.create_seat(desk, partnership, called, constituency, since=since)
        if holder is None or folded(holder) in VACANT:
            if since is not None:
                raise Refused("Say who has held the seat since then, or leave the day empty.", field="since")
            return Seated(seat, partnership, None)
        person = _holder(desk, books, holder)
        gain_otherwise(desk, seat, person, already_serving=True, since=since)
    return Seated(seat, partnership, person)


def _there(books: Books, table: Table, said: str, field: str) -> str | None:
    """The thing on the register that a name, or an id, stands for; nothing where it is new.

    Raises:
        Refused: several bear the name.
    """
    c = table.c
    query = select(c.id).where(
        c.log == books.log,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
        (c.folded == folded(said)) | (c.id == said),
    )
    found = sorted({str(row["id"]) for row in books.rows(query)})
    if len(found) > 1:
        raise Refused(
            f"Several on the register are called “{said}”. Pick the one that you mean from the list.",
            field=field,
        )
    return found[0] if found else None


def _name_of(books: Books, table: Table, thing: str) -> str:
    row = books.get(table, thing)
    if row is None:
        raise LookupError("it was found, or made, a moment ago")
    return str(row["name"])


def _check_new(books: Books, partnership: str, name: str) -> None:
    c = kept.seat.c
    query = select(c.id).where(
        c.log == books.log,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
        c.partnership == partnership,
        c.folded == folded(name),
    )
    if books.rows(query):
        raise Refused(
            f"This board has a seat called “{name}” already. Give the new one another name.", field="name"
        )


def _holder(desk: Desk, books: Books, said: str) -> str:
    """The holder, put on the register if they are new; they may speak for the seat in this program."""
    person = _there(books, registered.person, said, "holder")
    if person is None:
        return people.register(desk, said, roles=[Role.REPRESENTATIVE])
    row = books.get(registered.person, person)
    roles = [Role.of(role) for role in json.loads(str(row["roles"]))] if row else []
    if Role.REPRESENTATIVE not in roles:
        people.give_roles(desk, person, [*roles, Role.REPRESENTATIVE], reason="Holds a seat.")
    return person
