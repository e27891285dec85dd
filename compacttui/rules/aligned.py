"""Columns of text at a given width: aligned, without boxes, long cells wrapped between words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 80
"""Columns of a page unless told otherwise: what every terminal and most printers hold."""

_GAP: Final = 2
_LONGEST_WORD_KEPT: Final = 32
_NARROWEST: Final = 10  # below this a column of words is a column of syllables
_LABELS: Final = 24
_LOOKED_AT: Final = 40
"""Rows that are looked at to find the shorter way."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column.

    Attributes:
        text: its words.
        numeric: the column is aligned on its right, and never wrapped.
    """

    text: str
    numeric: bool = False


def aligned(
    headings: Sequence[Heading], rows: Sequence[Sequence[str]], width: int = WIDTH, *, shortest: bool = False
) -> str:
    """A table as text, one heading line and then the rows; as label and value below each other where it cannot fit.

    Args:
        headings: one for each column.
        rows: cells already in words; a newline in a cell starts a line of its own.
        width: the most columns a line may take.
        shortest: below each other, too, where that takes fewer lines than narrow columns, by the first rows.
    """
    widths = _widths(headings, rows, width)
    if widths is None or (shortest and _is_taller(headings, rows[:_LOOKED_AT], widths, width)):
        return "\n".join(stacked([heading.text for heading in headings], row, width) for row in rows)
    numeric = [heading.numeric for heading in headings]
    lines = [beside([heading.text for heading in headings], widths, numeric)]
    lines += [beside(row, widths, numeric) for row in rows]
    return "".join(lines)


def _is_taller(
    headings: Sequence[Heading], rows: Sequence[Sequence[str]], widths: Sequence[int], width: int
) -> bool:
    """Whether rows take more lines beside each other than below each other, with a blank line after each."""
    labels = [heading.text for heading in headings]
    tall = sum(beside(row, widths).count("\n") for row in rows)
    return tall > sum(stacked(labels, row, width).count("\n") + 1 for row in rows)


def beside(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool] = ()) -> str:
    """One row: cells beside each other, each wrapped to its width.

    Args:
        cells: in words.
        widths: the width of each.
        numeric: whether each stands on its right; none do unless said.
    """
    columns = [wrapped(text, wide) for text, wide in zip(cells, widths, strict=True)]
    rights = numeric or [False] * len(columns)
    lines = []
    for number in range(max(map(len, columns), default=0)):
        parts = [
            padded(column[number] if number < len(column) else "", wide, right=right)
            for column, wide, right in zip(columns, widths, rights, strict=True)
        ]
        lines.append((" " * _GAP).join(parts).rstrip() + "\n")
    return "".join(lines)


def stacked(labels: Sequence[str], values: Sequence[str], width: int = WIDTH) -> str:
    """Label and value on a line each, the values aligned; empty values are left out.

    On a page too narrow for two columns the value follows its label: "Seat: Carers' seat".
    """
    shown = [(label, value) for label, value in zip(labels, values, strict=True) if value]
    room = min(_LABELS, max((width_of(label) for label, _ in shown), default=0))
    left = width - room - _GAP
    lines: list[str] = []
    if left < _LONGEST_WORD_KEPT:
        for label, value in shown:
            lines += wrapped(f"{label}: {value}" if label else value, width)
        return "".join(f"{line}\n" for line in lines)
    for label, value in shown:
        head, *more = wrapped(label, room)
        body = wrapped(value, left)
        heads = [head, *more, *[""] * len(body)]
        bodies = [*body, *[""] * len(more)]
        pairs = zip(heads, bodies, strict=False)
        lines += [f"{padded(first, room)}{' ' * _GAP}{second}".rstrip() for first, second in pairs]
    return "".join(f"{line}\n" for line in lines)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken between words, and inside one only if it must be."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _pieces(paragraph, width):
            if not line:
                line = word
            elif width_of(line) + 1 + width_of(word) <= width:
                line = f"{line} {word}"
            else:
                lines.append(line)
                line = word
        lines.append(line)
    return lines


def indented(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The text as `wrapped` has it, after something before its first line and before the others.

    Args:
        text: the words.
        width: the most columns a line may take, with what stands before it.
        first: what stands before the first line.
        rest: what stands before each other line, as wide as `first`.
    """
    lines = wrapped(text, max(width - width_of(first), 1))
    return [f"{rest if number else first}{line}" for number, line in enumerate(lines)]


def width_of(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide letters, none for marks on the letter before."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text with spaces up to `width`, before it if it is to stand on the right."""
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _pieces(paragraph: str, width: int) -> Iterator[str]:
    """The words of a paragraph; one that is wider than the column comes in pieces."""
    for word in paragraph.split():
        piece, taken = "", 0
        for character in word:
            more = _columns(character)
            if piece and taken + more > width:
                yield piece
                piece, taken = "", 0
            piece, taken = piece + character, taken + more
        yield piece


def _widths(headings: Sequence[Heading], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is to be; nothing where they cannot stand beside each other."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(headings)
    natural = [
        max(_widest_line(text) for text in (heading.text, *cells))
        for heading, cells in zip(headings, columns, strict=True)
    ]
    room = width - _GAP * (len(headings) - 1)
    if sum(natural) <= room:
        return natural
    least = [
        wide if heading.numeric else min(wide, _least(heading.text, cells))
        for heading, wide, cells in zip(headings, natural, columns, strict=True)
    ]
    if sum(least) > room:
        return None
    # The widest columns give way first, all to one level, and what is left over goes to the widest.
    level = max(natural)
    while sum(_at(level, natural, least)) > room:
        level -= 1
    widths = _at(level, natural, least)
    spare = room - sum(widths)
    for index in sorted(range(len(widths)), key=lambda at: natural[at], reverse=True):
        more = min(spare, natural[index] - widths[index])
        widths[index] += more
        spare -= more
    return widths


def _at(level: int, natural: Sequence[int], least: Sequence[int]) -> list[int]:
    return [max(low, min(wide, level)) for wide, low in zip(natural, least, strict=True)]


def _widest_line(text: str) -> int:
    return max(map(width_of, text.split("\n")))


def _least(heading: str, cells: Sequence[str]) -> int:
    """The width at which no ordinary word is broken, and a line can still be read as one."""
    words = [word for text in (heading, *cells) for word in text.split()]
    return max(_NARROWEST, min(_LONGEST_WORD_KEPT, max(map(width_of, words), default=1)))


def cut(text: str, room: int) -> str:
    """The text as far as it fits into so many columns, with an ellipsis where something is left out."""
    if width_of(text) <= room:
        return text
    kept, taken = "", 1  # the ellipsis takes one
    for character in text:
        taken += width_of(character)
        if taken > room:
            break
        kept += character
    return f"{kept.rstrip()}…"
