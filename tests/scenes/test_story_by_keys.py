"""The same story at the keyboard: the real interface, on real records, with nothing but keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pytest
from scenes.conftest import root_of
from scenes.keyboard import WIDE, Keyboard
from scenes.shell import Shell
from scenes.story import SEED, Step, story

from compacttui.acts import drafts
from compacttui.acts.desk import FixedClock
from compacttui.cli.session import Session, Settings
from compacttui.tui.app import Compacttui


@dataclass
class Struck:
    """Keys by what they were for."""

    acts: list[tuple[str, str, int]] = field(default_factory=list)

    def table(self) -> str:
        """How many keys each act took, on the average and in all."""
        times, keys = Counter[str](), Counter[str]()
        for act, _, number in self.acts:
            times[act] += 1
            keys[act] += number
        rows = [f"{act:<24}{times[act]:>6}{keys[act] // times[act]:>10}{keys[act]:>9,}" for act in times]
        whole = (
            f"{'in all':<24}{times.total():>6}{keys.total() // max(1, times.total()):>10}{keys.total():>9,}"
        )
        return "\n".join([f"{'act':<24}{'times':>6}{'keys each':>10}{'keys':>9}", *rows, whole])


@asynccontextmanager
async def sitting(place: Path, who: str, role: str, at: str) -> AsyncIterator[tuple[Keyboard, Session]]:
    """Somebody sits down at the program."""
    session = Session(Settings(db=str(place), person=who, role=role, now=at.replace(" ", "T"), seed=SEED))
    app = Compacttui(session)
    async with app.run_test(size=WIDE) as _pilot:
        keyboard = Keyboard(app)
        await keyboard.reads("Today")
        yield keyboard, session
    session.close()


async def play_by_keys(place: Path, steps: list[Step], struck: Struck) -> None:
    """Play steps; whoever acts next sits down in turn."""
    for (who, role), theirs in groupby(steps, key=lambda step: (step.who, step.role)):
        mine = list(theirs)
        async with sitting(place, who, role, mine[0].at) as (keyboard, session):
            for step in mine:
                clock = session.clock
                assert isinstance(clock, FixedClock)
                clock.at = step.moment
                before = keyboard.struck
                await keyboard.play(step)
                struck.acts.append((step.act, who, keyboard.struck - before))
            left = {draft.form for draft in drafts.listed(session.desk())}
        assert left <= {step.act for step in mine if step.refused}, "what was sent is no draft any more"


@pytest.mark.timeout(600)
async def test_the_whole_story_by_keys(
    town: Path, papers: Path, told: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    struck = Struck()
    await play_by_keys(town, story(papers), struck)
    with capsys.disabled():
        print(f"\n{struck.table()}")
    assert root_of(Shell(str(town))) == root_of(told)
