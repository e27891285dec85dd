"""From cells to the terminal: the colours of the theme that is on, and strips of them for lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.color import Color
from textual.strip import Strip

from compacttui.tui.widgets.cells import Bit, Tone, bits_of, clip_bits, width_of, wrap_bits
from compacttui.tui.widgets.columns import Column, Placed, Run, fit, heads, lay
from compacttui.tui.widgets.pages import Heading, Passage

Row = TypeVar("Row")

GUTTER = 2
"""Cells before a line's words: the bar of the cursor, and the mark of a chosen row."""

_TOKENS = {
    Tone.PLAIN: "ink",
    Tone.QUIET: "quiet",
    Tone.STRONG: "ink",
    Tone.ACCENT: "accent",
    Tone.LATE: "late",
    Tone.SOON: "soon",
    Tone.DONE: "done",
    Tone.DECIDE: "decide",
    Tone.NODATA: "nodata",
    Tone.HELD: "ink",
}
_BOLD = {Tone.STRONG, Tone.ACCENT}


class Ground(StrEnum):
    """What lies behind a line."""

    PAPER = "background"
    CURSOR = "cursor"
    AWAY = "cursor-away"


class Inks:
    """Every tone on every ground, in the colours of one theme."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._styles: dict[tuple[Tone, Ground], Style] = {}
        for ground in Ground:
            behind = Color.parse(variables[ground]).rich_color
            extra = Style.parse(variables["cursor-style"]) if ground is Ground.CURSOR else Style()
            for tone, token in _TOKENS.items():
                name = f"on-cursor-{token}".removesuffix("-ink") if ground is Ground.CURSOR else token
                colour = Color.parse(variables[name]).rich_color
                style = Style(
                    color=colour,
                    bgcolor=behind,
                    bold=tone in _BOLD or None,
                    reverse=tone is Tone.HELD or None,
                )
                self._styles[tone, ground] = style + extra
        self.head = self._styles[Tone.QUIET, Ground.PAPER] + Style.parse(variables["head-style"])
        """For the heads of columns."""

    def of(self, tone: Tone, ground: Ground = Ground.PAPER) -> Style:
        """Give the style of a tone on a ground."""
        return self._styles[tone, ground]


def strip_of(
    runs: Iterable[Run],
    width: int,
    inks: Inks,
    ground: Ground = Ground.PAPER,
    *,
    marked: bool = False,
    beside: int = 0,
) -> Strip:
    """Paint one line: runs of bits at their places after the gutter, on one ground, `width` cells wide.

    `beside` it, cells of paper are kept for a scroll bar.
    """
    blank = inks.of(Tone.PLAIN, ground)
    bar = " " if ground is Ground.PAPER else "▌"
    segments = [
        Segment(bar, inks.of(Tone.ACCENT if ground is Ground.CURSOR else Tone.QUIET, ground)),
        Segment("✓" if marked else " ", inks.of(Tone.STRONG, ground)),
    ]
    at = GUTTER
    for x, bits in runs:
        if x + GUTTER > at:
            segments.append(Segment(" " * (x + GUTTER - at), blank))
            at = x + GUTTER
        segments.extend(Segment(bit.words, inks.of(bit.tone, ground)) for bit in bits)
        at += width_of(bits)
    strip = Strip(segments, at).adjust_cell_length(width, blank)
    return strip.extend_cell_length(width + beside, inks.of(Tone.PLAIN)) if beside else strip


def head_strip(runs: Iterable[Run], width: int, inks: Inks) -> Strip:
    """Paint the line of heads."""
    blank = inks.of(Tone.PLAIN)
    segments: list[Segment] = []
    at = 0
    for x, bits in runs:
        segments.append(Segment(" " * (x + GUTTER - at), blank))
        segments.extend(Segment(bit.words, inks.head) for bit in bits)
        at = x + GUTTER + width_of(bits)
    return Strip(segments, at).adjust_cell_length(width, blank)


class Painter(Generic[Row]):
    """Lays rows out for one width and paints them in one theme; what was painted lately is kept."""

    def __init__(self, columns: Sequence[Column[Row]], most_lines: int) -> None:
        self._columns = tuple(columns)
        self._most = most_lines
        self._placed: tuple[Placed[Row], ...] = ()
        self._strips: LRUCache[tuple[int, int, Ground, bool, bool], Strip] = LRUCache(256)
        self._laid: LRUCache[tuple[int, bool], list[list[Run]]] = LRUCache(128)
        self._inks: Inks | None = None
        self.width = 0
        self._beside = 0
        self.has_heads = any(column.head for column in self._columns)

    @property
    def inks(self) -> Inks:
        """The colours that are on (`wear` comes first)."""
        if self._inks is None:
            raise RuntimeError("wear() comes before painting")
        return self._inks

    @property
    def room(self) -> int:
        """Cells for words: all but the gutter, and one at the right edge."""
        return max(1, self.width - GUTTER - 1)

    def wear(self, inks: Inks) -> None:
        """Paint in other colours from now on."""
        self._inks = inks
        self.forget()

    def resize(self, width: int, *, beside: int = 0) -> None:
        """Paint for another width from now on, with cells of paper `beside` it."""
        self.width, self._beside = width, beside
        self._placed = fit(self._columns, self.room)
        self.forget()

    def forget(self) -> None:
        """Paint everything anew: the rows changed."""
        self._strips.clear()
        self._laid.clear()

    def lay(self, number: int, row: Row | Heading, *, wrapped: bool) -> list[list[Run]]:
        """Give the lines of a row, from what is kept if it was laid out lately."""
        lines = self._laid.get((number, wrapped))
        if lines is None:
            lines = self._laid[number, wrapped] = self._lay(number, row, wrapped=wrapped)
        return lines

    def _lay(self, number: int, row: Row | Heading, *, wrapped: bool) -> list[list[Run]]:
        """Lay a row out; a heading has a blank line above it where rows may take several."""
        if isinstance(row, Heading):
            count = (Bit(f" {row.number:,}", Tone.STRONG),) if row.number is not None else ()
            words: list[Run] = [(0, clip_bits((*bits_of(Bit(row.words, Tone.QUIET)), *count), self.room))]
            return [[], words] if wrapped and number else [words]
        if isinstance(row, Passage):
            return [[(0, bits)] for bits in wrap_bits(bits_of(row.words), self.room, 1_000 if wrapped else 1)]
        return lay(row, self._placed, self._most if wrapped else 1)

    def plain(self, row: Row) -> str:
        """Give a row's words on one line, all of them, for copying."""
        cells = (bits_of(column.cell(row)) for column in self._columns)
        return "  ".join("".join(bit.words for bit in bits) for bits in cells if bits)

    def head(self) -> Strip:
        """Paint the line of heads."""
        return head_strip(heads(self._placed), self.width + self._beside, self.inks)

    def words(self, bits: tuple[Bit, ...]) -> Strip:
        """Paint a line that belongs to no row."""
        return strip_of([(0, clip_bits(bits, self.room))], self.width, self.inks, beside=self._beside)

    def line(
        self, at: tuple[int, int], row: Row | Heading, ground: Ground, *, wrapped: bool, marked: bool
    ) -> Strip:
        """Paint one line of a row (`at` its number and which line), or take it from what is kept."""
        number, part = at
        wanted = (number, part, ground, marked, wrapped)
        strip = self._strips.get(wanted)
        if strip is None:
            lines = self.lay(number, row, wrapped=wrapped)
            runs = lines[part] if part < len(lines) else ()
            marked = marked and part == 0
            strip = strip_of(runs, self.width, self.inks, ground, marked=marked, beside=self._beside)
            self._strips[wanted] = strip
        return strip
