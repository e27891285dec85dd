"""The places: a list at the left with counts of what waits, or a strip on one line where room is short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

_AREA = "Places"
OPEN = command("places.open", "go there", "enter,space", "choose", "Open the place.", area=_AREA, rank=20)
BACK = command("places.back", "back", "escape", "back", "Go back to the list.", area=_AREA, rank=30)
TOP = command("places.top", "top of the list", "g", "top", "Go back, to the first row (g g).", area=_AREA)
NEXT = command("places.next", "next", "down,j,right", "move(1)", "The next place.", area=_AREA)
PREVIOUS = command("places.previous", "previous", "up,k,left", "move(-1)", "The place before.", area=_AREA)


class Entry(NamedTuple):
    """One place as the sidebar shows it."""

    name: str
    title: str
    key: str = ""
    """The key that goes there from anywhere: a place keeps its own, whichever others are shown."""


class Places(Widget, can_focus=True):
    """Where one can go."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Places { background: $background; color: $ink; }"
    BINDINGS = bind(OPEN, BACK, TOP, NEXT, PREVIOUS)

    current: reactive[str] = reactive("")
    """The name of the place that is open."""

    @dataclass
    class Went(Message):
        """A place was chosen."""

        name: str

    @dataclass
    class Left(Message):
        """The person wants back to the list; `to_top` to its first row."""

        to_top: bool

    def __init__(self, entries: Sequence[Entry], *, called: str | None = None) -> None:
        super().__init__(id=called)
        self.entries = tuple(entries)
        self._waiting: Mapping[str, int] = {}
        self._cursor = 0
        self._spots: list[tuple[int, int, str]] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other places: one appears when it is first used."""
        self.entries = tuple(entries)
        self.refresh()

    def show_waiting(self, waiting: Mapping[str, int]) -> None:
        """Show how many things wait in each place, by name; nought shows nothing."""
        self._waiting = waiting
        self.refresh()

    def render(self) -> Content:
        """Show the list, or the strip where there is one line."""
        self._spots = []
        if self.size.height > 1:
            return said(*[bit for number in range(len(self.entries)) for bit in self._line(number)])
        return said(*self._strip())

    def _line(self, number: int) -> list[Bit]:
        entry = self.entries[number]
        before = " " if not self._is_at(number) else "›"
        if self.has_focus:
            before = entry.key or " "
        title = clip_bits(bits_of(Bit(entry.title, self._tone(number))), self.size.width - 8)
        waiting = self._waiting.get(entry.name, 0)
        count = f"{waiting:,}" if waiting else ""
        gap = self.size.width - 5 - width_of(title) - len(count)
        self._spots.append((0, number, entry.name))
        return [
            *(Bit(before, Tone.ACCENT), Bit(" "), *title),
            *(Bit(" " * gap), Bit(count, Tone.STRONG if self._is_at(number) else Tone.PLAIN), Bit("\n")),
        ]

    def _strip(self) -> list[Bit]:
        """Lay the places side by side; those that do not fit leave a `…`, the one at hand always fits."""
        at = self._cursor if self.has_focus else self._index
        pieces = [self._piece(number) for number in range(len(self.entries))]
        first = 0
        while first < at and sum(width_of(piece) for piece in pieces[first : at + 1]) > self.size.width - 4:
            first += 1
        line = [Bit("…" if first else " ", Tone.QUIET)]
        x = 1
        for number in range(first, len(pieces)):
            wide = width_of(pieces[number])
            if x + wide > self.size.width - (number < len(pieces) - 1):
                line.append(Bit("…", Tone.QUIET))
                break
            self._spots.append((x, 0, self.entries[number].name))
            line += pieces[number]
            x += wide
        return line

    def _piece(self, number: int) -> list[Bit]:
        entry = self.entries[number]
        waiting = self._waiting.get(entry.name, 0)
        count = f" {waiting:,}" if waiting else ""
        before, after = ("[", "]") if self._is_at(number) else (" ", " ")
        tone = self._tone(number)
        return [Bit(before, Tone.ACCENT), *bits_of(Bit(entry.title + count, tone)), Bit(after, Tone.ACCENT)]

    def _is_at(self, number: int) -> bool:
        return number == (self._cursor if self.has_focus else self._index)

    def _tone(self, number: int) -> Tone:
        if self._is_at(number):
            return Tone.HELD if self.has_focus else Tone.ACCENT
        return Tone.STRONG if number == self._index else Tone.PLAIN

    @property
    def _index(self) -> int:
        names = [entry.name for entry in self.entries]
        return names.index(self.current) if self.current in names else 0

    def on_focus(self) -> None:
        """Begin at the place that is open."""
        self._cursor = self._index
        self.refresh()
        self.call_after_refresh(self._place_terminal_cursor)

    def on_blur(self) -> None:
        """Show that keys work elsewhere."""
        self.refresh()

    def _place_terminal_cursor(self) -> None:
        if self.has_focus:
            down = self._cursor if self.size.height > 1 else 0
            self.app.cursor_position = self.content_region.offset + Offset(0, down)

    def action_move(self, places: int) -> None:
        """Go to the next place or the one before."""
        self._cursor = (self._cursor + places) % len(self.entries)
        self.refresh()
        self._place_terminal_cursor()

    def action_choose(self) -> None:
        """Open the place."""
        self.post_message(self.Went(self.entries[self._cursor].name))

    def action_back(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left(to_top=False))

    def action_top(self) -> None:
        """Go back to the list, to its first row."""
        self.post_message(self.Left(to_top=True))

    def on_click(self, event: events.Click) -> None:
        """Open the place that was clicked."""
        for x, y, name in reversed(self._spots):
            if event.y == y and event.x >= x:
                self.post_message(self.Went(name))
                return
