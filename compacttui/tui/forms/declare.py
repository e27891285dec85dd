"""Declaring at a meeting: what the register suggests is listed already; that there is nothing is one key."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from compacttui.rules.dates import short_day
from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.conflict import NONE, ConflictField
from compacttui.tui.forms.fields import Field
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.text import said

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.questions.meetings.agenda import MeetingOn

NOTHING = command(
    "declare.nothing",
    "nothing to declare",
    "0",
    "nothing",
    "Declare that there is nothing.",
    area=FORMS,
    rank=12,
)


class Declare(Form[object]):
    """Says at a meeting what one's interests are, or that there are none."""

    BINDINGS = bind(NOTHING)

    def __init__(self, meeting: str) -> None:
        """Make the form.

        Args:
            meeting: the id of the meeting.
        """
        super().__init__()
        self._meeting = meeting
        self._conflict = ConflictField()
        self._told: MeetingOn | None = None

    def heading(self) -> Sequence[str]:
        """Say at which meeting."""
        told = self._told
        where = (f"{told.partnership}, {short_day(told.day, self.store.today)}",) if told else ()
        return ("Any conflict of interest?", *where)

    def fields(self) -> Iterable[Field]:
        """Ask one thing."""
        return (self._conflict,)

    def lay_out(self) -> ComposeResult:
        """Lay out the question, and the key for those who have nothing."""
        yield from super().lay_out()
        yield Static(said(Bit("Nothing to declare? 0", Tone.QUIET)), classes="step--note")

    def draft_of(self) -> tuple[str, str]:
        """Keep one draft for each meeting."""
        return "declaration.at", self._meeting

    async def prefill(self) -> None:
        """Put in what was said at the meeting, and what the register suggests."""
        from compacttui.questions.meetings.agenda import meeting_on

        self._told = await asyncio.to_thread(self.store.ask, meeting_on, self._meeting)
        self._conflict.ask(self._told)
        if self._told.declared:
            self.say("You have said so already. Press Esc, then n to declare something else.", Standing.DONE)

    def action_nothing(self) -> None:
        """Choose “none”; where the register knows of nothing, it is sent at once."""
        if self._busy or self._draft is not None or self._told is None or self._conflict.is_answered:
            return
        self._conflict.choices.choose([NONE])
        if self._conflict.is_suggested:
            self.say(f"{self._conflict.understood()} Press F2 if that is right.", Standing.SOON)
        else:
            self.action_send()

    @on(Form.Finished)
    def _do(self) -> None:
        """Declare what was chosen: all of it is on record, or nothing."""
        from compacttui.acts.registry import all_acts

        acts, meeting = all_acts(), self._meeting
        declared = () if self._conflict.is_answered else self._conflict.value()
        nothing = not declared and not self._conflict.is_answered

        def send(desk: Desk) -> object:
            for one in declared:
                acts["declaration.make"](desk, meeting=meeting, **one)
            return acts["declaration.nil"](desk, meeting=meeting) if nothing else None

        self.perform(send)

    def done_words(self, result: object) -> str:  # noqa: ARG002 - what was chosen says it
        """Say what is on record now."""
        if self._conflict.is_answered:
            return "Nothing was changed: you had said so already."
        return (
            "Declared. The chair decides what follows from it."
            if self._conflict.value()
            else "Nothing to declare: on record."
        )
