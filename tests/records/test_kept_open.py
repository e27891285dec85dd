"""Connections stay open between acts: what others do to the file meanwhile is seen, and the file is whole at rest."""

import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from compacttui.acts.people import register
from compacttui.acts.towns import found
from compacttui.questions.registry import all_questions
from compacttui.questions.towns import towns
from compacttui.records import database as records
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import connect, url_of
from compacttui.records.verify import verify
from compacttui.rules.patience import Wait, waiting
from compacttui.rules.refusal import Refused, StoreTrouble


def beside(file):
    """What stands beside a file under its name."""
    return sorted(one.name for one in file.parent.glob(f"{file.name}-*"))


def log_of(file):
    """How much stands in the write-ahead log."""
    log = file.with_name(f"{file.name}-wal")
    return log.stat().st_size if log.exists() else 0


def size(connection):
    """How many entries there are, as this connection sees them."""
    return connection.exec_driver_sql("SELECT count(*) FROM event").scalar()


def entries_of(database, town):
    with closing(connect(database.url)) as other:
        return verify(other, town).entries


@pytest.fixture
def other_town(empty_file, tmp_path):
    """A file with the records of another town."""
    place = tmp_path / "other" / "town.db"
    place.parent.mkdir()
    shutil.copy(empty_file, place)
    with closing(connect(url_of(str(place)))) as database:
        found(
            database,
            town_name="Westmere (example)",
            name="Kofi Boateng",
            at=datetime(2026, 3, 2, 9, tzinfo=UTC),
            chance=SeededChance("other"),
            example=True,
        )
    return place


def renamed_over(new, place):
    new.replace(place)


def written_over(new, place):
    place.write_bytes(new.read_bytes())


def removed_and_copied(new, place):
    place.unlink()
    shutil.copy2(new, place)


@pytest.mark.parametrize("put", [renamed_over, written_over, removed_and_copied])
def test_a_file_that_another_took_the_place_of_is_seen_at_once(put, desk, other_town):
    register(desk, "Grace Osei")
    assert [one.name for one in towns(desk.database)] == ["Eastmere (example)"]
    put(other_town, desk.database.path)
    (there,) = towns(desk.database)
    assert there.name == "Westmere (example)"
    inside = replace(desk, town=there.id, person=there.founder)
    register(inside, "Ines Marek")
    assert verify(desk.database, there.id).ok
    desk.database.close()
    assert beside(desk.database.path) == []
    assert entries_of(desk.database, there.id) == inside.kept.stop


def test_a_file_that_went_away_is_said_and_not_made_anew(desk, tmp_path):
    place = desk.database.path
    register(desk, "Grace Osei")
    place.rename(tmp_path / "elsewhere.db")
    for use in (lambda: towns(desk.database), lambda: register(desk, "Ines Marek")):
        with pytest.raises(StoreTrouble, match=r"cannot be opened. Check that it exists"):
            use()
    assert not place.exists()
    (tmp_path / "elsewhere.db").rename(place)
    register(desk, "Ines Marek")
    assert verify(desk.database, desk.town).entries == desk.kept.stop


def test_between_acts_the_file_alone_is_the_records(desk, tmp_path):
    for number in range(30):
        register(desk, f"Person {number}")
        assert log_of(desk.database.path) == 0
        if number % 10:
            continue
        copy = tmp_path / f"copy {number}.db"
        shutil.copy(desk.database.path, copy)
        with closing(connect(url_of(str(copy)))) as copied:
            assert verify(copied, desk.town).entries == desk.kept.stop


def test_what_was_refused_or_taken_back_leaves_no_log(desk):
    with pytest.raises(Refused):
        register(desk, " ")
    with desk.trying() as beside_it:
        for number in range(300):
            register(beside_it, f"Person {number} " + "x" * 100)
    assert log_of(desk.database.path) == 0


def test_a_clean_exit_leaves_nothing_beside_the_file(desk):
    register(desk, "Grace Osei")
    towns(desk.database)
    desk.database.close()
    assert beside(desk.database.path) == []


def test_what_is_still_read_when_the_records_are_closed_is_let_go_of_afterwards(desk):
    with desk.database.reading() as connection:
        assert size(connection) == 2
        register(desk, "Grace Osei")
        desk.database.close()
        assert size(connection) == 2, "one moment's view"
    assert beside(desk.database.path) == []
    assert [one.name for one in towns(desk.database)] == ["Eastmere (example)"]
    assert beside(desk.database.path) == []


