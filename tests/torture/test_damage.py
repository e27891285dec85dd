"""Files with a wrong bit, cut short, or written over in part: said so, or the very same records; never anything else."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from compacttui.questions.towns import towns
from compacttui.records import schema
from compacttui.records.columns import subject_tables
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused

FLIPS = 150
CUTS = 40
KEPT = (*sorted(subject_tables), "event", "head", "node", "personal", "about", "thing")
"""Tables of the ledger and of what follows from it; what stands beside the ledger is nobody's evidence."""


def content(place: Path) -> list[tuple[str, list[tuple[object, ...]]]] | None:
    """Every row that is evidence."""
    with closing(sqlite3.connect(place)) as connection:
        return [(name, sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)) for name in KEPT]


def look_at(place: Path) -> str:
    """What the program says of a file: what is wrong, or nothing."""
    try:
        with closing(schema.open_database(url_of(str(place)))) as database:
            if database.damage:
                return database.damage
            known = towns(database)
            if not known:
                return "no town"
            findings = [
                one.sentence for town in known for one in verify(database, town.id, deep=True).findings
            ]
            return " ".join(findings)
    except Refused as refused:
        return refused.message


@pytest.fixture(scope="module")
def whole(begun: Path) -> tuple[bytes, object]:
    """A file as it should be, and what is in it."""
    return begun.read_bytes(), content(begun)


def spoiled(place: Path, spoilt: bytes) -> str:
    for end in ("", "-wal", "-shm", "-journal"):
        place.with_name(place.name + end).unlink(missing_ok=True)
    place.write_bytes(spoilt)
    return look_at(place)


@pytest.mark.parametrize(
    "flips",
    [
        20,
        pytest.param(FLIPS, marks=[pytest.mark.slow, pytest.mark.timeout(300)]),
        pytest.param(2000, marks=[pytest.mark.long, pytest.mark.timeout(1500)]),
    ],
)
def test_a_flipped_bit_is_said_or_changes_nothing(
    flips: int, whole: tuple[bytes, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, rows = whole
    chance = random.Random("flip")  # noqa: S311 - the same bits every time, no secret
    place, told, harmless = tmp_path / "town.db", 0, 0
    for _ in range(flips):
        at, bit = chance.randrange(len(data)), chance.randrange(8)
        flipped = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
        if spoiled(place, flipped):
            told += 1
        else:
            assert content(place) == rows, f"byte {at}, bit {bit}: other records, and nothing is said"
            harmless += 1
    with capsys.disabled():
        print(f"\n{flips} bits flipped: {told} said, {harmless} where nothing was written; 0 unnoticed")


@pytest.mark.timeout(300)
def test_a_file_that_was_cut_is_said(whole: tuple[bytes, object], tmp_path: Path) -> None:
    data, _ = whole
    chance = random.Random("cut")  # noqa: S311 - the same cuts every time, no secret
    place = tmp_path / "town.db"
    for length in [
        0,
        1,
        99,
        100,
        4095,
        4096,
        len(data) - 1,
        *(chance.randrange(len(data)) for _ in range(CUTS)),
    ]:
        assert spoiled(place, data[:length]), f"{length} of {len(data)} bytes, and nothing is said"


def test_a_row_that_says_no_number_for_its_entry_is_said(whole: tuple[bytes, object], tmp_path: Path) -> None:
    """As after a page was written over by another: SQLite itself keeps such a thing out."""
    place = tmp_path / "town.db"
    place.write_bytes(whole[0])
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'person'")
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE person SET recorded_seq = 'six'")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql = sql || ' STRICT' WHERE name = 'person'")
    assert "is damaged" in look_at(place)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_pages_written_over_are_said_or_change_nothing(whole: tuple[bytes, object], tmp_path: Path) -> None:
    data, rows = whole
    chance = random.Random("over")  # noqa: S311 - the same pages every time, no secret
    place = tmp_path / "town.db"
    for _ in range(CUTS):
        at, other = (chance.randrange(len(data) // 4096) * 4096 for _ in range(2))
        page = chance.choice([bytes(4096), data[other : other + 4096], chance.randbytes(4096)])
        if not spoiled(place, data[:at] + page + data[at + 4096 :]):
            assert content(place) == rows
