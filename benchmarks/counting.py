"""Counting beside pyrankvote and votekit: reading a file and counting it, each in a process of its own, in one run.

A real contest of ordinary size, the largest one of the data folder, and a made-up election with a million papers for 20
candidates and 9 places, by ranking and one line a paper. The other programs count by rules of their own, so only the
time is compared. Without them (extra `benchmark`) this program is measured alone.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks import ballots
from benchmarks.figures import Figure
from benchmarks.terminal import PYTHON

OTHERS = ("pyrankvote", "votekit")
OWN = {"Scottish STV": "compacttui:scottish-stv", "ERS97": "compacttui:ers97", "Meek": "compacttui:meek-prf"}
RUNS = 3
LONG = 20
"""Seconds after which a run is not repeated."""
PATIENCE = 600
"""Seconds after which a program is not waited for any longer."""
ROOM = 12_000_000_000
"""Bytes of memory that another program may take."""

TYPICAL, LARGEST = "glasgow_2022_ward17.csv", "edinburgh_2017_ward12.csv"

SECONDS = {"Scottish STV": 1.5, "ERS97": 1.5, "Meek": 3.0}
"""For a million papers by ranking, load and count together, on an idle machine of 2024."""
MEGABYTES = 200
MEEK_MILLISECONDS = 20
"""For the largest real contest, the count alone."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one program took for one file: seconds, and memory."""

    load: float
    count: float
    megabytes: float

    @property
    def both(self) -> float:
        """Load and count, in seconds."""
        return self.load + self.count


def figures(folder: Path, papers: int) -> list[Figure]:
    """Measure everything there is to measure here.

    Args:
        folder: where the made-up elections are written.
        papers: how many papers they have.
    """
    others = [name for name in OTHERS if find_spec(name)]
    if missing := sorted(set(OTHERS) - set(others)):
        print(f"not installed, so not compared with: {', '.join(missing)} (extra “benchmark”)")
    found: list[Figure] = []
    scottish = _data() / "elections" / "scot"
    if scottish.is_dir():
        found += _contest("ordinary contest", scottish / TYPICAL, others)
        found += _contest("largest contest", scottish / LARGEST, others)
        alone = _best_of([OWN["Meek"]], scottish / LARGEST)[OWN["Meek"]].count * 1000
        found.append(Figure("largest contest, Meek, count alone", alone, "ms", at_most=MEEK_MILLISECONDS))
    else:
        print(f"no real contests: {scottish} is not there (COMPACTTUI_DATA names the folder)")
    made = ballots.make(papers)
    for what, one_by_one in (("by ranking", False), ("one line a paper", True)):
        file = ballots.write(made, folder / f"made-up-{one_by_one:d}.blt", one_by_one=one_by_one)
        found += _contest(f"{papers:,} papers {what}", file, others, bounded=not one_by_one)
    return found


def _contest(what: str, file: Path, others: list[str], *, bounded: bool = False) -> list[Figure]:
    """Load and count of one file by every program; ours against the fastest of the others."""
    best = _best_of([*others, *OWN.values()], file)
    for name in others:
        if name not in best:
            print(f"{what}: {name} took more than {PATIENCE} s or {ROOM // 10**9} GB, and was stopped")
    found = [Figure(f"{what}: {name}", best[name].both, "s") for name in others if name in best]
    fastest = min((figure.value for figure in found), default=None)
    for name, program in OWN.items():
        own = best[program]
        at_most = 1.0 if fastest is not None else None
        found.append(Figure(f"{what}: {name}", own.both, "s", fastest, at_most))
        if bounded:
            found.append(Figure("  the same, in seconds", own.both, "s", at_most=SECONDS[name]))
            found.append(Figure("  its memory", own.megabytes, "MB", at_most=MEGABYTES))
    return found


def _best_of(programs: list[str], file: Path) -> dict[str, Taken]:
    """The best run of each program, in turn, so that a machine that slows down slows all; a long run is not repeated."""
    best: dict[str, Taken] = {}
    left = list(programs)
    for _ in range(RUNS):
        for program in list(left):
            taken = _taken(program, file)
            if taken is not None and (program not in best or taken.both < best[program].both):
                best[program] = taken
            if taken is None or taken.both > LONG:
                left.remove(program)
    return best


def _taken(program: str, file: Path) -> Taken | None:
    """What a program takes; nothing if it takes too much."""
    command = [PYTHON, "-m", "benchmarks.counters", program, str(file)]
    bound = None if program.startswith("compacttui") else _bounded
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=PATIENCE, preexec_fn=bound
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    told = json.loads(done.stdout.splitlines()[-1])
    return Taken(told["load"], told["count"], told["megabytes"])


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


def _data() -> Path:
    return Path(os.environ.get("COMPACTTUI_DATA", Path(__file__).parents[2] / "shared" / "data"))
