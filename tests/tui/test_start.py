"""The start: places and keys before anything is read, and nothing slow imported for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

SLOW = (
    "sqlalchemy",
    "alembic",
    "markdown_it",
    "textual.widgets._text_area",
    "textual.widgets._markdown",
    "tree_sitter",
)


@pytest.mark.parametrize(
    "module",
    [
        "compacttui.tui.frame",
        "compacttui.tui.place",
        "compacttui.tui.widgets.timeline",
        "compacttui.tui.themes",
    ],
)
def test_nothing_slow_is_imported_for_the_first_paint(module):
    found = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    imported = found.stdout.split()
    assert not [name for name in imported if name.startswith(SLOW)]


def test_a_whole_first_paint_imports_nothing_slow():
    program = """
import asyncio, sys
from compacttui.tui.frame import Frame, Offer, STYLE
from compacttui.tui.place import Place
from compacttui.tui.themes import Look, token_defaults, wear
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.topline import Standing
from textual.app import App

class Today(Place):
    NAME, TITLE = "today", "Today"
    def columns(self): return (Column("", str),)
    def rows(self, store, wanted): import time; time.sleep(0.2); return ["a"]

class Store: revision = 0; today = None

class Program(App):
    CSS_PATH = STYLE
    ENABLE_COMMAND_PALETTE = False
    store, standing, keymap = Store(), Standing(town="Eastmere"), {}
    def __init__(self):
        super().__init__(); wear(self, Look.DARK)
    def get_theme_variable_defaults(self): return token_defaults()
    def get_default_screen(self): return Frame([Offer("today", "Today", Today)])

async def main():
    app = Program()
    async with app.run_test(size=(120, 30)) as pilot:
        place = app.screen.place
        while not (place.is_laid_out and place.lines.has_focus):
            await pilot.pause()
        text = "".join(s.text for strip in app.screen._compositor.render_strips() for s in strip)
        assert "Today" in text and "keys" in text, text
        print(*sys.modules)

asyncio.run(main())
"""
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert not [name for name in found.stdout.split() if name.startswith(SLOW)]
