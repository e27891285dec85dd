"""Leaving a screen: only from in front, and only once.

What a screen leaves after (a draft is kept, an act is recorded, a file is read) may come about while something else stands
in front of it: help that was just opened, or the lock. The library would close what is in front, lock or not, and hand the
answer over a second time when the screen itself is left.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on
from textual.await_complete import AwaitComplete
from textual.events import ScreenResume
from textual.screen import Screen, ScreenResultType


def nothing_yet() -> AwaitComplete:
    """What is given in place of something to wait for, where it comes later."""
    done: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]  # as the library has it
    return done


class Leaving(Screen[ScreenResultType]):
    """A screen that, where something stands in front of it, is left once that is gone."""

    _waits: Callable[[], object] | None = None
    """What is done as soon as it is in front again."""

    @property
    def below(self) -> Screen[object] | None:
        """The screen that one comes back to from this one; nothing where it is the lowest, or was left."""
        stack = self.app.screen_stack
        place = stack.index(self) if self in stack else 0
        return stack[place - 1] if place else None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with an answer: now, or when it is in front again; where it was left already, nothing happens."""
        if self.app.screen is self:
            return super().dismiss(result)
        self.when_in_front(partial(self.dismiss, result))
        return nothing_yet()

    def when_in_front(self, do: Callable[[], object]) -> None:
        """Do something now, or when it is in front again; not at all where it was left already."""
        if self.app.screen is self:
            do()
        elif self in self.app.screen_stack:
            self._waits = do

    @on(ScreenResume)
    def _do_what_waits(self) -> None:
        if (do := self._waits) is not None:
            self._waits = None
            self.when_in_front(do)  # something else may stand there by now
