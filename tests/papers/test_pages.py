"""The pages in a real browser: open to everyone, on a telephone, on a wide screen and in large print."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from math import prod
from pathlib import Path

import pytest
from browser import look, needs_a_browser, run_browser

from compacttui.papers.as_html import as_html
from compacttui.papers.document import Blank, Boxes, Closed, Document, Facts, Links, Section, Table, Words

pytestmark = pytest.mark.browser

SEATS = Table(
    "3 seats, 1 vacant",
    ("Seat", "Speaks for", "Held by", "Since", "Note"),
    (
        ("Carers' seat", "Carers", "Maria Okafor", "March 2024", ""),
        (
            "Tenants' seat",
            "Tenants of every social landlord",
            "vacant",
            "16 October 2026",
            "selection 2026-02 is open",
        ),
        ("</td>" * 3, "\u0645\u0631\u0627\u0642\u0628\u0648\u0646", "N" * 200, "2024", "<b>"),
    ),
)
WHO_SITS_WHERE = Document(
    "Who sits where",
    "From the records of Eastmere (example), Saturday 21 November 2026",
    tuple(Section(f"Board {n} of health, wellbeing and everything", (SEATS,)) for n in range(4)),
)
REPORT = Document(
    "Report-back: Health and Wellbeing Board, Monday 26 October 2026",
    "From the records of Eastmere (example), Saturday 21 November 2026",
    (
        Facts((("From", "Maria Okafor, Carers' seat"), ("Sent", "Thursday 19 November 2026, 10 days late"))),
        Section("4. Winter plan", (Facts((("What was decided", "£40k for transport\nfrom March"),)),)),
        Section("5. Grant round", (Closed("Grant round: this item took place and is closed."),)),
        Section("I would like to know from you", (Words("Who needs a lift?"),)),
    ),
    ("Of an item that is closed, this page says that it took place, and nothing else.",),
)

BALLOT = Document(
    "Ballot paper: Housing Partnership, Tenants, selection 2026-02",
    "",
    (
        Words("Put 1 in the box beside your first choice.\nNumber as many or as few as you like."),
        Boxes("Mark here:", (("Maria Okafor", "trustee, Harbour Youth Trust"), ("N" * 90, ""))),
        Section(
            "If you make a mistake", (Words("Ask for a new paper."), Blank("Name"), Blank("Statement", 4))
        ),
    ),
)

FIRST_PAGE = Document(
    "Who speaks for the voluntary sector",
    "From the records of Eastmere (example), Saturday 21 November 2026",
    (
        Section(
            "Report-backs", (Links((("October 2026", "report-backs-2026-10.html"), ("May", "may.html"))),)
        ),
    ),
)


@pytest.mark.slow
def test_no_page_breaks_a_rule_of_accessibility_and_none_is_wider_than_its_screen(tmp_path: Path) -> None:
    widths = (320, 1280)
    pages = [(as_html(one), width) for one in (REPORT, WHO_SITS_WHERE, BALLOT) for width in widths]
    pages += [(as_html(FIRST_PAGE, home="index.html"), 320), (as_html(WHO_SITS_WHERE, large_print=True), 320)]
    wrong = as_html(REPORT).replace(' lang="en-GB"', "").replace("<h2", "<h4").replace("</h2", "</h4")
    *looked, bad = look([*pages, (wrong, 320)], tmp_path)
    # Otherwise the rest would show nothing.
    assert {one[0] for one in bad.violations} >= {"html-has-lang", "heading-order"}
    for (_, width), found in zip(pages, looked, strict=True):
        assert found.violations == []
        assert found.unsure == []
        assert found.wide <= width
        assert {"color-contrast", "document-title", "heading-order", "html-has-lang", "region"} <= set(
            found.passes
        )
    assert {"th-has-data-cells", "td-headers-attr"} & set(looked[2].passes)
    assert (looked[0].letters, looked[-1].letters) == (16, 24)


@pytest.mark.slow
def test_large_print_is_printed_on_a4_with_no_letter_under_sixteen_point(tmp_path: Path) -> None:
    needs_a_browser()
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(as_html(WHO_SITS_WHERE, large_print=True), encoding="utf-8")
    run_browser("--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri(), folder=tmp_path)
    printed = pdf.read_bytes()
    width, height = map(float, re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", printed)[0])
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    assert min(letters_of(printed)) >= 16


def letters_of(printed: bytes) -> Iterator[float]:
    """The sizes of letters on every page of a PDF from Chromium, in points: what is asked for, times both scales."""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", printed, re.DOTALL):
        with suppress(zlib.error):
            drawn = zlib.decompress(stream)
            scales = re.findall(rb"([0-9.]+) 0 0 -?[0-9.]+ [0-9.]+ [0-9.]+ cm", drawn)[:2]
            for size in re.findall(rb"/F[0-9]+ ([0-9.]+) Tf", drawn):
                yield float(size) * prod(map(float, scales))
