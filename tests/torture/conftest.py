"""What the torture tests share with the scenes: a town before the story, small enough to be made again and again."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes.conftest import anywhere, begin
from scenes.story import FEW_MEMBERS, small_ballot_file

__all__ = ["anywhere"]


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ballot file with few papers."""
    return small_ballot_file(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records before the story, with few members."""
    path = tmp_path_factory.mktemp("begun") / "town.db"
    begin(str(path), FEW_MEMBERS)
    return path
