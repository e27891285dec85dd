"""A town on a server with a login for everybody, each of whom is connected as themselves."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import psycopg
import pytest
from psycopg.types.json import Jsonb
from sqlalchemy import make_url

from compacttui.acts import people
from compacttui.acts.desk import Desk, SystemClock, stamp
from compacttui.acts.towns import found
from compacttui.records import logins, schema
from compacttui.records.body import canonical
from compacttui.records.chance import SystemChance
from compacttui.records.database import Database, url_of
from compacttui.records.events import Event
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook

PASSWORD = "four-words-will-do"


@dataclass
class Guarded:
    """A town on a server.

    Attributes:
        place: where the server's keeper connects.
        keeper: the desk of whoever set it up, an officer.
        end: makes the names of logins, which the whole server shares, this test's own.
    """

    place: str
    keeper: Desk
    rules: RuleBook
    end: str = field(default_factory=lambda: secrets.token_hex(3))
    opened: list[Database] = field(default_factory=list)
    made: list[str] = field(default_factory=list)

    def person(self, name: str, *roles: Role) -> str:
        """Somebody on the register."""
        if Role.ADMINISTRATOR not in roles:
            return people.register(self.keeper, name, roles=roles)
        person = people.register(self.keeper, name)
        people.give_roles(replace(self.keeper, role=Role.ADMINISTRATOR), person, roles)
        return person

    def login(self, person: str, *roles: Role, name: str | None = None) -> str:
        """A login for somebody; gives its name."""
        called = f"{name or person.partition('-')[2][:8]}.{self.end}"
        called = called if called[0].isalpha() else f"x{called}"
        logins.add(self.keeper.database, self.keeper.town, called, person, roles, PASSWORD)
        self.made.append(called)
        return called

    def url(self, login: str) -> str:
        """Where somebody connects."""
        url = make_url(self.place).set(username=login, password=PASSWORD)
        return url.render_as_string(hide_password=False)

    def desk(self, name: str, *roles: Role) -> Desk:
        """The desk of somebody new, connected with their own login; the first of their hats is on."""
        person = self.person(name, *roles)
        return self.desk_of(person, *roles)

    def desk_of(self, person: str, *roles: Role) -> Desk:
        """The desk of somebody on the register, connected with a login of their own."""
        database = schema.open_database(url_of(self.url(self.login(person, *roles))))
        self.opened.append(database)
        return Desk(database, self.keeper.town, person, roles[0], self.rules, SystemClock(), SystemChance())

    def raw(self, login: str | None = None) -> psycopg.Connection:
        """A connection with psql in hand, as it were; the keeper's where no login is named."""
        url = make_url(self.place if login is None else self.url(login))
        return psycopg.connect(
            url.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True
        )

    def forged(self, seq: int, kind: str, actor: str, role: Role, **changed: object) -> str:
        """The body of an entry that somebody wrote by hand, in the form that the program gives it."""
        event = Event(
            log=self.keeper.town,
            seq=seq,
            at=stamp(self.keeper.now),
            kind=kind,
            subject=actor,
            actor=actor,
            role=role.value,
            about=(actor,),
            data={},
            private={},
        )
        return canonical({**event.as_body(), **changed}).decode()  # type: ignore[dict-item]

    @property
    def size(self) -> int:
        """How many entries there are."""
        with self.raw() as connection:
            row = connection.execute("SELECT size FROM head WHERE log = %s", [self.keeper.town]).fetchone()
        assert row is not None
        return int(row[0])


def append(
    connection: psycopg.Connection, town: str, *bodies: str, said: object = (), changes: object = None
) -> None:
    """Hand entries in at the door of the ledger, with psql in hand."""
    connection.execute(
        "SELECT access.append(%s, %s, %s, %s)",
        [town, list(bodies), Jsonb(list(said)), Jsonb(changes or {})],  # type: ignore[call-overload]
    )


@pytest.fixture
def guarded(emptied_database: str, rules: RuleBook) -> Iterator[Guarded]:
    """A fresh town on a server."""
    database = schema.open_database(url_of(emptied_database))
    clock, chance = SystemClock(), SystemChance()
    town = found(
        database, town_name="Eastmere (example)", name="Ama Larbi", at=clock.moment_of_act(), chance=chance
    )
    desk = Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)
    made = Guarded(emptied_database, desk, rules)
    yield made
    for one in (*made.opened, database):
        one.close()
    with made.raw() as connection:
        for name in made.made:
            connection.execute(f'DROP OWNED BY "{name}"')
            connection.execute(f'DROP ROLE IF EXISTS "{name}"')
