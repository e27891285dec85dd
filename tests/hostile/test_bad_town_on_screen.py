"""The interface in a town full of attacks: every place, record and form is drawn, and what is drawn is words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile.attacks import control_characters
from pictures import rest, typed
from rich.cells import cell_len
from textual.app import App
from tui.stage import until

from compacttui.cli.session import Session, Settings
from compacttui.tui.app import Compacttui

SIZES = ((80, 24), (140, 40))

DIGITS = tuple("1234567890")
AROUND: dict[str, tuple[str, ...]] = {
    **{f"place {digit}": (digit, "down", "enter", "down", "enter", "h", "down") for digit in DIGITS},
    "a record": ("8", "enter", "r"),
    "the count room": ("7", "right", "down", "down", "c", "space", "space", "t", "w"),
    "the count again": ("7", "right", "down", "down", "v"),
    "the protocol": ("7", "right", "down", "down", "K"),
    "what is found": ("slash", *typed("har")),
    "the palette": ("ctrl+p", *typed("add")),
    "help": ("question_mark",),
    "another day": ("a",),
    "what can be done": ("2", "n", "down", "enter", "tab", "tab"),
    "a form": ("4", "n", *typed("plan"), "enter", "enter", *typed("h"), "down", "enter"),
    "papers": ("2", "p", "enter", "c", "w"),
    "questions": ("q", "down", "enter"),
    "letters": ("ctrl+p", *typed("letters"), "enter", "enter"),
    "matches": ("6", "enter", "m"),
}
"""Ways through the program, by the keys that are pressed."""

IN_A_ROW = ("enter", "escape", "2", "down", "enter", "slash", *typed("ha"))
"""A way on which there is time to go each time."""


def drawn(app: App[None]) -> Iterator[str]:
    """Every line of the screen, once looked at: it is as wide as the screen, links nowhere and does nothing."""
    for strip in app.screen._compositor.render_strips():
        text = "".join(segment.text for segment in strip)
        assert cell_len(text) == app.size.width, text
        for segment in strip:
            assert segment.control is None
            if segment.style is not None:
                assert segment.style.link is None, segment
                assert not any("app.quit" in str(value) for value in segment.style.meta.values()), segment
        yield text


def look(app: App[None]) -> str:
    lines = list(drawn(app))
    bad = control_characters(lines)
    assert not bad, (sorted(bad), [line for line in lines if set(line) & bad][:3])
    return "\n".join(lines)


async def go(keys: tuple[str, ...], size: tuple[int, int], town: Path) -> None:
    """Press keys one after the other, and look at the screen after each."""
    session = Session(Settings(db=str(town), today="2026-11-21"))
    app = Compacttui(session)
    copied: list[str] = []
    app.copy_to_clipboard = copied.append  # type: ignore[method-assign]
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.standing.town, seconds=60)
        await rest(pilot)
        look(app)
        for key in keys:
            await pilot.press(key)
            await rest(pilot)
            look(app)
        assert app.is_running
        for text in copied:
            assert not control_characters(text.split("\n"))
    session.close()


async def test_whatever_is_opened_is_words(bad_town: Path, anywhere: Path) -> None:
    await go(IN_A_ROW, SIZES[0], bad_town)


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x40"])
@pytest.mark.parametrize("way", AROUND)
async def test_wherever_one_goes_there_are_words(
    way: str, size: tuple[int, int], bad_town: Path, anywhere: Path
) -> None:
    await go(AROUND[way], size, bad_town)
