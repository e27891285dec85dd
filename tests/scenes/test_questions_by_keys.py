"""Questions by keys: two from Today to an answer; narrowed, led on from, written to a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from board import Board
from openpyxl import load_workbook
from tui.stage import reads, screen_text, until

from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.questions.asked import KEYS, asked_by
from compacttui.questions.meetings import meetings
from compacttui.rules.roles import Role
from compacttui.tui.app import Compacttui
from compacttui.tui.places import questions as questions_place
from compacttui.tui.places.answers import Answer
from compacttui.tui.places.questions import Questions


@pytest.fixture
def app(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Compacttui]:
    """The program on a town with two boards, each with a vacant seat; one has a report-back that is late."""
    board = Board.of(desk)
    maria, meeting = board.sitter(), board.meeting(date(2026, 3, 10))
    board.seat("Tenants' seat")
    Board.of(desk, "Skills Board").seat("Learners' seat")
    board.go_to(date(2026, 3, 10))
    board.hold(meeting, maria)
    monkeypatch.chdir(tmp_path)
    session = Session(Settings(db=str(tmp_path / "town.db"), now="2026-04-20T09:00"))
    yield Compacttui(session)
    session.close()


async def test_two_keys_from_today_answer_a_question_and_a_row_leads_on(app: Compacttui) -> None:
    vacant = next(one.key for one in asked_by(Role.CVS_OFFICER) if one.question.name == "vacant")
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("q")
        await reads(pilot, "What do you want to know?")
        await pilot.press(vacant)
        await reads(pilot, "Which seats are vacant, since when, and why")
        await reads(pilot, "Learners' seat")
        await pilot.press("enter")
        await reads(pilot, "holder not known")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(getattr(app.screen, "place", None), Questions))


@pytest.mark.slow
async def test_keys_struck_in_one_go_are_answered_when_the_list_is_there(app: Compacttui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("q", "2")
        await until(pilot, lambda: isinstance(getattr(app.screen, "place", None), Answer))


@pytest.mark.slow
async def test_an_answer_is_narrowed_and_written_to_a_file(app: Compacttui, tmp_path: Path) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("q", "2")
        await reads(pilot, "Learners' seat")
        await pilot.press("e")
        await reads(pilot, "Only those at one table")
        await pilot.press(*"skills", "enter")
        await reads(pilot, "Skills Board")
        await pilot.press("f2")
        await reads(pilot, "Partnership: Skills Board")
        await until(pilot, lambda: "Tenants' seat" not in screen_text(app))
        await pilot.press("w")
        await reads(pilot, "A table for spreadsheets")
        await pilot.press("f2")
        await reads(pilot, "Written to")
        rows = list(csv.DictReader((tmp_path / "vacant.csv").read_text(encoding="utf-8").splitlines()))
        assert [row["Seat"] for row in rows] == ["Learners' seat"]
        await pilot.press("w")
        await reads(pilot, "Write to a file")
        await pilot.press("end", *["backspace"] * 3, *"xlsx")
        await reads(pilot, "A spreadsheet")
        await pilot.press("f2")
        await reads(pilot, "vacant.xlsx")
        await until(pilot, (tmp_path / "vacant.xlsx").exists)
        seat = [cell.value for cell in load_workbook(tmp_path / "vacant.xlsx").active[1]].index("Seat")
        (row,) = load_workbook(tmp_path / "vacant.xlsx").active.iter_rows(min_row=2, values_only=True)
        assert row[seat] == "Learners' seat"


async def test_which_groups_are_heard_where_is_answered_by_its_picture(app: Compacttui) -> None:
    heard = next(one.key for one in asked_by(Role.CVS_OFFICER) if one.question.name == "coverage")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("q")
        await reads(pilot, "What do you want to know?")
        await pilot.press(heard)
        await reads(pilot, "○ a vacant one")


@pytest.mark.slow
async def test_chips_and_words_are_those_of_the_question(app: Compacttui) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: app.standing.town)
        app.answer(meetings)
        await reads(pilot, "[all]")
        await pilot.press("right")
        await reads(pilot, "[coming]")
        await reads(pilot, "The answer is: none.")


def test_every_list_has_a_key_for_each_question_as_far_as_there_are_keys_and_no_question_twice() -> None:
    assert questions_place._KEYS == KEYS
    for role in Role:
        asked = asked_by(role)
        assert len({one.question.name for one in asked}) == len(asked)
        assert [one.key for one in asked if one.key] == list(KEYS[: len(asked)])
        assert all(one.question.is_for(role) for one in asked)
