"""Which towns a database holds, and who a person on their register is: asked before anyone has a place to look from."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import and_, select

from compacttui.records.database import Database
from compacttui.records.log import event_table
from compacttui.records.partnerships import town as town_table
from compacttui.records.people import person as person_table
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role


@dataclass(frozen=True, slots=True)
class Town:
    """A town with a ledger of its own.

    Attributes:
        id: the town's id; its ledger bears the same.
        name: what it is called today.
        founder: who began its records, by id.
    """

    id: str
    name: str
    founder: str


@dataclass(frozen=True, slots=True)
class Registered:
    """A person on a town's register, as the program needs to know them before they ask or act.

    Attributes:
        id: their id.
        name: what they are called today.
        roles: the hats they may wear, the first one first.
    """

    id: str
    name: str
    roles: tuple[Role, ...]


def towns(database: Database) -> tuple[Town, ...]:
    """Every town of a database, in the order of their names.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    t, e = town_table.c, event_table.c
    query = (
        select(t.id, t.name, e.actor)
        .join(event_table, and_(e.log == t.log, e.seq == 0))
        .where(t.superseded_seq.is_(None), t.effective_to.is_(None))
        .order_by(t.folded, t.id)
    )
    with database.reading() as connection:
        return tuple(Town(row.id, row.name, row.actor) for row in connection.execute(query))


def registered(database: Database, town: str, person: str) -> Registered:
    """A person as the register has them now.

    Args:
        database: the records.
        town: the town, by id.
        person: who, by id.

    Raises:
        Refused: nobody of this id is on the town's register.
        StoreTrouble: the database cannot be used.
    """
    p = person_table.c
    query = (
        select(p.name, p.roles)
        .where(p.log == town, p.id == person, p.superseded_seq.is_(None))
        .order_by(p.effective_from.desc())
        .limit(1)
    )
    with database.reading() as connection:
        row = connection.execute(query).first()
    if row is None:
        raise Refused("Nobody of that name is on this town's register.", field="person")
    return Registered(person, row.name, tuple(Role.read(role) for role in json.loads(row.roles)))
