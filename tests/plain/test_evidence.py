"""Checkpoints, evidence packs and what this computer saw, line by line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compacttui.exchange.pack import verifier
from plain.person import number_of, talk


@pytest.fixture
def seen(anywhere, monkeypatch):
    monkeypatch.setenv("COMPACTTUI_SEEN", str(anywhere / "seen"))
    return anywhere / "seen"


def test_a_checkpoint_is_read_out_and_written(board, anywhere):
    heard = talk(["checkpoint", "checkpoint mine.txt", "checkpoint mine.txt"], board)
    assert "The history is" in heard
    assert "entries long" in heard
    assert "Written to mine.txt" in heard
    assert "mine.txt is there already" in heard
    made = verifier.Checkpoint(Path("mine.txt").read_text(encoding="utf-8"), "mine")
    assert made.text.splitlines()[2] in heard


def test_a_pack_is_written_of_what_is_open_or_of_a_period(board, anywhere):
    heard = talk(
        [
            "pack",
            "pack one",
            "seats",
            number_of("Carers' seat"),
            "pack one",
            "pack two of march 2026",
            "pack two",
        ],
        board,
    )
    assert "type a name after it" in heard
    assert "open something first" in heard
    assert "two is there already" in heard
    for folder in ("one", "two"):
        report = verifier.Report()
        verifier.check_pack(Path(folder), [], [], report)
        assert report.wrong == []


def test_an_older_copy_is_the_first_thing_that_is_said_and_accepted_by_its_word(board, seen, anywhere):
    shutil.copy(board.db, "older.sqlite")
    talk(["add a person", "Ben Adeyemi", "3", "representative", ""], board)
    shutil.copy("older.sqlite", board.db)
    heard = talk(["accept yes", "accept older", "t"], board)
    assert "Warning. These records are an older copy than you have seen" in heard
    assert heard.index("Warning.") < heard.index("Type the word older") < heard.index("Accepted.")
    assert "Warning." not in talk(["t"], board)
    assert len(list(seen.glob("*.until-*.checkpoint"))) == 1
