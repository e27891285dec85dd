"""A long history on a server is checked by two programs, too: each signs in by itself, and both must see the same."""

from __future__ import annotations

import pytest
from halved import let_two_check, register

from compacttui.records import halves, verify
from server.conftest import Guarded

pytestmark = pytest.mark.postgres


@pytest.fixture
def grown(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> Guarded:
    """A town whose history has more entries than one block."""
    let_two_check(monkeypatch)
    with guarded.keeper.writing() as books:
        while books.seq < 530:
            register(books, books.new_id("organisation"), books.seq)
    return guarded


def test_two_programs_check_a_history_on_a_server(grown: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    database, town = grown.keeper.database, grown.keeper.town
    with monkeypatch.context() as patch:
        patch.delattr(verify, "_by_one")
        by_two = verify.verify(database, town)
    assert by_two.ok
    monkeypatch.setattr(halves, "_processors", lambda: 1)
    assert by_two == verify.verify(database, town)

    monkeypatch.setattr(halves, "_processors", lambda: 2)
    for seq in (100, 500):
        with grown.raw() as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute("UPDATE organisation SET name = 'Other' WHERE recorded_seq = %s", (seq,))
    assert [finding.entry for finding in verify.verify(database, town).findings] == [100, 500]
