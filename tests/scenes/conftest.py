"""What the scenes share: the town before the story, and the real papers with invented names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from scenes.office import make
from scenes.shell import Shell
from scenes.story import MEMBERS, READ_AT, REGISTERED, SEED, Step, ballot_file, members, story

from compacttui.acts import organisations
from compacttui.cli.session import Session, Settings
from compacttui.rules.dates import PartialDate


@pytest.fixture(autouse=True)
def anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this computer's own settings."""
    for name in ("COMPACTTUI_DB", "COMPACTTUI_CONFIG", "COMPACTTUI_NOW", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="session")
def papers(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ballot file of the story."""
    return ballot_file(data, tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records before the story: the town, and every organisation that was a member."""
    path = tmp_path_factory.mktemp("begun") / "town.db"
    begin(str(path))
    return path


@pytest.fixture
def town(begun: Path, tmp_path: Path) -> Path:
    """A copy of the records before the story."""
    path = tmp_path / "town.db"
    shutil.copy(begun, path)
    return path


def begin(place: str, number: int = MEMBERS) -> None:
    """Begin the records at a place, and put so many members on the register in one transaction."""
    Shell(place).begin()
    session = Session(Settings(db=place, now=REGISTERED, seed=SEED))
    desk = session.desk()
    with desk.together():
        for name in members(number):
            organisations.register(desk, name, since=PartialDate(2019))
    session.close()


def play_by_commands(shell: Shell, steps: list[Step]) -> None:
    """Play steps; each ends as it says, and what it says can be read."""
    for step in steps:
        ended = shell.play(step)
        assert (ended.code, step.refused in ended.err) == (step.ends, True), (step, ended)
        assert not (step.ends and ended.out)
        if step.shows is not None:
            kind, name, words = step.shows
            shown = shell.run("show", kind, name, at=step.at)
            assert words in shown.out, (step.then, shown)


def root_of(shell: Shell) -> str:
    """The head of the ledger, once everything was checked and found as it was recorded."""
    checked = shell.run("verify", "--json", at=READ_AT)
    assert (checked.code, checked.json["ok"]) == (0, True), checked
    root: str = checked.json["towns"][0]["root"]
    return root


@pytest.fixture(scope="session")
def told(begun: Path, papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The records after the story, played by commands on SQLite; nobody writes to them any more."""
    place = tmp_path_factory.mktemp("told") / "town.db"
    shutil.copy(begun, place)
    shell = Shell(str(place))
    play_by_commands(shell, story(papers))
    return shell


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small office of the jobs on the morning of Monday 20 April 2026, made once."""
    file = tmp_path_factory.mktemp("office") / "office.db"
    make(file)
    return file


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    """A copy of the small office."""
    return Path(shutil.copy(made, tmp_path / "office.db"))
