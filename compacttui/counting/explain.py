"""A stage of a count in plain words: what happened, and why, for someone who has never seen a count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import Because, Elected, LotNeeded, Stage, StageKind, Tie, TieKind

REJECTED: Final[Mapping[str, str]] = {
    "blank": "blank",
    "no_first_preference": "no first preference",
    "no_valid_preference": "only candidates who withdrew",
    "too_many_marks": "marked for more candidates than allowed",
}
"""Why papers were rejected, in words."""

_DRAWN_FOR: Final[Mapping[TieKind, str]] = {
    TieKind.SURPLUS: "whose surplus moves first",
    TieKind.EXCLUSION: "who is excluded",
    TieKind.ELECTION: "who is elected",
}


def explain(sheet: Sheet, number: int) -> str:
    """What happened at a stage and why, as a few sentences.

    Args:
        sheet: the count.
        number: the stage, from 1.
    """
    stage = sheet.stages[number - 1]
    tell = {StageKind.FIRST: _first, StageKind.SURPLUS: _surplus, StageKind.EXCLUSION: _exclusion}[stage.kind]
    sentences = [*tell(sheet, stage), *_elected(sheet, stage)]
    if sheet.is_finished and number == len(sheet.stages):
        sentences.append(_ending(sheet))
    clauses = [clause for clause in (stage.clause, stage.tie.clause if stage.tie else "") if clause]
    if clauses:
        listed = listing(clauses)
        sentences.append(f"({listed[0].upper()}{listed[1:]}.)")
    return " ".join(sentences)


def explain_lot_needed(sheet: Sheet, needed: LotNeeded) -> str:
    """What has to be decided by lot before the count can go on, and how."""
    names = listing(sheet.names(needed.tied))
    if needed.kind is TieKind.ELECTION:
        standing = f"{names} have equal votes, and there are not places for all of them"
    elif needed.stage <= 2:  # before the second stage there is only the first to look at
        standing = f"{names} have equal votes"
    else:
        standing = f"{names} have equal votes, and no earlier stage tells them apart"
    rule = f" ({needed.clause})" if needed.clause else ""
    return (
        f"Stage {needed.stage} needs a lot. {standing}: it must be drawn {_DRAWN_FOR[needed.kind]}{rule}. "
        "Draw it with a witness; nothing is chosen until then."
    )


def rejected_in_words(reason: str) -> str:
    """Why papers were rejected."""
    return REJECTED.get(reason, reason.replace("_", " "))


def listing(words: Sequence[str]) -> str:
    """Words in a row: "Ada", "Ada and Ben", "Ada, Ben and Cleo"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _first(sheet: Sheet, stage: Stage) -> Iterator[str]:
    papers = _of(sheet.valid, "valid paper")
    places = _of(sheet.places, "place")
    if stage.quota is None:
        yield f"{papers} for {places}: each counts for the one candidate marked on it, and most votes win."
        return
    quota = sheet.quota_shown(stage.quota)
    enough = "1 vote is" if quota == "1" else f"{quota} votes are"
    yield f"With {papers} for {places}, {enough} enough to be elected: the quota."
    if not any(one.because is Because.QUOTA for one in stage.elected):
        yield "Nobody has that many first preferences."


def _surplus(sheet: Sheet, stage: Stage) -> Iterator[str]:
    before = sheet.stages[stage.number - 2]
    who = sheet.candidates[stage.who[0]]
    votes, quota = before.votes[stage.who[0]], stage.quota or 0
    yield f"{who} had {_votes(sheet, votes)}, {_plain(sheet, votes - quota)} more than the quota."
    done = {one.candidate for earlier in sheet.stages[: stage.number - 1] for one in earlier.elected}
    waiting = sum(1 for candidate in done if before.votes[candidate] > quota)
    if stage.tie:
        yield _tie(sheet, stage, stage.tie)
    elif waiting > 1:
        yield f"Of {waiting} surpluses this was the largest, so it moved first."
    papers = _of(sum(move.papers for move in stage.moves), "paper")
    values = [sheet.votes_shown(value) for value in stage.transfer_values]
    worth = (
        f"each now worth {values[0]} of a vote"
        if len(values) == 1
        else "each at its share of the surplus, worked out from the value it arrived with"
    )
    yield f"All of {_whose(who)} {papers} went to their next choices, {worth}."
    yield from _lost(sheet, stage, before)


