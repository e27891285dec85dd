"""A bare program to try one part on: our themes, a fixed size, nothing that moves by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from time import monotonic

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from compacttui.tui.themes import Look, token_defaults, wear

WIDE = (140, 40)
SMALL = (80, 24)


class Stage(App[None]):
    """Shows the widgets it is given."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    def __init__(self, *parts: Widget, look: Look = Look.DARK) -> None:
        super().__init__(ansi_color=True if look is Look.MONOCHROME else None)
        self.parts = parts
        self.animation_level = "none"
        self.heard: list[object] = []
        wear(self, look)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return token_defaults()

    def compose(self) -> ComposeResult:
        yield from self.parts


def screen_text(app: App[object]) -> str:
    """What a person reads on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def segments(app: App[object]) -> Iterable[tuple[str, object]]:
    """Every run of text on the screen with its style, as the terminal gets it."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            yield segment.text, segment.style


async def until(pilot: Pilot[object], condition: Callable[[], object], seconds: float = 5) -> None:
    """Let the program work until something is true; fail with the screen when it does not come."""
    end = monotonic() + seconds
    while not condition():
        if monotonic() > end:
            raise AssertionError("it did not happen; the screen:\n" + screen_text(pilot.app))
        await pilot.pause()
        await asyncio.sleep(0.001)


async def reads(pilot: Pilot[object], words: str) -> None:
    """Wait until the screen says these words."""
    await until(pilot, lambda: words in screen_text(pilot.app))
