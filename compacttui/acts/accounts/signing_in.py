"""Signing in: a name and a passphrase, counted before they are looked at.

A try is counted as failed first and taken back when it was right, so that neither many programs at once nor one that is
stopped half-way get a try for nothing. Tries are counted by the name that was typed, whether anybody is called so or
not; so a stranger learns from neither the words nor the time who has an account, and keeps nobody waiting but the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from compacttui.acts.accounts import hashes
from compacttui.acts.desk import Clock, Desk, stamp
from compacttui.records.accounts import account
from compacttui.records.chance import Chance
from compacttui.records.database import Database
from compacttui.records.people import person as person_table
from compacttui.records.work import tried
from compacttui.rules.dates import from_utc_text, london, time_words
from compacttui.rules.passphrases import is_recovery_code, same_letters
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.signing_in import FORGOTTEN_AFTER, NOBODY_ELSE, NOT_TOGETHER, is_forgotten, wait_after
from compacttui.rules.text import folded

_ID: Final = re.compile(r"per-[0-9a-z]{16}")
_NOBODY: Final = ""
"""In place of a name: all names that nobody has, of which one entry tells together."""


@dataclass(slots=True)
class SignInBadge:
    """What somebody who signed in acts with; it opens nothing once their account or role was taken away.

    Attributes:
        town: what they signed in to.
        person: who, by id.
        as_of: what their passphrase was when they did.
    """

    town: str
    person: str
    as_of: str

    def check(self, role: Role, connection: Connection) -> None:
        """Refuse them once they may no longer.

        Raises:
            NotPermitted: their account was closed, their passphrase changed, or this role taken away.
        """
        if _kept_as(connection, self.town, self.person) != self.as_of:
            if not _is_anybody_asked(connection, self.town):
                return
            raise NotPermitted(
                "Your account was closed, or its passphrase was changed, since you signed in. Nothing was changed. "
                "Sign in again."
            )
        p = person_table.c
        roles = select(p.roles).where(p.log == self.town, p.id == self.person, p.superseded_seq.is_(None))
        now = connection.execute(roles.order_by(p.version.desc()).limit(1)).scalar() or ""
        if f'"{role.value}"' not in now:
            raise NotPermitted(
                f"You are no longer here as {role.words}: that role was taken away. Nothing was changed. Change hats."
            )

    def renew(self, connection: Connection) -> None:
        """Go on after they changed their passphrase themselves."""
        self.as_of = _kept_as(connection, self.town, self.person)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who signed in.

    Attributes:
        person: who, by id.
        badge: what they act with.
        must_choose: their passphrase was for once, and they choose their own before anything else.
        failed: wrong tries for their name in a row before this one.
    """

    person: str
    badge: SignInBadge
    must_choose: bool
    failed: int


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
class _Try:
    """One try: whose name was typed, and how many before it were wrong."""

    key: str
    people: tuple[str, ...]
    """Those of that name who have an account."""
    failed: int
    untold: int
    """Those of the failed ones, and of the ones that were sent away, that no entry tells of yet."""


def sign_in(door: Door, name: str, passphrase: str) -> SignedIn:
    """Sign somebody in.

    Args:
        door: what to.
        name: their name, or their id.
        passphrase: what they typed.

    Raises:
        NotPermitted: the two do not go together, or there were too many tries for this name.
        StoreTrouble: the database cannot be used.
    """
    this = _counted(door, name)
    is_code = is_recovery_code(same_letters(passphrase))
    with door.database.reading() as connection:
        kept = hashes.kept_of(connection, door.town, [hashes.RECOVERY] if is_code else this.people)
        helped = _administrators(connection, door.town, this.people) if is_code else this.people
    found = _fitting(door, kept, passphrase)
    if found is None or not helped:
        raise NotPermitted(_failed(door, this), field="passphrase")
    person = found.person or helped[0]
    _succeeded(door, this, found, person, passphrase)
    with door.database.reading() as connection:
        badge = SignInBadge(door.town, person, _kept_as(connection, door.town, person))
    return SignedIn(person, badge, bool(found.once) or is_code, this.failed)


# Counting


