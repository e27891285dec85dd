"""A poll that is open, for tests of the voting screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from contests import Contest
from polling import THREE, Poll, make_locks_cheap


@pytest.fixture
def open_poll(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Poll]:
    """Opens a poll: ``open_poll()``, or with other names, or ``method=``."""

    def make(*names: str, **more: object) -> Poll:
        if not names and not more:
            kept: Poll = request.getfixturevalue("opened")
            return kept
        make_locks_cheap(monkeypatch)
        contest = Contest.of(request.getfixturevalue("desk"), members=3)
        contest.open(**more)
        poll = Poll(contest, tmp_path)
        poll.until_open(*(names or THREE))
        return poll

    return make
