"""Copies that are whole or not there, and restores that lose nothing."""

from __future__ import annotations

import sqlite3

import pytest

from compacttui.cli.endings import Ending


def size_of(run, *place: str) -> int:
    """How many entries there are."""
    return run("verify", "--json", *place).json["towns"][0]["entries"]


def kept(anywhere) -> list[str]:
    """The copies that a restore has kept."""
    return sorted(path.name for path in anywhere.iterdir() if "before-restore" in path.name)


def test_a_copy_is_whole_and_can_be_used_by_itself(run, town):
    made = run("backup", "copy.sqlite")
    assert made.code == Ending.DONE
    assert "Kept a copy in copy.sqlite, read back and verified." in made.out
    assert size_of(run, "--db", "copy.sqlite") == 5
    assert run("backup", "second.sqlite", "--json").json["towns"][0]["entries"] == 5


def test_a_copy_is_made_while_somebody_is_writing(run, town):
    with sqlite3.connect(town, isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert run("backup", "copy.sqlite").code == Ending.DONE
        writer.execute("ROLLBACK")
    writer.close()


def test_no_copy_replaces_another(run, town, anywhere):
    (anywhere / "copy.sqlite").write_text("mine")
    ended = run("backup", "copy.sqlite")
    assert ended.code == Ending.USAGE
    assert "is there already" in ended.err
    assert (anywhere / "copy.sqlite").read_text() == "mine"


def test_a_copy_into_a_folder_that_is_not_there_leaves_nothing(run, town, anywhere):
    ended = run("backup", "nowhere/copy.sqlite")
    assert ended.code == Ending.DATABASE
    assert "There is no folder" in ended.err


def test_a_history_that_was_changed_is_not_copied_as_if_it_were_whole(run, town, anywhere):
    with sqlite3.connect(town) as connection:
        connection.execute("UPDATE seat SET term_months = 99")
    connection.close()
    ended = run("backup", "copy.sqlite")
    assert ended.code == Ending.NO
    assert "is not as it was recorded" in ended.err
    assert {path.name for path in anywhere.iterdir() if "copy" in path.name} == set()


def test_a_copy_put_back_keeps_what_was_there_and_says_so_in_the_history(run, town, anywhere):
    run("backup", "copy.sqlite")
    run("do", "person.register", "--set", "name=Ben")
    restored = run("restore", "copy.sqlite", "--reason", "Ben was added by mistake.")
    assert restored.code == Ending.DONE
    newest = run("history", "--limit", "1").out
    assert "records restored from a copy" in newest
    assert "a copy of 5 entries · before that there were 6" in " ".join(newest.split())
    assert "why: Ben was added by mistake." in newest
    assert run("verify").code == Ending.DONE
    (copy,) = kept(anywhere)
    assert size_of(run, "--db", copy) == 6
    assert size_of(run, "--db", "copy.sqlite") == 5


def test_a_program_that_has_the_records_open_goes_on_with_the_restored_ones(run, town):
    run("backup", "copy.sqlite")
    run("do", "person.register", "--set", "name=Ben")
    with sqlite3.connect(town) as other:
        assert other.execute("SELECT count(*) FROM event").fetchone() == (6,)
        assert run("restore", "copy.sqlite", "--reason", "x").code == Ending.DONE
        assert other.execute("SELECT count(*), max(kind) FILTER (WHERE seq = 5) FROM event").fetchone() == (
            6,
            "ledger.restored",
        )
    other.close()


@pytest.mark.parametrize("damage", [b"not a database any more", b"SQLite format 3\0" + b"\xff" * 4096])
def test_records_that_are_damaged_are_kept_as_they_are_and_replaced(damage, run, town, anywhere):
    run("backup", "copy.sqlite")
    for end in ("-wal", "-shm"):
        town.with_name(town.name + end).unlink(missing_ok=True)
    town.write_bytes(damage)
    assert run("verify").code == Ending.DATABASE
    restored = run("restore", "copy.sqlite", "--reason", "The disk broke.")
    assert restored.code == Ending.DONE
    (aside,) = kept(anywhere)
    assert (anywhere / aside).read_bytes() == damage
    assert size_of(run) == 6
    assert "what was there before could not be read" in run("history", "--limit", "1").out
    assert run("do", "person.register", "--set", "name=Ben").code == Ending.DONE


def test_records_that_were_lost_come_back(run, town, anywhere):
    run("backup", "copy.sqlite")
    for path in anywhere.glob("town.sqlite*"):
        path.unlink()
    assert run("restore", "copy.sqlite", "--reason", "The file was deleted.").code == Ending.DONE
    assert size_of(run) == 6
    assert kept(anywhere) == []


def test_records_in_use_are_not_pushed_aside(run, town, anywhere, impatient):
    run("backup", "copy.sqlite")
    with sqlite3.connect(town, isolation_level=None) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        ended = run("restore", "copy.sqlite", "--reason", "x")
        writer.execute("ROLLBACK")
    writer.close()
    assert ended.code == Ending.DATABASE
    assert "Someone else is saving" in ended.err
    assert size_of(run) == 5


@pytest.mark.parametrize(
    ("file", "code", "says"),
    [
        ("nosuch.sqlite", Ending.DATABASE, "There is no file"),
        ("other.sqlite", Ending.DATABASE, "is not a copy of this program's records"),
        ("text.sqlite", Ending.DATABASE, "is not a database of this program"),
        ("changed.sqlite", Ending.NO, "is not as it was recorded"),
        ("town.sqlite", Ending.USAGE, "is where the records are already"),
    ],
)
def test_what_is_no_whole_copy_of_ours_is_not_put_back(file, code, says, run, town, anywhere):
    run("backup", "changed.sqlite")
    for name, statement in (
        ("changed.sqlite", "UPDATE seat SET term_months = 99"),
        ("other.sqlite", "CREATE TABLE x (y)"),
    ):
        with sqlite3.connect(anywhere / name) as connection:
            connection.execute(statement)
        connection.close()
    (anywhere / "text.sqlite").write_text("a text of mine " * 100)
    ended = run("restore", file, "--reason", "x")
    assert (ended.code, says in ended.err) == (code, True)
    assert size_of(run) == 5
    assert kept(anywhere) == []
    assert not list(anywhere.glob("*.restoring"))


def test_another_programs_database_is_never_written_over(run, town, anywhere):
    run("backup", "copy.sqlite")
    with sqlite3.connect(anywhere / "other.sqlite") as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    ended = run("restore", "copy.sqlite", "--reason", "x", "--db", "other.sqlite")
    assert ended.code == Ending.DATABASE
    assert "is not a database of this program. Nothing was changed." in ended.err


def test_a_reason_is_needed_and_only_an_officer_restores(run, town, anywhere):
    run("do", "person.register", "--set", "name=Maria Okafor", "--set", "roles=auditor")
    run("backup", "copy.sqlite")
    assert run("restore", "copy.sqlite").code == Ending.USAGE
    assert run("restore", "copy.sqlite", "--reason", " ").code == Ending.NO
    assert run("restore", "copy.sqlite", "--reason", "x", "--as", "Maria Okafor").code == Ending.NOT_PERMITTED
    assert kept(anywhere) == []
