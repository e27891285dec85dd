"""Copies and open polls: no copy holds a ballot box, and a restore makes a poll begin again, said plainly."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from polling import Poll, rows_of

from compacttui.acts import polls
from compacttui.acts.desk import stamp
from compacttui.cli.endings import Ending
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused


@pytest.fixture
def poll(opened: Poll, monkeypatch: pytest.MonkeyPatch, anywhere: Path) -> Poll:
    desk = opened.contest.office
    monkeypatch.setenv("COMPACTTUI_DB", str(desk.database.path))
    opened.vote("Housing Partnership member 1", 1, 2, 0)
    opened.vote("Housing Partnership member 2", 2, 1, 0)
    monkeypatch.setenv("COMPACTTUI_NOW", stamp(desk.now))
    return opened


def tables_of(file: Path) -> set[str]:
    with sqlite3.connect(file) as copy:
        found = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    copy.close()
    return found


def test_a_copy_holds_neither_papers_nor_codes_nor_key_nor_who_voted(poll: Poll, run, anywhere: Path) -> None:
    with sqlite3.connect(poll.contest.office.database.path) as live:
        kept = (
            live.execute(f"SELECT sealed FROM work_papers_{poll.contest.selection[4:]}").fetchall()
            + live.execute(f"SELECT closed FROM work_locks_{poll.contest.selection[4:]}").fetchall()
        )
    live.close()
    made = run("backup", "copy.sqlite")
    assert made.code == Ending.DONE, made.err
    assert "The ballot box of selection 2026-01 is not in the copy" in made.err
    assert not [
        name for name in tables_of(anywhere / "copy.sqlite") if name.endswith(poll.contest.selection[4:])
    ]
    raw = (anywhere / "copy.sqlite").read_bytes()
    assert len(kept) == 5
    assert all(secret not in raw for (secret,) in kept)
    assert {path.name for path in anywhere.iterdir() if path.name.startswith("copy")} == {"copy.sqlite"}


def test_a_restore_throws_no_votes_away_unasked(poll: Poll, run) -> None:
    run("backup", "copy.sqlite")
    refused = run("restore", "copy.sqlite", "--reason", "a mistake")
    assert refused.code == Ending.NO
    assert "A poll is open here, selection 2026-01 (2 votes cast)" in refused.err
    poll.vote("Housing Partnership member 3", 0, 1, 2)
    assert poll.close().received == 3


def test_a_restored_poll_begins_again_with_new_codes_and_every_old_one_is_dead(
    poll: Poll, run, anywhere: Path
) -> None:
    """MODEL's case: restoring a backup after a poll opened. A code used since is not good again, nor any other."""
    run("backup", "copy.sqlite")
    restored = run("restore", "copy.sqlite", "--reason", "the disk broke", "--polls-begin-again")
    assert restored.code == Ending.DONE, restored.err
    assert "The poll of selection 2026-01 begins again: every code is dead" in restored.err
    assert "ballot box lost with a restore" in run("history", "--limit", "1").out
    for number in range(1, 5):
        with pytest.raises(Refused, match="not good, or not any more"):
            poll.vote(f"Housing Partnership member {number}", 1, 0, 0)
    with pytest.raises(Refused, match="was lost when a copy was put back"):
        polls.issue(poll.contest.returning, poll.contest.selection, str(anywhere / "x.csv"))
    old = set(poll.codes.values())
    poll.prepare("recovery2.txt")
    poll.issue("codes2.csv")
    assert not old & {row["Ballot code"] for row in rows_of(anywhere / "codes2.csv")}
    poll.vote("Housing Partnership member 1", 0, 1, 0)
    assert poll.close().received == 1
    assert verify(poll.contest.office.database, poll.contest.office.town).ok


@pytest.mark.slow
def test_what_a_restore_keeps_beside_the_records_holds_no_box_either(poll: Poll, run, anywhere: Path) -> None:
    run("backup", "copy.sqlite")
    run("restore", "copy.sqlite", "--reason", "the disk broke", "--polls-begin-again")
    (kept,) = (path for path in anywhere.iterdir() if "before-restore" in path.name)
    assert not [name for name in tables_of(kept) if name.endswith(poll.contest.selection[4:])]


@pytest.mark.slow
def test_a_copy_from_after_the_close_is_put_back_as_it_was(poll: Poll, run) -> None:
    poll.close()
    run("backup", "copy.sqlite")
    restored = run("restore", "copy.sqlite", "--reason", "a mistake")
    assert restored.code == Ending.DONE, restored.err
    assert "begins again" not in restored.err
    assert verify(poll.contest.office.database, poll.contest.office.town).ok
