"""The rule book, the doctor and the invented town, from the command line."""

from __future__ import annotations

import os
import sqlite3

import pytest

from compacttui.cli.endings import Ending
from compacttui.rules.rulebook import all_keys


@pytest.mark.parametrize(
    ("command", "heading"),
    [
        (("verify",), "Town,Entry,Finding"),
        (("doctor",), "Part,What,Value"),
        (("config", "list"), "Key,Value,Default"),
        (("config", "get", "report.due_days"), "Key,Value"),
        (("ask",), "Question,What it answers"),
    ],
)
def test_what_is_no_list_of_rows_can_be_written_for_spreadsheets_too(command, heading, run, town):
    written = run(*command, "--csv")
    assert written.code == Ending.DONE
    assert written.out.splitlines()[0] == heading


def test_every_key_of_the_rule_book_is_listed(run):
    listed = run("config", "list")
    assert listed.code == Ending.DONE
    assert max(map(len, listed.out.splitlines())) <= 80
    assert [line.split()[0] for line in listed.out.splitlines()[1:] if not line.startswith(" ")] == list(
        all_keys()
    )
    assert run("config", "list", "--json").json["report.due_days"] == 14
    assert run("config").out == listed.out


@pytest.mark.parametrize("words", [("get", "report.due_days"), ("report.due_days",)])
def test_a_key_is_read(words, run):
    assert run("config", *words).out == "14\n"


@pytest.mark.parametrize("words", [("set", "report.due_days", "21"), ("report.due_days", "21")])
def test_a_key_is_chosen_kept_and_reset(words, run, anywhere):
    changed = run("config", *words)
    assert changed.out == "report.due_days: 21 (was 14).\n"
    assert "Kept in" in changed.err
    assert run("config", "get", "report.due_days").out == "21\n"
    assert "default 14" in run("config", "list").out
    assert "21" in next((anywhere / "home").rglob("config.toml")).read_text(encoding="utf-8")
    assert (
        run("config", "reset", "report.due_days").out == "report.due_days: 14 again, the default (was 21).\n"
    )


def test_another_rule_book_can_be_named(run, anywhere):
    assert run("config", "set", "report.due_days", "30", "--config", "mine.toml").code == Ending.DONE
    assert run("config", "get", "report.due_days", "--config", "mine.toml").out == "30\n"
    assert run("config", "get", "report.due_days").out == "14\n"
    assert run("config", "get", "report.due_days", "--config", "nosuch.toml").code == Ending.BAD_INPUT


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("set", "report.due_days", "-1"), Ending.USAGE, "it must be a whole number from 1"),
        (("set", "report.due_days", "soon"), Ending.USAGE, "it must be a whole number from 1"),
        (("get", "report.due_day"), Ending.USAGE, "did you mean “report.due_days”"),
        (("set", "report.due_days"), Ending.USAGE, "config set KEY VALUE"),
        (("get", "a", "b"), Ending.USAGE, "config get KEY"),
    ],
)
def test_what_is_not_allowed_changes_nothing(words, code, says, run, anywhere):
    ended = run("config", *words)
    assert (ended.code, says in ended.err) == (code, True)
    assert not list(anywhere.rglob("config.toml"))


def test_a_rule_book_with_a_wrong_value_is_3_at_its_line(run, town, anywhere):
    (anywhere / "mine.toml").write_text('\n[report]\ndue_days = "soon"\n', encoding="utf-8")
    ended = run("do", "person.register", "--set", "name=Ben", "--config", "mine.toml")
    assert ended.code == Ending.BAD_INPUT
    assert ended.err.startswith("mine.toml:3: report.due_days is “soon”")


def test_the_rule_book_can_say_where_the_records_are(run, town, monkeypatch):
    monkeypatch.delenv("COMPACTTUI_DB")
    assert run("config", "set", "storage.database", town).code == Ending.DONE
    assert run("verify", "--log").code == Ending.DONE


def test_the_doctor_reads_on_past_a_rule_book_that_is_broken(run, anywhere):
    (anywhere / "mine.toml").write_text("[report]\ndue_days = 0\n", encoding="utf-8")
    report = run("doctor", "--config", "mine.toml")
    assert report.code == Ending.DATABASE
    assert "mine.toml:2: report.due_days is 0" in report.out


