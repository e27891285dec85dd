"""Signing in from the command line: who is asked, where a passphrase comes from, and what everybody may do without."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from doors import AMAS, BENS, Closed

from compacttui.cli.door import VARIABLE
from compacttui.cli.endings import Ending

LATER = "2026-03-02T12:00"


@pytest.fixture
def records(closed: Closed, anywhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that asks for passphrases; commands work on it unless they say otherwise."""
    path = closed.desk.database.path
    assert path is not None
    closed.desk.database.close()
    (anywhere / "mine.toml").write_text(
        "[sign_in]\nmemory_mib = 19\npasses = 2\nlanes = 1\n", encoding="utf-8"
    )
    monkeypatch.setenv("COMPACTTUI_DB", str(path))
    monkeypatch.setenv("COMPACTTUI_NOW", LATER)
    monkeypatch.setenv("COMPACTTUI_CONFIG", str(anywhere / "mine.toml"))
    monkeypatch.delenv(VARIABLE, raising=False)
    return path


BEN = ("--as", "Ben Osei")
ADDS = ("do", "person.register", "--set", "name=Eve Adu", "--role", "officer")


def test_a_name_alone_acts_no_longer(run, records):
    refused = run(*ADDS, *BEN)
    assert refused.code == Ending.NOT_PERMITTED
    assert "Give it at a terminal, in COMPACTTUI_PASSPHRASE" in refused.err
    assert "Nobody" not in refused.err


def test_a_script_gives_a_passphrase_in_the_environment(run, records, monkeypatch):
    monkeypatch.setenv(VARIABLE, BENS)
    done = run(*ADDS, *BEN)
    assert (done.code, "Add a person: done" in done.out) == (Ending.DONE, True), done.err
    monkeypatch.setenv(VARIABLE, AMAS)
    refused = run(*ADDS, *BEN)
    assert (refused.code, refused.out) == (Ending.NOT_PERMITTED, "")
    assert refused.err == (
        "passphrase: This name and passphrase do not go together. Check both; capitals count.\n"
    )


def test_or_in_the_first_line_of_a_file(run, records, anywhere):
    (anywhere / "secret.txt").write_text(f"{BENS}\nwhatever\n", encoding="utf-8")
    assert run(*ADDS, *BEN, "--passphrase-file", "secret.txt").code == Ending.DONE
    (anywhere / "empty.txt").write_text("", encoding="utf-8")
    empty = run(*ADDS, *BEN, "--passphrase-file", "empty.txt")
    assert (empty.code, "empty.txt: there is no passphrase" in empty.err) == (Ending.BAD_INPUT, True)
    assert run(*ADDS, *BEN, "--passphrase-file", "nosuch.txt").code == Ending.BAD_INPUT


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no /dev/fd on this system")
def test_or_in_a_file_that_the_shell_holds_open(run, records):
    read, write = os.pipe()
    os.write(write, f"{BENS}\n".encode())
    os.close(write)
    try:
        assert run(*ADDS, *BEN, "--passphrase-file", f"/dev/fd/{read}").code == Ending.DONE
    finally:
        os.close(read)


def test_at_a_terminal_it_is_asked_for_unseen(run, records, monkeypatch):
    monkeypatch.setattr("compacttui.cli.door.at_a_terminal", lambda: True)
    done = run(*ADDS, *BEN, stdin=f"{BENS}\n")
    assert done.code == Ending.DONE, done.err
    assert "Passphrase of Ben Osei" in done.err
    assert BENS not in done.out + done.err


def test_no_option_takes_a_passphrase_itself(run, records):
    words = run("ask", "--help").out + run("do", "person.register", "--help").out
    assert "--passphrase-file FILE" in words
    assert "--passphrase TEXT" not in words


def test_without_a_name_commands_look_with_everybodys_eyes(run, records):
    looked = run("ask", "seats", "--csv")
    assert looked.code == Ending.DONE
    assert "Say who you are with --as NAME" in looked.err
    assert run("verify", "--log").code == Ending.DONE
    refused = run(*ADDS[:4])
    assert (refused.code, "You are here as the public" in refused.err) == (Ending.NOT_PERMITTED, True)
    named = run("ask", "today", "--role", "auditor")
    assert (named.code, "Say who you are with --as NAME" in named.err) == (Ending.NOT_PERMITTED, True)
    assert run("ask", "seats", "--role", "public").code == Ending.DONE
    history = run("history", "--json")
    assert "Ben Osei" not in history.out


