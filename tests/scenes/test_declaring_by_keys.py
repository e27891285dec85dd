"""At the meeting, by keys: declare, or say that there is nothing; leave the room and come back; take the dates home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import cast

import pytest
from board import Board, Sitter
from textual.pilot import Pilot
from tui.stage import SMALL, WIDE, reads, screen_text, until

from compacttui.acts.declarations import make
from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.questions.meetings import declarations
from compacttui.rules.roles import Role
from compacttui.rules.words import RaisedBy
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.declare import Declare
from compacttui.tui.frame import Frame, Opened

TENTH = date(2026, 3, 10)


@dataclass(frozen=True)
class Scene:
    """A board with two at the table: Maria, a trustee of what item 2 names, and Ben, who is tied to nothing."""

    board: Board
    maria: Sitter
    ben: Sitter
    meeting: str
    file: Path

    def app(self, who: str, now: str = "2026-03-10T14:20") -> Compacttui:
        return Compacttui(
            Session(Settings(db=str(self.file), now=now, person=who, role=Role.REPRESENTATIVE.value))
        )

    def said(self) -> list[tuple[str, str, str]]:
        self.board.go_to(date(2026, 3, 11))
        return [(row.person, row.declared, row.left) for row in declarations(self.board.view())]


@pytest.fixture
def scene(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.chdir(tmp_path)
    board = Board.of(desk, "Children's Board")
    maria, ben, trust = board.sitter(), board.sitter("Ben Carter"), board.organisation()
    board.trustee_of(maria, trust)
    board.go_to(TENTH)
    meeting = board.meeting(TENTH, time(14))
    board.item(meeting, "Winter plan")
    board.item(meeting, "Grant round", trust)
    return Scene(board, maria, ben, meeting, tmp_path / "town.db")


async def to_meetings(pilot: Pilot[object]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, Frame))
    await until(pilot, lambda: cast("Compacttui", pilot.app).role is Role.REPRESENTATIVE)
    await pilot.press("4")
    await until(pilot, lambda: getattr(getattr(pilot.app.screen, "place", None), "NAME", "") == "meetings")
    await until(pilot, lambda: cast("Frame", pilot.app.screen).place.row is not None)


async def declaring(pilot: Pilot[object]) -> None:
    await pilot.press("d")
    await until(pilot, lambda: isinstance(pilot.app.screen, Declare) and not pilot.app.screen.is_settling)


async def test_that_there_is_nothing_takes_two_keys_at_the_meeting(scene: Scene) -> None:
    """JOBS B3: at most three."""
    app = scene.app("Ben Carter")
    async with app.run_test(size=SMALL) as pilot:
        await to_meetings(pilot)
        await declaring(pilot)
        await pilot.press("0")
        await reads(pilot, "Nothing to declare: on record.")
    assert scene.said() == [("Ben Carter", "nothing to declare", "")]


@pytest.mark.slow
async def test_what_the_register_suggests_is_ticked_and_leaving_and_coming_back_are_a_key_each(
    scene: Scene,
) -> None:
    """JOBS B3 and B4."""
    app = scene.app("Maria Okafor")
    async with app.run_test(size=WIDE) as pilot:
        await to_meetings(pilot)
        await declaring(pilot)
        await reads(pilot, "item 2, Grant round: Harbour Youth Trust")
        await pilot.press("0")
        await reads(pilot, "Press F2 if that is right")
        await pilot.press("down", "space", "f2")
        await reads(pilot, "The chair decides what follows from it.")
        (row,) = declarations(scene.board.view())
        app.open(row.id)
        await reads(pilot, "left the room")
        await pilot.press("l")
        await reads(pilot, "Left the room, as of now")
        await reads(pilot, "came back")
        await pilot.press("b")
        await reads(pilot, "Back in the room, as of now")
        await reads(pilot, "back 14:20")
    assert scene.said() == [("Maria Okafor", "Harbour Youth Trust", "left 14:20, back 14:20")]


@pytest.mark.slow
async def test_nobody_else_is_offered_to_leave_or_to_reply_for_it(scene: Scene) -> None:
    raised = make(
        scene.board.officer,
        scene.meeting,
        organisation=scene.board.organisation("Fairfield Trust"),
        person=scene.maria.person,
        raised_by=RaisedBy.CHAIR,
    )
    for who, offered in (("Maria Okafor", True), ("Ben Carter", False)):
        app = scene.app(who)
        async with app.run_test(size=WIDE) as pilot:
            await to_meetings(pilot)
            app.open(raised.declaration)
            await until(pilot, lambda app=app: isinstance(app.screen, Opened))
            await reads(pilot, "Fairfield Trust" if offered else "Maria Okafor")
            assert ("left the room" in screen_text(app), "reply" in screen_text(app)) == (offered, offered)


@pytest.mark.slow
async def test_whoever_has_spoken_is_not_asked_again(scene: Scene) -> None:
    app = scene.app("Ben Carter")
    async with app.run_test(size=SMALL) as pilot:
        await to_meetings(pilot)
        await declaring(pilot)
        await pilot.press("0")
        await reads(pilot, "on record")
        await declaring(pilot)
        await reads(pilot, "You have said so already")


@pytest.mark.slow
async def test_the_meetings_are_written_as_a_calendar_file(scene: Scene, tmp_path: Path) -> None:
    app = scene.app("Ben Carter")
    async with app.run_test(size=SMALL) as pilot:
        await to_meetings(pilot)
        await pilot.press("c")
        await reads(pilot, "Calendar file: my meetings")
        await until(pilot, lambda: "my-meetings.ics" in screen_text(app))
        await pilot.press("f2")
        await until(pilot, (tmp_path / "my-meetings.ics").is_file)
        await reads(pilot, "1 meeting written to")
    file = (tmp_path / "my-meetings.ics").read_bytes().decode()
    assert "SUMMARY:Children's Board\r\n" in file
    assert "DTSTART;TZID=Europe/London:20260310T140000\r\n" in file
