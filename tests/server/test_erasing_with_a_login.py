"""Erasing on a server with a login of one's own: by one door, which gives way to an entry of that very act alone."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from psycopg.types.json import Jsonb

from compacttui.acts import drafts, keeping, people
from compacttui.records.verify import verify
from compacttui.rules.roles import Role
from compacttui.rules.words import ErasureGround

pytestmark = pytest.mark.postgres
NAME = "Wilhelmina Thistlewood"


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of what was erased is kept in a folder of this test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def words_kept(guarded) -> list[str]:
    with guarded.raw() as connection:
        return [value for (value,) in connection.execute("SELECT value FROM personal")]


def test_an_officer_erases_and_the_history_is_whole(guarded):
    officer = guarded.desk("Ben Adeyemi", Role.CVS_OFFICER)
    other = guarded.desk(NAME, Role.REPRESENTATIVE)
    drafts.save(other, "report.submit", "", {"said": NAME})
    people.rename(officer, other.person, f"{NAME}-Hargreaves")
    keeping.erase(officer, other.person, ErasureGround.UNLAWFUL)
    assert not [value for value in words_kept(guarded) if NAME in value]
    with guarded.raw() as connection:
        assert connection.execute("SELECT count(*) FROM work_draft").fetchone() == (0,)
        assert connection.execute(
            "SELECT DISTINCT name FROM person WHERE id = %s", [other.person]
        ).fetchall() == [("(erased)",)]
    verdict = verify(officer.database, officer.town)
    assert verdict.ok, verdict.findings


@pytest.mark.parametrize("role", [Role.CVS_OFFICER, Role.AUDITOR, Role.REPRESENTATIVE])
def test_with_psql_in_hand_no_word_goes_and_no_row_is_changed(guarded, role):
    person = guarded.person(NAME, role)
    login = guarded.login(person, role)
    kept = words_kept(guarded)
    with guarded.raw(login) as connection:
        for statement in ("DELETE FROM personal", "UPDATE person SET name = '(erased)'", "TRUNCATE personal"):
            with pytest.raises(psycopg.Error):
                connection.execute(statement)
        changed = {"person": [{"id": person, "version": 1, "cells": {"name": "(erased)"}}]}
        for number in range(guarded.size):
            with pytest.raises(psycopg.Error, match="No entry that was made just now"):
                connection.execute(
                    "SELECT access.erase(%s, %s, %s)", [guarded.keeper.town, number, Jsonb(changed)]
                )
    assert words_kept(guarded) == kept
    assert verify(guarded.keeper.database, guarded.keeper.town).ok


def test_a_row_loses_nothing_but_the_words_that_go(guarded):
    """An officer who makes an entry that erases, and then asks the door for more than it says."""
    person, other = guarded.person("Ben Adeyemi", Role.CVS_OFFICER), guarded.person(NAME)
    town = guarded.keeper.town
    with guarded.raw() as connection:
        (seq,) = connection.execute("SELECT seq FROM personal WHERE value = %s", [NAME]).fetchone()
    login = guarded.login(person, Role.CVS_OFFICER)
    body = guarded.forged(
        guarded.size, "words.erased", person, Role.CVS_OFFICER, data={"words": {str(seq): ["name"]}}
    )
    for cells in ({"name": "Somebody"}, {"state": None}, {"folded": "(erased)"}):
        changed = {"person": [{"id": other, "version": 1, "cells": cells}]}
        asked = "SELECT access.append(%s, %s, %s, %s), access.erase(%s, %s, %s)"
        given = [town, [body], Jsonb([]), Jsonb({}), town, guarded.size, Jsonb(changed)]
        with (
            guarded.raw(login) as connection,
            pytest.raises(psycopg.Error, match="more than the words that go"),
        ):
            connection.execute(asked, given)
    assert NAME in words_kept(guarded)
    assert verify(guarded.keeper.database, town).ok
