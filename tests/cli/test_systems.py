"""Other systems, as far as this one can play them: folders of Windows, old consoles, letters they lack."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import PureWindowsPath

import platformdirs
import pytest
from platformdirs import windows

from compacttui.cli.letters import FALLBACK, instead, never_fail
from compacttui.cli.said import default_place
from compacttui.cli.session import Session, Settings
from compacttui.exchange.settings import user_file


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch, anywhere: object) -> None:
    """The folders of somebody whose name has a blank, on Windows."""
    home = r"C:\Users\Ama Larbi"
    monkeypatch.setattr(platformdirs, "PlatformDirs", windows.Windows)
    monkeypatch.setattr(windows, "get_win_folder", windows.get_win_folder_from_env_vars)
    for name, folder in (
        ("USERPROFILE", home),
        ("APPDATA", rf"{home}\AppData\Roaming"),
        ("LOCALAPPDATA", rf"{home}\AppData\Local"),
    ):
        monkeypatch.setenv(name, folder)


def test_records_and_choices_lie_in_the_persons_own_folder_on_windows(on_windows):
    own = PureWindowsPath(r"C:\Users\Ama Larbi\AppData\Local\compacttui")
    assert PureWindowsPath(str(default_place())) == own / "records.sqlite"
    assert PureWindowsPath(str(user_file())) == own / "config.toml"


@pytest.mark.parametrize(
    "place",
    [
        r"C:\Users\Ama Larbi\town.sqlite",
        "sqlite:///C:/Users/Ama Larbi/town.sqlite",
        r"\\server\share\town.sqlite",
    ],
)
def test_a_place_on_windows_is_a_file_that_is_not_there_yet(place):
    session = Session(Settings(db=place))
    assert session.file is not None
    assert PureWindowsPath(str(session.file)).name == "town.sqlite"
    assert session.is_new


def test_a_server_is_no_file():
    assert Session(Settings(db="postgresql+psycopg://ama@server/town")).file is None


def test_a_file_named_by_its_url_is_opened_like_its_path(run, town):
    assert run("ask", "seats", "--db", f"sqlite:///{town}").out == run("ask", "seats", "--db", town).out


ODD = "“Zoë’s” – £40 … ■ late 日"


def test_letters_that_are_missing_have_the_nearest_in_their_place():
    assert instead(ODD) == '"Zoe\'s" - ?40 ... * late ?'
    never_fail(sys.stdout)
    assert ODD.encode("cp1252", FALLBACK).decode("cp1252") == "“Zoë’s” – £40 … * late ?"
    assert ODD.encode("ascii", FALLBACK) == instead(ODD).encode()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_console_is_too_old_to_be_spoken_to_line_by_line(encoding, town):
    ended = subprocess.run(
        [sys.executable, "-m", "compacttui", "--plain"],
        input="seats\nadd a person\nZo\xeb \x81\n\n? constituency\nq\n".encode("latin-1"),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    heard = ended.stdout.decode(encoding)
    assert "Recorded. Put on the register." in heard
    assert "Carers' seat" in heard


def test_the_demonstration_speaks_plainly_too(run, quick_demo):
    ended = run("demo", "--plain", "--role", "auditor", stdin="q\n")
    assert ended.code == 0
    assert "You are here as auditor." in ended.out
    assert "Today, Saturday 21 November 2026." in ended.out
