"""Papers that leave a part of themselves with each elected candidate on their way down, as the Meek rules ask.

What is left of a paper depends only on the elected candidates it has passed, in their order. So there is one node for each
such order that occurs: a million papers share some thousands of them. What a candidate keeps of a paper is rounded for that
one paper, and then multiplied by the number of papers that came the same way; no rounding differs from a count of paper
after paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter, mul, sub
from typing import Final, TypeAlias

from compacttui.counting.papers import Bundle, Papers

ONE: Final = 10**9
"""A whole paper, and the keep factor of someone who keeps whatever arrives."""

_Gather: TypeAlias = Callable[[Sequence[int]], Sequence[int]]


@dataclass(slots=True)
class _Pile:
    """Papers that rest: how many, and which."""

    number: int
    bundles: list[Bundle]


@dataclass(frozen=True, slots=True)
class _Step:
    """Nodes that one elected candidate makes out of nodes before them.

    Attributes:
        who: the candidate.
        came_from: picks the nodes before them.
        numbers: how many papers pass each.
    """

    who: int
    came_from: _Gather
    numbers: list[int]


@dataclass(frozen=True, slots=True)
class _Rest:
    """Where papers rest that go no further: with a hopeful candidate, or at the end of their ranking.

    Attributes:
        who: the candidate; None where the ranking ends.
        at: picks the nodes at which they rest.
        numbers: how many papers rest at each.
    """

    who: int | None
    at: _Gather
    numbers: list[int]


class Paths:
    """Every way that papers take.

    Args:
        papers: the papers.
        standing: for each candidate, whether they stand.
    """

    def __init__(self, papers: Papers, standing: Sequence[bool]) -> None:
        self._papers = papers
        self._standing = list(standing)
        self._is_elected = [False] * len(standing)
        # Each node: the one before it, the candidate passed last, how many were passed, how many papers come by.
        self._before = [0]
        self._last = [-1]
        self._passed = [0]
        self._numbers = [papers.number([papers.all])]
        self._after: dict[tuple[int, int], int] = {}
        self._resting: dict[int | None, dict[int, _Pile]] = {}
        self._steps: list[_Step] = []
        self._rests: list[_Rest] = []
        self._left: list[int] = []  # what is left of a paper after each node
        # Whose papers go on when they are shared out next. Not sooner: those of several go on together, and whoever is
        # elected last has the most ways to their papers, and nothing is shared out after that.
        self._leaving: list[int] = []
        self._enter(0, [papers.all])
        self._arrange()

    def elect(self, who: int) -> None:
        """From now on, papers pass this candidate and go on."""
        self._is_elected[who] = True
        self._leaving.append(who)

    def exclude(self, who: int) -> None:
        """From now on, papers pass over this candidate, as if they had not stood; only for someone hopeful."""
        self._standing[who] = False
        self._leaving.append(who)

    def share(self, keep: Sequence[int]) -> tuple[list[int], int]:
        """Share every paper out.

        Args:
            keep: for each elected candidate, the part of a paper that they keep, in units of 1 / `ONE`.

        Returns:
            The votes of each elected candidate, 0 for the others, and those left over at the end of rankings, in the
            same units.
        """
        if self._leaving:
            self._go_on()
            self._arrange()
        votes = [0] * len(self._standing)
        self._left = left = [ONE]
        for step in self._steps:
            arrived = step.came_from(left)
            # What is kept is rounded up, so what goes on is rounded down: w - ceil(w * k) is floor(w * (1 - k)).
            passed_on = ONE - keep[step.who]
            gone_on = [value * passed_on // ONE for value in arrived]
            votes[step.who] += sum(map(mul, step.numbers, map(sub, arrived, gone_on)))
            left += gone_on
        over = sum(self._resting_votes(rest) for rest in self._rests if rest.who is None)
        return votes, over

    def with_the_hopeful(self) -> dict[int, int]:
        """The votes of everyone hopeful whom papers reach, as they were shared out last.

        This is apart from `share`, as it is as much work again, and seldom needed.
        """
        return {rest.who: self._resting_votes(rest) for rest in self._rests if rest.who is not None}

    def _resting_votes(self, rest: _Rest) -> int:
        return sum(map(mul, rest.numbers, rest.at(self._left)))

    def _go_on(self) -> None:
        """Let the papers of those who were elected or excluded go on."""
        for who in self._leaving:
            for node, pile in self._resting.pop(who, {}).items():
                after = node
                if self._is_elected[who]:
                    after = self._node_after(node, who)
                    self._numbers[after] += pile.number
                self._enter(after, pile.bundles)
        self._leaving.clear()

    def _node_after(self, node: int, who: int) -> int:
        after = self._after.get((node, who))
        if after is None:
            after = self._after[node, who] = len(self._before)
            self._before.append(node)
            self._last.append(who)
            self._passed.append(self._passed[node] + 1)
            self._numbers.append(0)
        return after

    def _enter(self, node: int, bundles: Iterable[Bundle]) -> None:
        """Let papers go on from a node until they rest."""
        runs: list[Bundle] = []
        for bundle in bundles:
            if bundle[1] - bundle[0] == 1:  # one ranking alone, as most are late in a count
                self._walk(node, *bundle)
            else:
                runs.append(bundle)
        waiting = [(node, runs)] if runs else []
        while waiting:
            node, runs = waiting.pop()
            for to, received in self._papers.passed_on(runs, self._standing).items():
                number = self._papers.number(received)
                if to is not None and self._is_elected[to]:
                    after = self._node_after(node, to)
                    self._numbers[after] += number
                    waiting.append((after, received))
                else:
                    self._rest(to, node, number, received)

    def _walk(self, node: int, start: int, end: int, used: int) -> None:
        """The same for one ranking alone."""
        ranking, standing, is_elected = self._papers.rankings[start], self._standing, self._is_elected
        before = self._papers.before
        number = before[end] - before[start]
        for place in range(used, len(ranking)):
            to = ranking[place]
            if not standing[to]:
                continue
            if not is_elected[to]:
                self._rest(to, node, number, ((start, end, place + 1),))
                return
            node = self._node_after(node, to)
            self._numbers[node] += number
        self._rest(None, node, number, ())

    def _rest(self, to: int | None, node: int, number: int, bundles: Iterable[Bundle]) -> None:
        piles = self._resting.setdefault(to, {})
        pile = piles.get(node)
        if pile is None:
            pile = piles[node] = _Pile(0, [])
        pile.number += number
        if to is not None:  # papers at the end of their ranking move no more
            pile.bundles += bundles

    def _arrange(self) -> None:
        """Put the nodes into the order in which they are worked out: those made by one step side by side."""
        before, last = self._before, self._last
        order = sorted(range(len(before)), key=lambda node: (self._passed[node], last[node]))
        place = [0] * len(order)
        for at, node in enumerate(order):
            place[node] = at
        self._steps = []
        start = 1  # the first is the paper that has passed nobody
        while start < len(order):
            who, passed = last[order[start]], self._passed[order[start]]
            end = start + 1
            while end < len(order) and (last[order[end]], self._passed[order[end]]) == (who, passed):
                end += 1
            nodes = sorted(order[start:end], key=lambda node: place[before[node]])
            for at, node in enumerate(nodes, start):
                place[node] = at
            came_from = _gather([place[before[node]] for node in nodes])
            self._steps.append(_Step(who, came_from, [self._numbers[node] for node in nodes]))
            start = end
        self._rests = []
        for to, piles in self._resting.items():
            at_node = sorted((place[node], pile.number) for node, pile in piles.items())
            self._rests.append(
                _Rest(to, _gather([at for at, _ in at_node]), [number for _, number in at_node])
            )


def _gather(places: list[int]) -> _Gather:
    """Picks what stands at these places, as one sequence."""
    if len(places) == 1:
        only = places[0]
        return lambda values: (values[only],)
    return itemgetter(*places)
