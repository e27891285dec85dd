"""Words that were erased do not come back with an older copy: restored, put back by hand, or on another machine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compacttui.cli.endings import Ending

NAME = "Wilhelmina Thistlewood"
ERASE = ("do", "person.erase", "--set", f"person={NAME}", "--set", "ground=objection")


@pytest.fixture
def copied(run, town) -> Path:
    """A town with a copy from before somebody's words were erased."""
    assert run("do", "person.register", "--set", f"name={NAME}").code == Ending.DONE
    assert run("backup", "copy.sqlite").code == Ending.DONE
    ended = run(*ERASE)
    assert ended.code == Ending.DONE, ended.err
    return town


def holds(file: Path) -> bool:
    files = [file, *file.parent.glob(f"{file.name}-*")]
    return any(NAME.encode() in one.read_bytes() for one in files)


def test_restoring_a_backup_from_before_an_erasure(run, copied, anywhere):
    assert not holds(copied)
    restored = run("restore", "copy.sqlite", "--reason", "The disk broke.")
    assert restored.code == Ending.DONE
    assert "1 erasure had been made since this copy: the words were erased again" in restored.err
    assert "copy.sqlite itself still holds them: destroy it" in restored.err
    assert not holds(copied)
    assert holds(anywhere / "copy.sqlite")
    assert run("verify").code == Ending.DONE
    told = " ".join(run("history", "--limit", "1").out.split())
    assert "ground: they object" in told
    assert "again, after a copy was put back" in told
    assert not list(anywhere.glob("*.restoring*"))


def test_the_list_alone_is_enough_where_the_records_are_lost(run, copied, anywhere):
    copied.unlink()
    assert run("restore", "copy.sqlite", "--reason", "The file was deleted.").code == Ending.DONE
    assert not holds(copied)
    assert run("verify").code == Ending.DONE


def test_the_list_holds_nobodys_words(copied, anywhere):
    text = (anywhere / "town.sqlite.erased").read_text(encoding="utf-8")
    assert NAME not in text
    assert len(text.splitlines()) == 1


def test_records_put_back_by_hand_are_seen_to_afterwards(run, copied, anywhere):
    shutil.copy(anywhere / "copy.sqlite", copied)
    assert holds(copied)
    doctor = run("doctor")
    assert "erase-again" in doctor.out
    again = run("erase-again")
    assert again.code == Ending.DONE
    assert again.out == "1 erasure done again. The history says so.\n"
    assert not holds(copied)
    assert run("verify").code == Ending.DONE
    assert "Nothing is here that was erased" in run("erase-again").out
    assert "erase-again" not in run("doctor").out


def test_a_list_from_elsewhere_can_be_named(run, copied, anywhere):
    (anywhere / "town.sqlite.erased").rename(anywhere / "kept.erased")
    shutil.copy(anywhere / "copy.sqlite", copied)
    assert "Nothing is here" in run("erase-again").out
    assert run("erase-again", "nowhere.erased").code == Ending.USAGE
    assert "1 erasure done again" in run("erase-again", "kept.erased").out
    assert not holds(copied)


def test_a_list_that_cannot_be_read_is_3_at_its_line_and_nothing_is_restored(run, copied, anywhere):
    (anywhere / "town.sqlite.erased").write_text("{}\n", encoding="utf-8")
    before = copied.read_bytes()
    ended = run("restore", "copy.sqlite", "--reason", "x")
    assert ended.code == Ending.BAD_INPUT
    assert "town.sqlite.erased:1: this line of the list" in ended.err
    assert copied.read_bytes() == before


def test_a_list_that_was_lost_is_made_anew_from_the_records(run, copied, anywhere):
    listed = anywhere / "town.sqlite.erased"
    before = listed.read_text(encoding="utf-8")
    listed.unlink()
    assert run("doctor").code == Ending.DONE
    assert listed.read_text(encoding="utf-8") == before


def test_no_number_alone_erases_what_another_history_has_there(run, town, anywhere):
    """After a copy from before was put back without the list, its numbers went to other entries."""
    assert run("backup", "copy.sqlite").code == Ending.DONE
    assert run("do", "person.register", "--set", f"name={NAME}").code == Ending.DONE
    assert run(*ERASE).code == Ending.DONE
    assert run("restore", "copy.sqlite", "--reason", "x").code == Ending.DONE
    for name in ("Ben Cole", "Grace Osei"):
        assert run("do", "person.register", "--set", f"name={name}").code == Ending.DONE
    assert "Nothing is here that was erased" in run("erase-again").out
    assert "Ben Cole" in run("ask", "people").out
