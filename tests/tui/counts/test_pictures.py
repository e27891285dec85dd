"""What the count room looks like: a picture of each kind, kept, so that a change of looks is seen and meant."""

from __future__ import annotations

import pytest

from compacttui.tui.themes import Look
from tui.counts.stage import BOTH, counted, opened, room_of
from tui.pictures import still
from tui.stage import SMALL, WIDE, reads

STV = counted("scottish-stv", 6, 3, 209)
LARGE = counted("scottish-stv", 20, 6, 1500)


async def test_a_stage_where_there_is_little_room(picture) -> None:
    async with opened(room_of(STV), SMALL) as (pilot, _place):
        await pilot.press("space", "space")
        await reads(pilot, "Stage 3 of")
        assert await still(pilot) == picture


@pytest.mark.slow
async def test_twenty_candidates_on_a_wide_screen(picture) -> None:
    async with opened(room_of(LARGE, state="signed", signatures=BOTH), WIDE, look=Look.LIGHT) as (
        pilot,
        _place,
    ):
        await pilot.press(*["space"] * 8)
        await reads(pilot, "Stage 9 of")
        assert await still(pilot) == picture


@pytest.mark.slow
async def test_twenty_candidates_where_there_is_little_room(picture) -> None:
    async with opened(room_of(LARGE), SMALL, look=Look.HIGH_CONTRAST) as (pilot, _place):
        await pilot.press("space")
        await reads(pilot, "not in view")
        assert await still(pilot) == picture


@pytest.mark.slow
async def test_a_table_in_one_colour(picture) -> None:
    async with opened(room_of(LARGE), SMALL, look=Look.MONOCHROME) as (pilot, _place):
        await pilot.press("space", "space", "t")
        await reads(pilot, "▶ 3")
        assert await still(pilot) == picture


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fptp", "schulze", "meek-prf", "ers97"])
async def test_other_kinds_of_counts(method: str, picture) -> None:
    longest = 1 if method == "fptp" else 5
    sheet = counted(method, 7, 1 if method == "fptp" else 2, 209, longest=longest)
    async with opened(room_of(sheet), WIDE) as (pilot, place):
        await pilot.press("greater_than_sign")
        await reads(
            pilot, f"Stage {len(sheet.stages)} of" if not place.has_pairs else "row before the column"
        )
        assert await still(pilot) == picture
