"""A file's triggers are those that this program made: what guards the ledger is there, and nothing else is."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from compacttui.acts import people
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
