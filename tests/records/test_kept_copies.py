"""The copies that the program keeps by itself: one a day, whole, no more than the rule book says, and good to go on with."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from compacttui.acts.people import register
from compacttui.records import schema
from compacttui.records.copies import put_back
from compacttui.records.database import connect, url_of
from compacttui.records.kept_copies import copies_of, folder_of, keep, made_at
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused, StoreTrouble

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC).astimezone()


def entries_in(copy: Path, town: str) -> int:
    with closing(connect(url_of(str(copy)))) as database:
        verdict = verify(database, town, deep=True)
    assert verdict.ok
    return verdict.entries


def test_one_copy_for_each_day_and_no_more_than_are_wanted(desk):
    for day in range(6):
        register(desk, f"Person {day}")
        assert keep(desk.database, 3, MONDAY + timedelta(days=day)) is not None
    kept = copies_of(desk.database.path)
    assert [made_at(one).date() for one in kept] == [
        (MONDAY + timedelta(days=day)).date() for day in (5, 4, 3)
    ]
    assert [entries_in(one, desk.town) for one in kept] == [8, 7, 6]


def test_the_evenings_copy_takes_the_place_of_the_mornings(desk):
    keep(desk.database, 3, MONDAY - timedelta(hours=8))
    register(desk, "Grace Osei")
    keep(desk.database, 3, MONDAY)
    (kept,) = copies_of(desk.database.path)
    assert made_at(kept) == MONDAY
    assert entries_in(kept, desk.town) == 3


def test_nothing_new_needs_no_copy(desk):
    assert keep(desk.database, 3, MONDAY) is not None
    assert keep(desk.database, 3, MONDAY + timedelta(days=1)) is None
    assert keep(desk.database, 0, MONDAY) is None


def test_what_others_put_into_the_folder_stays(desk):
    folder_of(desk.database.path).mkdir()
    for name in ("town.20200101-000000.txt", "town.mine.db", "other.20200101-000000.db"):
        (folder_of(desk.database.path) / name).write_text("mine")
    for day in range(4):
        register(desk, f"Person {day}")
        keep(desk.database, 1, MONDAY + timedelta(days=day))
    assert len(copies_of(desk.database.path)) == 1
    assert len(list(folder_of(desk.database.path).iterdir())) == 4


def test_a_history_that_was_changed_pushes_no_good_copy_out(desk):
    keep(desk.database, 1, MONDAY)
    register(desk, "Grace Osei")
    with desk.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER event_is_never_changed")
        connection.exec_driver_sql("UPDATE event SET body = replace(body, 'person', 'parson') WHERE seq = 1")
    with pytest.raises(Refused, match="No copy was kept today: Entry 1 does not match"):
        keep(desk.database, 1, MONDAY + timedelta(days=1))
    (kept,) = copies_of(desk.database.path)
    assert entries_in(kept, desk.town) == 2
    assert {one.name for one in folder_of(desk.database.path).iterdir()} == {kept.name}


def test_a_folder_that_cannot_be_written_is_said(desk):
    folder_of(desk.database.path).write_text("a file in its place")
    with pytest.raises(StoreTrouble, match="No copy of the records can be kept"):
        keep(desk.database, 1, MONDAY)


def test_a_drill_from_a_spoilt_file_back_to_yesterday(desk):
    """What somebody does on the day the disk breaks, with the copy that the program has kept."""
    for day in range(3):
        register(desk, f"Person {day}")
        keep(desk.database, 14, MONDAY + timedelta(days=day))
    register(desk, "Today's work, which is lost")
    place = desk.database.path
    desk.database.close()
    with closing(sqlite3.connect(place)) as connection:
        (first,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()
    with place.open("r+b") as file:
        file.seek(4096 * (first - 1))
        file.write(bytes(8192))
    with (
        pytest.raises(
            StoreTrouble, match=r"damaged.*The newest copy is .*town\.20260304-.*compacttui restore"
        ),
        closing(schema.open_database(url_of(str(place)))) as broken,
    ):
        verify(broken, desk.town)
    place.unlink()
    shutil.copy(copies_of(place)[0], place)
    with closing(schema.open_database(url_of(str(place)))) as database:
        desk.database = database
        register(desk, "Work goes on")
        assert verify(database, desk.town, deep=True).entries == 6


def test_a_copy_put_back_leaves_the_other_copies(desk):
    keep(desk.database, 14, MONDAY)
    register(desk, "By mistake")
    keep(desk.database, 14, MONDAY + timedelta(days=1))
    before = copies_of(desk.database.path)
    with closing(connect(url_of(str(before[1])))) as copy:
        put_back(desk.database, copy)
    assert copies_of(desk.database.path) == before
    assert verify(desk.database, desk.town, deep=True).entries == 2
