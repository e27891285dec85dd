"""The result of a selection: who is elected, and how the count went, in figures that add up and in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compacttui.counting import Sheet, Stage
from compacttui.counting.explain import explain
from compacttui.papers.document import Block, Document, Facts, Section, Table, Words
from compacttui.papers.registry import paper
from compacttui.papers.result_rows import figures_at
from compacttui.papers.selections.poll import papers_in_figures
from compacttui.papers.selections.without_poll import complaints
from compacttui.papers.selections.words import subject
from compacttui.papers.sources import whose
from compacttui.questions.selections.announced import Announced, announced
from compacttui.questions.selections.countbacks import CountbackOf
from compacttui.questions.selections.counted import CountOf
from compacttui.questions.view import View
from compacttui.rules.dates import from_utc_text, long_day, long_day_and_time, plural
from compacttui.rules.selections import Route

_ELECTED: Final = frozenset({None, Route.CONTESTED, Route.UNCONTESTED})
"""Routes on which people are elected, with or without opposition."""

HEADINGS: Final = ("Candidate", "Change", "Votes", "Outcome")
"""The columns of the table of a stage."""


@paper("result", title="The result of a selection", takes="selection", published=True)
def result(view: View, ref: str) -> Document:
    """Who is elected, how many voted, and the count stage by stage, in figures and in words."""
    found = announced(view, ref)
    return Document(f"Result: {subject(found.detail)}", whose(view), tuple(_blocks(found)))


def _blocks(told: Announced) -> Iterator[Block]:
    found = told.detail
    yield Facts(
        (
            ("Places", f"{found.places:,}"),
            ("Method", ", ".join(part for part in (found.method.words, found.source) if part)),
            ("Returning officer", found.returning_officer.name),
            ("Scrutineers", ", ".join(one.name for one in found.scrutineers)),
            ("Declared", long_day(found.declared_on) if found.declared_on else ""),
        )
    )
    if found.declared_on is None:
        yield Words(f"The result is not declared yet: {found.on.words}.")
    else:
        yield from _elected(told)
    yield from complaints(told)
    if found.papers is not None:
        yield Section("The ballot papers", (papers_in_figures(found.papers),))
    if found.way.answers:
        rows = tuple((one.name, f"{one.yes:,}", f"{one.no:,}") for one in found.way.answers)
        votes = Table("Yes and no votes", ("Name", "Yes", "No"), rows, frozenset({1, 2}))
        yield Section("The votes", (votes,))
    if found.count is not None:
        yield Section("The count", tuple(_count(found.count)))
    for back, counted in told.countbacks:
        yield Section(f"Countback for {back.seat}", (*_countback(back, counted), *_count(counted)))


def _countback(back: CountbackOf, counted: CountOf) -> Iterator[Block]:
    """For which seat the papers were counted again, without whom, and what came of it."""
    left = " and ".join(back.left)
    yield Words(
        f"{left} left. The same papers were counted again without {'them' if len(back.left) > 1 else 'that name'}; "
        "whoever sits keeps their seat."
    )
    until = long_day_and_time(from_utc_text(back.complaints_close_at)) if back.complaints_close_at else ""
    yield Facts(
        (
            ("Would not or cannot serve", ", ".join(back.declining)),
            ("Sits and stays", ", ".join(back.sitting)),
            ("Complaints heard until", until),
            ("Declared", long_day(back.declared_on) if back.declared_on else ""),
        )
    )
    if back.declared_on is None:
        yield Words("The result of the countback is provisional, and not declared yet.")
    sheet = counted.sheet
    name = sheet.candidates[sheet.fills] if sheet.fills is not None else ""
    yield Words(f"Elected by countback: {name}." if name else "Nobody is left to fill the seat.")


def _elected(told: Announced) -> Iterator[Block]:
    found = told.detail
    if found.elected:
        rows = tuple(
            (one.name, one.seat.name, f"{one.how}, at stage {one.stage}" if one.stage else one.how)
            for one in found.elected
        )
        caption = "Elected, in order" if told.route in _ELECTED else "Seats filled"
        yield Table(caption, ("Name", "Seat", "How"), rows)
    else:
        yield Words("Nobody is elected.")
    if found.unfilled:
        yield Words(f"Not filled: {plural(found.unfilled, 'place')}.")
    if found.reserve:
        yield Facts(tuple((f"In reserve, {place}", name) for place, name in found.reserve))


def _count(counted: CountOf) -> Iterator[Block]:
    sheet = counted.sheet
    yield Facts(
        (
            ("Counted by", sheet.counted_by().title),
            ("Arithmetic", sheet.counted_by().arithmetic),
            *(sheet.constraints.in_words() if sheet.constraints else ()),
            ("Quota", sheet.quota_shown(sheet.quota)),
            *(
                (
                    f"Lot at stage {lot.stage}",
                    f"{lot.chosen}, among {', '.join(lot.tied)}; drawn by {lot.drawn_by}",
                )
                for lot in counted.lots
            ),
            *(
                (f"Signed as {signed.office}", _signed(signed.name, on_paper=signed.on_paper))
                for signed in counted.signatures
            ),
        )
    )
    for stage in sheet.stages:
        tables = (_table(sheet, stage), *_pairs(sheet, stage))
        yield Section(f"Stage {stage.number}", (Words(explain(sheet, stage.number)), *tables))


def _pairs(sheet: Sheet, stage: Stage) -> Iterator[Table]:
    """How candidates compare two by two, where the method does that."""
    if stage.pairs is None:
        return
    standing = sorted(one for level in stage.pairs.order for one in level)
    headings = ("Candidate", *(str(one + 1) for one in standing))
    for caption, matrix in (
        ("Papers that put the one of the row before the one of the column", stage.pairs.preferred),
        ("Strongest chain of wins from the one of the row to the one of the column", stage.pairs.strongest),
    ):
        rows = tuple(
            (
                f"{one + 1} {sheet.candidates[one]}",
                *("–" if one == other else f"{matrix[one][other]:,}" for other in standing),
            )
            for one in standing
        )
        yield Table(caption, headings, rows, frozenset(range(1, len(headings))))


def _signed(name: str, *, on_paper: bool) -> str:
    return f"{name}, on paper" if on_paper else name


def _table(sheet: Sheet, stage: Stage) -> Table:
    caption = f"Votes at stage {stage.number} of {len(sheet.stages)}"
    rows = tuple(figures_at(sheet, stage))
    if stage.number == 1:  # nothing has moved yet
        rows_of_first = tuple((name, votes, outcome) for name, _, votes, outcome in rows)
        return Table(caption, (HEADINGS[0], *HEADINGS[2:]), rows_of_first, frozenset({1}))
    return Table(caption, HEADINGS, rows, frozenset({1, 2}))