def _exclusion(sheet: Sheet, stage: Stage) -> Iterator[str]:
    before = sheet.stages[stage.number - 2]
    quota = sheet.quota_shown(stage.quota)
    if before.elected:
        yield "No surplus was left to move."
    elif stage.number == 2:  # the stage after the first preferences
        yield f"Nobody reached {quota}, so there was no surplus to move."
    else:
        yield f"Nobody new reached {quota}, and no surplus was left to move."
    who = listing(sheet.names(stage.who))
    if stage.tie:
        yield _tie(sheet, stage, stage.tie)
        fewest = f"{who} is excluded"
    else:
        fewest = f"{who} had the fewest votes"
    if stage.moves:
        yield f"{fewest}, so {_whose(who)} papers went to their next choices at the value they arrived with."
        yield from _lost(sheet, stage, before)
    else:
        yield f"{fewest}, and had no papers to pass on."


def _lost(sheet: Sheet, stage: Stage, before: Stage) -> Iterator[str]:
    nowhere = stage.no_preference - before.no_preference
    rounded = stage.rounding - before.rounding
    if nowhere:
        yield f"{_votes(sheet, nowhere, capital=True)} had no next choice to go to."
    if rounded:
        yield f"{_votes(sheet, rounded, capital=True)} went in rounding down."


def _tie(sheet: Sheet, stage: Stage, tie: Tie) -> str:
    names, chosen = listing(sheet.names(tie.tied)), sheet.candidates[tie.chosen]
    what, more = (
        ("equal surpluses", "most") if tie.kind is TieKind.SURPLUS else ("equally few votes", "fewest")
    )
    if tie.settled_at is not None:
        return (
            f"{names} had {what}; {chosen} had the {more} when they last differed, at stage {tie.settled_at}."
        )
    lot = next(lot for lot in sheet.lots if (lot.stage, lot.kind) == (stage.number, tie.kind))
    by = f" ({lot.by})" if lot.by else ""
    return f"{names} had {what}, and earlier stages do not decide it; the lot fell on {chosen}{by}."


def _elected(sheet: Sheet, stage: Stage) -> Iterator[str]:
    place = sum(len(earlier.elected) for earlier in sheet.stages[: stage.number - 1])
    for because in (
        Because.QUOTA,
        Because.ACTIVE_VOTE,
        Because.MOST_VOTES,
        Because.LOT,
        Because.REMAINING,
        Because.RESERVED,
    ):
        group = [one for one in stage.elected if one.because is because]
        if group:
            yield _told(sheet, group, place)
            place += len(group)


def _told(sheet: Sheet, group: list[Elected], place: int) -> str:
    names = listing(sheet.names([one.candidate for one in group]))
    verb = "is" if len(group) == 1 else "are"
    turns = listing([ordinal(place + turn) for turn in range(1, len(group) + 1)])
    match group[0].because:
        case Because.QUOTA:
            return f"{names} reached the quota and {verb} elected {turns}."
        case Because.ACTIVE_VOTE:
            return f"Not as many others could still pass {names}, who {verb} elected {turns}."
        case Because.REMAINING:
            return f"No more candidates were left than places to fill, so {names} {verb} elected."
        case Because.MOST_VOTES:
            return f"{names} {verb} elected with most votes."
        case Because.RESERVED:
            return f"Only with {names} can the places be shared as they must be, so {names} {verb} elected."
        case Because.LOT:
            return f"The lot fell on {names}, who {verb} elected among those with equal votes."


def _ending(sheet: Sheet) -> str:
    elected = len(sheet.elected)
    if elected < sheet.places:
        return f"{_of(sheet.places - elected, 'place')} could not be filled."
    filled = {1: "The place is filled.", 2: "Both places are filled."}
    return filled.get(sheet.places, f"All {sheet.places} places are filled.")


def _whose(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _of(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _plain(sheet: Sheet, votes: int) -> str:
    shown = sheet.votes_shown(votes)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _votes(sheet: Sheet, votes: int, *, capital: bool = False) -> str:
    shown = _plain(sheet, votes)
    if shown == "1":
        return "One vote" if capital else "1 vote"
    return f"{shown} {'of a vote' if shown.startswith('0.') else 'votes'}"
