"""Keys that come in one burst land where the ones before them lead, however long these take."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from compacttui.tui.turns import Turns


class Slow(Input):
    """A line that takes its time to hand the keys on."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key != "tab":
            await super()._on_key(event)
            return
        event.stop()
        await asyncio.sleep(0.2)
        self.app.query_one("#second").focus()


class Bare(App[None]):
    """Two lines, and the keys in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.turns = Turns(self, super().on_event)

    def compose(self) -> ComposeResult:
        yield Slow(id="first")
        yield Input(id="second")

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded and self.turns.holds(event):
            return
        await super().on_event(event)

    def burst(self, *keys: str) -> None:
        for key in keys:
            event = events.Key(key, key if len(key) == 1 else None)
            event.set_sender(self)
            self.post_message(event)


@pytest.mark.parametrize("later", [0, 0.05], ids=["at once", "while it is at work"])
@pytest.mark.parametrize("before", ["", "ab"])
async def test_letters_after_a_slow_tab_land_in_the_next_line(before: str, later: float) -> None:
    app = Bare()
    async with app.run_test() as pilot:
        app.query_one("#first").focus()
        await pilot.pause()
        app.burst(*before, "tab")
        await asyncio.sleep(later)
        app.burst("x", "y")
        for _ in range(100):
            if app.query_one("#second", Input).value == "xy":
                break
            await pilot.pause(0.02)
        assert [app.query_one(f"#{one}", Input).value for one in ("first", "second")] == [before, "xy"]


async def test_a_key_whose_line_is_gone_keeps_no_other_waiting() -> None:
    app = Bare()
    async with app.run_test() as pilot:
        app.query_one("#first").focus()
        await pilot.pause()
        app.burst("tab")
        await pilot.pause()
        await app.query_one("#first").remove()
        app.query_one("#second").focus()
        app.burst("x")
        begun = asyncio.get_running_loop().time()
        while app.query_one("#second", Input).value != "x":
            await pilot.pause(0.02)
            assert asyncio.get_running_loop().time() - begun < 10
