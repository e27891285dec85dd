"""A paper as JSON: the same parts in the same order, for other programs."""

from __future__ import annotations

import json
from typing import TypeAlias

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
from compacttui.rules.text import clean

_Json: TypeAlias = "str | int | list[_Json] | dict[str, _Json]"


def as_json(document: Document) -> str:
    """The whole paper: title, source, parts, notes. Nothing in it can act on a terminal."""
    whole: _Json = {
        "title": document.title,
        "source": document.source,
        "parts": [_part(block) for block in document.blocks],
        "notes": [*document.notes],
    }
    return json.dumps(_cleaned(whole), ensure_ascii=False, indent=2) + "\n"


def _cleaned(value: _Json) -> _Json:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {name: _cleaned(one) for name, one in value.items()}
    return value


def _part(block: Block) -> _Json:
    said: dict[str, _Json]
    match block:
        case Words(text):
            said = {"words": text}
        case Closed(text):
            said = {"closed": text}
        case Facts():
            said = {"facts": [[label, value] for label, value in block.told]}
        case Table(caption, headings, rows):
            said = {"table": caption, "headings": [*headings], "rows": [[*row] for row in rows]}
        case Links(pages):
            said = {"links": [[title, file] for title, file in pages]}
        case Blank(label, lines):
            said = {"blank": label, "lines": lines}
        case Boxes(caption, entries):
            said = {"boxes": caption, "entries": [[entry, note] for entry, note in entries]}
        case Section(title, blocks):
            said = {"section": title, "parts": [_part(inner) for inner in blocks]}
    return said
