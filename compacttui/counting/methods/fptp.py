"""First past the post: one X a paper, and the candidates with most votes fill the places.

The count of an X vote at parish elections: Local Elections (Parishes and Communities) (England and Wales) Rules
2006, Schedule 2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator

from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import Because, Count, Elected, LotNeeded, Move, Stage, StageKind, TieKind
from compacttui.counting.ties import drawn

TOO_MANY_MARKS = "too_many_marks"
"""The reason for papers marked for more candidates than the voter may choose."""


def one_mark(profile: Profile) -> Profile:
    """Reject the papers that are marked for more than one candidate; ranking them is marking them."""
    counted: Counter[str] = Counter(dict(profile.rejected))
    kept = []
    for ranking, number in profile.rankings:
        if len(ranking) == 1 and isinstance(ranking[0], int):
            kept.append((ranking, number))
        else:
            counted[TOO_MANY_MARKS] += number
    return Profile.of(
        profile.candidates,
        profile.places,
        kept,
        withdrawn=profile.withdrawn,
        rejected=counted,
        title=profile.title,
        ties=profile.ties,
    )


@method(
    "fptp",
    title="First past the post",
    source="Local Elections (Parishes and Communities) Rules 2006, Sch. 2",
    arithmetic="whole votes",
    admit=one_mark,
)
def fptp(profile: Profile, _options: Options) -> Count:
    """Yield the one stage of a count of X votes."""
    votes = [0] * len(profile.candidates)
    for ranking, number in profile.strict_rankings():
        votes[ranking[0]] += number
    in_order = sorted(profile.standing, key=lambda index: -votes[index])
    # Only a tie across the last place matters: those wholly above the line are in, those below are out.
    last = votes[in_order[min(profile.places, len(in_order)) - 1]] if in_order else 0
    tied = tuple(sorted(index for index in in_order if votes[index] == last))
    above = [Elected(index, Because.MOST_VOTES) for index in in_order if votes[index] > last]
    left = profile.places - len(above)
    if len(tied) <= left:
        yield _stage(votes, [*above, *(Elected(index, Because.MOST_VOTES) for index in tied)])
    else:
        by_lot = yield from _draw(tied, left, _stage(votes, above))
        yield _stage(votes, [*above, *by_lot])


def _draw(
    tied: tuple[int, ...], places: int, so_far: Stage
) -> Generator[LotNeeded, int | None, list[Elected]]:
    """One lot for each place, each among those it has not fallen on yet."""
    chosen: list[Elected] = []
    while len(chosen) < places:
        one = yield from drawn(LotNeeded(1, TieKind.ELECTION, tied, "", so_far))
        chosen.append(Elected(one, Because.LOT))
        tied = tuple(index for index in tied if index != one)
    return chosen


def _stage(votes: list[int], elected: list[Elected]) -> Stage:
    return Stage(
        number=1,
        kind=StageKind.FIRST,
        who=(),
        clause="",
        votes=tuple(votes),
        no_preference=0,
        rounding=0,
        quota=None,
        moves=tuple(Move(index, number, 1) for index, number in enumerate(votes) if number),
        elected=tuple(elected),
    )
