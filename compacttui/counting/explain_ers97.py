"""Stages of an ERS97 count in plain words: surpluses that may wait, exclusions together and batch by batch."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.counting.explain_parts import held_before, lost, settled
from compacttui.counting.phrases import in_votes, listing, plain, whose
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import Stage


def surplus(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """Whose surplus moved, which papers were looked at, and what each is worth now."""
    before = sheet.stages[stage.number - 2]
    one = stage.who[0]
    who, waiting = sheet.candidates[one], _surpluses(sheet, stage)
    yield f"{who} had {in_votes(sheet, before.votes[one])}, {plain(sheet, waiting[one])} more than the quota."
    if stage.tie:
        yield settled(sheet, stage, stage.tie)
    elif len(waiting) > 1:
        yield f"Of {len(waiting)} surpluses this was the largest, so it moved first."
    papers = sum(move.papers for move in stage.moves)
    if not papers:
        yield f"No paper that {who} received last has a next choice."
    else:
        value = in_votes(sheet, stage.moves[0].value)
        worth = (
            f"now worth {value}"
            if stage.rounding > before.rounding or stage.no_preference == before.no_preference
            else f"at the value it arrived with, {value}"
        )
        one_or_more = "has a next choice" if papers == 1 else "have a next choice"
        yield f"{papers:,} of the papers that {who} received last {one_or_more} and went there, each {worth}."
    yield from lost(sheet, stage, before)
    yield from _for_a_place(sheet, stage)


def exclusion(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """Who was excluded, why together, and how the papers moved."""
    before = sheet.stages[stage.number - 2]
    who = listing(sheet.names(stage.who))
    yield from _why(sheet, stage, before, who)
    if stage.clause == "paragraph 5.5.1":
        yield f"Without {who} no more are left than places, so no more papers move."
    elif not stage.moves:
        yield f"{who} had no papers to pass on."
    else:
        in_turn = " in turn, those worth most first" if len(stage.batches) > 1 else ""
        yield f"{whose(who)} papers went to their next choices{in_turn}, at the value they arrived with."
        yield from lost(sheet, stage, before)
    kept = sum(stage.votes[index] for index in stage.who)
    if stage.moves and kept:
        yield f"Papers worth {in_votes(sheet, kept)} were still to move when the places were filled, and stay."
    if stage.quota != before.quota:
        yield f"Votes that count for nobody lower the quota to {sheet.quota_shown(stage.quota)}, as nobody was elected yet."
    yield from _for_a_place(sheet, stage)


def _why(sheet: Sheet, stage: Stage, before: Stage, who: str) -> Iterator[str]:
    guarded, doomed = held_before(sheet, stage)
    if doomed.issuperset(stage.who):
        yield f"There is no place that {who} can have, as the places are shared out, so {who} {_is(stage)} excluded."
        return
    waiting = _surpluses(sheet, stage)
    if waiting:
        whole = in_votes(sheet, sum(waiting.values()))
        names = listing([whose(sheet.candidates[index]) for index in waiting])
        yield f"{names} surplus of {whole} waits: it is too small to change who goes out next."
    else:
        yield "No surplus was left to move."
    for tie in (stage.tie, *stage.more_ties):
        if tie is not None and tie.kind == "exclusion":
            yield settled(sheet, stage, tie)
    others = " of those who are not needed" if guarded else ""
    if len(stage.who) == 1:
        yield f"{who} is excluded, with the fewest votes{others}."
    else:
        together = in_votes(sheet, sum(before.votes[index] for index in stage.who))
        yield (
            f"{who} are excluded together, with the fewest votes{others}: {together} in all, "
            "which cannot lift one of them above whoever stands next."
        )


def _is(stage: Stage) -> str:
    return "is" if len(stage.who) == 1 else "are"


def _surpluses(sheet: Sheet, stage: Stage) -> dict[int, int]:
    """The surpluses that waited when a stage began."""
    earlier = sheet.stages[: stage.number - 1]
    quota, votes = earlier[-1].quota or 0, earlier[-1].votes
    done = [one.candidate for each in earlier for one in each.elected]
    return {index: votes[index] - quota for index in done if votes[index] > quota}


def _for_a_place(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """Ties for a place."""
    for tie in stage.more_ties:
        if tie.kind == "election":
            yield settled(sheet, stage, tie)
