"""The public register as a folder of pages: who sits where, their interests and report-backs, how they were chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from compacttui.papers.as_html import as_html
from compacttui.papers.document import Block, Document, Links, Section, Words
from compacttui.papers.interests import has_register
from compacttui.papers.registry import Paper, all_papers, papers_about
from compacttui.papers.sources import whose
from compacttui.questions.coverage.matrix import coverage
from compacttui.questions.reports.published import months_reported
from compacttui.questions.selections.lists import SelectionsShown, selections
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.text import file_name
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
    seats, digest = papers["who-sits-where"], papers["digest"]
    months = [
        (PartialDate.from_iso(month).words, f"report-backs-{month}.html", month)
        for month in months_reported(seen)
    ]
    running, over = (
        list(_of_selections(seen, shown)) for shown in (SelectionsShown.OPEN, SelectionsShown.OVER)
    )
    yield _page(seen, seats, "who-sits-where.html", "")
    for _, file, ref in months:
        yield _page(seen, digest, file, ref)
    for paper, _, file, ref in (*running, *over):
        yield _page(seen, paper, file, ref)
    first = [("Who sits where", "who-sits-where.html")]
    if has_register(seen):
        yield _page(seen, papers["register-of-interests"], "register-of-interests.html", "")
        first.append(("Register of interests", "register-of-interests.html"))
    if any(row.counts for row in coverage(seen)):
        yield _page(seen, papers["coverage"], "coverage.html", "")
        first.append(("Which groups are heard where", "coverage.html"))
    blocks: list[Block] = [Links(tuple(first))]
    for heading, listed in (
        ("Selections that are running", [(title, file) for _, title, file, _ in running]),
        ("Report-backs, by the month in which they were sent", [(title, file) for title, file, _ in months]),
        ("Results of selections", [(title, file) for _, title, file, _ in over]),
    ):
        blocks.append(Section(heading, (Links(tuple(listed)) if listed else Words("There is none yet."),)))
    yield HOME, as_html(Document("Who speaks for the voluntary sector", whose(seen), tuple(blocks)))


def _of_selections(view: View, shown: SelectionsShown) -> Iterator[tuple[Paper, str, str, str]]:
    """The published papers of selections whose time has come: the paper, its title, its file, the selection."""
    for row in selections(view, shown=shown):
        if row.state is ProcessState.CANCELLED:
            continue
        found = [one for one in papers_about(view, row.id) if one.is_published][::-1]
        if shown is SelectionsShown.OVER:
            found = _ends(found)
        about = f"{row.partnership}, {row.speaks_for}, {row.reference}"
        for paper in found:
            yield (
                paper,
                f"{paper.title}: {about}",
                file_name(f"{paper.name} {row.reference}", paper.name) + ".html",
                row.id,
            )


def _ends(papers: Sequence[Paper]) -> list[Paper]:
    """What remains to be read of a selection that is over: how it ended."""
    names = {one.name for one in papers}
    wanted = {
        "declaration-without-poll" if "declaration-without-poll" in names else "result",
        "failure-to-fill",
    }
    return [one for one in papers if one.name in wanted]


def _page(view: View, paper: Paper, file: str, ref: str) -> tuple[str, str]:
    return file, as_html(paper(view, ref), home=HOME)
