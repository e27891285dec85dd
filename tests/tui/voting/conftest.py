"""A poll that is open, for tests of the voting screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from contests import Contest
from polling import Poll, make_locks_cheap

from compacttui.acts.desk import Desk

THREE = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt")


@pytest.fixture
def open_poll(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Poll]:
    """Opens a poll: ``open_poll()``, or with other names, or ``method=``."""

    def make(*names: str, members: int = 3, **more: object) -> Poll:
        make_locks_cheap(monkeypatch)
        contest = Contest.of(desk, members=members)
        contest.open(**more)
        poll = Poll(contest, tmp_path)
        poll.until_open(*(names or THREE))
        return poll

    return make
