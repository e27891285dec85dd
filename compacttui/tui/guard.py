"""Who sits here: signing in before anything is shown, and locking the screen when nobody sits here any more.

What was open stays open under the lock, with whatever was typed; the same person finds it again.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from compacttui.rules.doors import Door, Signed
    from compacttui.tui.program import Program

_LOOKED_AT: Final = 5.0
"""Seconds between two looks at whether anybody is still here."""
_MINUTE: Final = 60.0


class Guard:
    """Lets people in, and locks the screen behind those who went away."""

    def __init__(self, program: Program, door: Callable[[], Door], *, lock_minutes: int) -> None:
        """Make the guard.

        Args:
            program: whose screens it covers.
            door: what people sign in to.
            lock_minutes: after so many minutes without a key the screen locks; 0 never locks.
        """
        self._program = program
        self._door = door
        self._seconds = lock_minutes * _MINUTE
        self._touched = monotonic()
        self._name = ""
        self._waiting: list[Callable[[], object]] = []

    @property
    def is_needed(self) -> bool:
        """Whether somebody has to sign in first; opens nothing."""
        return self._door().seems_closed

    @property
    def can_lock(self) -> bool:
        """Whether there is anybody whom the lock would ask for."""
        return self._door().is_signed_in and self._door().seems_closed

    def touch(self) -> None:
        """Notice that somebody is here."""
        self._touched = monotonic()

    def watch(self) -> None:
        """Look now and then whether anybody is still here."""
        if self._seconds:
            self._program.set_interval(_LOOKED_AT, self.look)

    def look(self) -> None:
        """Lock the screen where nobody was here for long enough."""
        if monotonic() - self._touched >= self._seconds and self.can_lock:
            self.lock()

    def lock(self) -> None:
        """Lock the screen; what is under it stays as it is."""
        from compacttui.tui.signing_in import Locked

        if not isinstance(self._program.screen, Locked):
            self._program.push_screen(Locked(self._door(), self._name), self._unlocked)

    def keep_back(self, show: Callable[[], object]) -> None:
        """Keep something from being shown until whoever sat here is back: it was under way when the screen was locked."""
        self._waiting.append(show)

    def _unlocked(self, signed: Signed | None) -> None:
        self.touch()
        if signed is not None and signed.must_choose:
            self._ask_for_own(self._show_what_waits)
        else:
            self._show_what_waits()

    def _show_what_waits(self) -> None:
        while self._waiting:
            self._waiting.pop(0)()

    def let_in(self, go_on: Callable[[str], None]) -> None:
        """Ask who somebody is; then go on, with what they have to be told.

        Args:
            go_on: shows the records.
        """
        from compacttui.tui.signing_in import SignIn

        def signed_in(signed: Signed | None) -> None:
            self.touch()
            self._name = asked.typed_name
            if signed is None:
                go_on("You look at what everybody may read. Start again to sign in.")
            elif signed.must_choose:
                self._ask_for_own(lambda: go_on("Your passphrase is chosen. Only you know it."))
            else:
                from compacttui.rules.signing_in import words_on

                go_on(words_on(signed.failed) if signed.failed else "")

        asked = SignIn(self._door())
        self._program.push_screen(asked, signed_in)

    def _ask_for_own(self, go_on: Callable[[], None]) -> None:
        from compacttui.tui.signing_in import ChooseOwn

        def chosen(_done: bool | None) -> None:
            self.touch()
            go_on()

        self._program.push_screen(ChooseOwn(self._door()), chosen)
