"""ERS97 a second time: written from the booklet alone, paper by paper, in fractions, with no thought for speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

HUNDREDTH = Fraction(1, 100)


@dataclass
class Paper:
    """One voter's paper: where it lies, what it is worth, and with which transfer it came."""

    ranking: tuple[int, ...]
    holder: int
    value: Fraction = Fraction(1)
    came: int = 0


@dataclass(frozen=True)
class Row:
    """The end of one stage."""

    kind: str
    who: frozenset[int]
    votes: tuple[Fraction, ...]
    non_transferable: Fraction
    quota: Fraction
    elected: tuple[int, ...]


class OracleErs97:
    """A count, kept in plain lists; where a lot is needed it falls on the tied candidate earliest in `order`."""

    def __init__(
        self,
        candidates: int,
        places: int,
        papers: Sequence[tuple[tuple[int, ...], int]],
        order: Sequence[int],
    ) -> None:
        self.pile = [Paper(ranking, ranking[0]) for ranking, number in papers for _ in range(number)]
        self.candidates, self.places, self.order = candidates, places, list(order)
        self.votes = [Fraction(sum(paper.holder == c for paper in self.pile)) for c in range(candidates)]
        self.lost = Fraction(0)
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.noted: list[tuple[Fraction, ...]] = []
        self.rows: list[Row] = []
        self.transfers = 0
        self.quota = self.new_quota()

    def count(self) -> list[Row]:
        """Every stage."""
        now = self.deem_elected()
        self.noted.append(tuple(self.votes))
        self.end("first", [], now + self.rest_if_few())
        while self.left() and self.continuing():
            surpluses = {c: self.votes[c] - self.quota for c in self.elected if self.votes[c] > self.quota}
            if surpluses and not self.deferred(sum(surpluses.values())):
                tied = [c for c in surpluses if surpluses[c] == max(surpluses.values())]
                self.transfer_surplus(self.pick(tied, highest=True))
            else:
                self.exclude(self.to_exclude(sum(surpluses.values(), Fraction(0))))
        return self.rows

    def left(self) -> int:
        return self.places - len(self.elected)

    def continuing(self) -> list[int]:
        return [c for c in range(self.candidates) if c not in self.elected and c not in self.excluded]

    def new_quota(self) -> Fraction:
        return ceil((len(self.pile) - self.lost) / (self.places + 1) * 100) * HUNDREDTH

    def active(self) -> Fraction:
        """Votes of the continuing, and all that awaits transfer."""
        with_the_continuing = sum((self.votes[c] for c in self.continuing()), Fraction(0))
        surpluses = sum((max(Fraction(0), self.votes[c] - self.quota) for c in self.elected), Fraction(0))
        return with_the_continuing + surpluses + sum((self.votes[c] for c in self.excluded), Fraction(0))

    def deem_elected(self) -> list[int]:
        """5.1.7, 5.3.13, 5.4.9 and 5.6.2."""
        now: list[int] = []
        while self.left() and self.continuing():
            top = max(self.votes[c] for c in self.continuing())
            if top == 0 or not (top >= self.quota or top >= self.active() / (self.left() + 1)):
                break
            tied = [c for c in self.continuing() if self.votes[c] == top]
            if len(tied) > self.left():
                best = max(self.past(c) for c in tied)
                first = [c for c in tied if self.past(c) == best]
                if len(first) > self.left():
                    break
                tied = first
            self.elected += tied
            now += tied
        return now

    def past(self, candidate: int) -> tuple[Fraction, ...]:
        """Somebody's votes at every point noted; compared like words, the earliest difference decides."""
        return tuple(votes[candidate] for votes in self.noted)

    def pick(self, tied: list[int], highest: bool) -> int:
        decisive = (max if highest else min)(self.past(c) for c in tied)
        return min((c for c in tied if self.past(c) == decisive), key=self.order.index)

    def deferred(self, surplus: Fraction) -> bool:
        """5.2.2 (a) and (b)."""
        votes = sorted(self.votes[c] for c in self.continuing())
        if surplus <= votes[1] - votes[0]:
            return True
        return any(
            surplus <= votes[number] - sum(votes[:number])
            for number in range(2, len(votes))
            if len(votes) - number >= self.left()
        )

    def to_exclude(self, waiting: Fraction) -> list[int]:
        """5.2.5."""
        lowest = sorted(self.continuing(), key=lambda c: self.votes[c])
        votes = [self.votes[c] for c in lowest]
        number = max(
            n
            for n in range(1, len(lowest) - self.left() + 1)
            if n < len(lowest) and sum(votes[:n]) + waiting <= votes[n]
        )
        chosen: list[int] = []
        while len(chosen) < number:
            fewest = min(self.votes[c] for c in lowest if c not in chosen)
            tied = [c for c in lowest if c not in chosen and self.votes[c] == fewest]
            chosen.append(self.pick(tied, highest=False) if len(tied) > number - len(chosen) else tied[0])
        return chosen

    def hand_on(self, papers: list[Paper], value: Fraction | None = None) -> Fraction:
        """Move papers to their next available preferences; what they take with them."""
        self.transfers += 1
        taken = Fraction(0)
        open_to = self.continuing()
        for paper in papers:
            after = paper.ranking[paper.ranking.index(paper.holder) + 1 :]
            target = next((c for c in after if c in open_to), None)
            if target is None:
                paper.holder = -1
                continue
            paper.holder, paper.came = target, self.transfers
            paper.value = paper.value if value is None else value
            self.votes[target] += paper.value
            taken += paper.value
        return taken

    def transfer_surplus(self, who: int) -> None:
        """5.3."""
        surplus = self.votes[who] - self.quota
        held = [paper for paper in self.pile if paper.holder == who]
        last = [paper for paper in held if paper.came == max(each.came for each in held)]
        open_to = self.continuing()
        able = [p for p in last if any(c in open_to for c in p.ranking[p.ranking.index(p.holder) + 1 :])]
        worth = sum((paper.value for paper in able), Fraction(0))
        value = floor(surplus / len(able) * 100) * HUNDREDTH if worth > surplus else None
        self.lost += surplus - self.hand_on(able, value)
        self.votes[who] = self.quota
        now = self.deem_elected()
        self.noted.append(tuple(self.votes))
        self.end("surplus", [who], now)

    def exclude(self, who: list[int]) -> None:
        """5.4, 5.5.1 and 5.5.2."""
        self.excluded += who
        if len(self.continuing()) == self.left():
            self.end("exclusion", who, self.rest_if_few())
            return
        now: list[int] = []
        held = [paper for paper in self.pile if paper.holder in who]
        for value in sorted({paper.value for paper in held}, reverse=True):
            if not self.left():
                break
            batch = [paper for paper in held if paper.value == value]
            for paper in batch:
                self.votes[paper.holder] -= value
            self.lost += value * len(batch) - self.hand_on(batch)
            if not self.elected:
                self.quota = self.new_quota()
            now += self.deem_elected()
            self.noted.append(tuple(self.votes))
        self.end("exclusion", who, now)

    def rest_if_few(self) -> list[int]:
        rest = sorted(self.continuing(), key=lambda c: (-self.votes[c], c))
        if len(rest) > self.left():
            return []
        self.elected += rest
        return rest

    def end(self, kind: str, who: list[int], now: list[int]) -> None:
        self.rows.append(Row(kind, frozenset(who), tuple(self.votes), self.lost, self.quota, tuple(now)))
