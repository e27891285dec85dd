"""A paper as Markdown: for newsletters and web sites that are written in it."""

from __future__ import annotations

import re
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
from compacttui.rules.text import clean, for_spreadsheet, one_line

_DEEPEST: Final = 6
_RULE: Final = r"\_" * 40
_EMPTY_BOX: Final = r"\[\_\_\_\]"
_MARKS: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!@$^])")
"""Signs that mean something anywhere in a line, in one dialect or another."""
_AT_START: Final = re.compile(r"^(\s*)([-+=:]|[0-9]{1,9}[.)])")
"""Signs that mean something where a line begins: lists, underlined titles, definitions."""
_ADDRESS: Final = re.compile(r"(://|\bwww\.|\bmailto:)", re.IGNORECASE)
"""What some dialects turn into a link by themselves."""


def as_markdown(document: Document) -> str:
    """The whole paper; no word in it is markup, HTML or a link, whatever it looks like."""
    parts = [f"# {_line(document.title)}"]
    if document.source:
        parts.append(_words(document.source))
    parts += [part for block in document.blocks for part in _block(block, 2)]
    parts += [_words(note) for note in document.notes]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Words(text) | Closed(text):
            yield _words(text)
        case Facts():
            for label, value in block.told:
                yield f"**{_line(label)}:** {_words(value)}" if label else _words(value)
        case Table():
            yield _words(block.caption)
            yield _table(block)
        case Links(pages):
            yield "\n".join(f"- [{_line(title)}]({file})" for title, file in pages)
        case Blank() | Boxes():
            yield from _by_hand(block)
        case Section(title, blocks):
            yield f"{'#' * min(level, _DEEPEST)} {_line(title)}"
            for inner in blocks:
                yield from _block(inner, level + 1)


def _by_hand(block: Blank | Boxes) -> Iterator[str]:
    if isinstance(block, Blank):
        yield "\\\n".join([f"{_words(block.label)}: {_RULE}", *[_RULE] * (block.lines - 1)])
        return
    yield _words(block.caption)
    for said, below in block.entries:
        yield f"{_EMPTY_BOX} **{_line(said)}**{f' {_line(below)}' if below else ''}"


def _table(table: Table) -> str:
    sides = ["---:" if place in table.numeric else "---" for place in range(len(table.headings))]
    rows = [[_line(for_spreadsheet(one_line(cell))) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in ([*map(_line, table.headings)], sides, *rows))


def _line(text: str) -> str:
    return _escaped(one_line(text))


def _words(text: str) -> str:
    """Words with their lines kept; an empty line parts paragraphs."""
    paragraphs = re.split(r"\n\s*\n", clean(text).strip("\n"))
    return "\n\n".join(
        "\\\n".join(_begun(_escaped(line.strip())) for line in one.split("\n")) for one in paragraphs
    )


def _escaped(text: str) -> str:
    marked = _MARKS.sub(r"\\\1", text)
    return _ADDRESS.sub(lambda found: _before_last(found[1]) if found[1] != "://" else r"\://", marked)


def _begun(line: str) -> str:
    return _AT_START.sub(lambda found: f"{found[1]}{_before_last(found[2])}", line)


def _before_last(sign: str) -> str:
    return f"{sign[:-1]}\\{sign[-1]}"