def test_whoever_reads_longest_empties_the_log(desk):
    with desk.database.reading() as connection:
        assert size(connection) == 2
        for number in range(20):
            register(desk, f"Person {number}")
        assert log_of(desk.database.path) > 0
    assert log_of(desk.database.path) == 0


def test_a_log_that_another_program_held_up_is_emptied_when_it_has_done(desk):
    reader = sqlite3.connect(desk.database.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    for number in range(20):
        register(desk, f"Person {number}")
    assert log_of(desk.database.path) > 0
    reader.execute("ROLLBACK")
    towns(desk.database)
    assert log_of(desk.database.path) == 0
    reader.close()


def test_in_a_crowd_the_log_is_left_to_whoever_comes_after_it(desk):
    place = desk.database.path
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE head SET size = size")
    is_waiting = Event()

    def wait_and_register():
        with waiting(Wait(tell=is_waiting.set)):
            register(desk, "Grace Osei")

    with ThreadPoolExecutor(1) as people:
        registers = people.submit(wait_and_register)
        assert is_waiting.wait(30)
        other.execute("COMMIT")
        registers.result()
    held = log_of(place)
    assert held > 0, "what another wrote, and what came after it"
    register(desk, "Ines Marek")
    assert log_of(place) > held
    towns(desk.database)
    assert log_of(place) == 0
    register(desk, "Kofi Boateng")
    assert log_of(place) == 0, "nobody else is there any more"
    other.close()


OTHER_OFFICER = """
import sys
from compacttui.acts.desk import Desk
from compacttui.acts.people import register
from compacttui.exchange.settings import default_book
from compacttui.records import schema
from compacttui.records.database import url_of
from compacttui.rules.roles import Role

database = schema.open_database(url_of(sys.argv[1]))
desk = Desk(database, sys.argv[2], sys.argv[3], Role.CVS_OFFICER, default_book())
for line in sys.stdin:
    register(desk, line.strip())
    print(desk.kept.stop, flush=True)
database.close()
"""


def test_two_programs_take_turns_on_one_file(desk):
    place = desk.database.path
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_OFFICER, str(place), desk.town, desk.person],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as officer:
        for number in range(10):
            register(desk, f"Ours {number}")
            officer.stdin.write(f"Theirs {number}\n")
            officer.stdin.flush()
            assert int(officer.stdout.readline()) == desk.kept.stop + 1
            assert verify(desk.database, desk.town).entries == desk.kept.stop + 1
            assert log_of(place) == 0
        # It leaves while we have the file open, then we do.
        officer.stdin.close()
        assert officer.wait() == 0
    register(desk, "The last")
    assert verify(desk.database, desk.town, deep=True).ok
    desk.database.close()
    assert beside(place) == []


def test_tables_that_another_program_changed_are_known(desk):
    towns(desk.database)
    with closing(sqlite3.connect(desk.database.path)) as newer:
        newer.execute("ALTER TABLE head ADD COLUMN note TEXT")
        newer.execute("UPDATE head SET note = 'newer'")
        newer.commit()
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT note FROM head").scalar() == "newer"


def test_many_threads_read_and_write_at_once(desk):
    def work(number):
        own = replace(desk, chance=SeededChance(f"thread {number}"), _afterwards=[])
        for one in range(5):
            register(own, f"Person {number} {one}")
            towns(own.database)

    with ThreadPoolExecutor(8) as people:
        list(people.map(work, range(8)))
    verdict = verify(desk.database, desk.town, deep=True)
    assert verdict.ok
    assert verdict.entries == 42
    assert log_of(desk.database.path) == 0


def test_what_a_migration_switched_off_is_on_for_whoever_comes_next(desk):
    schema.migrate(desk.database)
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are seen on Linux only")
@pytest.mark.parametrize(("journal", "kept"), [("WAL", True), ("TRUNCATE", False)])
def test_on_a_drive_that_others_share_nothing_is_kept_open(journal, kept, desk, monkeypatch):
    place = desk.database.path
    desk.database.close()
    for module in (records, schema):
        monkeypatch.setattr(module, "journal_of", lambda _path: journal)
    with closing(schema.open_database(desk.database.url)) as database:
        towns(database)
        open_files = {os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()}
        assert (str(place) in open_files) is kept


def test_no_question_leaves_a_view_of_the_records_open(desk, view_of):
    """One that did would hold up the log for as long as its connection is kept."""
    for number, question in enumerate(all_questions().values()):
        list(question(view_of(desk)))
        register(desk, f"Person {number}")
        assert log_of(desk.database.path) == 0, question.name
