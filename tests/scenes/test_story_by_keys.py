"""The same story at the keyboard: the real interface, on real records, with nothing but keys."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pytest
from scenes.acting import perform, session_on
from scenes.conftest import begin, root_of
from scenes.keyboard import WIDE, Keyboard, row_of
from scenes.shell import Shell
from scenes.story import (
    AUDITOR,
    BEGIN,
    HOLDER,
    OFFICER,
    READ_AT,
    RETURNING,
    SEAT,
    SECRETARY,
    SEED,
    THE_LINE,
    Step,
    story,
)
from sqlalchemy.pool import QueuePool

from compacttui.acts import drafts
from compacttui.acts.desk import FixedClock
from compacttui.cli.session import Session, Settings
from compacttui.rules.words import Standing
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
async def sitting(
    place: Path | str, who: str, role: str, at: str, *, reads_first: bool = False
) -> AsyncIterator[tuple[Keyboard, Session]]:
    """Somebody sits down at the program."""
    session = Session(Settings(db=str(place), person=who, role=role, now=at.replace(" ", "T"), seed=SEED))
    app = Compacttui(session)
    async with app.run_test(size=WIDE) as _pilot:
        keyboard = Keyboard(app, reads_first=reads_first)
        await keyboard.reads("Today")
        yield keyboard, session
    # What was asked last may still be read; the program itself waits for it when it is left.
    pool = session.database.engine.pool
    await keyboard.until(
        lambda: not isinstance(pool, QueuePool) or not pool.checkedout(), "the end of the last question"
    )
    session.close()


async def play_by_keys(
    place: Path | str, steps: list[Step], struck: Struck, *, reads_first: bool = False
) -> None:
    """Play steps; whoever acts next sits down in turn."""
    refused = {(step.who, step.act) for step in steps if step.refused}
    for (who, role), theirs in groupby(steps, key=lambda step: (step.who, step.role)):
        mine = list(theirs)
        async with sitting(place, who, role, mine[0].at, reads_first=reads_first) as (keyboard, session):
            for step in mine:
                clock = session.clock
                assert isinstance(clock, FixedClock)
                clock.at = step.moment
                before = keyboard.struck
                await keyboard.play(step)
                struck.acts.append((step.act, who, keyboard.struck - before))
            left = {draft.form for draft in drafts.listed(session.desk())}
        assert {(who, form) for form in left} <= refused, "what was sent is no draft any more"


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_the_whole_story_by_keys(
    town: Path, papers: Path, told: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    struck = Struck()
    await play_by_keys(town, story(papers), struck)
    with capsys.disabled():
        print(f"\n{struck.table()}")
    assert root_of(Shell(str(town))) == root_of(told)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.timeout(900)
async def test_on_a_server_the_keys_give_the_same_ledger(
    server_database: str, papers: Path, told: Shell
) -> None:
    begin(server_database)
    await play_by_keys(server_database, story(papers), Struck())
    assert root_of(Shell(server_database)) == root_of(told)


@pytest.mark.slow
async def test_from_the_result_to_the_late_report_by_keys(town: Path, papers: Path, told: Shell) -> None:
    """The half of the story that a volunteer sees; what came before is done without keys."""
    steps = story(papers)
    first = next(number for number, step in enumerate(steps) if step.act == "person.give_roles")
    session = session_on(str(town), BEGIN)
    for step in steps[:first]:
        perform(session, step)
    session.close()
    await play_by_keys(town, steps[first:], Struck())
    assert root_of(Shell(str(town))) == root_of(told)


@pytest.mark.slow
async def test_an_auditor_reads_the_whole_line_by_keys(told: Shell, tmp_path: Path) -> None:
    """Oldest to newest; a step opens: who, in which role, when, from what to what, why; the history is checked."""
    place = tmp_path / "town.db"
    shutil.copy(told.place, place)
    async with sitting(place, AUDITOR, "auditor", READ_AT) as (keyboard, _session):
        assert not await keyboard.choose("seat.create"), "an auditor changes nothing"
        line = await keyboard.open_line("seats", SEAT)
        await keyboard.until(lambda: row_of(line) is not None, "the line")
        rows = [row for _, row in line.lines._reader.kept.rows()]
        assert [row.words for row in rows] == THE_LINE
        assert rows[-1].standing is Standing.LATE
        assert rows[-1].note.endswith("12 days late")
        for step, reads in OPENED.items():
            await keyboard.go_down_to(line, lambda row: row.words == step)  # noqa: B023 - awaited at once
            for words in reads:
                await keyboard.reads(words)
        keyboard.strike("escape")
        await keyboard.go("history")
        keyboard.strike("v")
        await keyboard.reads(f"Checked: {len_of(told):,} entries, every one as it was recorded.")
    assert root_of(Shell(str(place))) == root_of(told), "reading leaves nothing in the ledger"


OPENED = {
    "selection opened": (
        OFFICER,
        "officer",
        "Mon 12 January, 09:00",
        "The board agreed to three seats for carers.",
    ),
    "result declared": (RETURNING, "returning officer", "Thu 12 March, 09:00", "→"),
    "term began": ("not yet begun → in",),
    "left the room": (SECRETARY, "partnership contact", "14:20"),
    "reported back": (HOLDER, "representative", "Sun 10 May, 21:15", "late"),
}
"""What stands beside a step of the line when the cursor is on it."""


def len_of(shell: Shell) -> int:
    entries: int = shell.run("verify", "--json", at=READ_AT).json["towns"][0]["entries"]
    return entries
