"""The bottom line: the five keys that matter here, then `?`. It reads the bindings that work at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from compacttui.tui.commands import key_words, named
from compacttui.tui.widgets.cells import Bit, Tone, bits_of, width_of
from compacttui.tui.widgets.text import said

_MOST = 5
_ALWAYS = 1_000
"""Commands of this rank and above stand at the right, whatever else there is."""


@dataclass(frozen=True, slots=True)
class _Hint:
    key: str
    title: str
    rank: int

    @property
    def bits(self) -> tuple[Bit, ...]:
        return bits_of((Bit(key_words(self.key), Tone.ACCENT), Bit(" "), Bit(self.title)))


class Footer(Widget):
    """One line of keys; each can be clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Footer { height: 1; background: $background; color: $ink; }"

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def _hints(self) -> list[_Hint]:
        """The commands that work here and want to be seen, each with its first key."""
        found: dict[str, _Hint] = {}
        for key, active in self.screen.active_bindings.items():
            command = named(active.binding.id)
            if active.enabled and command is not None and command.rank and command.name not in found:
                found[command.name] = _Hint(key, active.binding.description, command.rank)
        return sorted(found.values(), key=lambda hint: hint.rank)

    def render(self) -> Content:
        """Show as many keys as fit, the first five at most."""
        hints = self._hints()
        always = [hint for hint in hints if hint.rank >= _ALWAYS]
        here = [hint for hint in hints if hint.rank < _ALWAYS][:_MOST]
        room = self.size.width - _width(always) - 2
        while here and _width(here) > room:
            here.pop()
        self._spots = []
        left = self._row(here, 1)
        right = self._row(always, self.size.width - _width(always) + 1)
        gap = self.size.width - _width(here) - _width(always)
        return said(Bit(" "), *left, Bit(" " * gap), *right)

    def _row(self, hints: Iterable[_Hint], x: int) -> list[Bit]:
        bits: list[Bit] = []
        for hint in hints:
            wide = width_of(hint.bits)
            self._spots.append((x, x + wide, hint.key))
            bits += [*hint.bits, Bit("   ")]
            x += wide + 3
        return bits

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for start, end, key in self._spots:
            if start <= event.x < end:
                self.app.simulate_key(key)
                return


def _width(hints: Iterable[_Hint]) -> int:
    return sum(width_of(hint.bits) + 3 for hint in hints) + 1
