"""A term by keys: three meetings missed, asked, answered and settled; each one key from Today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from board import Board, Sitter
from textual.pilot import Pilot
from tui.stage import reads, screen_text, until

from compacttui.acts import meetings
from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.questions.holding import terms_on
from compacttui.rules.words import AttendanceStatus, TermState
from compacttui.tui.app import Compacttui

pytestmark = pytest.mark.slow


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    """Somebody who missed three meetings in a row, each of them held with the other seat taken."""
    missed, other = board.sitter(), board.sitter("Tom Lindqvist")
    for month in (3, 4, 5):
        day = date(2026, month, 12)
        board.go_to(day)
        absent = meetings.Attended(missed.term, AttendanceStatus.ABSENT)
        there = meetings.Attended(other.term, AttendanceStatus.PRESENT)
        meetings.hold(board.officer, board.meeting(day), None, [absent, there])
    return missed


def app_at(folder: Path, **who: str) -> Compacttui:
    return Compacttui(Session(Settings(db=str(folder / "town.db"), now="2026-05-14T09:00", **who)))


async def on_the_line(pilot: Pilot[None], app: Compacttui, words: str) -> None:
    """Go down Today to the line that says this."""
    await until(pilot, lambda: app.standing.town)
    await reads(pilot, words)
    for _ in range(20):
        row = app.screen.place.row  # type: ignore[attr-defined]
        if row is not None and words in row.what:
            return
        await pilot.press("down")
        await pilot.pause()
    raise AssertionError(f"no line says {words!r}:\n{screen_text(app)}")


async def fill(pilot: Pilot[None], words: str) -> None:
    """Type words into the field that has the keys, and send."""
    await pilot.press(*("space" if letter == " " else letter for letter in words), "f2")


async def test_asked_about_missed_meetings_answered_and_settled(
    board: Board, maria: Sitter, tmp_path: Path
) -> None:
    officer = app_at(tmp_path)
    async with officer.run_test(size=(140, 40)) as pilot:
        await on_the_line(pilot, officer, "missed 3 meetings in a row")
        await pilot.press("d")
        await reads(pilot, "Ask about missed meetings, or eligibility")
        await fill(pilot, "Where were you")
        await reads(pilot, "was asked about missed meetings")
    own = app_at(tmp_path, person="Maria Okafor", role="representative")
    async with own.run_test(size=(80, 24)) as pilot:
        await on_the_line(pilot, own, "You were asked about your term")
        await pilot.press("d")
        await reads(pilot, "Note the holder's reply")
        await fill(pilot, "My shifts were moved")
        await until(pilot, lambda: "You were asked" not in screen_text(own))
    board.go_to(date(2026, 5, 14))
    view = board.view()
    with view.reading() as connection:
        (one,) = terms_on(view, connection, terms=[maria.term])
    assert one.happens == (TermState.NOTICE_OF_ABSENCE,)
    settling = app_at(tmp_path)
    async with settling.run_test(size=(140, 40)) as pilot:
        await on_the_line(pilot, settling, "replied about missed meetings")
