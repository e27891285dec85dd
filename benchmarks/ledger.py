"""Checking a whole ledger, against a bare loop of SHA-256 over the same leaves and nodes in the same run.

Budgets: the ledger alone at most 4.5 times the loop, in 80 MB; with every table worked out again at least 35,000 entries a
second by the clock, in 200 MB for all programs that share it; opening a file and reading where its ledger ends takes as long
for a million entries as for a few.
"""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.terminal import PYTHON

_OPENINGS = 15


def _bare_hashing(bodies: list[bytes]) -> float:
    started = time.process_time()
    level = [sha256(b"\x00" + body).digest() for body in bodies]
    while len(level) > 1:
        pairs = [sha256(b"\x01" + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return time.process_time() - started


def figures(large: Path, small: Path) -> list[Figure]:
    """Check a large file twice, each time in a program of its own: the ledger alone, and every table worked out again.

    What is compared with the loop is the processor's own time: a busy machine changes little. Where work is shared by two
    processors the clock counts: that is to be measured on an idle machine. The loop is the least that can be done: the bodies
    are in memory already, and hashed as bytes.

    Args:
        large: a sample file with many entries.
        small: one with few.
    """
    with closing(sqlite3.connect(large)) as connection:
        bodies = [body.encode() for (body,) in connection.execute("SELECT body FROM event ORDER BY seq")]
    bare = _bare_hashing(bodies)
    entries = len(bodies)
    del bodies
    ledger, whole = _verified(large, "--log"), _verified(large)
    return [
        Figure(f"bare SHA-256 over {entries:,} entries", bare, "s"),
        Figure("verify --log", ledger["seconds"], "s", bare, at_most=4.5),
        Figure("verify --log, memory at most", ledger["megabytes"], "MB", at_most=80),
        Figure(
            "verify, entries a second by the clock", entries / whole["clock"], "entries/s", at_least=35_000
        ),
        Figure("verify, processors' time for each entry", whole["seconds"] / entries * 1e6, "µs"),
        Figure("verify, memory at most", whole["megabytes"], "MB", at_most=200),
        Figure("opening, and the head: few entries", _opening(small) * 1000, "ms"),
        Figure(
            f"opening, and the head: {entries:,}",
            _opening(large) * 1000,
            "ms",
            _opening(small) * 1000,
            at_most=2,
        ),
    ]


def _verified(file: Path, *how: str) -> dict[str, float]:
    """The processors' seconds, those of the clock, and the memory of ``compacttui verify`` on a file."""
    ran = subprocess.run(
        [PYTHON, "-m", "benchmarks.ledger", str(file), *how], check=True, capture_output=True, text=True
    )
    told: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return told


def _opening(file: Path) -> float:
    """Seconds of the processor from nothing open to where every town's ledger ends, in the middle."""
    from compacttui.questions.towns import heads
    from compacttui.records.database import url_of
    from compacttui.records.schema import open_database

    taken = []
    for _ in range(_OPENINGS):
        started = time.process_time()
        with closing(open_database(url_of(str(file)))) as database:
            heads(database)
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def _most_memory() -> float:
    """The most memory that this program had in use, and the one that it started beside itself, in MB.

    What the system counts for a process as its most begins with what had started it, and that holds every body here.
    """
    beside = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return (int(line.split()[1]) + beside) / 1024
    return 0.0


def _processors_time() -> float:
    """The seconds that this program and what it started have taken of all processors."""
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system


def _verify(arguments: list[str]) -> None:
    from compacttui.cli.main import program

    started, clock = _processors_time(), time.perf_counter()
    try:
        program(["verify", "--db", *arguments], standalone_mode=False)
    except SystemExit as ended:
        if ended.code:
            raise RuntimeError("the sample's history does not check") from ended
    told = {
        "seconds": _processors_time() - started,
        "clock": time.perf_counter() - clock,
        "megabytes": _most_memory(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    _verify(sys.argv[1:])