def _counted(door: Door, name: str) -> _Try:
    """Count a try as failed before it is looked at; it is taken back when it was right.

    Raises:
        NotPermitted: this name waits.
    """
    with door.database.reading() as connection:
        key, people = _meant(connection, door.town, name)
    if door.database.view_only:
        return _Try(key, people, 0, 0)
    now = door.clock.now()
    with door.database.writing() as connection:
        connection.execute(
            delete(tried).where(tried.c.log == door.town, tried.c.last_at < stamp(now - FORGOTTEN_AFTER))
        )
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
    return _Try(key, people, before, untold - 1)


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


def _failed(door: Door, this: _Try) -> str:
    """Tell the ledger once in a while that a name was tried, and say what is wrong."""
    if door.database.view_only:
        return NOT_TOGETHER
    now = door.clock.now()
    with door.database.reading() as connection:
        row = _row(connection, door.town, this.key)
        together = _row(connection, door.town, _NOBODY)
    until = now if row is None else from_utc_text(row.wait_until)
    if this.people and row is not None and until > now:
        _tell(door, this.key, this.people, int(row.untold))
    if not this.people and together is not None and _is_due(door, together, now):
        _tell(door, _NOBODY, (), int(together.untold))
    waits = _again_at(until, now)
    return f"{NOT_TOGETHER} {waits} {NOBODY_ELSE}" if waits else NOT_TOGETHER


def _is_due(door: Door, together: Row[Any], now: datetime) -> bool:
    """Whether it is time to tell of the names that nobody has."""
    return int(together.untold) >= door.rules.sign_in.tries and now >= from_utc_text(together.wait_until)


def _tell(door: Door, key: str, people: Sequence[str], tries: int) -> None:
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


def _succeeded(door: Door, this: _Try, found: Row[Any], person: str, passphrase: str) -> None:
    """Forget the wrong tries, tell of those that no entry tells of, and hash at a higher cost where it was raised."""
    if door.database.view_only:
        return
    if this.untold >= door.rules.sign_in.tries:
        _tell(door, this.key, (person,), this.untold)
    cost = hashes.cost_of(door.rules)
    with door.database.writing() as connection:
        connection.execute(delete(tried).where(tried.c.log == door.town, tried.c.name == this.key))
        was = hashes.cost_kept(found)
        is_lower = was.memory_kib * was.passes < cost.memory_kib * cost.passes
        if found.person and not found.once and is_lower:
            salt = door.chance.at(f"{door.town}/{person}/raised", 0).bytes(hashes.SALT_BYTES)
            whole = same_letters(passphrase)
            hashes.keep(connection, door.town, person, whole, cost=cost, salt=salt, at=found.changed_at)


# Looking


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


def _fitting(door: Door, kept: Sequence[Row[Any]], passphrase: str) -> Row[Any] | None:
    """The one that the passphrase fits; where there is none to look at, as much work is done."""
    if not kept:
        from compacttui.records.derived import derived

        derived(same_letters(passphrase[:1000]), bytes(hashes.SALT_BYTES), hashes.cost_of(door.rules))
    fitting = [row for row in kept if hashes.fits(row, passphrase)]
    return fitting[0] if fitting else None


def _administrators(connection: Connection, town: str, people: Sequence[str]) -> tuple[str, ...]:
    p = person_table.c
    rows = connection.execute(
        select(p.id, p.roles).where(
            p.log == town, p.superseded_seq.is_(None), p.effective_to.is_(None), p.id.in_(people)
        )
    )
    return tuple(sorted(row.id for row in rows if f'"{Role.ADMINISTRATOR.value}"' in row.roles))


def _kept_as(connection: Connection, town: str, person: str) -> str:
    """What stands for a passphrase as it is now; nothing where there is none."""
    kept = hashes.kept_of(connection, town, [person])
    return f"{kept[0].changed_at} {kept[0].once}" if kept else ""


def _is_anybody_asked(connection: Connection, town: str) -> bool:
    a = account.c
    known = select(a.id).where(a.log == town, a.superseded_seq.is_(None), a.state == "open").limit(1)
    return connection.execute(known).first() is not None


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
