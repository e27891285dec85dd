"""Accounts: who may sign in, and whether anybody has to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select

from compacttui.questions.registry import column, question
from compacttui.questions.towns import towns
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.accounts import account
from compacttui.records.database import Database
from compacttui.records.people import person
from compacttui.records.work import account as kept
from compacttui.rules.dates import from_utc_text, london, short_day
from compacttui.rules.roles import Role
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class AccountRow:
    """Somebody's account.

    Attributes:
        id: the person's id.
        standing: whether somebody has to look at it.
        person: their name.
        roles: what they may do here.
        stands: whether they have chosen their own passphrase, and since when.
    """

    id: str
    standing: Standing | None
    person: str = column("Person")
    roles: str = column("Roles")
    stands: str = column("Passphrase")


def asks_for_passphrases(database: Database, town: str) -> bool:
    """Whether a town's records ask who somebody is: one account is open at least, and they are a file of one's own.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    a = account.c
    opened = select(a.id).where(a.log == town, a.superseded_seq.is_(None), a.state == "open").limit(1)
    if not database.is_sqlite:
        return False
    with database.reading() as connection:
        return connection.execute(opened).first() is not None


@dataclass(frozen=True, slots=True)
class AccountCount:
    """How many can sign in to a town's records.

    Attributes:
        town: what it is called.
        accounts: how many people have an account.
        administrators: how many of them are administrators.
    """

    town: str
    accounts: int
    administrators: int


def account_counts(database: Database) -> tuple[AccountCount, ...]:
    """Each town whose records ask for passphrases, in the order of their names.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    a, p = account.c, person.c
    query = select(p.roles).join_from(account, person, and_(p.log == a.log, p.id == a.person))
    current = (
        a.superseded_seq.is_(None),
        a.state == "open",
        p.superseded_seq.is_(None),
        p.effective_to.is_(None),
    )
    found = []
    for town in towns(database):
        with database.reading() as connection:
            roles = list(connection.execute(query.where(a.log == town.id, *current)).scalars())
        if roles:
            leading = sum(f'"{Role.ADMINISTRATOR.value}"' in held for held in roles)
            found.append(AccountCount(town.name, len(roles), leading))
    return tuple(found)


@question("accounts", title="Who has an account", rows=AccountRow, roles={Role.ADMINISTRATOR, Role.AUDITOR})
def accounts(view: View) -> Window[AccountRow]:
    """Everybody who may sign in, with their roles, and who has still to choose a passphrase of their own."""
    a, p = account.c, person.c
    query = (
        select(a.person.label("id"), p.name, p.roles, p.folded)
        .join_from(account, person, and_(p.log == a.log, p.id == a.person))
        .where(view.true(account), view.true(person), a.state == "open")
    )
    return Window(
        view, query, [Key(p.folded), Key(a.person)], lambda connection, rows: _rows(view, connection, rows)
    )


def _rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[AccountRow]:
    if not raw:
        return []  # a server has no accounts of its own, and lets nobody look at where a file keeps passphrases
    k = kept.c
    found = select(k.person, k.once, k.changed_at).where(
        k.log == view.town, k.person.in_([row.id for row in raw])
    )
    passphrases = {row.person: row for row in connection.execute(found)}
    return [_row(view, row, passphrases.get(row.id)) for row in raw]


def _row(view: View, raw: Raw, passphrase: Any) -> AccountRow:
    roles = ", ".join(Role.of(role).words for role in json.loads(raw.roles)) or "no role"
    if passphrase is None:
        return AccountRow(raw.id, Standing.DECIDE, raw.name, roles, "none is kept: reset it")
    day = short_day(london(from_utc_text(passphrase.changed_at)).date(), view.today)
    if passphrase.once:
        return AccountRow(raw.id, Standing.SOON, raw.name, roles, f"for once, given on {day}")
    return AccountRow(raw.id, None, raw.name, roles, f"their own, since {day}")
