"""A seat that two share and that goes round, by keys: said once each, passed on from Today."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from board import Board
from scenes.keyboard import Keyboard

from compacttui.acts import partnerships
from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.questions.partnerships import seats
from compacttui.tui.app import Compacttui

pytestmark = pytest.mark.slow


@asynccontextmanager
async def sitting(folder: Path, now: str) -> AsyncIterator[tuple[Keyboard, Session]]:
    """The officer sits down on a day."""
    session = Session(Settings(db=str(folder / "town.db"), now=f"{now}T09:00"))
    app = Compacttui(session)
    async with app.run_test(size=(80, 24)):
        keyboard = Keyboard(app)
        await keyboard.until(lambda: app.role is not None, "the records")
        yield keyboard, session
        await keyboard.stops_reading()
    session.close()


async def send(keyboard: Keyboard) -> None:
    form = keyboard.app.screen
    keyboard.strike("f2")
    await keyboard.until(lambda: keyboard.app.screen is not form, "it to be done")


async def test_two_share_a_seat_that_goes_round_and_today_passes_it_on(desk: Desk, tmp_path: Path) -> None:
    board = Board.of(desk)
    board.seat("Families' seat")
    for name in ("Youth Network", "Parents' Forum"):
        partnerships.define_constituency(board.officer, name)
    async with sitting(tmp_path, "2026-03-02") as (keyboard, session):
        frame = await keyboard.go("seats")
        await keyboard.go_down_to(frame.place, lambda row: row.seat == "Families' seat")
        assert await keyboard.choose("seat.share")
        await keyboard.fill_in({"shared_by": "2", "reason": "Agreed by the board"})
        await send(keyboard)
        assert await keyboard.choose("seat.rotate")
        await keyboard.fill_in(
            {
                "reason": "Agreed by both",
                "constituencies": ["Youth Network", "Parents' Forum"],
            }
        )
        await send(keyboard)
        await keyboard.reads("open, the turn of")
        (row,) = seats(session.view())
        assert row.constituency == "Youth Network"
    async with sitting(tmp_path, "2027-03-02") as (keyboard, session):
        await keyboard.reads("The turn of Parents' Forum began")
        await keyboard.go_down_to((await keyboard.go("today")).place, lambda row: row.act == "seat.pass_on")
        keyboard.strike("d")
        await keyboard.reads("Pass a seat on to whose turn it is")
        await keyboard.until(lambda: keyboard.app.screen.focused is not None, "the form")
        await send(keyboard)
        await keyboard.until(lambda: seats(session.view())[0].constituency == "Parents' Forum", "the turn")
