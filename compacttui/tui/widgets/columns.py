"""Columns of a list: what each says for a row, how wide it is, and which ones go when room is short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from compacttui.tui.widgets.cells import BREAK, Bit, Cell, Tone, bits_of, clip_bits, width_of, wrap_bits

Row = TypeVar("Row")

GAP = 2
"""Blank cells between two columns."""

Run: TypeAlias = tuple[int, tuple[Bit, ...]]
"""Bits that stand side by side, and the cell where they begin."""


class Column(NamedTuple, Generic[Row]):
    """One column of a list."""

    head: str
    """Stands above it, dim; empty when the words need no head."""
    cell: Callable[[Row], Cell]
    """Says what stands there for a row."""
    width: int = 0
    """How many cells wide; 0 shares what the others leave."""
    share: int = 1
    """Its part of what is left, against the other sharing columns."""
    least: int = 8
    """A sharing column narrower than this makes another column go."""
    right: bool = False
    """Numbers and days ahead stand at the right edge."""
    from_width: int = 0
    """The list must be at least this wide, or the column vanishes."""
    below_width: int = 0
    """The list must be narrower than this, or the column vanishes (0: always)."""
    tone: Tone = Tone.PLAIN
    """How plain words look in it."""
    closing: bool = False
    """On a row of several lines it stands on the last, where a sentence would say it."""


class Placed(NamedTuple, Generic[Row]):
    """A column with the room it was given."""

    column: Column[Row]
    x: int
    width: int


def fit(columns: Sequence[Column[Row]], width: int) -> tuple[Placed[Row], ...]:
    """Share `width` cells among the columns; those that need a wider list vanish, then the last ones."""
    kept = [
        one for one in columns if one.from_width <= width and (not one.below_width or width < one.below_width)
    ]
    while len(kept) > 1 and _needed(kept) > width:
        kept.pop()
    left = width - sum(column.width for column in kept) - GAP * max(0, len(kept) - 1)
    shares = sum(column.share for column in kept if not column.width)
    placed: list[Placed[Row]] = []
    x = 0
    for column in kept:
        own = column.width
        if not own:
            own = max(1, left * column.share // shares)
            left, shares = left - own, shares - column.share
        placed.append(Placed(column, x, min(own, max(1, width - x))))
        x += own + GAP
    return tuple(placed)


def _needed(columns: Sequence[Column[Row]]) -> int:
    return sum(column.width or column.least for column in columns) + GAP * (len(columns) - 1)


def lay(row: Row, placed: Sequence[Placed[Row]], most: int) -> list[list[Run]]:
    """Lay a row out: for each of its lines (at most `most`), where each run of bits begins."""
    blocks: list[tuple[Placed[Row], list[tuple[Bit, ...]]]] = []
    for place in placed:
        bits = tuple(_toned(bit, place.column.tone) for bit in bits_of(place.column.cell(row)))
        if most == 1 or place.column.right:
            blocks.append((place, [clip_bits(bits, place.width)]))
        else:
            blocks.append((place, wrap_bits(bits, place.width, most)))
    _widen(row, blocks, most)
    height = max((len(block) for _, block in blocks), default=1)
    lines: list[list[Run]] = [[] for _ in range(height)]
    for place, block in blocks:
        first = height - len(block) if place.column.closing else 0
        for number, bits in enumerate(block):
            if bits:
                lines[first + number].append((_start(place, bits), bits))
    return lines


def _widen(row: Row, blocks: list[tuple[Placed[Row], list[tuple[Bit, ...]]]], most: int) -> None:
    """Let words of several lines run on under a closing cell, as far as the last line leaves that cell its room."""
    if most == 1 or len(blocks) < 2 or not blocks[-1][0].column.closing:
        return
    place, lines = blocks[-2]
    closing = blocks[-1][1][0]
    if place.column.right or len(lines) < 2:
        return
    bits = tuple(_toned(bit, place.column.tone) for bit in bits_of(place.column.cell(row)))
    wider = wrap_bits(bits, place.width + GAP + blocks[-1][0].width, most)
    if closing and width_of(wider[-1]) > place.width:
        wider[-1:] = wrap_bits(wider[-1], place.width, most - len(wider) + 1)
    blocks[-2] = (place, wider)


def heads(placed: Sequence[Placed[Row]]) -> list[Run]:
    """Lay out the line of heads."""
    found = []
    for place in placed:
        bits = clip_bits(bits_of(Bit(place.column.head, Tone.QUIET)), place.width)
        found.append((_start(place, bits), bits))
    return found


def _start(place: Placed[Row], bits: Sequence[Bit]) -> int:
    return place.x + (place.width - width_of(bits) if place.column.right else 0)


def _toned(bit: Bit, tone: Tone) -> Bit:
    own = bit is BREAK or bit.tone is not Tone.PLAIN or tone is Tone.PLAIN
    return bit if own else Bit(bit.words, tone)
