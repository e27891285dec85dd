"""Who can read what the program makes where files have modes: its owner, and nobody else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from compacttui.cli.endings import Ending
from compacttui.records import schema
from compacttui.records.copies import copy_to
from compacttui.records.database import connect, url_of

pytestmark = [pytest.mark.file, pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")]

BEGIN = ("init", "--town-name", "Eastmere (example)", "--name", "Ama Larbi")


@pytest.fixture(autouse=True)
def _generous() -> Iterator[None]:
    """An account that lets everybody read and write what it makes."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {one.name: mode(one) for one in folder.iterdir() if one.is_file()}


def test_records_that_begin_are_their_owners_alone(run, anywhere):
    assert run(*BEGIN, "--db", "town.sqlite").code == Ending.DONE
    assert mode(anywhere / "town.sqlite") == 0o600
    report = run("doctor", "--db", "town.sqlite")
    assert "Everyone who uses this computer can read" not in report.out


def test_what_stands_beside_them_while_they_are_written_is_so_too(tmp_path):
    url = url_of(str(tmp_path / "town.sqlite"))
    schema.create(url).close()
    with closing(connect(url)) as database, database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE mine (x)")
        assert modes(tmp_path) == dict.fromkeys(("town.sqlite", "town.sqlite-wal", "town.sqlite-shm"), 0o600)


def test_a_copy_is_its_owners_before_it_is_finished_and_after(run, town, anywhere):
    town.chmod(0o644)
    unfinished: list[int] = []
    with closing(schema.open_database(url_of(str(town)))) as database:
        copy_to(database, anywhere / "one.sqlite", check=lambda part: unfinished.append(mode(part)))
    assert unfinished == [0o600]
    assert run("backup", "copy.sqlite").code == Ending.DONE
    assert run("restore", "copy.sqlite", "--reason", "to try it").code == Ending.DONE
    (before,) = anywhere.glob("town.before-restore.*")
    assert {mode(anywhere / name) for name in ("one.sqlite", "copy.sqlite", before)} == {0o600}
    assert mode(town) == 0o644, "what somebody chose stays"


def test_records_put_in_place_of_damaged_ones_keep_their_mode(run, town):
    assert run("backup", "copy.sqlite").code == Ending.DONE
    town.write_bytes(b"not a database any more")
    town.chmod(0o640)
    assert run("restore", "copy.sqlite", "--reason", "it was damaged").code == Ending.DONE
    assert mode(town) == 0o640
