"""A town that asks for passphrases, for tests of who comes in: Ama keeps it, Ben has an account, Cara has none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from compacttui.acts import accounts, people
from compacttui.acts.accounts.signing_in import SignedIn
from compacttui.acts.accounts.tries import Door
from compacttui.acts.desk import Desk, FixedClock
from compacttui.records.database import Database, url_of
from compacttui.records.events import KINDS
from compacttui.records.log import event_table
from compacttui.records.schema import open_database
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook

AMAS = "seven herons wade at dusk"
BENS = "a kettle of warm rain"
WRONG = "not what anybody chose"


def quick(rules: RuleBook) -> RuleBook:
    """The rule book with passphrases that cost as little as is ever allowed."""
    return rules.with_values({"sign_in.memory_mib": 19, "sign_in.passes": 2, "sign_in.lanes": 1})


@dataclass
class Closed:
    """A town that asks for passphrases.

    Attributes:
        desk: the administrator's.
        ben: somebody with an account of their own.
        cara: somebody without one.
        code: the recovery code.
    """

    desk: Desk
    ben: str
    cara: str
    code: str

    @classmethod
    def of(cls, desk: Desk) -> Closed:
        """Switch passphrases on in an officer's town."""
        desk = replace(desk, role=Role.CVS_OFFICER, rules=quick(desk.rules))
        ben = people.register(desk, "Ben Osei", roles=[Role.CVS_OFFICER, Role.AUDITOR])
        cara = people.register(desk, "Cara Nwosu", roles=[Role.REPRESENTATIVE])
        desk.role = Role.ADMINISTRATOR
        code = accounts.ask_for_passphrases(desk, AMAS, AMAS).secret
        once = accounts.give(desk, ben).secret
        closed = cls(desk, ben, cara, code)
        signed = closed.sign_in("Ben Osei", once)
        accounts.choose(replace(desk, person=ben, role=Role.CVS_OFFICER, badge=signed.badge), BENS, BENS)
        return closed

    def copied(self, folder: Path) -> Closed:
        """A copy of this town, at the same moment."""
        path = self.desk.database.path
        assert path is not None
        file = folder / "closed.db"
        file.write_bytes(path.read_bytes())
        return self._at(open_database(url_of(str(file))))

    def at_night(self) -> Closed:
        """This town, long after anybody tried anything; its clock is its own."""
        clock = FixedClock(self.desk.now + timedelta(days=2 + len(self.told("sign_in.failed"))))
        assert isinstance(self.desk.clock, FixedClock)
        self.desk.clock.at = clock.at + timedelta(days=400)
        return Closed(replace(self.desk, clock=clock), self.ben, self.cara, self.code)

    def _at(self, database: Database) -> Closed:
        clock = FixedClock(self.desk.now)
        return Closed(replace(self.desk, database=database, clock=clock), self.ben, self.cara, self.code)

    @property
    def door(self) -> Door:
        """What somebody signs in to."""
        desk = self.desk
        return Door(desk.database, desk.town, desk.rules, desk.clock, desk.chance)

    def sign_in(self, name: str, passphrase: str) -> SignedIn:
        """Sign somebody in."""
        return accounts.sign_in(self.door, name, passphrase)

    def wait(self, **how_long: float) -> None:
        """Let time pass."""
        clock = self.desk.clock
        assert isinstance(clock, FixedClock)
        clock.at += timedelta(**how_long)

    @property
    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.desk.now.astimezone(UTC)

    def told(self, kind: str) -> list[str]:
        """The bodies of the entries of a kind, the first one first."""
        assert kind in KINDS
        query = select(event_table.c.body).where(event_table.c.kind == kind).order_by(event_table.c.seq)
        with self.desk.database.reading() as connection:
            return list(connection.execute(query).scalars())
