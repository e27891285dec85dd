"""What the screens of daily work look like, kept as pictures: `pytest --snapshot-update` keeps the new ones."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import cast

import pytest
from scenes.jobs import Hand, hands_on
from scenes.office import HOLDER, OFFICER, declare_this_afternoon, hold_this_afternoon
from syrupy.assertion import SnapshotAssertion
from tui.pictures import svg_of
from tui.snapshots import Pictures
from tui.stage import SMALL, WIDE

from compacttui.tui.forms.report_back import ReportBack
from compacttui.tui.frame import Frame
from compacttui.tui.themes import Look

pytestmark = pytest.mark.slow
_OFTEN = 8
"""How often in a row a screen is the same before its picture is taken."""
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "140x40"])
LOOKS = pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.MONOCHROME])


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compare a screen with the picture kept of it."""
    return snapshot.use_extension(Pictures)


async def still(hand: Hand) -> str:
    """The picture of a screen on which everything has arrived: nothing works any more, and nothing changes."""
    drawn, same = "", 0
    for _ in range(500):
        await hand.stops_reading()
        await hand._settles()
        await asyncio.sleep(0.01)
        now = hand.screen_text()
        same = same + 1 if now == drawn else 0
        if same == _OFTEN:
            return svg_of(hand.app)
        drawn = now
    raise AssertionError("the screen does not come to rest")


@SIZES
@LOOKS
async def test_an_officers_screens(
    office: Path, size: tuple[int, int], look: Look, picture: SnapshotAssertion
) -> None:
    """Today, a match, a person's line, and the matrix of coverage."""
    async with hands_on(office, OFFICER, "cvs_officer", "2026-04-20T09:00", size=size, look=look) as (
        hand,
        _,
    ):
        await hand.reads("NEEDS YOU")
        assert await still(hand) == picture(name="today")
        hand.strike("enter")
        if size == SMALL:
            await hand.reads("Settle by")
            hand.strike("enter")
        await hand.place("The register")
        assert await still(hand) == picture(name="match")
        hand.strike("slash")
        await hand.type_in("lindqvist")
        await hand.reads("Tom Lindqvist  ")
        hand.strike("enter")
        await hand.place("interest declared")
        assert await still(hand) == picture(name="line")
        while not isinstance(hand.app.screen, Frame):
            before = hand.app.screen
            hand.strike("escape")
            await hand.until(lambda: hand.app.screen is not before, "the screen before")  # noqa: B023 - awaited at once
        await cast("Frame", hand.app.screen).go("coverage")
        await hand.reads("● heard")
        assert await still(hand) == picture(name="coverage")


@SIZES
@LOOKS
async def test_a_report_back_form(
    office: Path, size: tuple[int, int], look: Look, picture: SnapshotAssertion
) -> None:
    """As it opens, for somebody who declared an interest at the meeting."""
    declare_this_afternoon(office)
    hold_this_afternoon(office)
    async with hands_on(office, HOLDER, "representative", "2026-04-20T21:15", size=size, look=look) as (
        hand,
        _,
    ):
        await hand.reads("Report back: ")
        await hand.reads("d do it")
        hand.strike("d")
        await hand.sees(ReportBack, "the report-back")
        await hand.until(lambda: hand.app.focused is not None, "its first field")
        await hand.reads("1 of 3")
        assert await still(hand) == picture
