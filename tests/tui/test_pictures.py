"""What screens look like: a picture of each, kept, so that a change of looks is seen and meant."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest

from compacttui.tui.themes import Look
from tui.forms.stage import FILLED, HastyForm, Planning
from tui.pictures import still
from tui.stage import SMALL, WIDE, reads
from tui.town import Town

SIZES = pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "140x40"])
LOOKS = pytest.mark.parametrize("look", Look)


@asynccontextmanager
async def today(look: Look, size: tuple[int, int]):
    app = Town(look)
    async with app.run_test(size=size) as pilot:
        app.screen.show_waiting({"today": 5, "selections": 2, "interests": 1, "meetings": 3})
        await reads(pilot, "COMING")
        await pilot.press("down")
        if size == WIDE:
            await reads(pilot, "c chase   w waive")
        yield pilot, app


@SIZES
@LOOKS
async def test_today(look, size, picture):
    async with today(look, size) as (pilot, _app):
        assert await still(pilot) == picture


async def test_the_detail_where_it_is_narrow(picture):
    async with today(Look.LIGHT, SMALL) as (pilot, _app):
        await pilot.press("enter")
        await reads(pilot, "c chase   w waive")
        assert await still(pilot) == picture


@SIZES
async def test_a_form_with_something_wrong(size, picture):
    async with today(Look.DARK, size) as (pilot, app):
        form = HastyForm(Planning())
        app.push_screen(form)
        await reads(pilot, "Partnership")
        for name, raw in {**FILLED, "held_on": "31 february"}.items():
            await form.field(name).put(raw)
        await pilot.press("f2")
        await reads(pilot, "■")
        assert await still(pilot) == picture
