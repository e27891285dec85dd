"""``python -m benchmarks [start|keys|ledger] [--entries N]``: measure, print, and exit with 1 where a budget is missed."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import keys, ledger, start
from benchmarks.figures import Figure, table
from benchmarks.terminal import PYTHON

_PARTS: dict[str, tuple[Callable[[Path], list[Figure]], bool]] = {
    "start": (start.figures, False),
    "keys": (keys.figures, True),
    "ledger": (ledger.figures, True),
}
"""Each part, and whether it needs the large file."""


def _sample(file: Path, *more: str) -> Path:
    if not file.exists():
        subprocess.run(
            [PYTHON, "-m", "compacttui", "sample", str(file), "--size", "town", "--seed", "1", *more],
            check=True,
        )
    return file


def main() -> int:
    """Run the parts asked for, or all of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*_PARTS, []], default=[])
    asked.add_argument("--entries", type=int, default=1_000_000, help="how long the large ledger is")
    asked.add_argument("--folder", type=Path, help="where the samples are kept between runs")
    given = asked.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as passing:
        folder = given.folder or Path(passing)
        for name in given.parts or _PARTS:
            measure, needs_large = _PARTS[name]
            file = (
                _sample(folder / f"large-{given.entries}.db", "--events", str(given.entries))
                if needs_large
                else _sample(folder / "town.db")
            )
            figures = measure(file)
            print(f"\n{name}\n{table(figures)}", flush=True)
            missed = missed or not all(figure.holds for figure in figures)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
