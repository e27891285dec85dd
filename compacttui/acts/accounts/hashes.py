"""What passphrases are checked against: kept beside the ledger, never in it, and no passphrase can be had back from it."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, delete, insert, select

from compacttui.records.derived import Cost, derived
from compacttui.records.work import account
from compacttui.rules.passphrases import bare_letters, same_letters

if TYPE_CHECKING:
    from compacttui.rules.rulebook import RuleBook

SALT_BYTES: Final = 16
RECOVERY: Final = ""
"""In place of a person: the recovery code, which opens the account of any administrator."""
_MOST: Final = 2000
"""Characters that are looked at of what is typed: more than any passphrase has."""


def cost_of(rules: RuleBook) -> Cost:
    """What trying a passphrase costs, by the rule book."""
    book = rules.sign_in
    return Cost(book.memory_mib * 1024, book.passes, book.lanes)


def keep(
    connection: Connection,
    log: str,
    person: str,
    passphrase: str,
    *,
    cost: Cost,
    salt: bytes,
    at: str,
    once: bool = False,
) -> None:
    """Keep what a passphrase is checked against from now on.

    Args:
        connection: open for writing.
        log: the town.
        person: whose it is; `RECOVERY` for the recovery code.
        passphrase: as `same_letters` writes it, or `bare_letters` where it is for once.
        cost: what trying it costs.
        salt: random, its own.
        at: the moment.
        once: it signs in until they choose their own.
    """
    forget(connection, log, [person])
    row = {
        "log": log,
        "person": person,
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": salt,
        "hash": derived(passphrase, salt, cost),
        "once": int(once),
        "changed_at": at,
    }
    connection.execute(insert(account), row)


def forget(connection: Connection, log: str, people: Collection[str]) -> None:
    """Let no passphrase of these people open anything any more."""
    connection.execute(delete(account).where(account.c.log == log, account.c.person.in_(people)))


def kept_of(connection: Connection, log: str, people: Collection[str]) -> list[Row[Any]]:
    """What is kept of these people, in their order by id."""
    c = account.c
    return list(
        connection.execute(select(account).where(c.log == log, c.person.in_(people)).order_by(c.person))
    )


def cost_kept(row: Row[Any]) -> Cost:
    """What trying a kept passphrase costs."""
    return Cost(row.memory_kib, row.passes, row.lanes)


def fits(row: Row[Any], typed: str) -> bool:
    """Whether a passphrase that was typed is the one that was kept; takes as long either way."""
    read = bare_letters if row.once else same_letters
    return hmac.compare_digest(derived(read(typed[:_MOST]), row.salt, cost_kept(row)), row.hash)
