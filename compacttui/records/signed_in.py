"""Who is connected: on a server each login is one person in each town, and nobody else's."""

from __future__ import annotations

from sqlalchemy import Connection, text

from compacttui.records.database import Database
from compacttui.rules.refusal import NotPermitted

_MINE = text(
    "SELECT session_user::text AS me, access.is_keeper() AS keeps, "
    "(SELECT person FROM access.login WHERE name = session_user AND log = :log) AS person"
)
_FOUNDER = text(
    "INSERT INTO access.login (name, log, person) VALUES (session_user, :log, :person) "
    "ON CONFLICT (name, log) DO UPDATE SET person = excluded.person"
)


def signed_in(database: Database, log: str) -> str | None:
    """The person whom the server knows by its login; nobody on a file, and where the server's keeper is connected.

    Raises:
        NotPermitted: the login belongs to nobody in this town.
        StoreTrouble: the database cannot be used.
    """
    if database.is_sqlite:
        return None
    with database.reading() as connection:
        row = connection.execute(_MINE, {"log": log}).one()
    if row.keeps:
        return None
    if row.person is None:
        raise NotPermitted(
            f"The server's login “{row.me}” belongs to nobody in this town. Ask an administrator to give it to you with "
            "“compacttui logins add”."
        )
    return str(row.person)


def note_founder(connection: Connection, log: str, person: str) -> None:
    """Note on a server that whoever begins a town's records is the person who does."""
    if connection.dialect.name == "postgresql":
        connection.execute(_FOUNDER, {"log": log, "person": person})
