"""Which groups at risk of exclusion are heard where, as anyone may read it: from filled seats only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from compacttui.papers.document import Block, Document, Facts, Section, Table, Words
from compacttui.papers.registry import paper
from compacttui.papers.sources import whose
from compacttui.questions.coverage.constituencies import ConstituenciesShown, constituencies
from compacttui.questions.coverage.matrix import CoverageRow, coverage
from compacttui.questions.coverage.voices import VoiceRow, speaks_for
from compacttui.questions.view import View
from compacttui.rules.dates import long_day, plural
from compacttui.rules.words import Standing, Tier

_NOTES: Final = (
    "“1 of 2” is two seats, of which one is filled. A seat that nobody holds is not a voice, and does not count.",
    "A group is looked at through the constituencies that include it. Nothing is said of who a person is.",
    "A seat for which only some may stand is there for a reason, which is printed with it.",
)


@paper("coverage", title="Which groups are heard where", takes="group", needs=False)
def coverage_paper(view: View, ref: str) -> Document:
    """Groups at risk of exclusion by tier, counted from filled seats only, and who speaks for each."""
    rows = [row for row in coverage(view) if ref in {"", row.id}]
    day = long_day(view.day)
    blocks: tuple[Block, ...]
    if not rows:
        blocks = (Words(f"No group is on the list on {day}."),)
    else:
        blocks = (
            Words(_summed(rows, day)),
            _matrix(rows),
            *_voices(view, rows),
            *(() if ref else _restricted(view)),
        )
    title = (
        f"Which groups are heard where: {rows[0].group}" if ref and rows else "Which groups are heard where"
    )
    return Document(title, whose(view), blocks, _NOTES if rows else ())


def _summed(rows: Sequence[CoverageRow], day: str) -> str:
    """How many groups are heard, in counts; those that are set aside are no part of them."""
    looked_for = [row for row in rows if row.standing is not Standing.NO_DATA]
    heard = sum(1 for row in looked_for if row.standing is Standing.DONE)
    if not looked_for:
        return f"On {day} it is not on record which of these groups seats speak for."
    aside = len(rows) - len(looked_for)
    without = f" {plural(aside, 'group is', 'groups are')} set aside and not counted." if aside else ""
    said = f"{heard} of {plural(len(looked_for), 'group')} {'is' if heard == 1 else 'are'} heard"
    return f"On {day} {said} at every tier that decides.{without}"


def _matrix(rows: Sequence[CoverageRow]) -> Table:
    tiers = [tier for tier in Tier if any(tier in row.counts for row in rows)]
    return Table(
        "Filled seats that speak for each group, by tier",
        ("Group", *(tier.words.capitalize() for tier in tiers), "Stands"),
        tuple((row.group, *(getattr(row, tier.value) for tier in tiers), _stands(row)) for row in rows),
    )


def _stands(row: CoverageRow) -> str:
    return f"{row.standing.symbol} {row.stands}"


def _voices(view: View, rows: Sequence[CoverageRow]) -> Iterator[Section]:
    for row in rows:
        voices = list(speaks_for(view, group=row.id))
        if voices:
            yield Section(f"Who speaks for: {row.group}", (_who(voices),))


def _who(voices: Sequence[VoiceRow]) -> Table:
    filled = sum(1 for one in voices if one.holder_id)
    return Table(
        f"{plural(len(voices), 'seat')}, {filled:,} filled",
        ("Seat", "Partnership", "Tier", "Held by", "Only"),
        tuple((one.seat, one.partnership, one.tier.words, one.holder, one.only) for one in voices),
    )


def _restricted(view: View) -> Iterator[Section]:
    rows = constituencies(view, ConstituenciesShown.RESTRICTED)
    if rows:
        yield Section(
            "Where only some may stand, and why",
            (Facts(tuple((row.constituency, row.only) for row in rows)),),
        )
