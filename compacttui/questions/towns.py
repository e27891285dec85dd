"""Which towns a database holds, and who a person on their register is: asked before anyone has a place to look from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from compacttui.records.database import Database
from compacttui.records.log import event_table, head_table
from compacttui.records.partnerships import town as town_table
from compacttui.records.people import person as person_table
from compacttui.rules.dates import from_utc_text
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import folded

UNNAMED = "(a town without a name)"
"""What stands for a town whose own record is gone."""


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
    """Every town of a database, in the order of their names; one that was tampered with is among them.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    t, e = town_table.c, event_table.c
    found = []
    with database.reading() as connection:
        for log in _logs(connection):
            name = connection.execute(
                select(t.name).where(t.log == log, t.superseded_seq.is_(None)).order_by(t.version.desc())
            ).scalar()
            founder = connection.execute(select(e.actor).where(e.log == log, e.seq == 0)).scalar()
            found.append(Town(log, name or UNNAMED, founder or ""))
    return tuple(sorted(found, key=lambda town: (folded(town.name), town.id)))


def _logs(connection: Connection) -> list[str]:
    """The ledgers that have a head or an entry: whoever took one of the two away is found out."""
    found = {row.log for row in connection.execute(select(head_table.c.log))}
    e = event_table.c
    log: str | None = connection.execute(select(func.min(e.log))).scalar()
    while log is not None:
        found.add(log)
        log = connection.execute(select(func.min(e.log)).where(e.log > log)).scalar()
    return sorted(found)


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
    # Whoever keeps the accounts besides their work begins with their work.
    roles = sorted(
        (Role.of(role) for role in json.loads(row.roles)), key=lambda role: role is Role.ADMINISTRATOR
    )
    return Registered(person, row.name, tuple(roles))


@dataclass(frozen=True, slots=True)
class Head:
    """Where a town's ledger stands.

    Attributes:
        id: the town's id.
        name: what the town is called today.
        entries: how many entries there are.
        last_at: when the last one was recorded, UTC; nothing where there is none.
    """

    id: str
    name: str
    entries: int
    last_at: datetime | None


def heads(database: Database) -> tuple[Head, ...]:
    """Where each town's ledger stands, in the order of the towns' names.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    h, e = head_table.c, event_table.c
    found = []
    for town in towns(database):
        with database.reading() as connection:
            size = connection.execute(select(h.size).where(h.log == town.id)).scalar() or 0
            at = connection.execute(select(e.at).where(e.log == town.id, e.seq == size - 1)).scalar()
        found.append(Head(town.id, town.name, size, from_utc_text(at) if at else None))
    return tuple(found)
