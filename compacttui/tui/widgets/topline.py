"""The top line: program, town, hat, the day the screen is true on, and when the history was last checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from compacttui.tui.widgets.cells import Bit, Tone, bits_of, clip_bits, width_of
from compacttui.tui.widgets.text import said


class Wording(NamedTuple):
    """The same thing said at length, and in short for narrow terminals."""

    long: str
    short: str


class Standing(NamedTuple):
    """What the top line tells."""

    town: str = ""
    hat: str = ""
    """The role that is on; empty for people who have only one, and said to whoever only looks."""
    as_at: Wording = Wording("", "")
    is_past: bool = False
    """The screen shows another day than today: said with weight, so that nobody forgets."""
    checked: Wording = Wording("", "")
    is_doubtful: bool = False
    """The last check found problems, or there was none: never left out for want of room."""


class TopLine(Widget):
    """One line at the top of every screen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "TopLine { height: 1; background: $background; color: $ink; }"

    standing: reactive[Standing] = reactive(Standing())
    """What it tells."""

    def render(self) -> Content:
        """Say as much as there is room for."""
        width = self.size.width
        for left, right in self._versions():
            gap = width - width_of(left) - width_of(right) - 1
            if gap >= 2:
                return said(*left, Bit(" " * gap), *right)
        left, right = list(self._versions())[-1]
        return said(*clip_bits(left, max(1, width - width_of(right) - 3)), "  ", *right)

    def _versions(self) -> Iterator[tuple[list[Bit], list[Bit]]]:
        """Yield what stands left and right, saying less and less."""
        told = self.standing
        program = [Bit(" "), Bit("compacttui", Tone.STRONG), Bit("   ")]
        town = bits_of(told.town)
        hat = bits_of((Bit(" · ", Tone.QUIET), Bit(told.hat))) if told.hat else ()
        day = Tone.ACCENT if told.is_past else Tone.PLAIN
        check = Tone.LATE if told.is_doubtful else Tone.QUIET
        for as_at, checked in (
            (told.as_at.long, told.checked.long),
            (told.as_at.long, told.checked.short),
            (told.as_at.short, told.checked.short),
            (told.as_at.short, told.checked.short if told.is_doubtful else ""),
        ):
            right = [Bit(as_at, day), *((Bit("      "), Bit(checked, check)) if checked else ())]
            yield [*program, *town, *hat], list(bits_of(tuple(right)))
