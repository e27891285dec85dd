"""The migrations make just the tables that the code describes, on both stores."""

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from compacttui import shipped
from compacttui.records import schema
from compacttui.records.database import connect, url_of
from compacttui.records.tables import metadata, speak_to
from compacttui.records.troubles import StoreTrouble


def parts_of(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Every table, index and trigger with its own words, spacing aside."""
    rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: clauses_of(sql) for name, sql in rows}


def clauses_of(sql: str) -> list[str]:
    """A statement's clauses, without spacing and in one order: constraints have no order of their own."""
    clauses, depth = [""], 0
    for letter in "".join(sql.split()):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 1:
            clauses.append("")
        else:
            clauses[-1] += letter
    return sorted(clause.removesuffix(")STRICT") for clause in clauses)


def test_the_newest_migration_is_the_one_the_program_speaks():
    config = Config()
    config.set_main_option("script_location", str(shipped.database_folder()))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.SCHEMA


def test_migrations_and_code_make_the_same_sqlite_tables_to_the_letter(empty_file, tmp_path):
    # Alembic's own comparison does not see CHECKs, STRICT or triggers; the schema's text does.
    migrated = connect(url_of(str(tmp_path / "migrated.db")), create=True)
    schema.migrate(migrated)
    migrated.close()
    with sqlite3.connect(tmp_path / "migrated.db") as by_steps, sqlite3.connect(empty_file) as at_once:
        assert parts_of(by_steps) == parts_of(at_once)
        marks = [file.execute("SELECT * FROM alembic_version").fetchall() for file in (by_steps, at_once)]
        assert marks[0] == marks[1]
    by_steps.close()
    at_once.close()


@pytest.mark.slow
@pytest.mark.postgres
def test_migrations_and_code_make_the_same_server_tables(server_database):
    schema.create(url_of(server_database)).close()
    engine = create_engine(server_database)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, speak_to("postgresql")) == []
        kept = {c["name"] for t in metadata.tables for c in inspect(connection).get_check_constraints(t)}
        partial = set(
            connection.execute(
                text(
                    "SELECT indexname FROM pg_indexes WHERE indexdef LIKE '% WHERE %' AND schemaname = 'public'"
                )
            ).scalars()
        )
        triggers = set(
            connection.execute(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")).scalars()
        )
    described = {
        str(c.name)
        for t in metadata.tables.values()
        for c in t.constraints
        if type(c).__name__ == "CheckConstraint"
    }
    assert kept == described
    indexes = {index.name for t in metadata.tables.values() for index in t.indexes if "where" in index.info}
    assert partial == indexes
    assert triggers == {
        "event_is_never_changed",
        "event_is_never_emptied",
        "personal_goes_with_its_erasure",
        "personal_is_never_changed",
        "personal_is_never_emptied",
    }
    engine.dispose()


def test_every_table_is_strict(empty_file):
    with sqlite3.connect(empty_file) as connection:
        loose = connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    connection.close()
    assert loose == [("alembic_version",)]


def test_an_older_file_is_brought_up_to_date_and_a_copy_is_kept(database, monkeypatch):
    place = database.path
    database.close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    monkeypatch.setattr(schema, "migrate", lambda _: None)  # there is no older form than the first yet
    told = []
    schema.open_database(url_of(str(place)), say=told.append).close()
    copies = list(place.parent.glob("town.before-0000-to-0001.*.db"))
    assert len(copies) == 1
    assert str(copies[0]) in told[0]
    with sqlite3.connect(copies[0]) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)
    copy.close()


def test_a_newer_file_is_left_alone(database):
    place = database.path
    database.close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = place.read_bytes()
    with pytest.raises(StoreTrouble, match="newer version of this program"):
        schema.open_database(url_of(str(place)))
    assert place.read_bytes() == before


def test_a_database_is_never_made_over_another(database):
    with pytest.raises(StoreTrouble, match="is there already"):
        schema.create(database.url)
