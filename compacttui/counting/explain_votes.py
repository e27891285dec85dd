"""Counts without a quota in plain words: votes by X, yes or no, the alternative vote, pairs of candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compacttui.counting.phrases import listing, of
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import Because, Elected, Pairs, Stage


def first(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """How the papers were counted."""
    papers = of(sheet.valid, "valid paper")
    contest = f"{papers} for {of(sheet.places, 'place')}"
    if stage.pairs:
        yield from _pairs(sheet, contest, stage, stage.pairs)
        return
    match sheet.method:
        case "av":
            yield f"{contest}: whoever has more votes than all others together is elected."
            if not stage.elected:
                yield "Nobody has that many first preferences."
        case "yes-no":
            yield f"{papers}: a candidate is confirmed by more Yes than No."
            yield from _answers(sheet, stage)
        case "fptp":
            yield f"{contest}: each counts for the one candidate marked on it, and most votes win."
        case _:
            most = f", {sheet.places} at most" if sheet.method == "block" and sheet.places > 1 else ""
            yield f"{contest}: each counts for every candidate marked on it{most}, and most votes win."
            yield f"They hold {of(sum(stage.votes), 'vote')} together."
    if stage.doomed:
        order = sorted(
            (index for index in range(len(stage.votes)) if index not in sheet.withdrawn),
            key=lambda index: -stage.votes[index],
        )
        yield f"By votes alone the order is {listing(sheet.names(order))}."


def elected(names: str, group: Sequence[Elected]) -> str:
    """Who is elected by a yes or no vote, by comparing pairs, or to a reserved place by votes alone."""
    verb = "is" if len(group) == 1 else "are"
    if group[0].because is Because.RESERVED:
        places = "a place" if len(group) == 1 else "places"
        return f"{names} {verb} elected to {places} that nobody with more votes could have."
    if group[0].because is Because.CONFIRMED:
        return f"{names} {verb} confirmed."
    return f"{names} {verb} elected{', in this order' if len(group) > 1 else ''}."


def _answers(sheet: Sheet, stage: Stage) -> Iterator[str]:
    questions = len(sheet.candidates) // 2
    for index in range(questions):
        if index not in sheet.withdrawn:
            yes, no = stage.votes[index], stage.votes[index + questions]
            yield f"{sheet.candidates[index]} had {yes:,} Yes and {no:,} No."


def _pairs(sheet: Sheet, contest: str, stage: Stage, pairs: Pairs) -> Iterator[str]:
    yield f"{contest}: every candidate is set against every other, and the papers that put one before the other are counted."
    top = pairs.order[0] if pairs.order else ()
    standing = [one for level in pairs.order for one in level]
    if len(top) == 1 and len(standing) > 1:
        best = top[0]
        beaten = [other for other in standing if pairs.preferred[best][other] > pairs.preferred[other][best]]
        name = sheet.candidates[best]
        if len(beaten) == len(standing) - 1:
            yield f"More voters put {name} before each other candidate than the other way round."
        else:
            yield (
                f"Nobody wins against each other candidate. {name} stands first because a chain of wins leads from "
                f"{name} to each other candidate that is at least as strong as any chain back."
            )
    elif len(top) > 1:
        yield f"No chain of wins is stronger than the chain back between {listing(sheet.names(top))}: they are level."
    if stage.no_preference:
        yield f"{of(stage.no_preference, 'paper')} put several first."
