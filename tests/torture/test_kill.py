"""Power cuts in the middle of an act: what was acknowledged is there, what was not is there whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from scenes.acting import perform, session_on
from scenes.story import BEGIN, Step, story

from compacttui.cli.session import Session
from compacttui.records.verify import Verdict, verify

CHILD = Path(__file__).parent / "child.py"
SOME_ACTS = 0.1
"""Seconds: half of the kills come somewhere in the time that the next acts take."""

PLAYED_ON = 5
"""After one of so many kills the story is played on to its end."""


@dataclass(frozen=True, slots=True)
class Told:
    """The story played to its end by nobody who was killed.

    Attributes:
        steps: what was done.
        sizes: how many entries there were before the first step, and after each.
        root: the ledger's head at the end.
    """

    steps: Sequence[Step]
    sizes: Sequence[int]
    root: str


@pytest.fixture(scope="module")
def told(begun: Path, papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    place = tmp_path_factory.mktemp("told") / "town.db"
    place.write_bytes(begun.read_bytes())
    steps = story(papers)
    with records(place) as session:
        sizes = [checked(session).entries]
        for step in steps:
            sizes.append(sizes[-1] + len(perform(session, step).kept))
        end = checked(session)
    assert end.entries == sizes[-1]
    return Told(steps, sizes, end.root)


@contextmanager
def records(place: Path) -> Iterator[Session]:
    session = session_on(str(place), BEGIN)
    yield session
    session.close()


def checked(session: Session) -> Verdict:
    """The whole history, checked in depth: nothing is wrong with it."""
    verdict = verify(session.database, session.town.id, deep=True)
    assert verdict.findings == ()
    return verdict


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A child of ours; it is ended in any case."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen(
        [sys.executable, str(CHILD), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n", child.stderr and child.stderr.read()
        yield child
    finally:
        child.kill()
        child.communicate()


def last_written(log: Path) -> int:
    """When a file was last written, in nanoseconds; 0 without it: the child that ends takes it away."""
    try:
        return log.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def until_it_writes(place: Path, child: subprocess.Popen[str]) -> None:
    """Return in the moment when the log beside the file is seen to change: an act is being written."""
    log = place.with_name(f"{place.name}-wal")
    before = last_written(log)
    while child.poll() is None and last_written(log) == before:
        pass


def killed(place: Path, papers: Path, chance: random.Random, steps: int) -> int:
    """Play the story in a child, and kill it somewhere; returns how many steps it had acknowledged."""
    with started("play", str(place), str(papers), "0") as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(chance.randrange(steps))]
        if chance.random() < 0.5:
            time.sleep(chance.random() * SOME_ACTS)  # a power cut waits for nothing
        else:
            until_it_writes(place, child)
        child.send_signal(signal.SIGKILL)
        # What the pipe still holds was acknowledged, too; a line cut short was not.
        lines += child.stdout.read().splitlines(keepends=True)
        assert child.wait() in (-signal.SIGKILL, 0)
    whole = [line for line in lines if line.endswith("\n")]
    assert [int(line.split()[0]) for line in whole] == list(range(len(whole)))
    return len(whole)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kills", [100])
def test_a_killed_program_loses_no_acknowledged_act_and_leaves_none_half_done(
    kills: int, told: Told, begun: Path, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(f"kill {kills}")  # noqa: S311 - the same kills every time, no secret
    acknowledged, unheard = 0, 0
    place = tmp_path / "town.db"
    for number in range(kills):
        for file in tmp_path.iterdir():
            file.unlink()
        place.write_bytes(begun.read_bytes())
        heard = killed(place, papers, chance, len(told.steps))
        with records(place) as session:
            found = checked(session).entries
            assert found in told.sizes[heard : heard + 2], "an acknowledged act is lost, or one is half done"
            kept = found > told.sizes[heard]
            if number % PLAYED_ON == 0:
                for step in told.steps[heard + kept :]:
                    perform(session, step)
                assert checked(session).root == told.root, "played on, the story ends in another ledger"
        acknowledged, unheard = acknowledged + heard, unheard + kept
    with capsys.disabled():
        print(
            f"\n{kills} kills: {acknowledged:,} acts acknowledged, 0 lost; {unheard} kept whole though the word of "
            f"them was cut off, {kills - unheard} not begun or undone whole; 0 half done."
        )
