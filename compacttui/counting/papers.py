"""Papers in bundles: sorted once, then moved from candidate to candidate without being touched one by one.

The rankings are sorted, so papers that share their first preferences stand side by side. A bundle is such a run:
its papers agree on the preferences already used. To pass it on is to cut the run where the next preference changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Final, TypeAlias

from compacttui.counting.rankings import StrictRanking

Bundle: TypeAlias = tuple[int, int, int]
"""First ranking, the one after the last, and how many preferences are used up; plain, as there are many."""

_RANKING: Final[Callable[[tuple[StrictRanking, int]], StrictRanking]] = itemgetter(0)
_NUMBER: Final[Callable[[tuple[StrictRanking, int]], int]] = itemgetter(1)


class Papers:
    """Every valid paper of a contest, in bundles.

    Args:
        rankings: (ranking, number of papers), each ranking once, sorted, as a `Profile` holds them.

    Attributes:
        rankings: each ranking once, sorted.
        before: how many papers stand before each ranking; at the end, how many there are.
    """

    __slots__ = ("before", "rankings")

    def __init__(self, rankings: Sequence[tuple[StrictRanking, int]]) -> None:
        self.rankings = list(map(_RANKING, rankings))
        self.before = [0, *accumulate(map(_NUMBER, rankings))]

    @property
    def all(self) -> Bundle:
        """The bundle of every paper, no preference used yet."""
        return (0, len(self.rankings), 0)

    def number(self, bundles: Iterable[Bundle]) -> int:
        """How many papers the bundles hold."""
        before = self.before
        return sum([before[end] - before[start] for start, end, _ in bundles])

    def passed_on(
        self, bundles: Iterable[Bundle], continuing: Sequence[bool]
    ) -> dict[int | None, list[Bundle]]:
        """Cut bundles by the next preference for a continuing candidate.

        Args:
            bundles: the papers to pass on.
            continuing: for each candidate, whether they may receive papers.

        Returns:
            The bundles for each candidate who receives any; under None those without such a preference.
        """
        rankings = self.rankings
        received: defaultdict[int | None, list[Bundle]] = defaultdict(list)
        waiting = list(bundles)
        while waiting:
            start, end, used = waiting.pop()
            if end - start == 1:  # one ranking alone, as most are late in a count
                to, used = _next(rankings[start], used, continuing)
                received[to].append((start, end, used))
                continue
            if start < end and len(rankings[start]) == used:  # the shortest sorts first, and stands here once
                received[None].append((start, start + 1, used))
                start += 1
            while start < end:
                ranking = rankings[start]
                candidate = ranking[used]
                stop = end
                if rankings[end - 1][used] != candidate:
                    stop = start + 1  # as most runs end at once
                    if rankings[stop][used] == candidate:
                        past = type(ranking)((*ranking[:used], candidate + 1))
                        stop = bisect_left(rankings, past, stop + 1, end)
                if continuing[candidate]:
                    received[candidate].append((start, stop, used + 1))
                else:
                    waiting.append((start, stop, used + 1))
                start = stop
        return received


def _next(ranking: StrictRanking, used: int, continuing: Sequence[bool]) -> tuple[int | None, int]:
    """The next preference for a continuing candidate, and how many preferences are used up with it."""
    for place in range(used, len(ranking)):
        if continuing[ranking[place]]:
            return ranking[place], place + 1
    return None, used
