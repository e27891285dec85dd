"""Was the history changed? The check, and what somebody without our program could do to the file."""

from __future__ import annotations

import sqlite3

import pytest

from compacttui.cli.endings import Ending


def test_an_untouched_history_is_0_with_its_size_and_root(run, town):
    checked = run("verify")
    assert checked.code == Ending.DONE
    assert (
        "Eastmere (example): checked 5 entries, and every record made from them. Nothing was changed."
        in checked.out
    )
    root = run("verify", "--json").json["towns"][0]["root"]
    assert f"Size 5, root {root}." in checked.out


def test_the_ledger_alone_can_be_checked(run, town):
    checked = run("verify", "--log", "--json").json
    assert checked["towns"][0]["deep"] is False
    assert checked["ok"] is True


def test_anyone_may_check_whatever_was_done_to_the_people(run, town):
    tamper(town, "DELETE FROM person")
    ended = run("verify")
    assert ended.code == Ending.NO


def tamper(town, *statements: str) -> None:
    """Change the file behind the program's back."""
    with sqlite3.connect(town) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        triggers = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ]
        for trigger in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE event SET body = replace(body, '2026-03', '2026-04') WHERE seq = 3", "entry 3"),
        ("DELETE FROM event WHERE seq = 4", "entry 4"),
        ("DELETE FROM event WHERE seq = 2", "entry 2"),
        ("UPDATE personal SET value = 'Somebody Else' WHERE seq = 1 AND field = 'name'", "entry 1"),
        ("UPDATE seat SET term_months = 99", "seat"),
        ("DELETE FROM head", "head"),
        ("DELETE FROM town", "town"),
    ],
)
def test_a_changed_history_is_1_and_names_what_was_changed(statement, named, run, town):
    tamper(town, statement)
    ended = run("verify")
    assert ended.code == Ending.NO
    assert "is NOT as it was recorded" in ended.out
    assert named in ended.out.casefold()
    findings = run("verify", "--json")
    assert findings.code == Ending.NO
    assert findings.json["ok"] is False
    assert findings.json["towns"][0]["findings"][0]["sentence"]


def test_checking_is_noted_for_the_interface(run, town):
    run("verify")
    with sqlite3.connect(town) as connection:
        noted = connection.execute("SELECT entries, findings FROM work_check").fetchall()
    connection.close()
    assert noted == [(5, 0)]
