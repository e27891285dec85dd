"""A file is made of what this program made: what guards the ledger is there, every table has its form, and nothing else is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from compacttui.acts import people
from compacttui.records import schema
from compacttui.records.database import connect, url_of
from compacttui.records.guarding import strange_parts
from compacttui.records.verify import verify

GUARDS = (
    "event_is_never_changed",
    "event_is_never_deleted",
    "personal_is_never_changed",
    "personal_goes_with_its_erasure",
)


@pytest.fixture
def told(desk):
    """Changes the file as another program would, and gives what a full check says then."""
    people.register(desk, "Grace Osei")

    def told(*statements: str) -> list[str]:
        with closing(sqlite3.connect(desk.database.path)) as connection:
            for statement in statements:
                connection.execute(statement)
        return [finding.sentence for finding in verify(desk.database, desk.town).findings]

    return told


@pytest.mark.file
def test_a_file_as_it_was_made_has_its_guards_and_no_others(told):
    assert told() == []


@pytest.mark.file
@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_was_taken_out_is_named(told, guard):
    (said,) = told(f"DROP TRIGGER {guard}")
    assert said.startswith(f"The guard “{guard}” was taken out of the file")


@pytest.mark.file
@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_refuses_nothing_any_more_is_named(told, guard):
    table = guard.partition("_")[0]
    (said,) = told(
        f"DROP TRIGGER {guard}", f"CREATE TRIGGER {guard} BEFORE DELETE ON {table} BEGIN SELECT 1; END"
    )
    assert said.startswith(f"The guard “{guard}” was changed")


@pytest.mark.file
def test_a_trigger_of_somebody_else_is_named_before_it_did_anything(told):
    (said,) = told("CREATE TRIGGER helper AFTER INSERT ON event BEGIN DELETE FROM person; END")
    assert "a trigger that is not this program's, “helper”" in said


def without_checks(table: str) -> tuple[str, ...]:
    """Makes a table anew that takes anything, with the same rows."""
    return (
        f"CREATE TABLE other AS SELECT * FROM {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE other RENAME TO {table}",
    )


@pytest.mark.file
@pytest.mark.parametrize(
    ("statements", "says"),
    [
        (
            ("CREATE TABLE notes (x)",),
            "a table that is not this program's, “notes”: nothing in it was checked",
        ),
        (
            ("CREATE VIEW seats AS SELECT 1",),
            "a view that is not this program's, “seats”: it could show other rows",
        ),
        (
            ("CREATE UNIQUE INDEX one_name ON person (name)",),
            "an index that is not this program's, “one_name”: it could refuse",
        ),
        (
            ("CREATE TABLE work_papers_4f2k9m (key, sealed)",),
            "a table that is not this program's, “work_papers_4f2k9m”",
        ),
        (without_checks("work_check"), "The table “work_check” was given another form"),
        (
            ("ALTER TABLE work_check ADD COLUMN also INTEGER",),
            "The table “work_check” was given another form",
        ),
        (("DROP TABLE work_check",), "The table “work_check” was taken out of the file"),
    ],
)
def test_what_else_is_not_as_it_was_made_is_named(told, statements, says):
    (said,) = told(*statements)
    assert says in said


@pytest.mark.file
def test_a_table_that_a_view_stands_in_for_is_named_though_it_shows_the_same_rows(told):
    said = told("ALTER TABLE person RENAME TO people", "CREATE VIEW person AS SELECT * FROM people")
    assert any("The table “person” was taken out" in one for one in said)
    assert any("a view that is not this program's, “person”" in one for one in said)


@pytest.mark.file
def test_an_index_that_was_taken_out_or_changed_is_named(told, desk):
    with closing(sqlite3.connect(desk.database.path)) as connection:
        ours = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql LIKE ?"
        unique, table = connection.execute(ours, ("CREATE UNIQUE%",)).fetchone()
        plain, _ = connection.execute(ours, ("CREATE INDEX%",)).fetchone()
    (said,) = told(f"DROP INDEX {plain}")
    assert said.startswith(f"The index “{plain}” was taken out of the file: answers are slower")
    _, said = told(f"DROP INDEX {unique}")
    assert said.startswith(f"The index “{unique}” was taken out of the file: it no longer refuses")
    _, said = told(f"CREATE INDEX {unique} ON {table} (log)")
    assert said.startswith(f"The index “{unique}” was changed: it may no longer refuse")


@pytest.mark.file
def test_what_a_file_calls_things_is_said_shortly_and_only_so_many(told):
    said = told(*(f'CREATE TABLE "{number}\x1b[2J\n{"long " * 100}" (x)' for number in range(30)))
    assert len(said) == 20
    assert max(map(len, said)) < 250
    assert all(one.isprintable() for one in said)


@pytest.mark.file
def test_a_file_that_migrations_made_is_as_one_that_was_made_at_once(tmp_path):
    with closing(connect(url_of(str(tmp_path / "migrated.db")), create=True)) as database:
        schema.migrate(database)
        with database.reading() as connection:
            assert list(strange_parts(connection)) == []


@pytest.mark.file
def test_the_tables_of_a_poll_that_is_held_here_are_the_programs_own(kept_poll):
    with closing(connect(url_of(str(kept_poll.file)))) as database:
        with database.reading() as connection:
            assert list(strange_parts(connection)) == []
            (name,) = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE name LIKE 'work_papers_%' AND type = 'table'"
            ).scalars()
        with database.connected(writes=True) as connection, connection.begin() as undone:
            connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN at TEXT")
            (said,) = strange_parts(connection)
            undone.rollback()
    assert said.startswith(f"The table “{name}” was given another form")
