"""What a paper says, before it has a form: titles, words, facts, tables. Each paper is written once, as this.

A paper's function gives a `Document`; one writer for each form makes text, Markdown or a web page of it. So no
paper knows of escaping or layout, headings are in order by the way their sections nest, and a table cannot stand
anywhere without saying what it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Words as somebody wrote them; each line begins a line of its own.

    Attributes:
        text: the words.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Closed:
    """What stands in place of words that are not open.

    Attributes:
        text: that there is something, and until when it is closed.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what belongs to it; entries with no value are left out.

    Attributes:
        pairs: label and value.
    """

    pairs: tuple[tuple[str, str], ...]

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """The entries that say something."""
        return tuple((label, value) for label, value in self.pairs if value)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row says what the row is about.

    Attributes:
        caption: what the table shows.
        headings: what stands above each column.
        rows: cells already in words.
        numeric: the columns that hold numbers, by place.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Links:
    """Other pages that lie in the same folder.

    Attributes:
        pages: what each is called, and the name of its file.
    """

    pages: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        """Take names that we make ourselves only: no link can lead out of the folder.

        Raises:
            ValueError: a name is another.
        """
        if not all(re.fullmatch(r"[a-z0-9-]+\.html", file) for _, file in self.pages):
            raise ValueError("a page is named with letters, numbers and hyphens")


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to be written in by hand.

    Attributes:
        label: what is to be written.
        lines: how many lines it takes.
    """

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Boxes:
    """A list with an empty box beside each entry, to be marked by hand.

    Attributes:
        caption: what is to be done.
        entries: what stands beside each box, and what is said of it below; empty for nothing.
    """

    caption: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Something under a title of its own.

    Attributes:
        title: what it is about.
        blocks: what it says.
    """

    title: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Words | Closed | Facts | Table | Links | Blank | Boxes | Section


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    Attributes:
        title: what it is called.
        source: whose records it was made from.
        blocks: what it says.
        notes: how it is to be read, at its end.
    """

    title: str
    source: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
