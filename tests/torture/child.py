"""Programs that the torture tests start, and kill: each says on its standard output what it has done, line by line."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from scenes.acting import perform, session_on
from scenes.story import BEGIN, story

from compacttui.acts import organisations
from compacttui.acts.registry import all_acts
from compacttui.cli.session import Session, Settings


def play(place: str, ballots: str, first: str) -> None:
    """Play the story from a step on; after each, say its number and the number of entries that it left."""
    session = session_on(place, BEGIN)
    steps = list(enumerate(story(Path(ballots))))
    print("ready", flush=True)
    for number, step in steps[int(first) :]:
        print(number, len(perform(session, step).kept), flush=True)


def append(place: str, name: str, seconds: str) -> None:
    """Register organisations for some seconds; say the number of the entry of each."""
    session = Session(Settings(db=place))
    desk = session.desk()
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.monotonic() + float(seconds)
    done = 0
    while time.monotonic() < end:
        done += 1
        organisations.register(desk, f"{name} {done}")
        print(*desk.kept, flush=True)


if __name__ == "__main__":
    all_acts()
    {"play": play, "append": append}[sys.argv[1]](*sys.argv[2:])
