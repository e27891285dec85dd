"""What the tests of ballot files share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compacttui.exchange.ballots import BallotFile, Reading, read

Reader = Callable[..., BallotFile]


@pytest.fixture
def ballots(tmp_path: Path) -> Reader:
    """Read a file with this content."""

    def reader(content: str | bytes, **wanted: object) -> BallotFile:
        file = tmp_path / "papers.blt"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(file, Reading(**wanted))

    return reader
