"""The shape of a database: made, recognised, brought up to date, with a copy kept before each change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex, CreateTable

from compacttui import shipped
from compacttui.records.database import APPLICATION_ID, PATIENCE_MS, Database, connect, translated
from compacttui.records.storage import journal_of
from compacttui.rules.refusal import StoreTrouble

SCHEMA = "0001"
"""The revision this program writes and reads; a test holds it to the newest migration."""


def create(url: URL) -> Database:
    """Make a new database, ready for a first town.

    Raises:
        StoreTrouble: there is something at that place already, or it cannot be written.
    """
    path = Path(url.database or "")
    if url.get_backend_name() == "sqlite":
        if path.exists() and path.stat().st_size:
            raise StoreTrouble(
                f"{path} is there already. Nothing was changed. Choose another name, or open it."
            )
        if not path.parent.is_dir():
            raise StoreTrouble(f"There is no folder {path.parent}. Make it first, or choose another.")
    database = connect(url, create=True)
    try:
        with translated(database.shown):
            if database.is_sqlite:
                _prepare_sqlite_file(database, path)
                _build(database)
            else:
                _build_on_server(database)
    finally:
        database.close()
    return connect(url)


def _build_on_server(database: Database) -> None:
    from compacttui.records import guard

    guard.prepare(database)
    migrate(database)
    guard.apply(database)


def _prepare_sqlite_file(database: Database, path: Path) -> None:
    with database.connected() as connection:
        # Once, when the file is made: changing it on every opening makes writers collide.
        for pragma in (f"PRAGMA application_id={APPLICATION_ID}", f"PRAGMA journal_mode={journal_of(path)}"):
            _raw(connection).execute(pragma)


def open_database(
    url: URL, *, say: Callable[[str], None] = lambda _: None, patience_ms: int = PATIENCE_MS
) -> Database:
    """Open a database of ours, bringing an older one up to date after keeping a copy of it.

    Args:
        url: where it is.
        say: told in one sentence what was done, if anything.
        patience_ms: how long to wait, in milliseconds, while another program is writing.

    Raises:
        StoreTrouble: it is missing, damaged, not ours, or made by a newer program.
    """
    database = connect(url, patience_ms=patience_ms)
    try:
        _look_at(database, say)
        _bring_up_to_date(database, say)
        _leave_the_log(database)
    except StoreTrouble as trouble:
        database.close()
        raise _with_newest_copy(trouble, database) from trouble.__cause__
    except BaseException:
        database.close()
        raise
    return database


def _look_at(database: Database, say: Callable[[str], None]) -> None:
    """Open for viewing only what was not closed properly and is damaged since."""
    from compacttui.records.kept_copies import newest_copy
    from compacttui.records.structure import damage_of, was_left_open

    if database.path is None or not was_left_open(database.path):
        return
    revision(database)  # whatever stands in the log is taken in, or taken back, by the first look
    found = damage_of(database.path)
    if found:
        said = (
            f"{database.shown} is damaged ({found}). It can be looked at, and nothing can be recorded in it."
        )
        database.damage = said + newest_copy(database.path)
        say(database.damage)


def _with_newest_copy(trouble: StoreTrouble, database: Database) -> StoreTrouble:
    from compacttui.records.copies import is_damage
    from compacttui.records.kept_copies import newest_copy

    if database.path is None or not is_damage(trouble):
        return trouble
    return StoreTrouble(trouble.message + newest_copy(database.path))


def _leave_the_log(database: Database) -> None:
    # A file made on a computer's own disk, and moved since to one that others share.
    if database.path is None or database.view_only or journal_of(database.path) == "WAL":
        return
    with translated(database.shown), database.connected() as connection:
        _raw(connection).execute(f"PRAGMA journal_mode={journal_of(database.path)}")


def _bring_up_to_date(database: Database, say: Callable[[str], None]) -> None:
    found = revision(database)
    if not database.is_sqlite:
        _look_at_server(database, found)
    if found is None:
        raise StoreTrouble(
            f"{database.shown} is not a database of this program. Make one with “compacttui init”."
        )
    if found == SCHEMA:
        return
    if found > SCHEMA:
        raise StoreTrouble(
            f"{database.shown} was made by a newer version of this program. Update the program, then open it again. Nothing was changed."
        )
    if database.view_only:
        raise StoreTrouble(
            f"{database.shown} must be brought up to date first, but it can only be read. Open it once where it can be written."
        )
    copy = keep_copy(database, before=f"{found}-to-{SCHEMA}")
    if database.is_sqlite:
        migrate(database)
    else:
        _bring_server_up_to_date(database, then=migrate)
    say("The records were brought up to date." + (f" A copy from before is in {copy}." if copy else ""))


def _look_at_server(database: Database, found: str | None) -> None:
    from compacttui.records import guard

    with translated(database.shown):
        stands = guard.standing(database)
        database.view_only = stands.is_a_copy
        if found == SCHEMA and stands.is_stale:
            _bring_server_up_to_date(database)


def _bring_server_up_to_date(database: Database, then: Callable[[Database], None] = lambda _: None) -> None:
    from compacttui.records import guard

    if guard.standing(database).keeps:
        # A version may need another role; and a database that was restored lacks what roles may do with it as a whole.
        try:
            guard.prepare(database)
        except guard.AdministratorNeeded as needed:
            raise StoreTrouble(
                f"{database.shown} must be brought up to date first, and whoever is connected may not make the roles that it "
                "needs. Let a database administrator run in it what “compacttui init --db” with this address prints, then "
                "open it again. Nothing was changed."
            ) from needed
    then(database)
    guard.apply(database)


def revision(database: Database) -> str | None:
    """The database's revision, or nothing where it is not one of ours."""
    try:
        with database.connected() as connection:
            if (
                database.is_sqlite
                and connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID
            ):
                return None
            found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return found
    except DBAPIError as error:
        reason = str(error.orig)
        if "no such table" in reason or getattr(error.orig, "sqlstate", None) == "42P01":
            return None
        with translated(database.shown):
            raise


