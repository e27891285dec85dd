"""Looking at another day."""

from __future__ import annotations

from datetime import date

import pytest

from compacttui.tui.asking import AskDay, Days
from tui.stage import SMALL, reads, until
from tui.town import Office


async def asked(*keys: str) -> object:
    app = Office()
    given: list[object] = []
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(AskDay(), given.append)
        await reads(pilot, "As known on")
        await pilot.press(*keys)
        await until(pilot, lambda: given)
    return given[0]


@pytest.mark.slow
async def test_a_day_and_what_was_known_on_another():
    assert await asked(*"5 mar 2024", "tab", *"1 jun 2024", "f2") == Days(date(2024, 3, 5), date(2024, 6, 1))


async def test_empty_is_today_and_esc_changes_nothing():
    assert await asked("f2") == Days()
    assert await asked("escape") is None


async def test_a_day_that_does_not_exist_is_refused():
    assert await asked(*"31 feb 2024", "f2", "ctrl+u", *"1 feb 2024", "f2") == Days(date(2024, 2, 1))
