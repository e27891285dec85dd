"""Signing in: how long somebody waits after wrong tries, and when tries are forgotten.

The wait is kept by the name that was typed, whether anybody is called so or not: nobody else waits, and nobody learns
from it who has an account.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from compacttui.rules.rulebook import RuleBook

FORGOTTEN_AFTER: Final = timedelta(days=1)
"""After so long without a try, the tries before count no longer."""
NOT_TOGETHER: Final = "This name and passphrase do not go together. Check both; capitals count."
"""Said of a wrong passphrase, and of a name that nobody has, alike."""

NOBODY_ELSE: Final = "Nobody else is kept waiting."
"""Said beside how long a name waits."""


def wait_after(failures: int, rules: RuleBook) -> timedelta:
    """How long a name is not tried again after so many wrong tries in a row: nothing at first, then longer each time."""
    book = rules.sign_in
    if failures < book.tries:
        return timedelta()
    longest = timedelta(minutes=book.longest_wait_minutes)
    doublings = min(failures - book.tries, 20)  # past that it is the longest anyway, whatever it began with
    return min(timedelta(seconds=book.wait_seconds * (1 << doublings)), longest)


def is_forgotten(last: datetime, now: datetime) -> bool:
    """Whether tries of which the last was then count no longer."""
    return now - last >= FORGOTTEN_AFTER


def words_on(failed: int) -> str:
    """What somebody who signs in is told of wrong tries before."""
    times = "once" if failed == 1 else f"{failed} times"
    return f"Before this, a wrong passphrase was typed {times} with your name. If that was not you, tell an administrator."
