"""Forms that tell something while one types: how much notice a request gives, what a timetable looks like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.forms.act import ActForm
from compacttui.tui.forms.fields import NOTHING, Field
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.sayline import SayLine
from compacttui.tui.widgets.text import said


class TellingForm(ActForm):
    """The form of an act that says below one of its fields what follows from what was filled in so far."""

    DEFAULT_CSS = """
    TellingForm .form--told { height: auto; max-width: 84; margin: 0 0 1 24; }
    TellingForm.-tight .form--told { margin-left: 0; }
    """
    BELOW: ClassVar[str]
    """The field below which it is told."""
    WATCHED: ClassVar[frozenset[str]]
    """The fields that it follows from."""
    ON_TOP: ClassVar[frozenset[str]] = frozenset()
    """The fields that go to the top while they have the keys, so that what is told below is seen."""
    PAUSE: ClassVar[float] = 0.2
    """Seconds after the last letter at which it is worked out."""

    @dataclass
    class Told(Message, bubble=False):
        """What follows was worked out."""

        content: Content

    def told(self, store: Store, values: Mapping[str, object]) -> Content:
        """Say what follows from the values that can be read so far. Called in a worker thread.

        Raises:
            Refused: it cannot be said; the sentence is told in its place.
        """
        raise NotImplementedError

    def lay_out(self) -> ComposeResult:
        """Lay out the fields, with room below one of them."""
        self._pause: Timer | None = None
        for part in super().lay_out():
            yield part
            if isinstance(part, Field) and part.about.name == self.BELOW:
                yield SayLine(called="told", classes="form--told")

    async def prefill(self) -> None:
        """Put in what is known, and tell what follows from it."""
        await super().prefill()
        self._work_out()

    @on(Field.Changed)
    def _something_changed(self, changed: Field.Changed) -> None:
        if changed.field.about.name in self.WATCHED:
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(self.PAUSE, self._work_out)

    @on(Field.Left)
    def _field_left(self, left: Field.Left) -> None:
        if left.field.about.name in self.WATCHED:
            self._work_out()

    @on(Field.Entered)
    def _make_room(self, entered: Field.Entered) -> None:
        if entered.field.about.name in self.ON_TOP:
            self.call_after_refresh(entered.field.scroll_visible, top=True, animate=False)

    @property
    def readable(self) -> dict[str, object]:
        """The values that can be read so far, by field; what is empty or not understood yet is left out."""
        values: dict[str, object] = {}
        for field in self._fields:
            try:
                value = field.read()
            except Refused:
                continue
            if value is not NOTHING:
                values[field.about.name] = value
        return values

    def _work_out(self) -> None:
        self.run_worker(
            partial(self._tell, self.store, self.readable),
            thread=True,
            group="told",
            exclusive=True,
            exit_on_error=False,
        )

    def _tell(self, store: Store, values: Mapping[str, object]) -> None:
        try:
            content = self.told(store, values)
        except Refused as refused:
            content = said(sign(Standing.LATE), Bit(f" {refused.message}", Tone.LATE))
        self.post_message(self.Told(content))

    @on(Told)
    def _show_told(self, told: Told) -> None:
        self.query_one("#told", SayLine).say(told.content)


def in_lines(lines: Sequence[Sequence[Bit]]) -> Content:
    """Put bits on lines of their own."""
    bits = [bit for line in lines for bit in (*line, Bit("\n"))]
    return said(*bits[:-1])
