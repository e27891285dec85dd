"""Every pair of colours that a screen puts together can be read, and without colour nothing is lost."""

from __future__ import annotations

import pytest
from rich.color import ColorType
from textual.color import Color

from compacttui.tui.asking import AskDay
from compacttui.tui.forms.summary import Summary
from compacttui.tui.themes import PALETTES, THEMES, Look, look_for, token_defaults
from tui.stage import WIDE, reads, segments, until
from tui.town import Town

DECORATION = set(" ─│▌…▁▂▃▄▅▆▇█✓")
"""Lines, bars and the list's scroll bar: nothing is said by them alone."""
LEAST = {Look.LIGHT: 4.5, Look.DARK: 4.5, Look.HIGH_CONTRAST: 7.0}


def luminance(colour: Color) -> float:
    """Give the relative luminance of a colour, by WCAG 2.1."""
    parts = (part / 255 for part in (colour.r, colour.g, colour.b))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Give the contrast ratio of two colours, by WCAG 2.1."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def poor_pairs(app, least: float) -> set[tuple[str, str, str]]:
    """Give the words on the screen whose colour is too near to what lies behind, by WCAG 2.1."""
    poor = set()
    for text, style in segments(app):
        if set(text) <= DECORATION or style is None or style.color is None or style.bgcolor is None:
            continue
        ink, paper = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
        if style.reverse:
            ink, paper = paper, ink
        if contrast(ink, paper) < least:
            poor.add((text.strip(), ink.hex, paper.hex))
    return poor


async def each_screen(pilot):
    """Go from screen to screen, and stop at each."""
    app = pilot.app
    await reads(pilot, "COMING")
    await pilot.press("down", "space")
    yield "today"
    await pilot.press("tab")
    yield "the detail has the keys"
    await pilot.press("g")
    yield "the places have the keys"
    await pilot.press("down", "down", "enter")
    await reads(pilot, "Board of place 3")
    yield "a list with heads"
    await pilot.press("left")
    await reads(pilot, "No report is withheld")
    yield "an empty list"
    await pilot.press("f", "x")
    yield "a filter"
    await pilot.press("escape", "question_mark")
    await reads(pilot, "KEYS THAT WORK HERE")
    yield "help"
    await pilot.press("escape", "slash", "h", "a")
    await reads(pilot, "Choir")
    yield "find"
    await pilot.press("escape")
    await until(pilot, lambda: app.screen.query("Places"))
    app.push_screen(AskDay())
    await reads(pilot, "As known on")
    await pilot.press(*"5 march", "tab", *"neverday", "f2")
    await reads(pilot, "■")
    yield "a form with something wrong"
    await pilot.press("tab")
    yield "a button has the keys"
    app.push_screen(Summary("Open the poll", ["44 organisations are asked."], yes="Open", typed="open"))
    await reads(pilot, "cannot be undone")
    await pilot.press("x", "enter")
    yield "a summary"


@pytest.mark.slow
@pytest.mark.parametrize("look", LEAST)
async def test_every_pair_on_every_screen_can_be_read(look):
    app = Town(look)
    async with app.run_test(size=WIDE) as pilot:
        app.screen.show_waiting({"today": 5})
        async for where in each_screen(pilot):
            await pilot.pause()
            assert not poor_pairs(app, LEAST[look]), where


@pytest.mark.slow
async def test_monochrome_sends_no_colour_at_all():
    app = Town(Look.MONOCHROME)
    async with app.run_test(size=WIDE) as pilot:
        async for where in each_screen(pilot):
            await pilot.pause()
            for text, style in segments(app):
                for colour in (style.color, style.bgcolor) if style else ():
                    assert colour is None or colour.type is ColorType.DEFAULT, (where, text)


async def test_monochrome_shows_the_cursor_by_reversing():
    app = Town(Look.MONOCHROME)
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "COMING")
        await pilot.press("down")
        reversed_words = "".join(text for text, style in segments(app) if style is not None and style.reverse)
        assert "Health and Wellbeing" in reversed_words
        assert "Skills Board" not in reversed_words


def test_no_color_is_honoured():
    assert look_for("light", {"NO_COLOR": "1"}) is Look.MONOCHROME
    assert look_for("light", {"NO_COLOR": ""}) is Look.LIGHT
    assert look_for("light", {}) is Look.LIGHT
    assert look_for("beige", {}) is Look.DARK


def test_every_look_has_every_token():
    for theme in THEMES.values():
        assert set(token_defaults()) <= set(theme.variables)
    assert set(PALETTES) | {Look.MONOCHROME} == set(Look)


async def test_a_look_can_be_changed_while_the_program_runs():
    app = Town(Look.DARK)
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "COMING")
        app.theme = Look.LIGHT
        paper = Color.parse(PALETTES[Look.LIGHT].paper)
        await until(
            pilot,
            lambda: (
                {s.bgcolor.triplet for _, s in segments(app) if s and s.bgcolor} & {paper.rich_color.triplet}
            ),
        )
        await pilot.pause()
        assert not poor_pairs(app, 4.5)