def test_hats_are_ones_own(run, records, monkeypatch):
    monkeypatch.setenv(VARIABLE, BENS)
    refused = run("ask", "today", *BEN, "--role", "administrator")
    assert (refused.code, "does not have the role" in refused.err) == (Ending.NOT_PERMITTED, True)
    assert run("ask", "today", *BEN, "--role", "auditor").code == Ending.DONE


def test_a_passphrase_for_once_is_exchanged_at_a_terminal(run, records, monkeypatch):
    monkeypatch.setenv(VARIABLE, AMAS)
    given = run(
        *("do", "account.give", "--set", "person=Cara Nwosu", "--as", "Ama Larbi"), "--role", "administrator"
    )
    assert given.code == Ending.DONE, given.err
    once = given.out.partition("Passphrase for once: ")[2][:19]
    monkeypatch.setenv(VARIABLE, once)
    cara = ("ask", "due", "--as", "Cara Nwosu")
    refused = run(*cara)
    assert (refused.code, "This passphrase was for once" in refused.err) == (Ending.NOT_PERMITTED, True)
    monkeypatch.setattr("compacttui.cli.door.at_a_terminal", lambda: True)
    chosen = run(*cara, stdin="the ferry leaves at noon\nthe ferry leaves at noon\n")
    assert chosen.code == Ending.DONE, chosen.err
    monkeypatch.setenv(VARIABLE, "the ferry leaves at noon")
    assert run(*cara).code == Ending.DONE


def test_wrong_tries_are_told_to_whoever_comes_in(run, records, monkeypatch):
    monkeypatch.setenv(VARIABLE, AMAS)
    assert run("ask", "today", *BEN).code == Ending.NOT_PERMITTED
    monkeypatch.setenv(VARIABLE, BENS)
    assert "typed once with your name" in run("ask", "today", *BEN).err


def test_beginning_says_that_nobody_is_asked(run, anywhere):
    begun = run("init", "--db", "new.sqlite", "--town-name", "Eastmere", "--name", "Ama Larbi")
    assert "You are its administrator, too" in begun.err
    assert "Nobody is asked for a passphrase" in begun.err


def test_passphrases_are_switched_on_from_the_command_line(run, town, monkeypatch):
    secret = json.dumps({"passphrase": AMAS, "passphrase_again": AMAS})
    on = ("do", "account.ask_for_passphrases", "--role", "administrator", "--json", "-")
    assert run("do", "account.ask_for_passphrases", "--json", "-", stdin=secret).code == Ending.NOT_PERMITTED
    switched = run(*on, stdin=secret)
    assert switched.code == Ending.DONE, switched.err
    assert len(switched.json["result"]["secret"]) == 34
    assert AMAS not in switched.out
    assert run("ask", "today", "--as", "Ama Larbi").code == Ending.NOT_PERMITTED


def test_the_doctor_says_who_is_asked(run, town, records):
    assert "nobody is asked for a passphrase" in run("doctor", "--db", town).out
    report = run("doctor")
    assert "a passphrase is asked for; accounts: Eastmere (example) (2)" in report.out
    assert "give a second administrator an account" in report.out


def test_an_older_copy_lets_nobody_put_it_back_who_may_not_come_in(run, records, monkeypatch):
    assert run("backup", "copy.sqlite").code == Ending.DONE
    put_back = ("restore", "copy.sqlite", "--reason", "a test")
    assert run(*put_back).code == Ending.NOT_PERMITTED
    assert run(*put_back, "--as", "Ama Larbi").code == Ending.NOT_PERMITTED
    monkeypatch.setenv(VARIABLE, AMAS)
    assert run(*put_back, "--as", "Ama Larbi").code == Ending.DONE
    assert run("ask", "today", "--as", "Ama Larbi").code == Ending.DONE


def test_accounts_taken_out_behind_the_ledger_are_found(run, records):
    with sqlite3.connect(records) as connection:
        connection.execute("DELETE FROM account")
    connection.close()
    checked = run("verify")
    assert (checked.code, "account" in checked.out + checked.err) == (Ending.NO, True)
