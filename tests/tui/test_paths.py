"""Paths as people type, paste and drop them; and which files are put forward."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compacttui.tui.paths import beginning_with, inside, offered, path_meant

NAMES = ("seats.csv", "who sits where.xlsx", "it's “ours” & [b]theirs[].ods", "a\\b.csv", "Ärzte 100 %.CSV")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two folders, and files that changed one after the other."""
    for number, name in enumerate(
        ("Downloads/new.xlsx", "Documents/old.csv", "Documents/~$lock.xlsx", "notes.md")
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
        os.utime(file, (1_700_000_000 - number * 1000,) * 2)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="names that Windows forbids")
@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_found_however_its_path_comes(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text("x", encoding="utf-8")
    shell = "".join(f"\\{letter}" if letter in " '\\&[]()" else letter for letter in str(file))
    quoted = "'" + str(file).replace("'", "'\\''") + "'"
    for typed in (
        str(file),
        f"  {file} ",
        f'"{file}"',
        f"“{file}”",
        shell,
        quoted,
        file.as_uri(),
        f"<{file.as_uri()}>",
    ):
        assert path_meant(typed) == file, typed
        assert [one.path for one in beginning_with(typed, tmp_path, tmp_path)] == [file], typed


@pytest.mark.parametrize(
    "typed", ["", "'", '"', "~nobody-of-this-name/x", "a\0b", "/" + "x" * 5_000, "file://", "\\", "\udcff"]
)
def test_no_words_at_all_are_too_odd(typed: str, tmp_path: Path) -> None:
    path_meant(typed)
    assert all(isinstance(one.path, Path) for one in beginning_with(typed, tmp_path, tmp_path))


def test_what_changed_last_is_offered_first_then_the_folders(home: Path) -> None:
    assert [one.path.relative_to(home).as_posix() for one in offered(home, home)] == [
        "Downloads/new.xlsx",
        "Documents/old.csv",
        "Downloads",
        "Documents",
        ".",
    ]
    assert [one.path.name for one in beginning_with("OLD", home, home)] == ["old.csv"]


def test_a_folder_shows_what_can_be_read_in_it(home: Path) -> None:
    assert [one.path.name for one in inside(home)] == ["Documents", "Downloads"]
    assert [one.path.name for one in beginning_with(f"{home}/Documents/", home, home)] == ["old.csv"]
    assert [one.path.name for one in beginning_with(f"{home}/do", home, home)] == ["Documents", "Downloads"]
    assert not inside(home / "nowhere")
