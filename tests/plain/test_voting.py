"""Voting line by line: for screen readers, braille and pipes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from contests import FPTP, Contest
from polling import OFFICER, SCRUTINEER, Poll, make_locks_cheap
from sqlalchemy import select

from compacttui.acts.desk import Desk, stamp
from compacttui.cli.session import Settings
from compacttui.plain.voice import Voice
from compacttui.plain.voting import hold_vote
from compacttui.records.work import draft
from compacttui.rules.words import SelectionMethod
from plain.person import talk


def said(poll: Poll, *lines: str) -> str:
    mouth = io.StringIO()
    hold_vote(poll.booth, Voice(io.StringIO("\n".join(lines) + "\n"), mouth))
    return mouth.getvalue()


def test_a_vote_is_cast_by_numbers_in_order_after_a_question(opened: Poll) -> None:
    code = opened.codes["Housing Partnership member 2"]
    heard = said(opened, "abc", code, "2 9", "2 1", "y")
    assert "There are 3 here" in heard
    assert "The vote of Housing Partnership member 2." in heard
    assert "Type numbers of names, from 1 to 3." in heard
    assert "Your paper. 1. Maria Okafor. 2. Ana Brandt." in heard
    assert "Your vote is cast. Nobody can see how you voted." in heard
    assert "not good, or not any more" in said(opened, code, "q")
    assert opened.close().valid == 1


def test_a_blank_paper_is_asked_about_and_leaving_casts_nothing(opened: Poll) -> None:
    code = opened.codes["Housing Partnership member 1"]
    assert "Left. Nothing was cast" in said(opened, code, "blank", "q")
    assert "Left. Nothing was cast" in said(opened, code)
    heard = said(opened, code, "blank", "", "marks 1 1", "", "blank", "y")
    assert "Look again: The paper is blank" in heard
    assert "Look again: The paper would be rejected: the same number twice" in heard
    assert "Your vote is cast" in heard


@pytest.mark.slow
def test_yes_and_no_have_a_number_each(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_locks_cheap(monkeypatch)
    contest = Contest.of(desk, members=3, seats=2)
    contest.open(method=SelectionMethod.CONFIRMATORY)
    poll = Poll(contest, tmp_path)
    contest.nominate("Maria Okafor", statement="I know the estates.")
    contest.nominate("Tom Lindqvist")
    contest.accept()
    poll.until_asked()
    heard = said(poll, poll.codes["Housing Partnership member 1"], "1 4", "y")
    assert "1. Yes to Maria Okafor. I know the estates.\n2. No to Maria Okafor.\n3. Yes to Tom" in heard
    assert "Your paper. Yes to Maria Okafor. No to Tom Lindqvist." in heard
    assert poll.close().valid == 1


@pytest.mark.slow
def test_x_is_one_name(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_locks_cheap(monkeypatch)
    contest = Contest.of(desk, members=3)
    contest.open(method=FPTP)
    poll = Poll(contest, tmp_path)
    poll.until_open("Maria Okafor", "Tom Lindqvist")
    code = poll.codes["Housing Partnership member 1"]
    heard = said(poll, code, "1 2", "", "2", "y")
    assert "There are 2 marks, and 1 at most" in heard
    assert "Your vote is cast" in heard


def test_passphrases_are_typed_to_the_letter_and_kept_in_no_draft(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_locks_cheap(monkeypatch)
    monkeypatch.chdir(tmp_path)
    contest = Contest.of(desk, members=3)
    contest.open()
    contest.until_published("Maria Okafor", "Tom Lindqvist")
    settings = Settings(
        db=str(desk.database.path), person="Ruth Adeyemi, Housing Partnership", now=stamp(desk.now)
    )
    left = talk(["prepare the ballot", "2026-01", OFFICER, ".later"], settings)
    assert "Type it; nobody sees it here." in left
    assert "Left. Nothing of what you typed is kept." in left
    lines = ["prepare the ballot", "2026-01", OFFICER, OFFICER, "scrutineer's pass", SCRUTINEER]
    heard = talk([*lines, "the scrutineer's again", SCRUTINEER, ""], settings)
    assert "The recovery code is in" in heard
    assert "Recorded. Ballot box prepared." in heard
    assert OFFICER not in heard
    with desk.database.reading() as connection:
        assert connection.execute(select(draft)).all() == []
