"""``python -m benchmarks [PART ...] [--entries N] [--papers N] [--sizes city,region] [--seconds N]``: measure, print, and exit with 1 where a budget is missed.

The parts are start, keys, room, ledger, counting, questions and writers.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks import counting, keys, ledger, questions, room, start, writers
from benchmarks.figures import Figure, table
from benchmarks.terminal import PYTHON


def main() -> int:
    """Run the parts asked for, or all of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*_PARTS, []], default=[])
    asked.add_argument("--entries", type=int, default=1_000_000, help="how long the large ledger is")
    asked.add_argument("--papers", type=int, default=1_000_000, help="papers of the made-up election")
    asked.add_argument("--folder", type=Path, help="where the samples are kept between runs")
    asked.add_argument("--sizes", default="city,region", help="the samples that every question is asked of")
    asked.add_argument("--seconds", type=float, default=60, help="for how long sixteen write at once")
    asked.add_argument("--server", default="", help="the URL of a server on which they write, too")
    given = asked.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as passing:
        folder = given.folder or Path(passing)
        for name in given.parts or _PARTS:
            figures = _PARTS[name](folder, given)
            print(f"\n{name}\n{table(figures)}", flush=True)
            missed = missed or not all(figure.holds for figure in figures)
    return int(missed)


def _town(folder: Path) -> Path:
    return _sample(folder / "town.db")


def _large(folder: Path, given: argparse.Namespace) -> Path:
    return _sample(folder / f"large-{given.entries}.db", "--events", str(given.entries))


_MOST = {"town": 4.0, "city": 4.0, "region": 10.0}
"""How many times as long as a bare loop an answer may take, by the size of the sample: 100 and 250 ms on an idle machine."""


def _questions(folder: Path, given: argparse.Namespace) -> list[Figure]:
    figures: list[Figure] = []
    for size in given.sizes.split(","):
        file = _sample(folder / f"{size}.db", size=size)
        figures += [replace(one, what=f"{size}: {one.what}") for one in questions.figures(file, _MOST[size])]
    return figures


def _writers(folder: Path, given: argparse.Namespace) -> list[Figure]:
    found = writers.figures(str(folder / f"writers-{os.getpid()}.db"), given.seconds, "SQLite")
    with writers.server(folder, given.server) as place:
        return found + (writers.figures(place, given.seconds, "PostgreSQL") if place else [])


def _sample(file: Path, *more: str, size: str = "town") -> Path:
    if not file.exists():
        subprocess.run(
            [PYTHON, "-m", "compacttui", "sample", str(file), "--size", size, "--seed", "1", *more],
            check=True,
        )
    return file


_PARTS: dict[str, Callable[[Path, argparse.Namespace], list[Figure]]] = {
    "start": lambda folder, _: start.figures(_town(folder)),
    "keys": lambda folder, given: keys.figures(_large(folder, given)),
    "room": lambda folder, _: room.figures(folder),
    "ledger": lambda folder, given: ledger.figures(_large(folder, given), _town(folder)),
    "counting": lambda folder, given: counting.figures(folder, given.papers),
    "questions": _questions,
    "writers": _writers,
}


if __name__ == "__main__":
    sys.exit(main())
