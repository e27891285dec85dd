"""Every form that a paper takes: whatever people wrote stays their words, and nothing but words."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from made import ATTRIBUTES, ELEMENTS, TRICKS, documents, read
from markdown_it import MarkdownIt
from tui.hostile import HOSTILE, control_characters

from compacttui.papers.as_html import as_html
from compacttui.papers.as_markdown import as_markdown
from compacttui.papers.as_text import as_text
from compacttui.papers.document import Document, Facts, Section, Table, Words
from compacttui.papers.forms import Form
from compacttui.rules.aligned import width_of
from compacttui.rules.text import clean, one_line

MARKDOWN = (
    "heading_open heading_close paragraph_open paragraph_close inline table_open table_close thead_open thead_close "
    "tbody_open tbody_close tr_open tr_close th_open th_close td_open td_close"
)
INLINE = "text text_special hardbreak softbreak strong_open strong_close"


@settings(max_examples=60)
@given(documents)
def test_a_page_holds_our_elements_only_whatever_the_words(document: Document) -> None:
    page = as_html(document)
    taken = read(page)
    assert {tag for tag, _ in taken.elements} <= set(ELEMENTS.split())
    assert {name for _, attributes in taken.elements for name in attributes} <= set(ATTRIBUTES.split())
    assert all(a["href"].startswith("#part-") for tag, a in taken.elements if tag == "a")
    assert not control_characters([page.replace("\n", "")])
    assert one_line(document.title) in "".join(taken.words)


@settings(max_examples=60)
@given(documents)
def test_headings_go_down_one_step_at_a_time_and_every_table_says_what_it_shows(document: Document) -> None:
    taken = read(as_html(document))
    levels = taken.headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tags = [tag for tag, _ in taken.elements]
    assert tags.count("table") == tags.count("caption")
    assert all(a.get("scope") in {"row", "col"} for tag, a in taken.elements if tag == "th")


@settings(max_examples=60)
@given(documents)
def test_text_keeps_to_its_lines_and_holds_nothing_a_terminal_acts_on(document: Document) -> None:
    for width in (80, 40):
        lines = as_text(document, width).split("\n")
        assert max(map(width_of, lines)) <= width
        assert not control_characters(lines)


@settings(max_examples=60)
@given(documents)
def test_markdown_says_the_words_and_makes_nothing_of_them(document: Document) -> None:
    made = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(as_markdown(document))
    assert {token.type for token in made} <= set(MARKDOWN.split())
    assert {inner.type for token in made for inner in token.children or ()} <= set(INLINE.split())


def test_what_looks_like_a_formula_is_not_run_when_a_table_is_copied() -> None:
    table = Table("Seats", ("Seat", "Held by"), (("=1+1", "@SUM(A1)"), ("- 2", "Ada")))
    taken = read(as_html(Document("Seats", "", (table,))))
    assert {"'=1+1", "'@SUM(A1)", "'- 2", "Ada"} <= set(taken.words)
    assert "| '=1+1 | '\\@SUM(A1) |" in as_markdown(Document("Seats", "", (table,)))


def test_lines_and_paragraphs_are_kept_in_every_form() -> None:
    document = Document("A report", "", (Words("first\nsecond\n\nanother"), Facts((("Why", "one\ntwo"),))))
    assert as_text(document) == "A report\n\nfirst\nsecond\n\nanother\n\nWhy: one\ntwo\n"
    assert as_markdown(document) == "# A report\n\nfirst\\\nsecond\n\nanother\n\n**Why:** one\\\ntwo\n"
    page = as_html(document)
    assert "<p>first<br>second</p><p>another</p>" in page
    assert "<dt>Why</dt><dd>one<br>two</dd>" in page


def test_a_page_is_whole_by_itself() -> None:
    page = as_html(Document("Who sits where", "Eastmere", (Words("x"),), ("a note",)))
    assert page.startswith('<!doctype html>\n<html lang="en-GB" class="ordinary">')
    assert "default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;" in page
    assert not re.search(r"https?:|url\(|@import|src=|<script|<link", page)
    assert "<main>" in page
    assert "<footer><p>a note</p></footer>" in page


def test_a_long_page_begins_with_a_list_of_its_parts() -> None:
    parts = tuple(Section(f"Board {n}", (Words("x"),)) for n in range(4))
    page = as_html(Document("Boards", "", (Words("Four boards."), *parts)))
    assert page.index("Four boards.") < page.index("On this page") < page.index('id="part-1"')
    assert '<a href="#part-4">Board 3</a>' in page
    assert "On this page" not in as_html(Document("Boards", "", parts[:3]))


def test_large_print_is_at_least_sixteen_point_on_paper() -> None:
    page = as_html(Document("Boards", "", (Words("x"),)), large_print=True)
    assert '<html lang="en-GB" class="large">' in page
    sizes = re.findall(r"html\.large \{ font-size: (\d+)pt", page)
    assert sizes
    assert min(map(int, sizes)) >= 16
    assert [form for form in Form if form.has_large_print] == [Form.TEXT, Form.HTML]


@pytest.mark.parametrize("words", [*HOSTILE, *TRICKS])
def test_the_words_themselves_are_all_there(words: str) -> None:
    shown = [line.strip() for line in clean(words).strip("\n").split("\n") if line.strip()]
    said = "\n".join(read(as_html(Document("A report", "", (Words(words),)))).words)
    assert all(line in said for line in shown)


def test_facts_that_say_nothing_leave_no_trace() -> None:
    empty = Document("Seats", "", (Facts((("Place", ""),)), Words("One.")))
    without = Document("Seats", "", (Words("One."),))
    for made in (as_text, as_html, as_markdown):
        assert made(empty) == made(without)
