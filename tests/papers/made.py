"""Papers as tests make them: any document at all, and what a page that was written says again."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from hypothesis import strategies as st
from tui.hostile import HOSTILE

from compacttui.papers.document import Blank, Block, Boxes, Closed, Document, Facts, Section, Table, Words

TRICKS = (
    "</style></main><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!-- <b>",
    "&lt;b&gt; &amp;amp;",
    '=HYPERLINK("http://evil.example")',
    "+44 161 000 0000",
    "@SUM(A1)",
    "[click](javascript:alert(1)) http://evil.example www.evil.example a@evil.example",
    "# a title\n\n* a list\n1. another\n    code\n---\n| a | b |\n|---|---|\n| 1 | 2 |",
    "`code` ~~struck~~ **loud** _quiet_ <https://evil.example> ![x](y)",
    "one\n\n\ntwo\n  three\\",
)
texts = st.one_of(
    st.sampled_from([*(words for words in HOSTILE if len(words) < 500), *TRICKS]),
    st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=30),
)
"""What people and files bring."""


def _table(rows: list[list[str]], numeric: bool) -> Table:
    return Table(
        "what it shows",
        ("First", "Second", "Third"),
        tuple(map(tuple, rows)),
        frozenset({2} if numeric else ()),
    )


_cells = st.lists(texts, min_size=3, max_size=3)
_leaves = st.one_of(
    st.builds(Words, texts),
    st.builds(Closed, texts),
    st.builds(lambda pairs: Facts(tuple(pairs)), st.lists(st.tuples(texts, texts), min_size=1, max_size=3)),
    st.builds(Blank, texts, st.integers(1, 3)),
    st.builds(
        lambda caption, some: Boxes(caption, tuple(some)),
        texts,
        st.lists(st.tuples(texts, texts), max_size=2),
    ),
    st.builds(_table, st.lists(_cells, min_size=1, max_size=2), st.booleans()),
)
blocks: st.SearchStrategy[Block] = st.recursive(
    _leaves,
    lambda inner: st.builds(
        lambda title, some: Section(title, tuple(some)), texts, st.lists(inner, min_size=1, max_size=2)
    ),
    max_leaves=4,
)
documents = st.builds(
    lambda title, some, notes: Document(title, "From the records of Eastmere", tuple(some), tuple(notes)),
    texts,
    st.lists(blocks, min_size=1, max_size=3),
    st.lists(texts, max_size=1),
)
"""Any paper at all, with words that mean harm."""


ELEMENTS = (
    "html head meta title style body main footer nav section h1 h2 h3 h4 h5 h6 p div span strong br wbr ul li a dl dt dd "
    "table caption thead tbody tr th td"
)
ATTRIBUTES = (
    "lang class charset http-equiv content name href id aria-labelledby scope role data-heading data-empty"
)
"""What a page of ours is made of, and nothing else."""


@dataclass
class Read(HTMLParser):
    """A page taken apart again: its elements with their attributes, and every text in it."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @property
    def headings(self) -> list[int]:
        """The levels of the headings, in order."""
        return [int(tag[1]) for tag, _ in self.elements if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]


def read(page: str) -> Read:
    """Take a page apart."""
    reader = Read()
    reader.feed(page)
    reader.close()
    return reader
