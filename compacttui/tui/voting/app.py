"""The program that somebody votes with: a code, a ballot paper, a last question, done. Nothing of it is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar
from typing import cast as taken_as

from textual.events import Event, InputEvent

from compacttui.rules.refusal import Refused
from compacttui.tui.program import Program
from compacttui.tui.themes import look_for, token_defaults, wear

if TYPE_CHECKING:
    from textual.screen import Screen

    from compacttui.acts.polls.voting import BallotPaper, Booth
    from compacttui.rules.polls import Marks
    from compacttui.tui.voting.code import EnterCode

Answer = TypeVar("Answer")


class Voting(Program):
    """Somebody votes with a ballot code."""

    TITLE = "Vote"
    CSS_PATH = Path(__file__).parents[1] / "styles" / "voting.tcss"
    ENABLE_COMMAND_PALETTE = False  # there is nothing else to do here
    UNATTENDED_AFTER: ClassVar[float] = 180.0
    """Seconds without a key or a click after which a paper, or a code that was typed, is put away."""

    def __init__(self, booth: Booth, *, code: str = "", theme: str = "") -> None:
        """Make the program.

        Args:
            booth: where they vote.
            code: their code, if they gave it already.
            theme: the look to wear.
        """
        look = look_for(theme, os.environ)
        super().__init__(ansi_color=True if look == "monochrome" else None)
        self._booth = booth
        self._given = code
        self._touched = monotonic()
        wear(self, look)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our tokens to themes that lack them."""
        return token_defaults()

    def get_default_screen(self) -> Screen[None]:
        """Begin with the code."""
        from compacttui.tui.voting.code import EnterCode

        return EnterCode(self._given)

    def on_mount(self) -> None:
        """Look now and then whether anybody is still here."""
        self.set_interval(self.UNATTENDED_AFTER / 4, self._leave_unattended)

    async def on_event(self, event: Event) -> None:
        """Notice that somebody is here."""
        if isinstance(event, InputEvent):
            self._touched = monotonic()
        await super().on_event(event)

    def _leave_unattended(self) -> None:
        """Whoever went away without casting leaves neither a marked paper nor a code to the next one."""
        if monotonic() - self._touched > self.UNATTENDED_AFTER:
            while len(self.screen_stack) > 1:
                self.pop_screen()
            taken_as("EnterCode", self.screen).forget()

    def look(self, code: str, then: Callable[[BallotPaper | Refused], None]) -> None:
        """Fetch the paper of a code in a worker thread, or why there is none."""
        from compacttui.acts.polls.voting import look

        self._in_thread(lambda: look(self._booth, code), then)

    def cast(self, code: str, marks: Marks, then: Callable[[Refused | None], None]) -> None:
        """Cast a paper in a worker thread; gives why it could not be, if it could not."""
        from compacttui.acts.polls.voting import cast

        self._in_thread(lambda: cast(self._booth, code, marks), then)

    def _in_thread(self, work: Callable[[], Answer], then: Callable[[Answer | Refused], None]) -> None:
        def run() -> None:
            try:
                answer: Answer | Refused = work()
            except Refused as refused:
                answer = refused
            self.call_from_thread(then, answer)

        self.run_worker(run, thread=True, exclusive=True, exit_on_error=True)
