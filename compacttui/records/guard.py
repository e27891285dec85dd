"""A server's own guard: its roles, its doors, and who may use them. Set up with the tables, asked who somebody is.

The statements are in ``db/postgres``: ``roles.sql`` needs somebody who may make roles; the others are run as the owner
of the tables, who cannot log in. What each role may do is the table of permissions (`rules.permissions`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from compacttui import __version__, shipped
from compacttui.records.database import Database, translated
from compacttui.records.triggers import POSTGRES_TRIGGERS
from compacttui.rules.refusal import StoreTrouble
from compacttui.rules.roles import Role

OWNER = "compacttui_owner"
GROUPS = {role: f"compacttui_{role.value}" for role in Role if role is not Role.PUBLIC}
"""The server's role for each hat; the public has none."""
VOTER = "compacttui_voter"
"""The server's role of a polling place."""

_FILES = ("clean.sql", "ledger.sql", "erasing.sql", "checkpoints.sql", "ballots.sql", "security.sql")

_STANDING = text("""
    SELECT session_user::text AS me, r.rolsuper OR r.rolcreaterole AS may_make_roles, r.rolsuper AS is_super,
        (SELECT count(*) FROM pg_roles WHERE rolname = ANY(:roles)) AS there,
        (SELECT pg_has_role(session_user, o.oid, 'MEMBER') FROM pg_roles o WHERE o.rolname = :owner) AS keeps,
        (SELECT has_schema_privilege(o.oid, 'public', 'CREATE') AND has_database_privilege(o.oid, current_database(), 'CREATE')
            FROM pg_roles o WHERE o.rolname = :owner) AS prepared
    FROM pg_roles r WHERE r.rolname = session_user
""")


_PERMIT = text(
    "INSERT INTO access.may_record (role, kind, field, one_of) VALUES (:role, :kind, :field, CAST(:one_of AS jsonb))"
)


class AdministratorNeeded(StoreTrouble):
    """A database administrator must run something first.

    Attributes:
        statements: what.
    """

    def __init__(self, message: str, statements: str) -> None:
        super().__init__(message)
        self.statements = statements


def prepare(database: Database) -> None:
    """See to the roles of the server, before any table is made.

    Raises:
        AdministratorNeeded: whoever is connected may not make them.
        StoreTrouble: the server cannot be used.
    """
    with translated(database.shown), database.connected() as connection:
        names = [OWNER, VOTER, *GROUPS.values()]
        row = connection.execute(_STANDING, {"roles": names, "owner": OWNER}).one()
        connection.rollback()
        if row.there == len(names) and row.keeps and row.prepared:
            return
        statements = roles_for(row.me)
        if row.may_make_roles:
            try:
                _run(connection, statements)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) != "42501":
                    raise
            else:
                return
    raise AdministratorNeeded(
        f"{database.shown} is not ready: whoever is connected may not make the roles that it needs. Nothing was changed. "
        "Let a database administrator run in it what is printed here, then run “compacttui init” again.",
        statements,
    )


def roles_for(setter: str) -> str:
    """What makes the roles of a server, for somebody who may; `setter` is the login that sets the records up."""
    return _file("roles.sql").replace("SETTER", setter.replace("'", "''"))


def apply(database: Database) -> None:
    """Give the server its triggers, doors and policies, and the table of permissions: all that is stated, and nothing else.

    It is all made anew in one transaction: after every migration, and whenever what is stated here differs from what the
    database was given last.

    Raises:
        DBAPIError: whoever is connected is not the records' keeper.
    """
    from compacttui.records.reach import tables_by_kind

    with as_owner(database) as connection:
        # Several programs may start at once.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(6376)")
        for statements in _stated():
            _execute(connection, statements)
        connection.execute(text("DELETE FROM access.may_record"))
        connection.execute(text("DELETE FROM access.may_change"))
        connection.execute(_PERMIT, _permitted())
        changed = [
            {"kind": kind, "name": name}
            for kind, tables in tables_by_kind().items()
            for name in sorted(tables)
        ]
        connection.execute(text("INSERT INTO access.may_change (kind, name) VALUES (:kind, :name)"), changed)
        connection.exec_driver_sql(f"COMMENT ON SCHEMA access IS '{_mark()}'")
        connection.commit()


@contextmanager
def as_owner(database: Database) -> Iterator[Connection]:
    """A connection that makes and changes tables in their owner's place; let go of afterwards.

    Raises:
        StoreTrouble: whoever is connected may not take that place.
    """
    with database.connected(writes=True) as connection:
        try:
            connection.exec_driver_sql(f"SET ROLE {OWNER}")
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) not in {"42501", "22023"}:
                raise
            raise StoreTrouble(
                f"{database.shown} can be changed in its form only by whoever set it up. Ask them to open "
                "it once with this version of the program. Nothing was changed."
            ) from error
        connection.commit()
        connection.detach()  # nobody else is given the owner's place
        yield connection


@dataclass(frozen=True, slots=True)
class Guarded:
    """How a server stands.

    Attributes:
        is_a_copy: it only follows another one, and cannot be written to.
        keeps: whoever is connected may take the owner's place.
        is_stale: it was given others than are stated here, by another version, and whoever is connected may bring them up to date.
    """

    is_a_copy: bool
    keeps: bool
    is_stale: bool


def standing(database: Database) -> Guarded:
    """Look how a server stands.

    Raises:
        DBAPIError: it cannot be used.
    """
    query = text(
        "SELECT pg_is_in_recovery() AS copied, obj_description(to_regnamespace('access'), 'pg_namespace') AS made_by, "
        "(SELECT pg_has_role(session_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = :owner) AS keeps"
    )
    with database.connected() as connection:
        row = connection.execute(query, {"owner": OWNER}).one()
    is_stale = bool(row.keeps) and not row.copied and row.made_by != _mark()
    return Guarded(bool(row.copied), bool(row.keeps), is_stale)


def _stated() -> Iterator[str]:
    """Everything that is stated to a server, in its order: all that there was goes first, and permissions come last."""
    first, *files = map(_file, _FILES)
    yield first
    yield from POSTGRES_TRIGGERS
    yield from files


@cache
def _mark() -> str:
    """What a database is marked with to which just this was stated."""
    stated = "\n".join([*_stated(), json.dumps(_permitted())])
    return f"compacttui {__version__} {sha256(stated.encode()).hexdigest()[:16]}"


def _permitted() -> list[dict[str, str | None]]:
    """Which kinds of entries each role may make, and which of a kind where it may not make all."""
    from compacttui.rules.recorded import NARROWED, kinds_by_role

    rows: list[dict[str, str | None]] = []
    for role, kinds in kinds_by_role().items():
        for kind in sorted(kinds):
            field, values = NARROWED.get((role, kind), (None, ()))
            rows.append({"role": role.value, "kind": kind, "field": field, "one_of": json.dumps(values)})
    return rows


def _file(name: str) -> str:
    return (shipped.database_folder() / "postgres" / name).read_text(encoding="utf-8")


def _run(connection: Connection, statements: str) -> None:
    _execute(connection, statements)
    connection.commit()


def _execute(connection: Connection, statements: str) -> None:
    """Run many statements at once; nothing in them stands for a parameter."""
    connection.execution_options(no_parameters=True).exec_driver_sql(statements)