def keep_copy(database: Database, *, before: str) -> Path | None:
    """Keep a consistent copy of an SQLite file beside it, complete or not at all; a server's copies are its keeper's."""
    # Only a database that is about to be changed needs it.
    from compacttui.records.copies import copy_to, kept_name

    if database.path is None:
        return None
    copy = kept_name(database.path, before=before)
    copy_to(database, copy)
    return copy


def _build(database: Database) -> None:
    # A new file gets its tables as the code describes them: loading Alembic and every migration would double the
    # time that beginning takes. A test holds both ways to the same tables, to the letter.
    from compacttui.records.guarding import MARKS
    from compacttui.records.tables import metadata
    from compacttui.records.triggers import triggers_for

    with database.connected(writes=True) as connection, connection.begin():
        for made in metadata.sorted_tables:
            connection.execute(CreateTable(made))
            # Always in one order: of two indexes that look as good, SQLite takes the one that was made last. The last
            # are those of the fewest rows, or in the order in which rows came: apart, closed, held_on, id, meeting.
            for index in sorted(made.indexes, key=lambda one: str(one.name), reverse=True):
                connection.execute(CreateIndex(index))
        for statement in (*triggers_for("sqlite"), MARKS):
            _raw(connection).execute(statement)
        _raw(connection).execute("INSERT INTO alembic_version VALUES (?)", (SCHEMA,))


def migrate(database: Database) -> None:
    """Run every migration that has not run on this database yet."""
    # Alembic takes 150 ms to import: only a database that needs it pays.
    from alembic import command
    from alembic.config import Config

    config = Config()
    # "%" begins an interpolation in Alembic's configuration.
    config.set_main_option("script_location", str(shipped.database_folder()).replace("%", "%%"))
    with _to_change(database) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _to_change(database: Database) -> Iterator[Connection]:
    """A connection on which tables are changed; nobody is given it afterwards."""
    if not database.is_sqlite:
        from compacttui.records.guard import as_owner

        with as_owner(database) as connection:
            yield connection
        return
    with database.connected(writes=True) as connection:
        # Rebuilding a table with foreign keys on would delete the rows that refer to it;
        # env.py checks every reference before it commits.
        _raw(connection).execute("PRAGMA foreign_keys=OFF")
        connection.detach()
        yield connection


def _raw(connection: Connection) -> Any:
    raw = connection.connection.driver_connection
    if raw is None:
        raise StoreTrouble("The database cannot be opened. Nothing was changed.")
    return raw
