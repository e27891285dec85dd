"""Whatever a server's keeper changes behind the ledger's back, verify names it there, too."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from compacttui.acts import organisations, partnerships
from compacttui.records import door
from compacttui.records.verify import verify
from compacttui.rules.roles import Role
from server.conftest import Guarded

pytestmark = pytest.mark.postgres

CHANGES = {
    "whose words they are": "UPDATE personal SET person = 'per-0000000000000000' WHERE seq = {seq} AND field = 'name'",
    "words": "UPDATE personal SET value = 'Somebody Else' WHERE seq = {seq} AND field = 'name'",
    "a record": "UPDATE organisation SET name = 'Somebody Else' WHERE recorded_seq = {seq}",
    "a record that is gone": "DELETE FROM organisation WHERE recorded_seq = {seq}",
    "what a record was superseded by": "UPDATE organisation SET superseded_seq = 99 WHERE recorded_seq = {seq} AND version = 1",
}
LISTS = {
    "what touches what": "DELETE FROM about WHERE seq = {seq}",
    "which things there are": "UPDATE thing SET first_seq = 1 WHERE first_seq = {seq}",
}


@pytest.fixture
def registered(guarded: Guarded) -> int:
    """The number of the entry by which an organisation was registered, that was renamed since."""
    partnerships.register(guarded.keeper, "Health and Wellbeing Board", meets="monthly")
    seq = guarded.size
    trust = organisations.register(guarded.keeper, "Harbour Youth Trust")
    organisations.rename(guarded.keeper, trust, "Harbour Young People's Trust", date(2026, 5, 1))
    assert verify(guarded.keeper.database, guarded.keeper.town).findings == ()
    return seq


def change(guarded: Guarded, statement: str) -> None:
    with guarded.raw() as connection:
        # Its keeper is stopped by no trigger.
        connection.execute("SET session_replication_role = replica")
        assert connection.execute(statement.encode()).rowcount == 1


@pytest.mark.parametrize("what", CHANGES)
def test_the_entry_is_named_whose_words_or_records_were_changed(
    guarded: Guarded, registered: int, what: str
) -> None:
    change(guarded, CHANGES[what].format(seq=registered))
    found = verify(guarded.keeper.database, guarded.keeper.town).findings
    assert [finding.entry for finding in found] == [registered]


@pytest.mark.parametrize("what", LISTS)
def test_a_list_that_was_changed_is_said(guarded: Guarded, registered: int, what: str) -> None:
    change(guarded, LISTS[what].format(seq=registered))
    assert verify(guarded.keeper.database, guarded.keeper.town).findings


def test_words_handed_in_as_another_persons_are_named(
    guarded: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody hands their own words in as a colleague's: with theirs they would not be erased."""
    officer = guarded.desk("Ben Ahmed", Role.CVS_OFFICER)
    colleague = guarded.person("Grace Osei", Role.CVS_OFFICER)
    seq = guarded.size
    append = door.append

    def as_anothers(connection: Connection, log: str, rows: door.Rows, stepping_back: door.Rows) -> None:
        for table, given in rows.items():
            if table.name == "personal":
                for row in given:
                    row["person"] = colleague  # type: ignore[index]  # what waits to be written is a dict
        append(connection, log, rows, stepping_back)

    monkeypatch.setattr(door, "append", as_anothers)
    organisations.register(officer, "Harbour Youth Trust")
    found = verify(guarded.keeper.database, guarded.keeper.town).findings
    assert {finding.entry for finding in found} == {seq}
