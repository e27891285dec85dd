"""What the torture tests share with the scenes: a town before the story, small enough to be made again and again."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes.conftest import anywhere, begin
from scenes.story import ballot_file

__all__ = ["anywhere"]

MEMBERS = 350
ONE_OF = 8


@pytest.fixture(scope="session")
def papers(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ballot file with one of eight of the real papers."""
    return ballot_file(data, tmp_path_factory.mktemp("papers"), one_of=ONE_OF)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records before the story, with fewer members."""
    path = tmp_path_factory.mktemp("begun") / "town.db"
    begin(str(path), MEMBERS)
    return path
