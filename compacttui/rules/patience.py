"""Waiting for one's turn to write: how somebody hears that they wait for another, and gives up."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import Final

from compacttui.rules.refusal import StoreTrouble

A_MOMENT: Final = 0.4
"""Seconds of waiting of which nothing is said: nearly every turn comes sooner."""
_PAUSES: Final = (0.002, 0.03)
"""The shortest and the longest: seconds between two tries. Drawn at random, and alike for whoever waits long or short, so that everybody has a turn."""


class GaveUp(StoreTrouble):
    """Somebody would not wait longer for their turn."""


@dataclass(slots=True)
class Wait:
    """How one person waits for their turn.

    Attributes:
        tell: called once, in the thread that waits, when the turn does not come within a moment.
        seconds: how long they wait at most; as long as the records say, if nothing is said here.
        left: set when they give up.
    """

    tell: Callable[[], None] = lambda: None
    seconds: float | None = None
    left: Event = field(default_factory=Event)


_waits: ContextVar[Wait | None] = ContextVar("wait", default=None)


@contextmanager
def waiting(wait: Wait) -> Iterator[None]:
    """What is written inside, in this thread, waits for its turn as this person does."""
    before = _waits.set(wait)
    try:
        yield
    finally:
        _waits.reset(before)


def tries(seconds: float) -> Iterator[float]:
    """Gives the moments at which to try for one's turn; ends when it is too late.

    Each is the number of seconds that are left. Whoever has their turn goes away.

    Args:
        seconds: how long to wait at most, where whoever waits says nothing else.

    Raises:
        GaveUp: the person would wait no longer.
    """
    wait = _waits.get() or Wait()
    began, is_told = monotonic(), False
    most = seconds if wait.seconds is None else wait.seconds
    while (waited := monotonic() - began) < most or not waited:
        yield most - waited
        if not is_told and waited > A_MOMENT:
            is_told = True
            wait.tell()
        if wait.left.wait(random.uniform(*_PAUSES)):  # noqa: S311 - a pause is no secret
            raise GaveUp("You gave up waiting. Nothing was changed, and nothing of yours is lost.")
