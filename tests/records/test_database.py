"""What becomes of acts when the database cannot be used: a plain sentence, and nothing changed."""

import os
import random
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from compacttui.acts.people import register
from compacttui.records import schema
from compacttui.records.database import connect, url_of
from compacttui.records.verify import verify
from compacttui.rules.refusal import ServerAway, StoreTrouble


def test_a_missing_file_is_an_error_and_is_not_made(tmp_path):
    place = tmp_path / "no-such.db"
    with pytest.raises(StoreTrouble, match="There is no file"):
        schema.open_database(url_of(str(place)))
    assert not place.exists()


def test_another_programs_database_is_not_taken_for_ours(tmp_path):
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    with pytest.raises(StoreTrouble, match="not a database of this program"):
        schema.open_database(url_of(str(place)))


def test_a_file_that_is_no_database_says_so(tmp_path):
    place = tmp_path / "letter.db"
    place.write_text("Dear all,\n" * 1000)
    with pytest.raises(StoreTrouble, match="not a database of this program"):
        schema.open_database(url_of(str(place)))


def test_a_damaged_file_is_named_damaged(desk, tmp_path):
    for number in range(200):
        register(desk, f"Person {number}")
    with sqlite3.connect(desk.database.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    size = desk.database.path.stat().st_size
    with desk.database.path.open("r+b") as file:
        file.seek(size // 2)
        file.write(random.Random("damage").randbytes(size // 4))  # noqa: S311 - the same damage every time
    with pytest.raises(StoreTrouble, match="damaged"):
        verify(desk.database, desk.town)


def test_a_locked_database_says_someone_else_is_saving(impatient, desk):
    other = sqlite3.connect(desk.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    entries = verify(desk.database, desk.town).entries
    with pytest.raises(StoreTrouble, match=r"Someone else is saving .* Nothing was changed"):
        register(desk, "Grace Osei")
    other.execute("ROLLBACK")
    other.close()
    assert verify(desk.database, desk.town).entries == entries


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write anything")
def test_a_read_only_file_opens_for_viewing(desk, tmp_path):
    place = desk.database.path
    desk.database.close()
    copy = tmp_path / "copy" / "town.db"
    copy.parent.mkdir()
    with sqlite3.connect(place) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    connection.close()
    copy.chmod(0o444)
    copy.parent.chmod(0o555)
    script = (
        "import sys\n"
        "from compacttui.records import schema\n"
        "from compacttui.records.database import url_of\n"
        "from compacttui.rules.refusal import ServerAway, StoreTrouble\n"
        "d = schema.open_database(url_of(sys.argv[1]))\n"
        "assert d.view_only\n"
        "with d.reading() as c: print(c.exec_driver_sql('SELECT count(*) FROM event').scalar())\n"
        "try:\n    with d.writing(): pass\nexcept StoreTrouble as trouble: print(trouble)\n"
    )
    unprivileged = ["setpriv", "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    for folder in [copy.parent, *copy.parents]:
        if folder != copy.parent and not os.access(folder, os.X_OK):
            break
        if (
            unprivileged
            and folder != copy.parent
            and folder.stat().st_uid == os.geteuid()
            and folder.is_relative_to(tmp_path.parents[1])
        ):
            folder.chmod(0o755)
    import sys

    ran = subprocess.run(
        [*unprivileged, sys.executable, "-c", script, str(copy)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    copy.parent.chmod(0o755)
    if unprivileged and "ermission denied" in ran.stderr:
        pytest.skip("another account may not read this checkout")
    assert ran.stdout.splitlines()[0] == "2", ran.stderr
    assert "open for viewing only" in ran.stdout


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("mount"), reason="a full disk needs a small disk of its own"
)
def test_a_full_disk_keeps_what_was_there(desk, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]).returncode:
        pytest.skip("a small disk cannot be made here")
    try:
        desk.database.close()
        with sqlite3.connect(desk.database.path) as connection:
            connection.execute("VACUUM INTO ?", (str(disk / "town.db"),))
        connection.close()
        desk.database = connect(url_of(str(disk / "town.db")))
        with pytest.raises(StoreTrouble, match=r"no room left .* Nothing was changed"):
            fill(desk)
        verdict = verify(desk.database, desk.town)
        assert verdict.ok
        (disk / "filler").unlink(missing_ok=True)
        desk.database.close()
    finally:
        subprocess.run(["umount", str(disk)])


def fill(desk):
    for number in range(5000):
        register(desk, f"Person {number} " + "x" * 150)


def test_an_unknown_kind_of_database_is_refused():
    with pytest.raises(
        StoreTrouble, match=r"SQLite or PostgreSQL only|not a database that this program knows"
    ):
        url_of("mysql://somewhere/else")


@pytest.mark.postgres
def test_a_server_that_is_not_there_says_so(server):
    from sqlalchemy import make_url

    gone = make_url(server).set(host="127.0.0.1", port=1, query={})
    with pytest.raises(ServerAway, match=r"No server answers at .*:1/.* that the server is running"):
        schema.open_database(url_of(gone.render_as_string(hide_password=False)))


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"host": "nohost.invalid", "query": {}}, r"No computer is known by the name in "),
        ({"database": "nowhere_at_all"}, r"There is no database at .*nowhere_at_all.*Check the name"),
        ({"username": "nobody_at_all", "password": "wrong"}, r"does not know you, or the password is wrong"),
    ],
)
def test_whoever_is_not_let_in_is_told_why_and_not_that_a_connection_was_lost(server, changed, said):
    from sqlalchemy import make_url

    url = make_url(server).set(**changed)
    with pytest.raises(StoreTrouble, match=said) as refused:
        schema.open_database(url_of(url.render_as_string(hide_password=False)))
    assert "was lost" not in refused.value.message
    assert "Nothing was changed" in refused.value.message


@pytest.mark.postgres
def test_a_login_that_may_not_open_a_database_is_told_so(server, server_database):
    import psycopg
    from sqlalchemy import make_url

    keeper = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    name = make_url(server_database).database
    with psycopg.connect(keeper, autocommit=True) as connection:
        connection.execute("CREATE ROLE somebody_without LOGIN PASSWORD 'four-words-will-do'")
        connection.execute(f"REVOKE CONNECT ON DATABASE {name} FROM PUBLIC")
        try:
            theirs = make_url(server_database).set(username="somebody_without", password="four-words-will-do")  # noqa: S106
            with pytest.raises(StoreTrouble, match="Your login may not open"):
                schema.open_database(url_of(theirs.render_as_string(hide_password=False)))
        finally:
            connection.execute("DROP ROLE somebody_without")


@pytest.mark.postgres
def test_an_empty_server_database_must_be_set_up_first(server_database):
    with pytest.raises(StoreTrouble, match="not a database of this program"):
        schema.open_database(url_of(server_database))
