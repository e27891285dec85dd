"""Scottish STV a second time: written from the rules alone, paper by paper, in fractions, with no thought for speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass
class Paper:
    """One voter's paper and where it lies."""

    ranking: tuple[int, ...]
    holder: int | None = None
    value: Fraction = Fraction(1)


@dataclass(frozen=True)
class Row:
    """The end of one stage."""

    kind: str
    who: int | None
    votes: tuple[Fraction, ...]
    non_transferable: Fraction
    elected: tuple[int, ...]


def cut(value: Fraction) -> Fraction:
    """To five decimal places, any remainder ignored."""
    return Fraction(floor(value * 100_000), 100_000)


class Oracle:
    """A count, kept in plain lists; where a lot is needed it falls on the tied candidate earliest in `order`."""

    def __init__(
        self,
        candidates: int,
        places: int,
        papers: Sequence[tuple[tuple[int, ...], int]],
        order: Sequence[int],
    ) -> None:
        self.pile = [Paper(ranking) for ranking, number in papers for _ in range(number)]
        self.candidates, self.places, self.order = candidates, places, list(order)
        self.quota = len(self.pile) // (places + 1) + 1
        self.votes = [Fraction(0)] * candidates
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.rows: list[Row] = []

    def count(self) -> list[Row]:
        """Every stage."""
        for paper in self.pile:
            paper.holder = self.following(paper)
            self.votes[paper.holder] += 1
        self.end("first", None)
        while len(self.elected) < self.places and self.continuing():
            over = [c for c in self.elected if self.votes[c] > self.quota]
            if over:
                self.move_surplus(self.pick(over, highest=True))
            else:
                self.exclude(self.pick(self.continuing(), highest=False))
        return self.rows

    def continuing(self) -> list[int]:
        return [c for c in range(self.candidates) if c not in self.elected and c not in self.excluded]

    def following(self, paper: Paper) -> int | None:
        after = (
            paper.ranking if paper.holder is None else paper.ranking[paper.ranking.index(paper.holder) + 1 :]
        )
        return next((c for c in after if c in self.continuing()), None)

    def pick(self, among: list[int], highest: bool) -> int:
        extreme = max if highest else min
        tied = [c for c in among if self.votes[c] == extreme(self.votes[each] for each in among)]
        for row in reversed(self.rows[:-1]):
            tied = [c for c in tied if row.votes[c] == extreme(row.votes[each] for each in tied)]
        return min(tied, key=self.order.index)

    def move_surplus(self, who: int) -> None:
        held = self.votes[who]
        surplus = held - self.quota
        for paper in [each for each in self.pile if each.holder == who]:
            paper.value = cut(surplus * paper.value / held)
            self.hand_on(paper)
        self.votes[who] = Fraction(self.quota)
        self.end("surplus", who)

    def exclude(self, who: int) -> None:
        self.excluded.append(who)
        for paper in [each for each in self.pile if each.holder == who]:
            self.hand_on(paper)
        self.votes[who] = Fraction(0)
        self.end("exclusion", who)

    def hand_on(self, paper: Paper) -> None:
        target = self.following(paper)
        paper.holder = -1 if target is None else target
        if target is not None:
            self.votes[target] += paper.value

    def end(self, kind: str, who: int | None) -> None:
        def in_order() -> list[int]:
            return sorted(self.continuing(), key=lambda c: (-self.votes[c], c))

        now = [c for c in in_order() if self.votes[c] >= self.quota]
        self.elected += now
        rest = in_order()
        if len(rest) <= self.places - len(self.elected):
            self.elected += rest
            now += rest
        self.rows.append(Row(kind, who, tuple(self.votes), len(self.pile) - sum(self.votes), tuple(now)))
