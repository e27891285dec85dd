"""Sentences that every explanation of a transfer needs: how ties were settled, what was lost, who was held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from compacttui.counting.phrases import in_votes, listing
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import Stage, Tie, TieKind

_TIED: Final[Mapping[TieKind, tuple[str, str]]] = {
    TieKind.SURPLUS: ("equal surpluses", "most"),
    TieKind.EXCLUSION: ("equally few votes", "fewest"),
    TieKind.ELECTION: ("equal votes, and there was no place for all of them", "most"),
}


def settled(sheet: Sheet, stage: Stage, tie: Tie) -> str:
    """How a tie was settled: by earlier votes, or by lot."""
    names, chosen = listing(sheet.names(tie.tied)), sheet.candidates[tie.chosen]
    what, more = _TIED[tie.kind]
    if tie.settled_at is not None:
        when = "first" if tie.is_first else "last"
        batch = f", after batch {tie.batch}" if tie.batch is not None else ""
        return f"{names} had {what}; {chosen} had the {more} when they {when} differed, at stage {tie.settled_at}{batch}."
    lots = (
        lot for lot in sheet.lots if (lot.stage, lot.kind, lot.chosen) == (stage.number, tie.kind, tie.chosen)
    )
    by = "".join(f" ({lot.by})" for lot in lots if lot.by)
    undecided = "" if stage.keep else ", and earlier stages do not decide it"
    return f"{names} had {what}{undecided}; the lot fell on {chosen}{by}."


def lost(sheet: Sheet, stage: Stage, before: Stage) -> Iterator[str]:
    """What came to count for nobody at a stage."""
    nowhere = stage.no_preference - before.no_preference
    rounded = stage.rounding - before.rounding
    if nowhere:
        yield f"{in_votes(sheet, nowhere, capital=True)} had no next choice to go to."
    if rounded:
        yield f"{in_votes(sheet, rounded, capital=True)} went in rounding down."


def held_before(sheet: Sheet, stage: Stage) -> tuple[set[int], set[int]]:
    """Who was guarded, and who doomed, when a stage began; elected or excluded since or not."""
    before = sheet.stages[: stage.number - 1]
    return {one for each in before for one in each.guarded}, {one for each in before for one in each.doomed}
