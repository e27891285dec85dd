"""A match by keys: from Today to both sides beside each other, and to what became of it (JOBS A8: five keys)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from board import Board
from tui.stage import SMALL, WIDE, reads, screen_text, until

from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.questions.interests import MatchesShown, likely_matches, matches
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.base import Form

TENTH = date(2026, 3, 10)


@dataclass(frozen=True)
class Scene:
    """A board where Maria, a trustee of the trust, sat over a grant for it and said nothing."""

    app: Compacttui
    board: Board


@pytest.fixture
def scene(desk: Desk, tmp_path: Path) -> Iterator[Scene]:
    board = Board.of(desk, "Children's Board")
    maria, trust = board.sitter(), board.organisation()
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    board.item(meeting, "Grant round", trust, decision=True)
    board.go_to(date(2026, 3, 11))
    board.hold(meeting, maria)
    session = Session(Settings(db=str(tmp_path / "town.db"), now="2026-03-20T09:00"))
    yield Scene(Compacttui(session), board)
    session.close()


@pytest.mark.slow
async def test_a_match_is_settled_in_three_keys_and_its_explanation(scene: Scene) -> None:
    app, board = scene.app, scene.board
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "Interest match: Harbour Youth Trust")
        await pilot.press("enter")
        await reads(pilot, "nothing yet, not even that there is nothing")
        both = next(
            line for line in screen_text(app).splitlines() if "Children's Board, Tue 10 March" in line
        )
        assert "trustee" in both
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Form) and not app.screen.is_settling)
        form = app.screen
        assert isinstance(form, Form)
        explanation = form.field("explanation")
        assert explanation is not None
        await explanation.put("She voted on it; the chair was told the next day.")
        await pilot.press("f2")
        await reads(pilot, "a breach")
        await reads(pilot, "tell the chair")
    board.go_to(date(2026, 3, 20))
    (row,) = matches(board.view(), shown=MatchesShown.BREACHES)
    assert (row.person, row.organisation, row.stands) == ("Maria Okafor", "Harbour Youth Trust", "a breach")


@pytest.mark.slow
async def test_two_like_names_are_told_apart_from_today(scene: Scene) -> None:
    app, board = scene.app, scene.board
    board.go_to(date(2026, 3, 19))
    board.item(board.meeting(date(2026, 3, 24)), "Harbor Yth Trust: end of year")
    (row,) = likely_matches(board.view())
    async with app.run_test(size=SMALL) as pilot:
        await reads(pilot, "May be an interest match")
        app.open(row.id)
        await reads(pilot, "One organisation, or two?")
        await reads(pilot, "Harbor Yth Trust: end of year")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, Form) and not app.screen.is_settling)
        form = app.screen
        assert isinstance(form, Form)
        explanation = form.field("explanation")
        assert explanation is not None
        await explanation.put("A body of that name in another town.")
        await pilot.press("f2")
        await reads(pilot, "two organisations")
    board.go_to(date(2026, 3, 20))
    assert list(likely_matches(board.view())) == []


async def test_at_80_columns_both_sides_stand_below_each_other(scene: Scene) -> None:
    app = scene.app
    async with app.run_test(size=SMALL) as pilot:
        await reads(pilot, "Interest match: Harbour Youth Trust")
        await pilot.press("enter")
        await pilot.press("enter")
        await reads(pilot, "The register")
        words = screen_text(app)
        assert words.index("The agenda") < words.index("The register") < words.index("At the table")
        assert all(len(line) <= 80 for line in words.splitlines())
