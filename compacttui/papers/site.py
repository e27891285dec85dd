"""The public register as a folder of pages: who sits where, what they reported, how they were chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compacttui.papers.as_html import as_html
from compacttui.papers.document import Block, Document, Links, Section, Words
from compacttui.papers.registry import Paper, all_papers
from compacttui.papers.sources import whose
from compacttui.questions.reports.published import months_reported
from compacttui.questions.selections.lists import SelectionsShown, selections
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import ProcessState

HOME: Final = "index.html"
"""The first page."""


def site(view: View) -> Iterator[tuple[str, str]]:
    """Every page with the name of its file, the first page last; each holds only what everyone may read.

    Args:
        view: whose records, on which day.
    """
    seen = view.as_public()
    papers = all_papers()
    seats, digest, result = papers["who-sits-where"], papers["digest"], papers["result"]
    months = [
        (PartialDate.from_iso(month).words, f"report-backs-{month}.html", month)
        for month in months_reported(seen)
    ]
    declared = [
        row for row in selections(seen, shown=SelectionsShown.OVER) if row.state is ProcessState.DECLARED
    ]
    results = [
        (
            f"{row.partnership}, {row.speaks_for}, {row.reference}",
            f"result-{_plain(row.reference)}.html",
            row.id,
        )
        for row in declared
    ]
    yield _page(seen, seats, "who-sits-where.html", "")
    for paper, pages in ((digest, months), (result, results)):
        for _, file, ref in pages:
            yield _page(seen, paper, file, ref)
    blocks: list[Block] = [Links((("Who sits where", "who-sits-where.html"),))]
    for heading, listed in (
        ("Report-backs, by the month in which they were sent", months),
        ("Results of selections", results),
    ):
        links = Links(tuple((title, file) for title, file, _ in listed))
        blocks.append(Section(heading, (links if listed else Words("There is none yet."),)))
    yield HOME, as_html(Document("Who speaks for the voluntary sector", whose(seen), tuple(blocks)))


def _page(view: View, paper: Paper, file: str, ref: str) -> tuple[str, str]:
    return file, as_html(paper(view, ref), home=HOME)


def _plain(reference: str) -> str:
    return re.sub(r"[^a-z0-9-]", "-", reference.casefold())
