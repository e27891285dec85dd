"""Erasing words on a server: the same act, the same triggers, the same verdict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from board import Board
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from compacttui.acts import keeping
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.keeping.again import erase_again
from compacttui.acts.towns import found
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import url_of
from compacttui.records.erased_list import list_of, read_list
from compacttui.records.log import personal_table
from compacttui.records.verify import verify
from compacttui.rules.refusal import StoreTrouble
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import ErasureGround

pytestmark = pytest.mark.postgres
NAME = "Wilhelmina Thistlewood"


@pytest.fixture
def board(
    emptied_database: str, rules: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Board]:
    """A board in a fresh town on a server."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    database = schema.open_database(url_of(emptied_database))
    chance, clock = SeededChance("test"), FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    town = found(
        database, town_name="Eastmere (example)", name="Ama Larbi", at=clock.moment_of_act(), chance=chance
    )
    yield Board.of(Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance))
    database.close()


def words_kept(desk: Desk) -> list[str]:
    with desk.database.reading() as connection:
        return list(connection.execute(select(personal_table.c.value)).scalars())


def test_words_go_with_their_erasure_alone_on_a_server_too(board: Board) -> None:
    desk = board.officer
    holder = board.sitter(NAME, seat=board.seat())
    board.trustee_of(holder, board.organisation())
    board.go_to(date(2026, 4, 1))
    board.leaves(holder, date(2026, 3, 31))
    for statement in (
        "DELETE FROM personal WHERE field = 'name'",
        "UPDATE personal SET value = ''",
        "TRUNCATE personal",
    ):
        with pytest.raises(DBAPIError, match="never"), desk.database.engine.begin() as connection:
            connection.execute(text(statement))
    keeping.erase(desk, holder.person, ErasureGround.UNLAWFUL)
    assert NAME not in words_kept(desk)
    verdict = verify(desk.database, desk.town)
    assert verdict.ok, verdict.findings
    with pytest.raises(DBAPIError, match="never"), desk.database.engine.begin() as connection:
        connection.execute(text("DELETE FROM personal"))


def test_a_server_put_back_by_its_keeper_is_seen_to(board: Board) -> None:
    desk = board.officer
    holder = board.sitter(NAME, seat=board.seat())
    board.leaves(holder, date(2026, 3, 2))
    with desk.database.engine.begin() as connection:
        before = connection.execute(select(personal_table)).mappings().all()
    keeping.erase(desk, holder.person, ErasureGround.UNLAWFUL)
    known = read_list(list_of(desk.database))
    assert [one.subject for one in known] == [holder.person]
    with desk.database.engine.begin() as connection:
        there = {(row.seq, row.field) for row in connection.execute(select(personal_table))}
        gone = [dict(row) for row in before if (row["seq"], row["field"]) not in there]
        connection.execute(personal_table.insert(), gone)
    assert NAME in words_kept(desk)
    assert not verify(desk.database, desk.town).ok
    assert erase_again(desk, known) == 1
    assert NAME not in words_kept(desk)
    verdict = verify(desk.database, desk.town)
    assert verdict.ok, verdict.findings


def test_an_erasure_that_fails_behind_the_door_changes_nothing(board: Board) -> None:
    desk = board.officer
    holder = board.sitter(NAME, seat=board.seat())
    board.leaves(holder, date(2026, 3, 2))
    before = words_kept(desk)
    with desk.database.engine.begin() as connection:
        # The words are gone by then, and the rows that repeated them.
        connection.execute(
            text(
                "CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'no space left'; END $$"
            )
        )
        connection.execute(
            text(
                "CREATE TRIGGER fills_up BEFORE DELETE ON work_glance FOR EACH STATEMENT EXECUTE FUNCTION is_full()"
            )
        )
    try:
        with pytest.raises(StoreTrouble, match="Nothing was changed"):
            keeping.erase(desk, holder.person, ErasureGround.UNLAWFUL)
    finally:
        with desk.database.engine.begin() as connection:  # others use these tables next
            connection.execute(text("DROP FUNCTION is_full() CASCADE"))
    assert sorted(words_kept(desk)) == sorted(before)
    verdict = verify(desk.database, desk.town)
    assert verdict.ok, verdict.findings
