"""Declarations at meetings and the breach log, as anybody may read them."""

from __future__ import annotations

from datetime import date, time

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, interests
from compacttui.acts.desk import Desk
from compacttui.papers.as_text import as_text
from compacttui.papers.registry import all_papers
from compacttui.rules.words import MatchOutcome, Mitigation, Publication

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


def written(board: Board, ref: str = "") -> str:
    return " ".join(as_text(all_papers()["declarations"](board.view(), ref)).split())


def test_what_was_declared_decided_and_done_stands_there_and_nothing_is_counted(
    board: Board, maria: Sitter
) -> None:
    trust, ben = board.organisation(), board.sitter("Ben Carter")
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust, decision=True)
    board.go_to(TENTH, time(18))
    board.hold(meeting, maria, ben)
    made = declarations.make(maria.desk, meeting, item, organisation=trust).declaration
    declarations.assess(board.officer, made, "the chair", Mitigation.LEAVE_FOR_ITEM)
    declarations.leave(maria.desk, made, time(14, 20))
    declarations.nil(ben.desk, meeting)
    paper = written(board, board.partnership)
    assert "1 interest declared; 1 time somebody said that there was nothing" in paper
    for words in (
        "Grant round",
        "leaves the room for the item (the chair)",
        "left 14:20",
        "No breach is on record.",
    ):
        assert words in paper
    assert "Maria Okafor" not in written(board, Board.of(board.officer, "Skills Board").partnership)


def test_a_breach_stands_in_the_log_with_the_day_the_chair_was_told(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust)
    board.go_to(date(2026, 3, 20))
    board.hold(meeting, maria)
    tied = (item, maria.person, trust)
    declarations.settle(board.officer, *tied, MatchOutcome.BREACH, "she voted on it, said the minutes")
    assert "1 breach" in written(board)
    assert "not yet" in written(board)
    declarations.report(board.officer, *tied, "the chair")
    paper = written(board)
    assert "not yet" not in paper
    assert "she voted on it" not in paper


def test_what_a_register_withholds_is_not_told_by_what_was_declared(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    entry = board.trustee_of(maria, trust)
    interests.review(
        board.officer,
        entry,
        Mitigation.LEAVE_FOR_ITEM,
        "the chair",
        publication=Publication.WITHHELD,
        publication_reason="her safety",
    )
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Winter plan")
    board.go_to(TENTH, time(18))
    board.hold(meeting, maria)
    declarations.make(maria.desk, meeting, item, interest=entry)
    paper = written(board)
    assert "Maria Okafor" in paper
    assert "Harbour Youth Trust" not in paper
    assert "her safety" not in paper


def test_a_breach_of_a_withheld_interest_names_no_organisation(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    entry = board.trustee_of(maria, trust)
    interests.review(
        board.officer,
        entry,
        Mitigation.LEAVE_FOR_ITEM,
        "the chair",
        publication=Publication.WITHHELD,
        publication_reason="her safety",
    )
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust)
    board.go_to(date(2026, 3, 20))
    board.hold(meeting, maria)
    declarations.settle(board.officer, item, maria.person, trust, MatchOutcome.BREACH, "she voted on it")
    paper = written(board)
    assert "1 breach" in paper
    assert "Harbour Youth Trust" not in paper
