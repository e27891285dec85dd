"""From the command to the first frame, against a bare Textual program in the same run.

Budgets: the places are there and take keys within 1.4 times, the first line of Today within 2.0 times.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.terminal import PYTHON, running

RUNS = 9
FRAME_AT_MOST = 1.4
ROW_AT_MOST = 2.0


def _seconds(command: Sequence[str], *texts: str) -> list[float]:
    with running(command) as terminal:
        return [terminal.seconds_until(text) for text in texts]


def figures(sample: Path) -> list[Figure]:
    """Measure in turn, so that a machine that slows down slows both.

    Args:
        sample: a sample town's file.
    """
    bare_command = [PYTHON, "-m", "benchmarks.bare"]
    own_command = [PYTHON, "-m", "compacttui", "--db", str(sample), "--today", "2026-11-21"]
    for command, text in ((bare_command, "Bare"), (own_command, "Meetings")):
        _seconds(command, text)  # byte code is compiled, the disk is warm
    bare, frame, row = [], [], []
    for _ in range(RUNS):
        bare += _seconds(bare_command, "Bare")
        # The last place of day one, then the heading over the first duty.
        first, second = _seconds(own_command, "Meetings", "NEEDS YOU")
        frame.append(first)
        row.append(second)
    middle = statistics.median(bare)
    return [
        Figure("bare Textual program, first frame", middle, "s"),
        Figure("first frame: places and keys", statistics.median(frame), "s", middle, FRAME_AT_MOST),
        Figure("first line of Today", statistics.median(row), "s", middle, ROW_AT_MOST),
    ]
