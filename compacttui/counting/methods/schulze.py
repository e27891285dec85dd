"""Schulze's method: candidates are compared two by two, and chains of wins decide where the wins go round in a circle.

M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
method", *Social Choice and Welfare* 36 (2011). Its order of all candidates fills several places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import Final, TypeAlias, cast

from compacttui.counting.profile import Profile
from compacttui.counting.rankings import Ranking, StrictRanking
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import Because, Count, Elected, LotNeeded, Pairs, Stage, StageKind, TieKind
from compacttui.counting.ties import drawn

WINNING_VOTES: Final = "winning votes"
MARGINS: Final = "margins"

BELOW: Final = "below"
NO_OPINION: Final = "no opinion"

Matrix: TypeAlias = list[list[int]]
"""A number for every pair: of the candidate of the row over the candidate of the column."""


def any_ranking(profile: Profile) -> Profile:
    """Take every ranking, equal preferences too."""
    return profile


@method(
    "schulze",
    title="Schulze",
    source="Schulze, Social Choice and Welfare 36, 2011",
    arithmetic="whole votes",
    choices={"strength": (WINNING_VOTES, MARGINS), "unranked": (BELOW, NO_OPINION)},
    admit=any_ranking,
)
def schulze(profile: Profile, options: Options) -> Count:
    """Yield the one stage of a count by comparing pairs.

    Who is not ranked stands below all who are; or, with “no opinion”, is compared with nobody on that paper.
    """
    preferred = _preferred(profile, options["unranked"])
    strongest = _strongest_chains(preferred, options["strength"])
    layers = _layers(profile.standing, strongest)
    stage = _stage(profile, Pairs(_frozen(preferred), _frozen(strongest), layers))
    elected = yield from _elect(profile, strongest, stage)
    yield replace(stage, elected=tuple(elected))


def beats(strongest: Sequence[Sequence[int]], one: int, other: int) -> bool:
    """Whether the strongest chain from one to the other is stronger than any back."""
    return strongest[one][other] > strongest[other][one]


def _preferred(profile: Profile, unranked: str) -> Matrix:
    """For each pair, the papers that put the one before the other."""
    size = len(profile.candidates)
    above, level, ranked = _compared(profile)
    if unranked == NO_OPINION:
        return above
    # Who is ranked stands before all of whom the paper does not say that they are before or level.
    standing = frozenset(profile.standing)
    return [
        [
            ranked[one] - above[other][one] - level[one][other] if other != one and other in standing else 0
            for other in range(size)
        ]
        for one in range(size)
    ]


def _compared(profile: Profile) -> tuple[Matrix, Matrix, list[int]]:
    """Papers that rank the one above the other, that rank both as equal, and that rank the one at all."""
    size = len(profile.candidates)
    above, level = [[0] * size for _ in range(size)], [[0] * size for _ in range(size)]
    ranked = [0] * size
    # Papers that are as many as others are counted together: most rankings stand on one paper alone.
    alike: defaultdict[int, list[StrictRanking]] = defaultdict(list)
    for ranking, number in profile.said:
        groups = [each for each in ranking if isinstance(each, tuple)]
        alike[number].append(_flat(ranking) if groups else cast("StrictRanking", ranking))
        for group in groups:
            for one, other in combinations(group, 2):
                above[one][other] -= number  # as the flat ranking has them, lower number first
                level[one][other] += number
                level[other][one] += number
    for number, rankings in alike.items():
        pairs = Counter(chain.from_iterable(combinations(ranking, 2) for ranking in rankings))
        for (one, other), times in pairs.items():
            above[one][other] += times * number
        for one, times in Counter(chain.from_iterable(rankings)).items():
            ranked[one] += times * number
    return above, level, ranked


def _flat(ranking: Ranking | StrictRanking) -> StrictRanking:
    return tuple(one for each in ranking for one in (each if isinstance(each, tuple) else (each,)))


def _strongest_chains(preferred: Matrix, strength: str) -> Matrix:
    """The widest paths, where a link is a win and as wide as the win is strong; a chain is as strong as its weakest."""
    wins: Callable[[int, int], int] = (
        (lambda won, lost: won - lost) if strength == MARGINS else (lambda won, _lost: won)
    )
    size = range(len(preferred))
    chains = [
        [
            wins(preferred[one][other], preferred[other][one])
            if preferred[one][other] > preferred[other][one]
            else 0
            for other in size
        ]
        for one in size
    ]
    for via in size:
        for start in size:
            through = chains[start][via]
            if not through:
                continue
            for end in size:
                if end != start:
                    chains[start][end] = max(chains[start][end], min(through, chains[via][end]))
    return chains


def _unbeaten(among: Sequence[int], strongest: Matrix) -> tuple[int, ...]:
    return tuple(one for one in among if not any(beats(strongest, other, one) for other in among))


def _layers(standing: Sequence[int], strongest: Matrix) -> tuple[tuple[int, ...], ...]:
    """Those whom nobody beats, then those whom nobody of the rest beats, and so on."""
    layers: list[tuple[int, ...]] = []
    left = tuple(standing)
    while left:
        layers.append(_unbeaten(left, strongest))
        left = tuple(one for one in left if one not in layers[-1])
    return tuple(layers)


def _elect(
    profile: Profile, strongest: Matrix, stage: Stage
) -> Generator[LotNeeded, int | None, list[Elected]]:
    """Fill the places from the top of the order; a lot only where not all who are level can have one."""
    elected: list[Elected] = []
    left = profile.standing
    while left and len(elected) < profile.places:
        level = _unbeaten(left, strongest)
        if len(level) <= profile.places - len(elected):
            elected += [Elected(one, Because.PREFERRED) for one in level]
        else:
            so_far = replace(stage, elected=tuple(elected))
            chosen = yield from drawn(LotNeeded(1, TieKind.ELECTION, level, "", so_far))
            elected.append(Elected(chosen, Because.LOT))
        done = {one.candidate for one in elected}
        left = tuple(one for one in left if one not in done)
    return elected


def _stage(profile: Profile, pairs: Pairs) -> Stage:
    """The one stage. Its votes are the papers that put a candidate first alone, which by themselves decide nothing."""
    votes = [0] * len(profile.candidates)
    for ranking, number in profile.said:
        if (first := _first_alone(ranking)) is not None:
            votes[first] += number
    return Stage(
        number=1,
        kind=StageKind.FIRST,
        who=(),
        clause="",
        votes=tuple(votes),
        no_preference=profile.valid - sum(votes),
        rounding=0,
        quota=None,
        pairs=pairs,
    )


def _first_alone(ranking: Ranking | StrictRanking) -> int | None:
    return ranking[0] if isinstance(ranking[0], int) else None


def _frozen(matrix: Matrix) -> tuple[tuple[int, ...], ...]:
    return tuple(map(tuple, matrix))
