"""``python -m benchmarks [start|keys|room|ledger|counting] [--entries N] [--papers N]``: measure, print, and exit with 1 where a budget is missed."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import counting, keys, ledger, room, start
from benchmarks.figures import Figure, table
from benchmarks.terminal import PYTHON


def main() -> int:
    """Run the parts asked for, or all of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*_PARTS, []], default=[])
    asked.add_argument("--entries", type=int, default=1_000_000, help="how long the large ledger is")
    asked.add_argument("--papers", type=int, default=1_000_000, help="papers of the made-up election")
    asked.add_argument("--folder", type=Path, help="where the samples are kept between runs")
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


def _sample(file: Path, *more: str) -> Path:
    if not file.exists():
        subprocess.run(
            [PYTHON, "-m", "compacttui", "sample", str(file), "--size", "town", "--seed", "1", *more],
            check=True,
        )
    return file


_PARTS: dict[str, Callable[[Path, argparse.Namespace], list[Figure]]] = {
    "start": lambda folder, _: start.figures(_town(folder)),
    "keys": lambda folder, given: keys.figures(_large(folder, given)),
    "room": lambda folder, _: room.figures(folder),
    "ledger": lambda folder, given: ledger.figures(_large(folder, given)),
    "counting": lambda folder, given: counting.figures(folder, given.papers),
}


if __name__ == "__main__":
    sys.exit(main())
