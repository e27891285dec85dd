"""Meek a second time: written from the two rules alone, paper by paper, in fractions, with no thought for speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

UNIT = Fraction(1, 10**9)


def up(value: Fraction) -> Fraction:
    """To nine decimal places, upwards."""
    return ceil(value / UNIT) * UNIT


@dataclass(frozen=True)
class State:
    """Votes, what is left over, and the quota at some point; who was elected or excluded then."""

    votes: tuple[Fraction, ...]
    over: Fraction
    quota: Fraction
    elected: frozenset[int] = frozenset()
    excluded: int | None = None


class OracleMeek:
    """A count, kept in plain lists; where a lot is needed it falls on the tied candidate earliest in `order`."""

    def __init__(
        self,
        candidates: int,
        places: int,
        papers: Sequence[tuple[tuple[int, ...], int]],
        order: Sequence[int],
    ) -> None:
        self.papers = [ranking for ranking, number in papers for _ in range(number)]
        self.places, self.order = places, list(order)
        self.keep = [Fraction(1)] * candidates
        self.hopeful = list(range(candidates))
        self.elected: list[int] = []
        self.votes = [Fraction(0)] * candidates
        self.over = Fraction(0)
        self.quota = Fraction(0)

    def distribute(self, added: Fraction) -> None:
        """Hand every paper down its ranking."""
        self.votes = [Fraction(0)] * len(self.votes)
        self.over = Fraction(0)
        for ranking in self.papers:
            weight = Fraction(1)
            for candidate in ranking:
                kept = up(weight * self.keep[candidate])
                self.votes[candidate] += kept
                weight -= kept
            self.over += weight
        active = sum(self.votes, Fraction(0))
        self.quota = floor(active / (self.places + 1) / UNIT) * UNIT + added

    def elect(self, enough: Fraction) -> frozenset[int]:
        """Everyone hopeful with enough votes."""
        now = [c for c in self.hopeful if self.votes[c] >= enough]
        self.elected += now
        self.hopeful = [c for c in self.hopeful if c not in now]
        return frozenset(now)

    def surplus(self) -> Fraction:
        return max(Fraction(0), sum((self.votes[c] - self.quota for c in self.elected), Fraction(0)))

    def keep_less(self) -> None:
        for c in self.elected:
            self.keep[c] = up(up(self.keep[c] * self.quota) / self.votes[c])

    def exclude_lowest(self) -> int:
        within = min(self.votes[c] for c in self.hopeful) + self.surplus()
        who = min((c for c in self.hopeful if self.votes[c] <= within), key=self.order.index)
        self.hopeful.remove(who)
        self.keep[who] = Fraction(0)
        return who

    def is_over(self) -> bool:
        return len(self.elected) == self.places or len(self.elected) + len(self.hopeful) <= self.places

    def state(self, elected: frozenset[int] = frozenset(), excluded: int | None = None) -> State:
        return State(tuple(self.votes), self.over, self.quota, elected, excluded)

    def reference_rule(self) -> list[State]:
        """The rounds of the PR Foundation's rule: each ends with someone elected, or someone excluded."""
        rounds: list[State] = []
        while not self.is_over():  # B.1
            before = Fraction(len(self.papers))
            while True:  # B.2
                self.distribute(UNIT)
                now = self.elect(self.quota)
                if now:
                    rounds.append(self.state(elected=now))
                    break
                surplus = self.surplus()
                if surplus < Fraction(1, 10**6) or surplus >= before:
                    rounds.append(self.state(excluded=self.exclude_lowest()))  # B.3
                    break
                before = surplus
                self.keep_less()
        return rounds

    def algorithm_123(self) -> list[State]:
        """Stages: first preferences, surpluses shared out, exclusions."""
        self.distribute(Fraction(0))
        stages = [self.state(elected=self.elect(self.quota + UNIT))]
        while not self.is_over():
            if self.surplus() >= Fraction(1, 10**4):
                before = self.surplus() + 1
                while Fraction(1, 10**4) <= self.surplus() < before:
                    before = self.surplus()
                    self.keep_less()
                    self.distribute(Fraction(0))
                now = self.elect(self.quota + UNIT)
                stages.append(self.state(elected=now))
                if now:
                    continue
            gone = self.exclude_lowest()
            if self.is_over():
                stages.append(self.state(excluded=gone))
                break
            self.distribute(Fraction(0))
            now = self.elect(self.quota + UNIT)
            stages.append(self.state(elected=now, excluded=gone))
        return stages
