"""Who can see and do what: the auditor's question, answered by what the program itself goes by."""

from __future__ import annotations

from dataclasses import replace

import pytest
from board import Board

from compacttui.acts import accounts, people
from compacttui.acts.desk import Desk
from compacttui.questions.access import AccessRow, access, hats
from compacttui.questions.asked import asked_by
from compacttui.rules.recorded import kinds_by_role
from compacttui.rules.roles import Role


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


def cell(board: Board, role: Role, record: str) -> AccessRow:
    view = board.view(Role.AUDITOR)
    return next(row for row in access(view, role=role) if row.record == record)


def test_each_role_has_a_line_for_each_kind_of_record(board: Board) -> None:
    rows = access(board.view(Role.AUDITOR))
    assert {row.role for row in rows} == set(Role)
    records = {row.record for row in rows}
    assert len(rows) == len(Role) * len(records)
    assert {"report", "interest", "seat", "nomination", "sign in"} <= records


def test_what_a_role_can_record_is_what_its_acts_record(board: Board) -> None:
    rows = access(board.view(Role.AUDITOR))
    for role, kinds in kinds_by_role().items():
        able = {row.record.replace(" ", "_") for row in rows if row.role is role and row.records != "nothing"}
        assert able >= {kind.partition(".")[0] for kind in kinds}
    assert all(row.records == "nothing" for row in rows if row.role is Role.PUBLIC)


def test_what_a_role_reads_is_what_the_history_shows_it(board: Board) -> None:
    assert cell(board, Role.AUDITOR, "interest").reads == "all of it"
    assert cell(board, Role.PUBLIC, "interest").reads == "what is published"
    assert cell(board, Role.PUBLIC, "import").reads == "that there is an entry"
    assert cell(board, Role.ADMINISTRATOR, "report").reads == "what happened, in nobody's words"
    assert cell(board, Role.CVS_OFFICER, "note").reads == "that there is an entry"
    assert cell(board, Role.RETURNING_OFFICER, "nomination").reads == "all of it"
    assert cell(board, Role.PUBLIC, "nomination").reads == "that there is an entry"


def test_who_wears_each_hat_and_whether_they_sign_in(board: Board) -> None:
    for name in ("Maria Okafor", "Aisha Rahman"):
        people.register(board.officer, name, roles=[Role.AUDITOR])
    both = [row for row in hats(board.view(Role.AUDITOR)) if row.hat == "auditor"]
    assert [row.person for row in both] == ["Aisha Rahman", "Maria Okafor"]
    on_file = board.officer.database.is_sqlite
    assert {row.signs_in for row in both} == {
        "nobody signs in here" if on_file else "by the server's own logins"
    }
    assert cell(board, Role.AUDITOR, "interest").wear == 2
    assert [row.person for row in hats(board.view(Role.AUDITOR), role=Role.AUDITOR)] == [
        "Aisha Rahman",
        "Maria Okafor",
    ]


def test_a_role_that_was_taken_away_counts_on_the_days_before(board: Board) -> None:
    before = board.officer.today
    maria = people.register(board.officer, "Maria Okafor", roles=[Role.AUDITOR])
    board.go_to(before.replace(month=before.month + 1))
    people.give_roles(board.officer, maria, [], reason="Her secondment ended.")
    assert not hats(board.view(Role.AUDITOR), role=Role.AUDITOR)
    (then,) = hats(board.view(Role.AUDITOR, as_at=before), role=Role.AUDITOR)
    assert then.person == "Maria Okafor"


def test_those_who_ask_have_both_in_their_list_and_nobody_else_is_answered(board: Board) -> None:
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        assert {"access", "hats"} <= {one.question.name for one in asked_by(role)}
    for role in (Role.PUBLIC, Role.REPRESENTATIVE):
        assert not access(board.view(role))
        assert not hats(board.view(role))


@pytest.mark.file
def test_an_administrator_sees_who_still_has_no_account(board: Board) -> None:
    head = people.register(board.officer, "Ada Novak", roles=[Role.ADMINISTRATOR])
    people.register(board.officer, "Tom Lindqvist", roles=[Role.AUDITOR])
    accounts.ask_for_passphrases(
        replace(board.officer, person=head, role=Role.ADMINISTRATOR), *["a long passphrase of four words"] * 2
    )
    said = {row.person: row.signs_in for row in hats(board.view(Role.ADMINISTRATOR))}
    assert said["Ada Novak"] == "has one"
    assert said["Tom Lindqvist"] == "none: cannot sign in"
