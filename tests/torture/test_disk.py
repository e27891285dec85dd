"""A disk that fills up, and files that may grow no more, in the middle of acts: refused whole, and nothing is lost."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from scenes.acting import session_on
from scenes.story import BEGIN
from torture.crew import Member, crew
from torture.test_crew import WRITERS, check, faults, until_all_write

from compacttui.acts import organisations
from compacttui.cli.session import Session
from compacttui.questions.towns import towns
from compacttui.records import schema
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.refusal import StoreTrouble

STEPS = 60
"""How often the limit is put somewhere else: each time another write of an act hits it."""


@contextmanager
def no_larger_than(size: int) -> Iterator[None]:
    """No file may grow past a size; what tries is told so, and not ended."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    ends = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
        signal.signal(signal.SIGXFSZ, ends)


@contextmanager
def records(place: Path) -> Iterator[Session]:
    session = session_on(str(place), BEGIN)
    yield session
    session.close()


def three(session: Session, name: str) -> None:
    """An act of several entries."""
    desk = session.desk()
    with desk.together():
        for part in range(3):
            organisations.register(desk, f"{name} {part} " + "long words " * 12)


def test_files_that_may_not_grow(begun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "town.db"
    place.write_bytes(begun.read_bytes())
    chance = random.Random("limit")  # noqa: S311 - the same limits every time, no secret
    done = refused = 0
    with records(place) as session:
        size = verify(session.database, session.town.id).entries
        for number in range(STEPS):
            limit = chance.choice([chance.randrange(60_000), place.stat().st_size + chance.randrange(30_000)])
            said = ""
            try:
                with no_larger_than(limit):
                    three(session, f"Group {number}")
            except StoreTrouble as trouble:
                said = trouble.message
            assert not said or re.search("(refused to read or write|no room left).*Nothing was changed", said)
            refused, done = refused + bool(said), done + (not said)
            verdict = verify(session.database, session.town.id, deep=number % 10 == 0)
            assert verdict.findings == ()
            assert verdict.entries == size + 3 * done
        three(session, "Once there is room again")
        assert verify(session.database, session.town.id).entries == size + 3 * (done + 1)
    assert done
    assert refused
    with capsys.disabled():
        print(f"\nfile-size limit: {refused} acts refused whole, {done} done, none half")


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own, which is soon full."""
    disk = folder / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(disk)])
    if made.returncode:
        pytest.skip("a small disk cannot be made here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("mount"), reason="a full disk needs a small disk of its own"
)
def test_a_disk_that_eight_writers_fill(
    begun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with small_disk(tmp_path, 12) as disk:
        place = disk / "town.db"
        place.write_bytes(begun.read_bytes())
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(2**20))
        with (
            closing(schema.open_database(url_of(str(place)))) as database,
            crew(str(place), tmp_path) as writers,
        ):
            crewed = [writers.add() for _ in range(WRITERS)]
            until_all_write(writers)
            for _ in range(2):
                fill = disk / "fill"
                with suppress(OSError), fill.open("wb") as file:
                    while True:
                        file.write(bytes(4096))
                        file.flush()
                until(lambda: all(member.troubles() for member in crewed))
                told = {member.name: member.told() for member in crewed}
                check(database, told, deep=False)
                fill.unlink(missing_ok=True)
                ballast.unlink(missing_ok=True)
                until(partial(all_go_on, crewed, told))
                for member in crewed:
                    member.diary.with_suffix(".troubles").write_text("")
            writers.dismiss()
            assert faults(tmp_path) == []
            there = check(database, {member.name: member.told() for member in crewed}, deep=True)
            (town,) = towns(database)
            entries = verify(database, town.id).entries
    with capsys.disabled():
        print(
            f"\ndisk filled twice under {WRITERS} writers: {sum(map(len, there.values()))} acts, {entries} entries"
        )


def all_go_on(crewed: list[Member], told: dict[str, list[str]]) -> bool:
    """Everybody was told of something more than they had been."""
    return all(len(member.told()) > len(told[member.name]) for member in crewed)


def until(holds: object) -> None:
    """Wait for something to become true."""
    import time

    assert callable(holds)
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "waited for a minute"
        time.sleep(0.02)
