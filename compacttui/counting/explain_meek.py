"""Stages of a Meek count in plain words: the elected keep less of each paper, the excluded are passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compacttui.counting.exact import shown
from compacttui.counting.explain_parts import held_before, settled
from compacttui.counting.paths import ONE
from compacttui.counting.phrases import in_votes, listing
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import Stage

_SHOWN: Final = 2
"""Decimal places of votes in words."""
_KEPT: Final = 4
"""Decimal places of keep factors in words."""


def surplus(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """Who keeps less of each paper, and how much."""
    before = sheet.stages[stage.number - 2]
    over = sum(before.votes[index] - (before.quota or 0) for index in stage.who)
    who = listing(sheet.names(stage.who))
    verb = "keeps" if len(stage.who) == 1 else "keep"
    yield f"{who} had {_about(sheet, over)} more than the quota, and so {verb} less of every paper; the rest of it goes on."
    kept = listing([f"{sheet.candidates[index]} keeps {_part(stage.keep[index])}" for index in stage.who])
    rounds = "once" if stage.rounds == 1 else f"in {stage.rounds} rounds"
    yield f"Worked out {rounds} over all papers: of each that arrives, {kept} now."
    yield from _quota(sheet, stage, before)


def exclusion(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """Who was excluded, and that papers now pass them by."""
    before = sheet.stages[stage.number - 2]
    who = listing(sheet.names(stage.who))
    guarded, doomed = held_before(sheet, stage)
    if doomed.issuperset(stage.who):
        yield f"There is no place that {who} can have, as the places are shared out, so {who} {_is(stage)} excluded."
    elif stage.tie:
        yield settled(sheet, stage, stage.tie)
        yield f"{who} is excluded."
    else:
        others = " of those who are not needed" if guarded else ""
        yield f"Nothing worth sharing was above the quota. {who} had the fewest votes{others}, and is excluded."
    if stage.votes == before.votes and stage.keep == before.keep:
        yield f"Without {who} no more are left than places, so the papers are not shared out again."
        return
    yield f"Every paper now passes {who} by, as if {who} had not stood."
    yield from _quota(sheet, stage, before)


def _is(stage: Stage) -> str:
    return "is" if len(stage.who) == 1 else "are"


def _quota(sheet: Sheet, stage: Stage, before: Stage) -> Iterator[str]:
    gone = stage.no_preference - before.no_preference
    if gone > 0 and stage.quota is not None and before.quota is not None and stage.quota < before.quota:
        yield (
            f"As {_about(sheet, gone)} more had no next choice to go to, "
            f"the quota falls to {sheet.quota_shown(stage.quota)}."
        )


def _about(sheet: Sheet, votes: int) -> str:
    """Votes as people say them; the sheet has every decimal place."""
    unit = 10 ** (sheet.counted_by().digits - _SHOWN)
    if votes < unit:
        return "a trace"
    nearest = (votes + unit // 2) // unit * unit
    return f"{'' if votes == nearest else 'about '}{in_votes(sheet, nearest)}"


def _part(keep: int) -> str:
    """A keep factor, cut to a few decimal places."""
    return shown(keep * 10**_KEPT // ONE, _KEPT)
