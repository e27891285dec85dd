"""Checking a whole ledger, against a bare loop of SHA-256 over the same leaves and nodes in the same run."""

from __future__ import annotations

import sqlite3
import time
from hashlib import sha256
from pathlib import Path

from benchmarks.figures import Figure


def _bare_hashing(bodies: list[bytes]) -> float:
    started = time.perf_counter()
    level = [sha256(b"\x00" + body).digest() for body in bodies]
    while len(level) > 1:
        pairs = [sha256(b"\x01" + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return time.perf_counter() - started


def figures(large: Path) -> list[Figure]:
    """Check a large file twice: the ledger alone, and every table worked out again.

    Args:
        large: a sample file with many entries.
    """
    from compacttui.records.database import url_of
    from compacttui.records.schema import open_database
    from compacttui.records.verify import verify

    with sqlite3.connect(large) as connection:
        bodies = [body.encode() for (body,) in connection.execute("SELECT body FROM event ORDER BY seq")]
        log = connection.execute("SELECT log FROM head").fetchone()[0]
    connection.close()
    bare = _bare_hashing(bodies)
    entries = len(bodies)
    del bodies
    database = open_database(url_of(str(large)))
    seconds = {}
    for deep in (False, True):
        started = time.perf_counter()
        if not verify(database, log, deep=deep).ok:
            raise RuntimeError("the sample's history does not check")
        seconds[deep] = time.perf_counter() - started
    database.close()
    return [
        Figure(f"bare SHA-256 over {entries:,} entries", bare, "s"),
        Figure("verify --log", seconds[False], "s", bare, at_most=4.5),
        Figure("verify, entries a second", entries / seconds[True], "entries/s"),
    ]
