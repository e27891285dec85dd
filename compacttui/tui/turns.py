"""Keys in turn: none is given to the screen before the one before it has done its work.

Textual gives a key to whatever has the keys at that moment, and does not wait. What a key brings about (the next
field, another screen) comes a little later, so that letters typed fast, or sent in one burst by a slow line, would
land in the field that was left. Here they wait, in order, until everything above that field has come to rest.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key, Paste
from textual.message_pump import MessagePump

from compacttui.tui.frame import Framed

PATIENCE: Final = 2.0
"""Seconds after which the next key goes on whatever still works: nothing may make the keys dead."""
A_MOMENT: Final = 0.01
"""Seconds after which a screen that is settling is looked at again."""


class Turns:
    """The keys that wait for their turn."""

    def __init__(self, app: App[None], give: Callable[[Key | Paste], Awaitable[None]]) -> None:
        """Make an empty queue.

        Args:
            app: the program.
            give: gives a key, or what was pasted, to the screen.
        """
        self._app = app
        self._give = give
        self._waiting: deque[Key | Paste] = deque()
        self._given = 0
        self._may_move = False
        """Since all was at rest a key was given that may take the keys elsewhere: letters in a line do not."""
        self._moved = self._heard = 0
        """How many such keys were given, and which of them whoever had the keys then is done with."""

    def holds(self, event: Key | Paste) -> bool:
        """Whether this has to wait; if so it is kept, and given in its turn."""
        is_written = self._is_written(event)
        # What is written may bring another field: whatever goes to the next one waits for that, too.
        if not self._waiting and ((is_written and not self._may_move) or self._is_at_rest()):
            self._may_move = not is_written
            if self._may_move:
                self._app.call_later(self._listen, self._app.focused or self._app.screen)  # once it is given
                self._moved += 1
            return False
        self._waiting.append(event)
        if len(self._waiting) == 1:
            self._app.set_timer(PATIENCE, partial(self._go_on_after, self._given))
            self._look()
        return True

    def _look(self) -> None:
        if not self._is_heard:
            return  # as soon as it is, somebody looks again
        at_work = self._at_work()
        if at_work is not None and at_work.call_later(self._look):
            return
        if self._is_settling():
            self._app.set_timer(A_MOMENT, self._look)
        else:
            self._app.call_later(self._next, self._given)  # what it asked of the program comes first

    async def _go_on_after(self, given: int) -> None:
        """Go on in any case where nothing was given for a while; look again as long as keys wait."""
        if given == self._given:
            await self._give_next()
        if self._waiting:
            self._app.set_timer(PATIENCE, partial(self._go_on_after, self._given))

    async def _next(self, given: int) -> None:
        if given != self._given or not self._waiting:
            return
        if self._is_at_rest():
            await self._give_next()
        else:
            self._look()

    async def _give_next(self) -> None:
        """Give what waits: all that is only written, or one that may take the keys elsewhere."""
        if not self._waiting:
            return
        self._given += 1
        self._may_move = not self._is_written(self._waiting[0])
        at = self._app.focused or self._app.screen
        await self._give(self._waiting.popleft())
        if self._may_move:
            self._moved += 1
            self._listen(at)
        else:
            while self._waiting and self._is_written(self._waiting[0]):
                await self._give(self._waiting.popleft())
        if self._waiting:
            self._look()

    def _is_written(self, event: Key | Paste) -> bool:
        """Whether this only writes into a line or a text."""
        at = self._app.focused
        return at is not None and isinstance(event, Key) and at.check_consume_key(event.key, event.character)

    def _listen(self, at: MessagePump) -> None:
        """Note when whoever has the keys is done with the last one: while it is at work on it, nothing waits in its queue."""
        moved = self._moved
        if not at.call_later(self._hear, moved):
            self._hear(moved)  # it is gone

    def _hear(self, moved: int) -> None:
        self._heard = max(self._heard, moved)
        if self._waiting:
            self._look()

    @property
    def _is_heard(self) -> bool:
        return self._heard == self._moved

    def _is_at_rest(self) -> bool:
        return self._is_heard and self._at_work() is None and not self._is_settling()

    def _is_settling(self) -> bool:
        screen = self._app.screen
        return isinstance(screen, Framed) and (screen.is_settling or screen.is_laying_out)

    def _at_work(self) -> MessagePump | None:
        """Whoever, from where the keys are up to the screen, has something left to do."""
        at: DOMNode | None = self._app.focused or self._app.screen
        while at is not None and at is not self._app:
            if at.message_queue_size:
                return at
            at = at.parent
        return None
