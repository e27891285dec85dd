"""Keys that work at this moment, as hints: read off the bindings, so they are never a promise that fails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from compacttui.tui.commands import key_words, named
from compacttui.tui.widgets.cells import Bit, Tone, bits_of, width_of
from compacttui.tui.widgets.text import said


class Hint(NamedTuple):
    """A key and what it does."""

    name: str
    """The command's."""
    key: str
    title: str
    rank: int

    @property
    def bits(self) -> tuple[Bit, ...]:
        """The key with weight, then the words."""
        return bits_of((Bit(key_words(self.key), Tone.ACCENT), Bit(" "), Bit(self.title)))


def hints_of(screen: Screen[object], *, of: Widget | None = None) -> list[Hint]:
    """Give the commands that work and want to be seen, each with its first key; only those `of` a widget, if said."""
    found: dict[str, Hint] = {}
    for key, active in screen.active_bindings.items():
        command = named(active.binding.id)
        if command is None or not command.rank or not active.enabled or command.name in found:
            continue
        if of is None or active.node is of:
            found[command.name] = Hint(command.name, key, active.binding.description, command.rank)
    return sorted(found.values(), key=lambda hint: hint.rank)


def width_of_hints(hints: Iterable[Hint]) -> int:
    """How many cells a row of hints takes, with the gaps after them."""
    return sum(width_of(hint.bits) + 3 for hint in hints)


class HintRow(Widget):
    """A row of hints that can be clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "HintRow { width: 1fr; height: 1; color: $ink; }"

    def __init__(self, *names: str) -> None:
        super().__init__()
        self._names = names
        self._spots: list[tuple[int, int, str]] = []
        self._shown: Sequence[Hint] = ()
        self._looks_again = False

    def on_mount(self) -> None:
        """Follow the bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        """Look at the keys again, once what a key asked for has been painted: most often they are the same."""
        if not self._looks_again:
            self._looks_again = True
            self.call_after_refresh(self._look_again)

    def _look_again(self) -> None:
        self._looks_again = False
        if self.is_attached and self.hints() != self._shown:
            self.refresh()

    def hints(self) -> list[Hint]:
        """The hints of the commands it was made for, as of now."""
        return [hint for hint in hints_of(self.screen) if hint.name in self._names]

    def render(self) -> Content:
        """Show the hints at the right."""
        self._shown = self.hints()
        hints = list(self._shown)
        while hints and width_of_hints(hints) - 3 > self.size.width:
            hints.pop()
        gap = self.size.width - width_of_hints(hints) + 3
        self._spots = []
        return said(Bit(" " * gap), *self.row(hints, gap))

    def row(self, hints: Sequence[Hint], x: int) -> list[Bit]:
        """Lay hints side by side from cell `x`, and remember where each stands."""
        bits: list[Bit] = []
        for number, hint in enumerate(hints):
            wide = width_of(hint.bits)
            self._spots.append((x, x + wide, hint.key))
            bits += [*hint.bits, *([Bit("   ")] if number < len(hints) - 1 else [])]
            x += wide + 3
        return bits

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for start, end, key in self._spots:
            if start <= event.x < end:
                self.app.simulate_key(key)
                return
