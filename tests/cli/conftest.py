"""The command line as tests call it: in this process, on a town of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from compacttui.acts.sample import Built
from compacttui.cli import demo
from compacttui.cli.main import program

MONDAY = "2026-03-02T09:00"


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document that it must be."""
        return json.loads(self.out)


Run = Callable[..., Ended]


@pytest.fixture
def anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to stand in, and nothing of this computer's own settings."""
    for name in ("COMPACTTUI_DB", "COMPACTTUI_CONFIG", "COMPACTTUI_NOW"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(anywhere: Path) -> Run:
    """Run a command: ``run("do", "person.register", "--set", "name=Ben")``; ``stdin=`` is what it reads."""

    def call(*arguments: object, stdin: str | bytes | None = None) -> Ended:
        result = CliRunner().invoke(program, [str(one) for one in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return Ended(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def town(run: Run, anywhere: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A town with one board and one seat, begun on a Monday; commands work on it unless they say otherwise."""
    place = anywhere / "town.sqlite"
    place.write_bytes(empty_file.read_bytes())
    monkeypatch.setenv("COMPACTTUI_DB", str(place))
    monkeypatch.setenv("COMPACTTUI_NOW", MONDAY)
    begun = run(
        *("init", "--add", "--town-name", "Eastmere (example)", "--name", "Ama Larbi", "--seed", 1),
        *("--partnership", "Health Board", "--seat", "Carers' seat", "--constituency", "Carers"),
    )
    assert begun.code == 0, begun.err
    return place


@pytest.fixture
def sample(sample_town: tuple[Path, Built], anywhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample town on its own day, ready to be read."""
    monkeypatch.setenv("COMPACTTUI_DB", str(sample_town[0]))
    monkeypatch.setenv("COMPACTTUI_NOW", "2026-11-21T09:00")
    return sample_town[0]


@pytest.fixture
def quick_demo(sample_town: tuple[Path, Built], monkeypatch: pytest.MonkeyPatch) -> None:
    """A demonstration that need not wait: it gets a copy of the town that is built already."""

    def copied(file: Path, *_: object) -> Built:
        file.write_bytes(sample_town[0].read_bytes())
        return sample_town[1]

    monkeypatch.setattr(demo, "build", copied)
