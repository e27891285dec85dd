"""Keys and memory in the history of a million entries.

Budgets: from a key to the repaint at most 10 ms in the middle, at most 100 MB in use.
"""

from __future__ import annotations

import statistics
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.terminal import PYTHON, running

PRESSES = 60
PAGE_DOWN = "\x1b[6~"
END = "\x1b[F"


def figures(large: Path) -> list[Figure]:
    """Press keys in the history of a large file.

    Args:
        large: a sample file with many entries.
    """
    with running([PYTHON, "-m", "compacttui", "--db", str(large), "--today", "2026-11-21"]) as terminal:
        terminal.seconds_until("Meetings")
        terminal.settle()
        terminal.press("0")  # the tenth place: the history
        terminal.settle(1.0)
        down = [terminal.seconds_to_answer("j") for _ in range(PRESSES)]
        page = [terminal.seconds_to_answer(PAGE_DOWN) for _ in range(PRESSES)]
        start_to_end = terminal.seconds_to_answer(END)
        terminal.settle(1.0)
        memory = terminal.megabytes
    return [
        Figure("one row down, median", statistics.median(down) * 1000, "ms", at_most=10),
        Figure("one page down, median", statistics.median(page) * 1000, "ms", at_most=10),
        Figure("one row down, slowest of 60", max(down) * 1000, "ms"),
        Figure("to the oldest entry, first answer", start_to_end * 1000, "ms"),
        Figure("memory in use", memory, "MB", at_most=100),
    ]
