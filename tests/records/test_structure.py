"""Files that were not closed properly: looked at before anybody goes on, and only called damaged when they are."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy.exc import DatabaseError

from compacttui.acts.people import register
from compacttui.questions.towns import towns
from compacttui.records import schema, structure
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.refusal import StoreTrouble

KILLED_IN_AN_ACT = """
import os, signal, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA wal_autocheckpoint=0")
c.execute("BEGIN IMMEDIATE")
c.execute("UPDATE person SET folded = folded")
c.execute("COMMIT")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def left_open(desk) -> Path:
    """A file whose last writer was killed before it had emptied the log."""
    for number in range(200):
        register(desk, f"Person {number}")
    desk.database.close()
    place = desk.database.path
    subprocess.run([sys.executable, "-c", KILLED_IN_AN_ACT, str(place)], check=False)
    assert structure.was_left_open(place)
    return place


def test_a_file_that_was_left_open_and_is_whole_is_gone_on_with(left_open, desk):
    with closing(schema.open_database(url_of(str(left_open)))) as database:
        assert database.damage == ""
        desk.database = database
        register(desk, "Grace Osei")
        assert verify(database, desk.town, deep=True).ok


def test_a_file_that_was_left_open_and_is_damaged_can_only_be_looked_at(left_open, desk):
    said: list[str] = []
    size = left_open.stat().st_size
    with closing(sqlite3.connect(left_open)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_event_at'").fetchone()[
            0
        ]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with left_open.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x0a" + os.urandom(200))
    assert left_open.stat().st_size == size
    left_open.with_name(f"{left_open.name}-journal").write_bytes(b"a journal that is none")
    with closing(schema.open_database(url_of(str(left_open)), say=said.append)) as database:
        assert "It can be looked at, and nothing can be recorded in it." in database.damage
        assert "The program has kept no copy beside it" in database.damage
        assert said == [database.damage]
        assert [one.name for one in towns(database)] == ["Eastmere (example)"]
        desk.database = database
        with pytest.raises(StoreTrouble, match=r"is damaged .* Nothing was changed\."):
            register(desk, "Grace Osei")


def test_one_wrong_answer_of_a_disk_is_not_called_damage(desk):
    """SQLite calls both corrupt: a file that is, and a disk that gave a wrong answer once."""
    register(desk, "Grace Osei")

    wrong = sqlite3.DatabaseError("database disk image is malformed")
    wrong.sqlite_errorname = "SQLITE_CORRUPT"
    with (
        pytest.raises(StoreTrouble, match="gave a wrong answer, and the right one when it was asked again"),
        desk.database.reading(),
    ):
        raise DatabaseError("SELECT 1", {}, wrong)
    assert verify(desk.database, desk.town).ok


def test_another_programs_file_with_our_marks_is_not_taken_for_ours(tmp_path):
    place = tmp_path / "other.db"
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute(f"INSERT INTO alembic_version VALUES ('{schema.SCHEMA}')")
        other.commit()
    with pytest.raises(StoreTrouble, match="not a database of this program"):
        schema.open_database(url_of(str(place)))


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="another account is needed")
def test_whoever_may_only_read_sees_what_is_recorded_meanwhile(desk, tmp_path):
    """An auditor's account reads the file while the officer's program has it open and writes."""
    place = desk.database.path
    for folder in (place.parent, *place.parent.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    script = (
        "import sys\n"
        "from compacttui.records import schema\n"
        "from compacttui.records.database import url_of\n"
        "d = schema.open_database(url_of(sys.argv[1]))\n"
        "assert d.view_only\n"
        "for line in sys.stdin:\n"
        "    with d.reading() as c: print(c.exec_driver_sql('SELECT count(*) FROM event').scalar(), flush=True)\n"
    )
    register(desk, "Before")
    with subprocess.Popen(
        ["setpriv", "--reuid=65534", "--clear-groups", sys.executable, "-c", script, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as auditor:
        seen = []
        for number in range(3):
            auditor.stdin.write("look\n")
            auditor.stdin.flush()
            line = auditor.stdout.readline()
            if not line and "ermission denied" in auditor.stderr.read():
                pytest.skip("another account may not read this checkout")
            seen.append(int(line))
            register(desk, f"Person {number}")
        auditor.stdin.close()
        auditor.wait()
    assert seen == [3, 4, 5]


def test_a_file_is_looked_through_meanwhile_and_what_is_wrong_is_said(desk):
    register(desk, "Grace Osei")
    with structure.looked_through(desk.database.path) as found:
        assert found() == ""
    with closing(sqlite3.connect(desk.database.path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'ix_event_at') "
            "WHERE name = 'ix_event_kind'"
        )
        connection.commit()
    with structure.looked_through(desk.database.path) as found:
        assert "ix_event_" in found()


def test_whoever_leaves_without_asking_has_it_broken_off(desk, monkeypatch):
    """However long it would have taken."""
    begun, broken_off = Event(), Event()

    class Long(sqlite3.Connection):
        def execute(self, *statement):
            begun.set()
            assert broken_off.wait(60), "nobody broke it off"
            return super().execute(*statement)

        def interrupt(self):
            broken_off.set()

    def opened(file):
        return sqlite3.connect(file, factory=Long, check_same_thread=False)

    monkeypatch.setattr(structure, "_opened", opened)
    with structure.looked_through(desk.database.path):
        assert begun.wait(60)
    assert broken_off.is_set()
