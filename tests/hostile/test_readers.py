"""Files made wrong, by the hundred and by the thousand: each is read or refused in a sentence, soon, and changes nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import thread_time

import pytest
from hostile.readers import ALL, Plainly, check, inputs

from compacttui.acts import organisations, people
from compacttui.acts.desk import Desk
from compacttui.questions.view import View

SEED = int(os.environ.get("COMPACTTUI_FUZZ_SEED", "20261122"))
MANY = int(os.environ.get("COMPACTTUI_FUZZ_FILES", "1000"))
"""How many files of each kind the slow test makes; twenty thousand take an hour."""
MOST_SECONDS = 1.0
"""Of this processor's time, for any one file."""
MOST_MEMORY = 150_000
"""Kilobytes more than before, for any one file."""

_STATUS = Path("/proc/self/status")
_FORGET = Path("/proc/self/clear_refs")


@pytest.fixture
def view(desk: Desk, view_of) -> View:
    organisations.register(desk, "Harbour Youth Trust")
    people.register(desk, "Maria Okafor")
    made: View = view_of(desk)
    return made


@pytest.fixture
def place() -> Iterator[Path]:
    """A file in memory, where there is such a place."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:  # noqa: S108
        yield Path(folder) / "file"


def peak() -> int:
    """Kilobytes that this process had at most since it was last told to forget that."""
    return next(int(line.split()[1]) for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))


def forget_peak() -> None:
    with suppress(OSError):
        _FORGET.write_text("5")


def read_many(name: str, view: View, place: Path, number: int) -> None:
    """Let a reader have so many files; the first that it falls over, or takes too long or too much for, fails the test."""
    reader = ALL[name]
    database = view.database.path
    assert database is not None
    before = sha256(database.read_bytes()).digest()
    outcomes = {True: 0, False: 0}
    measured = _STATUS.exists() and os.access(_FORGET, os.W_OK)
    for turn in range(number):
        raw, chance = inputs(name, reader, SEED, turn)
        place.write_bytes(raw)
        if measured:
            forget_peak()
            memory = peak()
        began = thread_time()
        try:
            outcomes[check(reader, place, view, chance)] += 1
        except BaseException as error:
            error.add_note(_which(name, turn, raw))
            raise
        taken = thread_time() - began
        assert taken < MOST_SECONDS, f"{taken:.2f} s; {_which(name, turn, raw)}"
        if measured:
            assert peak() - memory < MOST_MEMORY, f"{peak() - memory:,} kB; {_which(name, turn, raw)}"
    assert sha256(database.read_bytes()).digest() == before
    assert outcomes[False] > number // 10, "most are wrong"
    assert outcomes[True] > number // 100, "some are right"


def _which(name: str, turn: int, raw: bytes) -> str:
    return f"{name}, file {turn} of seed {SEED} (COMPACTTUI_FUZZ_SEED), {len(raw):,} bytes: {raw[:300]!r}"


@pytest.mark.parametrize("name", ALL)
def test_files_as_they_are_meant_to_be_are_read(name: str, view: View, place: Path) -> None:
    for raw in ALL[name].whole:
        place.write_bytes(raw)
        ALL[name].reads(place, view, Plainly())


@pytest.mark.parametrize("name", ALL)
def test_no_file_ends_the_program(name: str, view: View, place: Path) -> None:
    read_many(name, view, place, ALL[name].at_once)


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.parametrize("name", ALL)
def test_none_of_many_more_files_ends_the_program(name: str, view: View, place: Path) -> None:
    read_many(name, view, place, MANY)
