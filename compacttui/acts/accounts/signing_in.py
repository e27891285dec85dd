"""Signing in: a name and a passphrase. Neither the words nor the time tell a stranger who has an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from compacttui.acts.accounts import hashes
from compacttui.acts.accounts.tries import Door, Try, counted, tell, told_failed
from compacttui.records.accounts import account
from compacttui.records.people import person as person_table
from compacttui.records.work import tried
from compacttui.rules.passphrases import is_recovery_code, same_letters
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role


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
    this = counted(door, name)
    is_code = is_recovery_code(same_letters(passphrase))
    with door.database.reading() as connection:
        kept = hashes.kept_of(connection, door.town, [hashes.RECOVERY] if is_code else this.people)
        helped = _administrators(connection, door.town, this.people) if is_code else this.people
    found = _fitting(door, kept, passphrase)
    if found is None or not helped:
        raise NotPermitted(told_failed(door, this), field="passphrase")
    person = found.person or helped[0]
    _succeeded(door, this, found, person, passphrase)
    with door.database.reading() as connection:
        badge = SignInBadge(door.town, person, _kept_as(connection, door.town, person))
    return SignedIn(person, badge, bool(found.once) or is_code, this.failed)


def _succeeded(door: Door, this: Try, found: Row[Any], person: str, passphrase: str) -> None:
    """Forget the wrong tries, tell of those that no entry tells of, and hash at a higher cost where it was raised."""
    if door.database.view_only:
        return
    if this.untold >= door.rules.sign_in.tries:
        tell(door, this.key, (person,), this.untold)
    cost = hashes.cost_of(door.rules)
    with door.database.writing() as connection:
        connection.execute(delete(tried).where(tried.c.log == door.town, tried.c.name == this.key))
        was = hashes.cost_kept(found)
        is_lower = was.memory_kib * was.passes < cost.memory_kib * cost.passes
        if found.person and not found.once and is_lower:
            salt = door.chance.at(f"{door.town}/{person}/raised", 0).bytes(hashes.SALT_BYTES)
            whole = same_letters(passphrase)
            hashes.keep(connection, door.town, person, whole, cost=cost, salt=salt, at=found.changed_at)


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
