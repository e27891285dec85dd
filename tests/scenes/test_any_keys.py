"""Whatever keys are struck, and however fast: the program goes on, and no person reads what is not for people."""

from __future__ import annotations

import asyncio
import json
import random
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from scenes.keyboard import Keyboard

from compacttui.acts.sample import Built
from compacttui.cli.session import Session, Settings
from compacttui.records.verify import verify
from compacttui.tui.app import Compacttui

_NOW: Final = "2026-11-21T09:30"
_SIZES: Final = ((80, 24), (140, 40), (60, 18), (100, 30), (40, 12))
_KEYS: Final = (
    *("down",) * 14,
    *("up",) * 6,
    *("enter",) * 16,
    *("escape",) * 7,
    *("tab",) * 10,
    *("shift+tab",) * 3,
    *("space",) * 7,
    *("right", "left", "pagedown", "end") * 3,
    *"0123456789",
    *"ndhpavosfruxmie" * 2,
    *("slash", "question_mark", "ctrl+p", "f1", "f2", "f2", "f4", "f5", "backspace", "delete", "home"),
)
_WORDS: Final = (
    "3",
    "12 mar 2026",
    "today",
    "yes",
    "Maria",
    "carers",
    "[red]x[/red]",
    "ü\N{RIGHT-TO-LEFT OVERRIDE}abc",
    "=1+1",
    "31 feb 2026",
    "x" * 300,
    "14:00",
    "a@b.example",
)
# A checkpoint is a text for programs, too, and names its town (tow-...) as they do.
_NOT_FOR_PEOPLE: Final = re.compile(
    r"\b(?!tow-)[a-z]{3}-[0-9a-z]{16}\b|\bNone\b|\b(?:19|20)\d\d-\d\d-\d\d\b|Traceback|Exception|Error:"
)


def _hats(file: Path) -> list[tuple[str, str]]:
    """Everybody with each of their roles."""
    query = "SELECT name, roles FROM person WHERE superseded_seq IS NULL AND effective_to IS NULL ORDER BY id"
    with closing(sqlite3.connect(file)) as connection:
        return [
            (name, role) for name, roles in connection.execute(query) for role in json.loads(roles or "[]")
        ]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(24))
async def test_any_keys_leave_a_program_that_works(
    sample_town: tuple[Path, Built], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same keys again for the same seed
    file = tmp_path / "town.db"
    shutil.copy(sample_town[0], file)
    hats = _hats(file)
    role = chance.choice(sorted({role for _, role in hats}))
    who = chance.choice([name for name, has in hats if has == role])
    session = Session(Settings(db=str(file), person=who, role=role, now=_NOW, seed=seed))
    app = Compacttui(session)
    async with app.run_test(size=chance.choice(_SIZES)) as pilot:
        keys = Keyboard(app)
        await keys.stops_reading()
        struck: list[str] = []
        for _ in range(600):
            if app._exit:
                break
            for key in _next(chance):
                struck.append(key)
                keys.strike(key)
            if chance.random() < 0.01:
                await pilot.resize_terminal(*chance.choice(_SIZES))
            await asyncio.sleep(chance.choice((0, 0.002, 0.02, 0.05, 0.15)))
            _reads_well(keys, struck)
        if not app._exit:
            # Every key is heard first: the screens that would take them are taken down now.
            await keys.until(lambda: not app._turns._waiting, "the last key")
            await keys.comes_to_rest()
        await keys.stops_reading()
    assert verify(session.database, session.town.id).ok
    session.close()


def _next(chance: random.Random) -> Sequence[str]:
    """One key, some at once, or the keys of some words."""
    which = chance.random()
    if which < 0.05:
        return chance.choice(_WORDS)
    return chance.choices(_KEYS, k=chance.randint(2, 8) if which < 0.1 else 1)


def _reads_well(keys: Keyboard, struck: Sequence[str]) -> None:
    """Nothing stands on the screen that is for programs, but what was typed."""
    screen = keys.screen_text()
    typed = "".join(key for key in struck if len(key) == 1)
    for found in _NOT_FOR_PEOPLE.finditer(screen):
        assert found.group() in typed, f"after {struck[-12:]}:\n{screen}"