def test_the_doctor_says_where_everything_is(run, town):
    town.chmod(0o600)
    report = run("doctor")
    assert report.code == Ending.DONE
    for said in (
        str(town),
        "journal mode",
        "revision",
        "free space",
        "Eastmere (example): 5 entries",
        "All is well.",
    ):
        assert said in report.out
    document = run("doctor", "--json").json
    assert document["records"]["journal mode"] == "wal"
    assert document["records"]["structure"] == "ok"
    assert document["records"]["towns"][0]["entries"] == 5
    assert document["findings"] == []


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_the_doctor_sees_who_can_read_the_records(run, town, monkeypatch):
    town.chmod(0o644)
    monkeypatch.setattr("compacttui.cli.doctor._open_to_all", lambda _path: True)
    report = run("doctor")
    assert report.code == Ending.DONE
    assert "Everyone who uses this computer can read" in report.out


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.unlink(), "There is no file"),
        (
            lambda path: path.write_bytes(b"garbage" * 1000),
            "is not a database of this program, or its beginning is damaged",
        ),
        (lambda path: path.write_bytes(b""), "is not a database of this program"),
    ],
)
def test_the_doctor_reports_on_records_that_cannot_be_used_and_ends_with_4(make, says, run, town):
    for end in ("-wal", "-shm"):
        town.with_name(town.name + end).unlink(missing_ok=True)
    make(town)
    report = run("doctor")
    assert report.code == Ending.DATABASE
    assert says in report.out
    assert "compacttui " in report.out


def test_the_doctor_knows_a_newer_program(run, town):
    with sqlite3.connect(town) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert "Update the program." in run("doctor").out
    newer = run("history")
    assert newer.code == Ending.DATABASE
    assert "newer version of this program" in newer.err


@pytest.mark.slow
def test_the_sample_is_the_same_for_the_same_seed(run, sample, anywhere):
    assert run("sample", "again.sqlite").code == Ending.DONE
    assert run("sample", "other.sqlite", "--seed", "2", "--json").json["today"] == "2026-11-21"
    places = (sample, "again.sqlite", "other.sqlite")
    roots = [run("verify", "--log", "--json", "--db", one).json["towns"][0]["root"] for one in places]
    assert roots[0] == roots[1] != roots[2]


def test_the_sample_replaces_nothing(run, anywhere):
    (anywhere / "mine.sqlite").write_text("mine")
    assert run("sample", "mine.sqlite").code == Ending.DATABASE
    assert (anywhere / "mine.sqlite").read_text() == "mine"


def test_the_demonstration_looks_around_without_a_terminal(run, anywhere, quick_demo):
    shown = run("demo", "--check", "--keep", "kept.sqlite")
    assert shown.code == Ending.DONE, shown.err
    for said in ("Today", "The line of one representative", "Nothing was changed."):
        assert said in shown.out
    assert "Open it again with “compacttui --db kept.sqlite”." in shown.err
    assert run("verify", "--log", "--db", "kept.sqlite").code == Ending.DONE


@pytest.mark.slow
@pytest.mark.parametrize("role", ["representative", "auditor"])
def test_the_demonstration_wears_the_hat_that_is_asked_for_and_keeps_nothing(role, run, anywhere, quick_demo):
    assert run("demo", "--check", "--role", role).code == Ending.DONE
    assert not list(anywhere.glob("*.sqlite"))


def test_records_in_a_synced_folder_are_refused_unless_the_rule_book_allows_them(run, town, anywhere):
    folder = anywhere / "Dropbox"
    folder.mkdir()
    begin = ("init", "--db", folder / "x.sqlite", "--town-name", "Eastmere", "--name", "Ama Larbi")
    refused = run(*begin)
    assert refused.code == Ending.DATABASE
    assert "the synced folder “Dropbox”" in refused.err
    assert not list(folder.iterdir())
    run("config", "set", "storage.allow_network_share", "yes")
    allowed = run(*begin)
    assert allowed.code == Ending.DONE
    assert "let only one computer use it at a time" in allowed.err
