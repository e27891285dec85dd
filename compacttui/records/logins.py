"""Logins of a server: which of them is which person, and the roles that the server gives them for it.

A login belongs to the server, and to one person in each town that it serves. The roles it has on the server are those
that the towns' registers give to that person; a role that only one of the two gives is of no use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

from compacttui.records.database import Database
from compacttui.records.guard import GROUPS, VOTER
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role

_NAME = re.compile(r"[a-z][a-z0-9._-]{1,62}", re.ASCII)
_RESERVED = ("pg_", "compacttui_")


@dataclass(frozen=True, slots=True)
class Login:
    """One login in one town.

    Attributes:
        name: of the login.
        person: whose it is, by id; nobody's where it is a polling place.
        roles: the server's roles that it has for this program.
        is_there: the server has such a login.
    """

    name: str
    person: str | None
    roles: tuple[str, ...]
    is_there: bool


def listed(database: Database, log: str) -> list[Login]:
    """Every login of a town that whoever asks may know of, by name.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    query = text(
        "SELECT l.name, l.person, r.oid IS NOT NULL AS is_there, ARRAY("
        "  SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        "  WHERE m.member = r.oid AND g.rolname LIKE 'compacttui\\_%' ORDER BY 1) AS roles "
        "FROM access.login l LEFT JOIN pg_roles r ON r.rolname = l.name WHERE l.log = :log ORDER BY l.name"
    )
    with database.reading() as connection:
        rows = connection.execute(query, {"log": log}).all()
    return [Login(row.name, row.person, tuple(row.roles), row.is_there) for row in rows]


def checked(name: str) -> str:
    """A name that a login may have.

    Raises:
        Refused: it may not; the sentence says why.
    """
    if not _NAME.fullmatch(name) or name.startswith(_RESERVED):
        raise Refused(
            "A login is called with small letters, digits, dots and dashes, e.g. “maria.okafor”; not “pg_…” or "
            "“compacttui_…”.",
            field="name",
        )
    return name


def may_make(database: Database) -> bool:
    """Whether whoever is connected may make logins on the server."""
    query = text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = session_user")
    with database.reading() as connection:
        return bool(connection.execute(query).scalar())


def add(
    database: Database, log: str, name: str, person: str | None, roles: tuple[Role, ...], password: str | None
) -> None:
    """Make a login, or give one that is there already to somebody; its roles are those given here and in other towns.

    Args:
        database: the records.
        log: the town.
        name: of the login.
        person: whose it is; nobody's, for a polling place.
        roles: what the town's register gives them.
        password: kept by the server as SCRAM has it, and sent to it as nothing else; none leaves it as it is.

    Raises:
        NotPermitted: the login is one that can do anything already.
        StoreTrouble: whoever is connected may not make logins, or the server cannot be used.
    """
    with database.writing() as connection:
        there = connection.execute(
            text(
                "SELECT rolsuper OR rolcreaterole OR rolreplication OR pg_has_role(oid, 'compacttui_owner', 'MEMBER') "
                "FROM pg_roles WHERE rolname = :name"
            ),
            {"name": name},
        ).scalar()
        if there:
            raise NotPermitted(f"The login “{name}” can do more than any role here. Give them another one.")
        for statement in statements(name, roles, is_new=there is None, is_booth=person is None):
            connection.exec_driver_sql(statement)
        if password is not None:
            connection.exec_driver_sql(
                f"ALTER ROLE {_quoted(name)} PASSWORD '{_scram(connection, name, password)}'"
            )
        given = {"name": name, "log": log, "person": person}
        connection.execute(text("SELECT access.give(:name, :log, :person)"), given)
        for group in _not_given(connection, name):
            connection.exec_driver_sql(f"REVOKE {group} FROM {_quoted(name)}")


def statements(
    name: str, roles: tuple[Role, ...], *, is_new: bool = True, is_booth: bool = False
) -> list[str]:
    """What makes a login and gives it its roles, for whoever may."""
    groups = [VOTER] if is_booth else [GROUPS[role] for role in roles if role in GROUPS]
    made = [f"CREATE ROLE {_quoted(name)} LOGIN"] if is_new else []
    return [*made, *(f"GRANT {group} TO {_quoted(name)}" for group in groups)]


def statement_of_map(log: str, name: str, person: str | None) -> str:
    """What notes whose login it is, for whoever may."""
    whose = "NULL" if person is None else f"'{person}'"
    return f"SELECT access.give('{checked(name)}', '{log}', {whose})"


def remove(database: Database, log: str, name: str) -> bool:
    """Take a login out of a town, and away from the server where no other town knows it; whether there was one.

    Raises:
        StoreTrouble: whoever is connected may not, or the server cannot be used.
    """
    with database.writing() as connection:
        key = {"name": name, "log": log}
        gone = connection.execute(
            text("DELETE FROM access.login WHERE name = :name AND log = :log"), key
        ).rowcount
        if not gone:
            return False
        for group in _not_given(connection, name):
            connection.exec_driver_sql(f"REVOKE {group} FROM {_quoted(name)}")
        left = connection.execute(text("SELECT count(*) FROM access.login WHERE name = :name"), key).scalar()
        may = connection.execute(
            text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = session_user")
        ).scalar()
        keeper = connection.execute(
            text("SELECT pg_has_role(oid, 'compacttui_owner', 'MEMBER') FROM pg_roles WHERE rolname = :name"),
            key,
        ).scalar()
        if not left and may and keeper is False:
            connection.exec_driver_sql(f"DROP ROLE {_quoted(name)}")
    return True


def _not_given(connection: Connection, name: str) -> list[str]:
    """The roles of this program that a login has on the server, and that no town's register gives to its person."""
    has = connection.execute(
        text(
            "SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
            "JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = :name AND g.rolname LIKE 'compacttui\\_%'"
        ),
        {"name": name},
    ).scalars()
    rows = connection.execute(
        text(
            "SELECT p.roles FROM access.login l LEFT JOIN person p ON p.log = l.log AND p.id = l.person "
            "AND p.superseded_seq IS NULL WHERE l.name = :name"
        ),
        {"name": name},
    ).scalars()
    import json

    given: set[str] = set()
    for roles in rows:
        given |= {VOTER} if roles is None else {f"compacttui_{role}" for role in json.loads(roles)}
    return sorted(set(has) - given)


def _scram(connection: Connection, name: str, password: str) -> str:
    # Worked out here, so that the words themselves stand in no statement and in no log of the server.
    raw = connection.connection.driver_connection
    if raw is None:
        raise Refused("The connection is gone. Nothing was changed.")
    made: bytes = raw.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    return made.decode("ascii")


def _quoted(name: str) -> str:
    return f'"{checked(name)}"'
