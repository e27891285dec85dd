"""A paper as one web page: no script, nothing fetched from anywhere, readable on a telephone and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
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
from compacttui.papers.elements import Markup, element, joined, page, style
from compacttui.rules.text import clean, for_spreadsheet, one_line

_STYLE: Final = Path(__file__).with_name("paper.css")
_ALLOWED: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""Even if somebody's words became markup, the page would run and fetch nothing."""
_ENDLESS: Final = re.compile(r"(?<=\S{24})(?=\S)")
"""Places in a word that has gone on for 24 letters: longer than any that people write."""
_DEEPEST: Final = 6
_CONTENTS_FROM: Final = 4
"""Sections from which a page begins with a list of them."""


def as_html(document: Document, *, large_print: bool = False, home: str = "") -> str:
    """The whole paper as one page.

    Args:
        document: the paper.
        large_print: set everything at 18 point on paper and as large on the screen, tables below each other.
        home: the first page of the folder, where this is one of several.
    """
    title = one_line(document.title)
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_ALLOWED),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        _style(),
    )
    sections = [block for block in document.blocks if isinstance(block, Section)]
    first = document.blocks.index(sections[0]) if sections else len(document.blocks)
    main = element(
        "main",
        element("h1", title),
        *([element("p", document.source, class_="source")] if document.source else []),
        *_blocks(document.blocks[:first], 2),
        *([_contents(sections)] if len(sections) >= _CONTENTS_FROM else []),
        *_blocks(document.blocks[first:], 2),
    )
    notes = [element("footer", *map(_paragraphs, document.notes))] if document.notes else []
    way_back = [element("nav", element("a", "All pages", href=home), aria_label="All pages")] if home else []
    return page(
        head, joined(*way_back, main, *notes), lang="en-GB", class_="large" if large_print else "ordinary"
    )


@cache
def _style() -> Markup:
    return style(_STYLE.read_text(encoding="utf-8"))


def _contents(sections: Sequence[Section]) -> Markup:
    links = _list((section.title, f"#part-{place}") for place, section in enumerate(sections, 1))
    return element("nav", element("h2", "On this page", id="contents"), links, aria_labelledby="contents")


def _list(links: Iterable[tuple[str, str]]) -> Markup:
    return element("ul", *(element("li", element("a", one_line(title), href=to)) for title, to in links))


def _blocks(blocks: tuple[Block, ...], level: int) -> Iterator[Markup]:
    parts = 0
    for block in blocks:
        parts += isinstance(block, Section)
        yield _block(block, level, f"part-{parts}" if level == 2 and isinstance(block, Section) else "")


def _block(block: Block, level: int, name: str) -> Markup:
    match block:
        case Words(text):
            return _paragraphs(text)
        case Closed(text):
            return element("div", _paragraphs(text), class_="closed")
        case Facts() | Table() | Blank() | Boxes():
            return _laid_out(block)
        case Links(pages):
            return _list((title, file) for title, file in pages)
        case Section(title, inside):
            heading = element(f"h{min(level, _DEEPEST)}", one_line(title), **({"id": name} if name else {}))
            return element("section", heading, *_blocks(inside, level + 1))


def _laid_out(block: Facts | Table | Blank | Boxes) -> Markup:
    match block:
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Blank(label, lines):
            rules = (element("div", class_="rule") for _ in range(lines))
            return element("div", element("p", f"{one_line(label)}:"), *rules, class_="blank")
        case Boxes(caption, entries):
            return joined(_paragraphs(caption), element("ul", *map(_box, entries), class_="boxes"))


def _box(entry: tuple[str, str]) -> Markup:
    said, below = entry
    return element(
        "li",
        element("span", element("strong", one_line(said)), *_below(below)),
        element("span", class_="box"),
    )


def _below(text: str) -> Iterator[Markup]:
    if text:
        yield element("br")
        yield _lines(text)


def _facts(facts: Facts) -> Markup:
    if facts.told and all(label for label, _ in facts.told):
        pairs = (
            element("div", element("dt", label), element("dd", _lines(value))) for label, value in facts.told
        )
        return element("dl", *pairs)
    return joined(*(_paragraphs(f"{label}: {value}" if label else value) for label, value in facts.told))


def _table(table: Table) -> Markup:
    # The roles say what the elements say already: style sheets that stack cells make some readers forget it.
    head = (
        element("th", one_line(text), scope="col", role="columnheader", **_side(table, place))
        for place, text in enumerate(table.headings)
    )
    return element(
        "table",
        element("caption", one_line(table.caption)),
        element("thead", element("tr", *head, role="row"), role="rowgroup"),
        element("tbody", *(_row(table, cells) for cells in table.rows), role="rowgroup"),
        role="table",
    )


def _row(table: Table, cells: tuple[str, ...]) -> Markup:
    def made(place: int, cell: str) -> Markup:
        # A table is copied into spreadsheets, which run what looks like a formula.
        shown = for_spreadsheet(one_line(cell))
        side = _side(table, place)
        if place == 0:
            return element("th", _breakable(shown), scope="row", role="rowheader", **side)
        empty = {} if shown else {"data-empty": ""}
        heading = one_line(table.headings[place])
        return element("td", _breakable(shown), role="cell", **side, **empty, data_heading=heading)

    return element("tr", *(made(place, cell) for place, cell in enumerate(cells)), role="row")


def _breakable(text: str) -> Markup:
    """Words of a cell; one that no column could hold may be broken."""
    pieces = _ENDLESS.split(text)
    return joined(pieces[0], *(joined(element("wbr"), piece) for piece in pieces[1:]))


def _side(table: Table, place: int) -> dict[str, str]:
    return {"class_": "number"} if place in table.numeric else {}


def _paragraphs(text: str) -> Markup:
    """Words with their lines kept; an empty line parts paragraphs."""
    several = re.split(r"\n\s*\n", clean(text).strip("\n"))
    return joined(*(element("p", _lines(one)) for one in several))


def _lines(text: str) -> Markup:
    first, *rest = text.split("\n")
    return joined(first, *(joined(element("br"), line) for line in rest))
