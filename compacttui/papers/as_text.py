"""A paper as plain text: to paste into a letter, to read aloud, to print in any size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compacttui.papers.document import (
    Blank,
    Block,
    Boxes,
    Closed,
    Document,
    Facts,
    Links,
    Section,
    Table,
    Words,
)
from compacttui.rules.aligned import WIDTH, Heading, aligned, width_of, wrapped
from compacttui.rules.text import clean, one_line

_BOX: Final = "[     ]  "
_LEAST_ROOM: Final = 20
"""Columns that a person needs at least to write something."""
LARGE: Final = 40
"""Columns of a line in large print: at 18 point they fit across a page of A4."""


def as_text(document: Document, width: int = WIDTH) -> str:
    """The whole paper; nothing in it can act on a terminal.

    Args:
        document: the paper.
        width: the most columns a line may take; at least 20.
    """
    return "\n".join(text_lines(document, width)) + "\n"


def text_lines(document: Document, width: int = WIDTH) -> tuple[str, ...]:
    """As `as_text`, line by line.

    Args:
        document: the paper.
        width: the most columns a line may take; at least 20.
    """
    parts = [_title(document.title, width)]
    if document.source:
        parts.append(_lines(document.source, width))
    for block in document.blocks:
        if _has_sections(block):
            parts.append([])  # one line more above what has parts of its own
        parts += _block(block, width)
    parts += [_lines(note, width) for note in document.notes]
    # Parts stand apart by one empty line.
    return tuple(line for place, part in enumerate(parts) for line in (*([""] if place else []), *part))


def _has_sections(block: Block) -> bool:
    return isinstance(block, Section) and any(isinstance(inner, Section) for inner in block.blocks)


def _block(block: Block, width: int) -> Iterator[list[str]]:
    match block:
        case Words(text) | Closed(text):
            yield _lines(text, width)
        case Facts() if block.told:
            yield [
                line
                for label, value in block.told
                for line in _lines(f"{label}: {value}" if label else value, width)
            ]
        case Table():
            yield _table(block, width)
        case Links(pages):
            yield [line for title, file in pages for line in _lines(f"{one_line(title)}: {file}", width)]
        case Blank():
            yield _blank(block, width)
        case Boxes(caption, entries):
            yield _lines(caption, width)
            for said, below in entries:
                yield _boxed(said, below, width)
        case Section(title, blocks):
            yield _title(title, width)
            for inner in blocks:
                yield from _block(inner, width)


def _blank(blank: Blank, width: int) -> list[str]:
    """The label, and lines to write on: beside it where there is room, else below."""
    *before, last = _lines(f"{one_line(blank.label)}:", width)
    room = width - width_of(last) - 1
    beside = f"{last} {'_' * room}" if room >= _LEAST_ROOM else last
    below = blank.lines - (1 if beside is not last else 0)
    written = [*before, beside]
    for _ in range(below):
        written += ["", "_" * width] if below > 1 or blank.lines > 1 else ["_" * width]
    return written


def _boxed(said: str, below: str, width: int) -> list[str]:
    lines = [
        *wrapped(one_line(said), width - len(_BOX)),
        *(_lines(below, width - len(_BOX)) if below else []),
    ]
    return [f"{_BOX if place == 0 else ' ' * len(_BOX)}{line}" for place, line in enumerate(lines)]


def _table(table: Table, width: int) -> list[str]:
    headings = [Heading(one_line(text), place in table.numeric) for place, text in enumerate(table.headings)]
    cells = [[one_line(cell) for cell in row] for row in table.rows]
    return [*_lines(table.caption, width), "", *aligned(headings, cells, width).splitlines()]


def _title(text: str, width: int) -> list[str]:
    return wrapped(one_line(text), width)


def _lines(text: str, width: int) -> list[str]:
    return wrapped(clean(text), width)
