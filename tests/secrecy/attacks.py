"""What somebody does who wants to know how an elector voted, and has the files.

Each attack takes what it finds in the order in which it finds it, and says: the first elector cast the first paper,
the second the second. Where papers are kept as most programs keep rows, it is right about everybody.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from struct import unpack
from typing import Any

Rows = Sequence[tuple[Any, ...]]


def wal_states(file: Path, work: Path) -> Iterator[Path]:
    """The database as it was after each commit that its write-ahead log still holds, the oldest first."""
    log = file.with_name(file.name + "-wal")
    held = log.read_bytes() if log.exists() else b""
    if len(held) < 32:
        return
    page = unpack(">I", held[8:12])[0]
    salts = held[16:24]
    for start in range(32, len(held) - 24 - page + 1, 24 + page):
        commits, own = unpack(">I", held[start + 4 : start + 8])[0], held[start + 8 : start + 16]
        if own != salts:
            return
        if commits:
            state = work / "state.db"
            for end in ("", "-wal", "-shm"):
                state.with_name(state.name + end).unlink(missing_ok=True)
            shutil.copy(file, state)
            state.with_name("state.db-wal").write_bytes(held[: start + 24 + page])
            yield state


def rows_of(file: Path, query: str) -> Rows:
    """What a query finds in a file."""
    with closing(sqlite3.connect(file)) as opened:
        return opened.execute(query).fetchall()


def by_replaying_the_log(
    file: Path, work: Path, papers: str, voted: str
) -> Iterator[tuple[set[Any], set[Any]]]:
    """Who voted, and which paper came, between one commit in the write-ahead log and the next."""
    before: tuple[set[Any], set[Any]] | None = None
    for state in wal_states(file, work):
        now = (
            {row[0] for row in rows_of(state, voted)},
            {row[0] for row in rows_of(state, papers)},
        )
        if before is not None and len(now[0]) > len(before[0]):
            yield now[0] - before[0], now[1] - before[1]
        before = now


def by_position(raw: bytes, wanted: Sequence[bytes]) -> list[int]:
    """Which of these byte strings comes first in a file, which next; those that are not in it are left out."""
    found = [(raw.find(one), number) for number, one in enumerate(wanted)]
    return [number for place, number in sorted(found) if place >= 0]


def by_last_position(raw: bytes, wanted: Sequence[bytes]) -> list[int]:
    """As `by_position`, by where each was written last."""
    found = [(raw.rfind(one), number) for number, one in enumerate(wanted)]
    return [number for place, number in sorted(found) if place >= 0]


def pages(raw: bytes, wanted: Sequence[bytes], size: int = 4096) -> list[int]:
    """By the page that each is on, and inside a page from its end: SQLite fills pages from behind."""
    found = [(raw.find(one), number) for number, one in enumerate(wanted)]
    return [number for _, _, number in sorted((at // size, -at, number) for at, number in found if at >= 0)]


Attack = Callable[..., list[int]]
