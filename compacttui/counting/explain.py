"""A stage of a count in plain words: what happened, and why, for someone who has never seen a count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from compacttui.counting import explain_countback, explain_ers97, explain_meek, explain_votes
from compacttui.counting.explain_parts import held_before, lost, settled
from compacttui.counting.phrases import in_votes, listing, of, ordinal, plain, whose
from compacttui.counting.sheet import Sheet
from compacttui.counting.stages import Because, Elected, LotNeeded, Stage, StageKind, TieKind

_ABOVE: Final = frozenset({"meek-123"})
"""Methods by which the quota alone is not enough."""

_DRAWN_FOR: Final[Mapping[TieKind, str]] = {
    TieKind.SURPLUS: "whose surplus moves first",
    TieKind.EXCLUSION: "who is excluded",
    TieKind.ELECTION: "who is elected",
}

_ELECTED: Final[Mapping[Because, str]] = {
    Because.QUOTA: "{names} reached the quota and {verb} elected {turns}.",
    Because.ACTIVE_VOTE: "Too few votes are left in play for enough others to pass {names}, who {verb} elected {turns}.",
    Because.REMAINING: "No more candidates were left than places to fill, so {names} {verb} elected.",
    Because.MOST_VOTES: "{names} {verb} elected with most votes.",
    Because.LOT: "The lot fell on {names}, who {verb} elected among those with equal votes.",
    Because.RESERVED: "Only with {names} can the places be shared out as they must be, so {names} {verb} elected.",
    Because.MAJORITY: "{names} has more votes than all others together, and is elected.",
}


def explain(sheet: Sheet, number: int) -> str:
    """What happened at a stage and why, as a few sentences.

    Args:
        sheet: the count.
        number: the stage, from 1.
    """
    stage = sheet.stages[number - 1]
    tell = _OWN_WORDS.get((sheet.method, stage.kind)) or _WORDS[stage.kind]
    sentences = [
        *(explain_countback.begun(sheet) if number == 1 else ()),
        *tell(sheet, stage),
        *(_shared_out(sheet) if number == 1 else ()),
        *_elected(sheet, stage),
        *_held(sheet, stage),
        *_required(sheet, stage),
    ]
    if sheet.is_finished and number == len(sheet.stages):
        sentences.append(_ending(sheet))
    clauses = [
        clause for clause in dict.fromkeys((stage.clause, *(tie.clause for tie in stage.ties))) if clause
    ]
    if clauses:
        listed = listing(clauses)
        sentences.append(f"({listed[0].upper()}{listed[1:]}.)")
    return " ".join(sentences)


def explain_lot_needed(sheet: Sheet, needed: LotNeeded) -> str:
    """What has to be decided by lot before the count can go on, and how."""
    names = listing(sheet.names(needed.tied))
    if needed.kind is TieKind.ELECTION:
        standing = f"{names} have equal votes, and there are not places for all of them"
    elif (
        needed.stage <= 2 or sheet.stages[-1].keep
    ):  # there is only one stage to look at, or earlier ones do not count
        standing = f"{names} have equal votes"
    else:
        standing = f"{names} have equal votes, and no earlier stage tells them apart"
    rule = f" ({needed.clause})" if needed.clause else ""
    return (
        f"Stage {needed.stage} needs a lot. {standing}: it must be drawn {_DRAWN_FOR[needed.kind]}{rule}. "
        "Draw it with a witness; nothing is chosen until then."
    )


def _first(sheet: Sheet, stage: Stage) -> Iterator[str]:
    if stage.quota is None:
        yield from explain_votes.first(sheet, stage)
        return
    papers = of(sheet.valid, "valid paper")
    places = of(sheet.places, "place")
    quota = sheet.quota_shown(stage.quota)
    if sheet.method in _ABOVE:
        yield f"With {papers} for {places}, more than {quota} votes are needed to be elected: the quota."
    else:
        enough = "1 vote is" if quota == "1" else f"{quota} votes are"
        yield f"With {papers} for {places}, {enough} enough to be elected: the quota."
    if not any(one.because is Because.QUOTA for one in stage.elected):
        yield _not_yet(sheet, stage, max(1, stage.quota + (sheet.method in _ABOVE)))


def _not_yet(sheet: Sheet, stage: Stage, enough: int) -> str:
    """Why nobody is elected with first preferences alone."""
    have = [index for index, votes in enumerate(stage.votes) if votes >= enough and index not in stage.doomed]
    if not have:
        return "Nobody has that many first preferences."
    verb = "has" if len(have) == 1 else "have"
    return f"{listing(sheet.names(have))} {verb} that many, and there are not places for all of them: none is elected yet."


def _surplus(sheet: Sheet, stage: Stage) -> Iterator[str]:
    before = sheet.stages[stage.number - 2]
    who = sheet.candidates[stage.who[0]]
    votes, quota = before.votes[stage.who[0]], stage.quota or 0
    yield f"{who} had {in_votes(sheet, votes)}, {plain(sheet, votes - quota)} more than the quota."
    done = {one.candidate for earlier in sheet.stages[: stage.number - 1] for one in earlier.elected}
    waiting = sum(1 for candidate in done if before.votes[candidate] > quota)
    if stage.tie:
        yield settled(sheet, stage, stage.tie)
    elif waiting > 1:
        yield f"Of {waiting} surpluses this was the largest, so it moved first."
    papers = of(sum(move.papers for move in stage.moves), "paper")
    values = [sheet.votes_shown(value) for value in stage.transfer_values]
    worth = (
        f"each now worth {values[0]} of a vote"
        if len(values) == 1
        else "each at its share of the surplus, worked out from the value it arrived with"
    )
    yield f"All of {whose(who)} {papers} went to their next choices, {worth}."
    yield from lost(sheet, stage, before)


def _exclusion(sheet: Sheet, stage: Stage) -> Iterator[str]:
    before = sheet.stages[stage.number - 2]
    guarded, doomed = held_before(sheet, stage)
    who = listing(sheet.names(stage.who))
    if doomed.issuperset(stage.who):
        fewest = f"There is no place that {who} can have, as the places are shared out"
    else:
        yield _no_surplus(sheet, stage, before)
        if stage.tie:
            yield settled(sheet, stage, stage.tie)
            fewest = f"{who} is excluded"
        else:
            others = " of those who are not needed" if guarded else ""
            fewest = f"{who} had the fewest votes{others}"
    if stage.moves:
        value = "" if stage.quota is None else " at the value they arrived with"
        yield f"{fewest}, so {whose(who)} papers went to their next choices{value}."
        yield from lost(sheet, stage, before)
    else:
        yield f"{fewest}, and had no papers to pass on."


def _no_surplus(sheet: Sheet, stage: Stage, before: Stage) -> str:
    if stage.quota is None:
        return "Nobody had more votes than all others together."
    quota = sheet.quota_shown(stage.quota)
    if before.elected:
        return "No surplus was left to move."
    if stage.number == 2:  # the stage after the first preferences
        return f"Nobody reached {quota}, so there was no surplus to move."
    return f"Nobody new reached {quota}, and no surplus was left to move."


def _shared_out(sheet: Sheet) -> Iterator[str]:
    """How the places must be shared among groups, where they must."""
    for name, limits in sheet.constraints.in_words() if sheet.constraints else ():
        yield f"{name}: {limits}."


def _held(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """What the constraints mean for those who are left."""
    if sheet.is_finished and stage.number == len(sheet.stages):
        return
    chosen = {one.candidate for one in stage.elected}
    held = [one for one in stage.guarded if one not in chosen]
    yield from explain_countback.safe(sheet, [one for one in held if explain_countback.sits(sheet, one)])
    guarded = [one for one in held if not explain_countback.sits(sheet, one)]
    if guarded:
        names = listing(sheet.names(guarded))
        yield f"The places can only be shared out as they must be with {names}, who cannot be excluded from now on."
    if stage.doomed:
        names = listing(sheet.names(stage.doomed))
        yield f"As the places are shared out, none is left for {names}."


def _required(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """How many votes are enough from now on, where that is less than the quota."""
    if stage.required is not None and stage.quota is not None and stage.required < stage.quota:
        yield f"With the votes still in play, {in_votes(sheet, stage.required)} are enough from now on."


def _elected(sheet: Sheet, stage: Stage) -> Iterator[str]:
    place = sum(len(earlier.elected) for earlier in sheet.stages[: stage.number - 1])
    if stage.quota is not None:
        for lot in sheet.lots:
            if (lot.stage, lot.kind) == (stage.number, TieKind.ELECTION):
                names, chosen = listing(sheet.names(lot.tied)), sheet.candidates[lot.chosen]
                yield f"{names} had equal votes, and there was no place for all of them; the lot fell on {chosen}."
    for because in Because:
        group = [one for one in stage.elected if one.because is because]
        if group:
            yield explain_countback.stays(sheet, group) or _told(sheet, group, place)
            place += len(group)


def _told(sheet: Sheet, group: list[Elected], place: int) -> str:
    names = listing(sheet.names([one.candidate for one in group]))
    turns = listing([ordinal(place + turn) for turn in range(1, len(group) + 1)])
    said = _ELECTED.get(group[0].because)
    if said is None or (group[0].because is Because.RESERVED and sheet.quota is None):
        return explain_votes.elected(names, group)
    return said.format(names=names, verb="is" if len(group) == 1 else "are", turns=turns)


def _ending(sheet: Sheet) -> str:
    if sheet.countback:
        return explain_countback.ended(sheet)
    elected = len(sheet.elected)
    if elected < sheet.places:
        return f"{of(sheet.places - elected, 'place')} could not be filled."
    filled = {1: "The place is filled.", 2: "Both places are filled."}
    return filled.get(sheet.places, f"All {sheet.places} places are filled.")


_WORDS: Final[Mapping[StageKind, Callable[[Sheet, Stage], Iterator[str]]]] = {
    StageKind.FIRST: _first,
    StageKind.SURPLUS: _surplus,
    StageKind.EXCLUSION: _exclusion,
}

_OWN_WORDS: Final[Mapping[tuple[str, StageKind], Callable[[Sheet, Stage], Iterator[str]]]] = {
    ("ers97", StageKind.SURPLUS): explain_ers97.surplus,
    ("ers97", StageKind.EXCLUSION): explain_ers97.exclusion,
    ("meek-prf", StageKind.SURPLUS): explain_meek.surplus,
    ("meek-prf", StageKind.EXCLUSION): explain_meek.exclusion,
    ("meek-123", StageKind.SURPLUS): explain_meek.surplus,
    ("meek-123", StageKind.EXCLUSION): explain_meek.exclusion,
}
"""Methods whose surpluses or exclusions go another way."""
