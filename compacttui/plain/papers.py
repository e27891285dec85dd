"""Papers in plain mode: read out line by line, and saved to a file in the form that its name asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from compacttui.papers.document import Blank, Block, Boxes, Closed, Document, Facts, Section, Table, Words
from compacttui.papers.registry import MONTH, Paper, all_papers, meant, of_year, papers_about, with_year
from compacttui.paths import expanded
from compacttui.plain.numbers import Item
from compacttui.plain.pages import Opens, Page
from compacttui.plain.said import sentences
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.plain.keeper import Keeper

_LARGE: Final = "large "
"""Before a file's name: write it in large print."""


@runtime_checkable
class Saves(Protocol):
    """A page that is no paper, and can be kept as a file all the same: letters."""

    def save(self, file: Path) -> str:
        """Write it to a file; returns a sentence about it.

        Raises:
            Refused: the name asks for no form that there is.
        """


class PaperPage(Page):
    """One paper, read out; everything in it is open to everyone."""

    def __init__(self, keeper: Keeper, opens: Opens, paper: Paper, ref: str = "") -> None:
        super().__init__(keeper, opens)
        self._paper = paper
        self._ref = ref

    @property
    def document(self) -> Document:
        """The paper."""
        return self.keeper.ask(self._paper, self._ref)

    def heading(self) -> str:
        """Say its title."""
        return sentences(one_line(self.document.title))

    def rows(self) -> Sequence[Item]:
        """Make the paper, a line for each thing that it says."""
        return [Item(line) for line in told(self.document)]

    def hint(self) -> str:
        """Say how it is saved."""
        return "Type save and a file's name (.txt, .md, .html or .json) to keep it, m for more, b to go back, ? for help."


def offered(keeper: Keeper, opens: Opens, thing: str, words: str) -> Iterator[Item]:
    """The papers that can be made here: about the thing at hand first, then those that need no thing.

    Args:
        keeper: the records.
        opens: the conversation.
        thing: the id of the thing at hand; empty for none.
        words: what a paper that needs no thing is to be about, as typed: "October 2026"; empty for nothing. A year
            alone is that of the thing at hand.
    """
    about = papers_about(keeper.view, thing) if thing else ()
    name, year = with_year(words)
    if year and not name and (by_year := [paper for paper in about if paper.by_year]):
        yield from (_item(keeper, opens, paper, of_year(thing, year)) for paper in by_year)
        return
    for paper in about:
        yield _item(keeper, opens, paper, thing)
    for paper in all_papers().values():
        if paper.needs or paper in about:
            continue
        try:
            yield _item(keeper, opens, paper, meant(keeper.view, paper, words))
        except Refused:
            if paper.takes == MONTH:
                raise
            # What was typed is a month, and not the name of what this paper can be about.


def _item(keeper: Keeper, opens: Opens, paper: Paper, ref: str) -> Item:
    words = sentences(paper.title, paper.help)
    return Item(
        words, ("paper", paper.name, ref), lambda: opens.turn_to(PaperPage(keeper, opens, paper, ref))
    )


def save(page: Page, typed: str) -> str:
    """Write the paper that is open to a file; returns a sentence about it.

    Raises:
        Refused: no paper is open, no file was named, or there is one of that name already.
    """
    from compacttui.exchange.files import check_ending, write_whole
    from compacttui.papers.forms import Form, written

    if not isinstance(page, (PaperPage, Saves)):
        raise Refused("open a paper first: type p.")
    name = typed.removeprefix(_LARGE).strip()
    if not name:
        raise Refused("type save and the name of a file, for example: save report.txt.")
    file = expanded(name)
    if file.exists():
        raise Refused(f"{file} is there already. Choose another name.")
    if isinstance(page, Saves):
        return page.save(file)
    check_ending(file, Form.endings(), "For a PDF, save a web page and print it from a browser.")
    form = Form.of_file(file.name) or Form.TEXT
    write_whole(file, [written(page.document, form, large_print=typed.startswith(_LARGE))])
    return f"Written to {file}, as {form.words}."


def told(document: Document) -> Iterator[str]:
    """A paper as it is read out: rows of tables as sentences, each cell after its heading."""
    if document.source:
        yield sentences(one_line(document.source))
    for block in document.blocks:
        yield from _block(block)
    for note in document.notes:
        yield sentences(one_line(note))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Words(text) | Closed(text):
            yield text
        case Facts():
            yield from (f"{label}: {value}" if label else value for label, value in block.told)
        case Table():
            yield sentences(block.caption)
            for row in block.rows:
                yield sentences(*_cells(block.headings, row))
        case Blank(label):
            yield sentences(f"{one_line(label)}: to be written by hand")
        case Boxes(caption, entries):
            yield caption
            yield from (sentences(f"a box for {one_line(said)}", one_line(below)) for said, below in entries)
        case Section(title, blocks):
            yield sentences(one_line(title))
            for inner in blocks:
                yield from _block(inner)


def _cells(headings: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    for place, (heading, cell) in enumerate(zip(headings, row, strict=True)):
        if cell:
            yield one_line(cell) if place == 0 else f"{heading}: {one_line(cell)}"
