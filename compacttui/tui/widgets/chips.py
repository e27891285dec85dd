"""Filter chips: which part of a list is shown, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from compacttui.tui.commands import bind, command
from compacttui.tui.widgets.cells import Bit, Tone, bits_of, clip_bits, width_of
from compacttui.tui.widgets.text import said

_AREA = "Filter chips"
NEXT = command("chips.next", "next", "right", "move(1)", "The next filter.", area=_AREA)
PREVIOUS = command("chips.previous", "previous", "left", "move(-1)", "The filter before.", area=_AREA)


class Chip(NamedTuple):
    """One filter."""

    name: str
    title: str


class Chips(Widget, can_focus=True):
    """A row of filters; the one that is on stands in brackets."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Chips { height: 1; background: $background; color: $ink; }"
    BINDINGS = bind(NEXT, PREVIOUS)

    current: reactive[str] = reactive("")
    """The name of the filter that is on."""

    @dataclass
    class Picked(Message):
        """Another filter is on."""

        name: str

    def __init__(self, chips: Sequence[Chip], *, called: str | None = None) -> None:
        super().__init__(id=called)
        self.chips = tuple(chips)
        self.set_reactive(Chips.current, chips[0].name if chips else "")
        self._spots: list[tuple[int, str]] = []

    def render(self) -> Content:
        """Show them side by side."""
        self._spots = []
        bits = [Bit("▌" if self.has_focus else " ", Tone.ACCENT), Bit(" ")]
        for chip in self.chips:
            is_on = chip.name == self.current
            self._spots.append((width_of(bits), chip.name))
            tone = Tone.ACCENT if is_on else Tone.QUIET
            bits += bits_of(
                (Bit("[" if is_on else " ", tone), Bit(chip.title, tone), Bit("]" if is_on else " ", tone))
            )
        return said(*clip_bits(bits, self.size.width))

    def move(self, chips: int) -> None:
        """Put the next filter on, or the one before."""
        names = [chip.name for chip in self.chips]
        if names:
            self._pick(names[(names.index(self.current) + chips) % len(names)])

    def action_move(self, chips: int) -> None:
        """Put the next filter on, or the one before."""
        self.move(chips)

    def _pick(self, name: str) -> None:
        if name != self.current:
            self.current = name
            self.post_message(self.Picked(name))

    def on_focus(self) -> None:
        """Show that keys work here."""
        self.refresh()
        self.app.cursor_position = self.content_region.offset + Offset(0, 0)

    def on_blur(self) -> None:
        """Show that keys work elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the filter on that was clicked."""
        for x, name in reversed(self._spots):
            if event.x >= x:
                self._pick(name)
                return
