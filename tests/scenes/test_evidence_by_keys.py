"""Checkpoints and evidence packs by keys, and what is said of records that are not those that were seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from board import Board
from scenes.test_papers import typed
from tui.stage import reads, screen_text, until

from compacttui.acts import people
from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.exchange.checkpoint_files import make_key
from compacttui.exchange.pack import verifier
from compacttui.records.note import Kind
from compacttui.tui.app import Compacttui

PASSPHRASE = "four quiet words here"


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This computer remembers what it sees, in a folder of this test."""
    monkeypatch.setenv("COMPACTTUI_SEEN", str(tmp_path / "seen"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "seen"


@pytest.fixture
def office(desk: Desk, seen: Path) -> Desk:
    """A town with a seat and somebody in it."""
    Board.of(desk).sitter()
    return desk


@pytest.fixture
def app(office: Desk, tmp_path: Path) -> Iterator[Compacttui]:
    """The program on that town."""
    session = Session(Settings(db=str(tmp_path / "town.db"), now="2026-03-11T09:00"))
    yield Compacttui(session)
    session.close()


@pytest.mark.slow
async def test_a_checkpoint_is_shown_in_the_history_and_written_signed(
    app: Compacttui, tmp_path: Path, seen: Path
) -> None:
    key = make_key(tmp_path / "k.key", "auditor.example", Kind.COUNTERSIGNS, PASSPHRASE, bytes(range(48)))
    async with app.run_test(size=(110, 34)) as pilot:
        await until(pilot, lambda: app.standing.town)
        app.go("history")
        await reads(pilot, "term began")
        await pilot.press("c")
        await reads(pilot, "Keep a copy where nobody")
        shown = screen_text(app)
        assert "tow-" in shown
        await pilot.press("w")
        await reads(pilot, "A few lines of text, in")
        await pilot.press(
            "ctrl+u", *typed("mine.txt"), "tab", *typed("k.key"), "tab", *typed("wrong words"), "f2"
        )
        await reads(pilot, "not the passphrase")
        assert not (tmp_path / "mine.txt").exists()
        await pilot.press("w")
        await reads(pilot, "A few lines of text, in")
        await pilot.press(
            "ctrl+u", *typed("mine.txt"), "tab", *typed("k.key"), "tab", *typed(PASSPHRASE), "f2"
        )
        await reads(pilot, "auditor.example.")
        assert PASSPHRASE not in screen_text(app)
    made = verifier.Checkpoint((tmp_path / "mine.txt").read_text(encoding="utf-8"), "mine")
    assert made.seen("auditor.example", 4, key.verifier.key)
    assert made.text.splitlines()[2] in shown


@pytest.mark.slow
async def test_an_evidence_pack_is_offered_with_the_papers_of_a_record_and_of_the_town(
    app: Compacttui, tmp_path: Path
) -> None:
    async with app.run_test(size=(110, 34)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await pilot.press("2")
        await reads(pilot, "Maria Okafor")
        await pilot.press("p")
        await reads(pilot, "Evidence pack")
        await pilot.press("f", *typed("evidence"))
        await until(pilot, lambda: "Who sits where" not in screen_text(app))
        await pilot.press("enter", "enter")
        await reads(pilot, "A folder with everything in it")
        await pilot.press("f2")
        await reads(pilot, "Written to")
        await pilot.press("escape", "ctrl+p", *typed("evidence pack of"))
        await reads(pilot, "Evidence pack of a period")
        await pilot.press("enter")
        await reads(pilot, "A folder with everything in it")
        await pilot.press("ctrl+u", *typed("of-march"), "f2")
        await reads(pilot, "this is needed")
        await pilot.press(*typed("march 2026"), "f2")
        await until(pilot, (tmp_path / "of-march").is_dir)
        await reads(pilot, "Written to")
    for folder in ("evidence-pack", "of-march"):
        report = verifier.Report()
        verifier.check_pack(tmp_path / folder, [], [], report)
        assert report.wrong == []


@pytest.mark.slow
async def test_records_that_are_an_older_copy_are_told_above_everything_and_accepted_by_their_word(
    office: Desk, app: Compacttui, tmp_path: Path, seen: Path
) -> None:
    shutil.copy(tmp_path / "town.db", tmp_path / "older.db")
    people.register(office, "Ben Adeyemi")
    office.database.close()
    first = Session(Settings(db=str(tmp_path / "town.db"), now="2026-03-11T09:00"))
    assert first.watch.compared() is not None
    first.close()
    shutil.copy(tmp_path / "older.db", tmp_path / "town.db")
    async with app.run_test(size=(140, 34)) as pilot:
        await reads(pilot, "an older copy than you have seen")
        await reads(pilot, "These records are an older copy")
        app.go("history")
        await reads(pilot, "term began")
        assert "an older copy than you have seen" in screen_text(app)
        await pilot.press("ctrl+p", *typed("accept these"))
        await reads(pilot, "Accept these records")
        await pilot.press("enter")
        await reads(pilot, "older: a backup was put back")
        await pilot.press(*typed("yes"), "f2")
        await reads(pilot, "Type the word older")
        await pilot.press("ctrl+p", *typed("accept these"))
        await reads(pilot, "Accept these records")
        await pilot.press("enter")
        await reads(pilot, "older: a backup was put back")
        await pilot.press(*typed("older"), "f2")
        await reads(pilot, "Accepted.")
        await until(pilot, lambda: "older copy" not in screen_text(app).splitlines()[0])
    assert len(list(seen.glob("*.until-*.checkpoint"))) == 1


@pytest.mark.slow
async def test_records_that_are_as_they_were_seen_say_nothing(app: Compacttui, seen: Path) -> None:
    async with app.run_test(size=(110, 34)) as pilot:
        await until(pilot, lambda: app.standing.town)
        await until(pilot, seen.exists)
        assert "copy" not in screen_text(app).splitlines()[0]
        await pilot.press("ctrl+p", *typed("accept these"))
        await reads(pilot, "accept these")
        assert "Accept these records" not in screen_text(app)
