"""A town for the plain interface: begun by plain lines once, and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.conftest import anywhere, run

from compacttui.cli.session import Settings
from plain.person import number_of, talk

__all__ = ["anywhere", "run"]

MONDAY = "2026-03-02T09:00"
EVENING = "2026-03-11T21:15"

BEGINNING = [
    *("Eastmere (example)", "Ama Larbi", ""),
    *("add a partnership", "Health Board", ""),
    *("add a constituency", "Carers", ""),
    *("add a seat", "health", "Carers' seat", "carers", ""),
]
"""A town with one board and one vacant seat."""

SEATED = [
    *("add a person", "Maria Okafor", "3", "representative", ""),
    *("record a holder", "carers", "maria", "10", "y", "11", "september 2024", ""),
    *("plan a meeting", "health", "9 march", ""),
    number_of("Meeting planned"),
    *("put an item", "Winter plan", ""),
    *("put an item", "Grant round", "5", "legal advice", ""),
]
"""Somebody in the seat, and a meeting with two items, the second of them closed."""


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town on its first day."""
    place = tmp_path_factory.mktemp("begun") / "town.sqlite"
    talk(BEGINNING, Settings(db=str(place), now=MONDAY))
    return place


@pytest.fixture(scope="session")
def held(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town on the day after a meeting."""
    place = tmp_path_factory.mktemp("held") / "town.sqlite"
    shutil.copy(begun, place)
    talk(SEATED, Settings(db=str(place), now=MONDAY))
    heard = talk(
        [number_of("Was it held?"), "record that a meeting", ""],
        Settings(db=str(place), now="2026-03-10T09:00"),
    )
    assert "Recorded. Meeting held." in heard, heard
    return place


@pytest.fixture
def board(begun: Path, anywhere: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A copy of the town with one board and one vacant seat, for plain lines and for commands."""
    return _copy(begun, anywhere, monkeypatch, Settings(now=MONDAY))


@pytest.fixture
def evening(held: Path, anywhere: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A copy of the town in which a report-back is due, as its representative opens it."""
    told = Settings(now=EVENING, person="Maria Okafor", role="representative")
    return _copy(held, anywhere, monkeypatch, told)


def _copy(of: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, told: Settings) -> Settings:
    place = folder / "town.sqlite"
    shutil.copy(of, place)
    monkeypatch.setenv("COMPACTTUI_DB", str(place))
    monkeypatch.setenv("COMPACTTUI_NOW", told.now or MONDAY)
    return Settings(db=str(place), now=told.now, person=told.person, role=told.role)
