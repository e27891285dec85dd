"""Counting tries to sign in: by the name that was typed, whether anybody is called so or not.

A try is counted as failed before it is looked at, and taken back when it was right, so that neither many programs at
once nor one that is stopped half-way get a try for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from compacttui.acts.desk import Clock, Desk, stamp
from compacttui.records.accounts import account
from compacttui.records.chance import Chance
from compacttui.records.database import Database
from compacttui.records.people import person as person_table
from compacttui.records.work import tried
from compacttui.rules.dates import from_utc_text, london, time_words
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.signing_in import FORGOTTEN_AFTER, NOBODY_ELSE, NOT_TOGETHER, is_forgotten, wait_after
from compacttui.rules.text import folded

_ID: Final = re.compile(r"per-[0-9a-z]{16}")
_NOBODY: Final = ""
"""In place of a name: all names that nobody has, of which one entry tells together."""


@dataclass(frozen=True, slots=True)
class Door:
    """What somebody signs in to.

    Attributes:
        database: the records.
        town: the town, by id.
        rules: the rule book.
        clock: the time.
        chance: the source of salts.
    """

    database: Database
    town: str
    rules: RuleBook
    clock: Clock
    chance: Chance


@dataclass(frozen=True, slots=True)
class Try:
    """One try: whose name was typed, and how many before it were wrong."""

    key: str
    people: tuple[str, ...]
    """Those of that name who have an account."""
    failed: int
    untold: int
    """Those of the failed ones, and of the ones that were sent away, that no entry tells of yet."""


def counted(door: Door, name: str) -> Try:
    """Count a try as failed before it is looked at; it is taken back when it was right.

    Raises:
        NotPermitted: this name waits.
    """
    if door.database.view_only:
        with door.database.reading() as connection:
            return Try(*_meant(connection, door.town, name), 0, 0)
    now = door.clock.now()
    with door.database.writing() as connection:
        key, people = _meant(connection, door.town, name)
        old = tried.c.last_at < stamp(now - FORGOTTEN_AFTER)
        connection.execute(delete(tried).where(tried.c.log == door.town, old))
        row = _row(connection, door.town, key)
        before = 0 if row is None or is_forgotten(from_utc_text(row.last_at), now) else int(row.failures)
        waits = row is not None and now < from_utc_text(row.wait_until)
        untold = (0 if row is None else int(row.untold)) + 1
        failures = before if waits else before + 1
        until = (
            from_utc_text(row.wait_until)
            if row is not None and waits
            else now + wait_after(failures, door.rules)
        )
        _keep(connection, door.town, key, failures, untold, until, now)
        if not people:
            _count_with_the_others(connection, door.town, now)
    if waits:
        raise NotPermitted(f"{_again_at(until, now)} {NOBODY_ELSE}", field="passphrase")
    return Try(key, people, before, untold - 1)


def _count_with_the_others(connection: Connection, town: str, now: datetime) -> None:
    """Nobody has this name: such names are told of together, so that nobody fills a ledger with them."""
    together = _row(connection, town, _NOBODY)
    if together is None:
        _keep(connection, town, _NOBODY, 0, 1, now, now)
    else:
        _keep(connection, town, _NOBODY, 0, int(together.untold) + 1, from_utc_text(together.wait_until), now)


def _again_at(until: datetime, now: datetime) -> str:
    if until <= now:
        return ""
    # Said to the minute after, so that whoever comes back then is not sent away again.
    at = time_words(london(until + timedelta(seconds=59)).time())
    return f"There were too many tries for this name: it can be tried again at {at}."


def told_failed(door: Door, this: Try) -> str:
    """Tell the ledger once in a while that a name was tried, and say what is wrong."""
    if door.database.view_only:
        return NOT_TOGETHER
    now = door.clock.now()
    with door.database.reading() as connection:
        row = _row(connection, door.town, this.key)
        together = _row(connection, door.town, _NOBODY)
    until = now if row is None else from_utc_text(row.wait_until)
    if this.people and row is not None and until > now:
        tell(door, this.key, this.people, int(row.untold))
    if not this.people and together is not None and _is_due(door, together, now):
        tell(door, _NOBODY, (), int(together.untold))
    waits = _again_at(until, now)
    return f"{NOT_TOGETHER} {waits} {NOBODY_ELSE}" if waits else NOT_TOGETHER


def _is_due(door: Door, together: Row[Any], now: datetime) -> bool:
    """Whether it is time to tell of the names that nobody has."""
    return int(together.untold) >= door.rules.sign_in.tries and now >= from_utc_text(together.wait_until)


def tell(door: Door, key: str, people: Sequence[str], tries: int) -> None:
    """Record that a name was tried; names that nobody has share one entry in each of the longest waits."""
    with _program_at(door).writing() as books:
        if key == _NOBODY:
            now = door.clock.now()
            until = now + timedelta(minutes=door.rules.sign_in.longest_wait_minutes)
            _keep(books.connection, door.town, _NOBODY, 0, 0, until, now)
        else:
            _told(books.connection, door.town, key)
        about = people or (door.town,)
        books.record("sign_in.failed", about[0], about=tuple(about), tries=tries)


def _program_at(door: Door) -> Desk:
    """A desk at which nobody sits: whoever typed a wrong passphrase is not known."""
    return Desk(door.database, door.town, door.town, Role.PUBLIC, door.rules, door.clock, door.chance)


def _meant(connection: Connection, town: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The key that tries for a name are counted by, and who of that name has an account."""
    p, a = person_table.c, account.c
    typed = name.strip()
    current = (p.log == town, p.superseded_seq.is_(None), p.effective_to.is_(None))
    said = folded(typed)
    if _ID.fullmatch(typed):
        said = connection.execute(select(p.folded).where(*current, p.id == typed)).scalar() or said
    named = select(p.id).where(*current, p.folded == said, *([p.id == typed] if _ID.fullmatch(typed) else []))
    opened = select(a.person).where(
        a.log == town,
        a.superseded_seq.is_(None),
        a.effective_to.is_(None),
        a.state == "open",
        a.person.in_(named),
    )
    people = tuple(connection.execute(opened.order_by(a.person)).scalars())
    return sha256(f"{town} {said}".encode()).hexdigest(), people


def _row(connection: Connection, town: str, key: str) -> Row[Any] | None:
    return connection.execute(select(tried).where(tried.c.log == town, tried.c.name == key)).first()


def _told(connection: Connection, town: str, key: str) -> None:
    connection.execute(update(tried).where(tried.c.log == town, tried.c.name == key).values(untold=0))


def _keep(
    connection: Connection, town: str, key: str, failures: int, untold: int, until: datetime, now: datetime
) -> None:
    connection.execute(delete(tried).where(tried.c.log == town, tried.c.name == key))
    row = {
        "log": town,
        "name": key,
        "failures": failures,
        "untold": untold,
        "wait_until": stamp(until),
        "last_at": stamp(now),
    }
    connection.execute(insert(tried), row)
