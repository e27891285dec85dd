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
    """Opens a poll: ``open_poll()``, or with other names, or ``method=``, or ``asked=True`` for yes or no."""

    def make(*names: str, asked: bool = False, **more: object) -> Poll:
        if not names and not more and not asked:
            kept: Poll = request.getfixturevalue("opened")
            return kept
        make_locks_cheap(monkeypatch)
        contest = Contest.of(request.getfixturevalue("desk"), members=3)
        contest.open(**more)
        poll = Poll(contest, tmp_path)
        (poll.until_asked if asked else poll.until_open)(*(names or THREE))
        return poll

    return make
