"""Lines, year cards and coverage by keys: narrowed, opened, read on a small screen and without colour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from board import Board
from tui.stage import reads, screen_text, until

from compacttui.acts import constituencies, declarations, reports
from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.records.groups import group_id
from compacttui.tui.app import Compacttui
from compacttui.tui.themes import Look


@pytest.fixture
def town(desk: Desk, tmp_path: Path) -> Iterator[Path]:
    """A board on which carers have a filled seat and a vacant one; its holder came once and reported back."""
    board = Board.of(desk)
    constituencies.change_constituency(desk, board.constituency, groups=[group_id(desk.town, 14)])
    maria, meeting = board.sitter(), board.meeting(date(2026, 3, 10))
    board.seat("Second seat")
    board.go_to(date(2026, 3, 10))
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    reports.nothing(maria.desk, meeting)
    return tmp_path / "town.db"


def program(town: Path, look: Look | None = None) -> tuple[Compacttui, Session]:
    session = Session(Settings(db=str(town), now="2026-04-20T09:00"))
    return Compacttui(session, look=look), session


@pytest.mark.slow
async def test_coverage_reads_on_a_small_screen_and_leads_to_who_speaks(town: Path) -> None:
    app, session = program(town, Look.MONOCHROME)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.standing.town)
        app.go("coverage")
        await reads(pilot, "People with learning difficulties")
        await reads(pilot, "○ a vacant one")
        await pilot.press("f", *"carer", "enter")
        await until(pilot, lambda: "Faith" not in screen_text(app))
        await reads(pilot, "●○")
        await reads(pilot, "● heard")
        await pilot.press("enter")
        await reads(pilot, "Maria Okafor")
    session.close()


@pytest.mark.slow
async def test_a_line_is_narrowed_by_typing_and_its_steps_open(town: Path) -> None:
    app, session = program(town)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("slash", *"maria")
        await reads(pilot, "Maria Okafor")
        await pilot.press("enter")
        await reads(pilot, "nothing to declare")
        await pilot.press("f", *"since march 2026 declare", "enter")
        await until(pilot, lambda: "term began" not in screen_text(app))
        await reads(pilot, "1 found")
        await pilot.press("enter")
        await reads(pilot, "Declared         nothing to declare")
    session.close()


@pytest.mark.slow
async def test_a_year_is_one_key_from_a_line_and_another_year_one_more(town: Path) -> None:
    app, session = program(town)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("slash", *"maria")
        await reads(pilot, "Maria Okafor")
        await pilot.press("enter")
        await reads(pilot, "year card")
        await pilot.press("c")
        await reads(pilot, "2026: Maria Okafor")
        await reads(pilot, "Came: 1 of 1 (100 %)")
        await pilot.press("right")
        await reads(pilot, "2025: Maria Okafor")
    session.close()


async def test_what_can_be_done_is_headed_by_what_the_thing_is_called(town: Path) -> None:
    app, session = program(town)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("slash", *"second")
        await reads(pilot, "Second seat")
        await pilot.press("enter")
        await reads(pilot, "year card")
        await pilot.press("n")
        await reads(pilot, "What do you want to do?")
        await reads(pilot, "Open a selection")
        assert "Second seat, Health and Wellbeing Board" in screen_text(app)
        assert "this seat" not in screen_text(app)
    session.close()
