"""What the tests of hostile words share: a town in which everything that people wrote is an attack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.conftest import anywhere, run
from hostile.poison import poisoned

from compacttui.acts.sample import Built
from compacttui.cli.session import Session, Settings

__all__ = ["anywhere", "run"]

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = "2026-11-21T12:00"


@pytest.fixture(scope="session")
def bad_town(sample_town: tuple[Path, Built], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample town, with an attack in every name and every free text."""
    place = tmp_path_factory.mktemp("bad") / "town.sqlite"
    assert poisoned(sample_town[0], place) > 1_000
    return place


@pytest.fixture
def bad_session(bad_town: Path, anywhere: Path) -> Iterator[Session]:
    """Its officer, who only reads."""
    session = Session(Settings(db=str(bad_town), now=TODAY))
    yield session
    session.close()
