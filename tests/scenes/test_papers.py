"""From a report-back to a page that members can open: with keys, and without leaving the program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from board import Board
from textual.pilot import Pilot
from tui.stage import reads, screen_text, until

from compacttui.acts import declarations, reports
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.cli.session import Session, Settings
from compacttui.rules.words import ClosedBecause
from compacttui.tui.app import Compacttui
from compacttui.tui.frame import Frame

TENTH = date(2026, 3, 10)


def typed(words: str) -> list[str]:
    """The keys that type some words."""
    return [{" ": "space", ".": "full_stop"}.get(letter, letter) for letter in words]


@pytest.fixture
def app(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Compacttui]:
    """The program on a town with one report-back, which holds a closed item."""
    board = Board.of(desk)
    maria, meeting = board.sitter(), board.meeting(TENTH)
    plan = board.item(meeting, "Winter plan")
    board.item(meeting, "Grant round", closed_because=ClosedBecause.COMMERCIAL)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    reports.submit(
        maria.desk, meeting, [ReportItem(plan, decided="£40k for transport")], None, "For members only"
    )
    monkeypatch.chdir(tmp_path)
    session = Session(Settings(db=str(tmp_path / "town.db"), now="2026-03-11T09:00"))
    yield Compacttui(session)
    session.close()


async def opened(pilot: Pilot[None], app: Compacttui, place: str) -> None:
    """Go to a place, and wait for its first row."""
    await until(pilot, lambda: app.standing.town)
    app.go(place)
    frame = cast(Frame, app.screen)
    await until(pilot, lambda: place == frame.place.NAME and frame.place.is_laid_out and frame.place.row)


@pytest.mark.slow
async def test_a_report_back_is_read_copied_and_written_as_a_page(app: Compacttui, tmp_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await reads(pilot, "Maria Okafor")
        await pilot.press("p")
        await reads(pilot, "A report-back as members read it")
        await pilot.press("enter")
        await reads(pilot, "What was decided: £40k for transport")
        assert "Grant round: this item took place and is closed." in screen_text(app)
        assert "For members only" not in screen_text(app)
        await pilot.press("c")
        await reads(pilot, "Copied.")
        assert app.clipboard.startswith("Report-back: Health and Wellbeing Board, Tuesday 10 March 2026\n")
        await pilot.press("w")
        await reads(pilot, "A web page, in")
        await pilot.press("f2")
        page = tmp_path / "report-back-health-and-wellbeing-board-tuesday-10-march-2026.html"
        await reads(pilot, "Written to")
        assert "<dd>£40k for transport</dd>" in page.read_text(encoding="utf-8")
        assert 'class="ordinary"' in page.read_text(encoding="utf-8")


@pytest.mark.slow
async def test_a_file_that_is_there_is_never_replaced_and_the_name_says_the_form(
    app: Compacttui, tmp_path: Path
) -> None:
    (tmp_path / "seats.txt").write_text("mine", encoding="utf-8")
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("8")
        await reads(pilot, "Health and Wellbeing Board")
        await pilot.press("p", "enter")
        await reads(pilot, "Who sits where: Health and Wellbeing Board")
        await pilot.press("w")
        await reads(pilot, "A web page, in")
        for name, says in (("seats.txt", "something of this name already"), ("seats", "which form you want")):
            await pilot.press("ctrl+u", *typed(name), "f2")
            await reads(pilot, says)
        await pilot.press("ctrl+u", *typed("large.html"), "tab", "left", "space", "f2")
        await reads(pilot, "Written to")
    assert (tmp_path / "seats.txt").read_text(encoding="utf-8") == "mine"
    page = (tmp_path / "large.html").read_text(encoding="utf-8")
    assert 'class="large"' in page
    assert ">Maria Okafor</td>" in page


@pytest.mark.slow
async def test_the_papers_of_the_town_are_found_by_the_palette_and_any_month_by_typing_it(
    app: Compacttui,
) -> None:
    async with app.run_test(size=(110, 30)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("ctrl+p", *typed("print who sits"))
        await reads(pilot, "Print: Who sits where")
        await pilot.press("enter")
        await reads(pilot, "1 seat, none vacant")
        await pilot.press("escape", "p")
        await reads(pilot, "The report-backs of a month: March 2026")
        assert "The report-backs of a month: January 2026" in screen_text(app)
        await pilot.press("f", *typed("may 2025"))
        await reads(pilot, "The report-backs of a month: May 2025")
        await pilot.press("enter", "enter")
        await reads(pilot, "No report-back was sent in May 2025.")
