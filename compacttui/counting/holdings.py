"""Who holds which papers in a count by batches, and how votes stood after each transfer: the vote record forms of ERS97."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from compacttui.counting.papers import Bundle, Papers
from compacttui.counting.profile import Profile
from compacttui.counting.stages import Move
from compacttui.counting.ties import Pick

Parcel: TypeAlias = tuple[int, list[Bundle]]
"""A batch: the value of each of its papers, and the papers. Whatever moves a paper moves only papers of one value."""

Moment: TypeAlias = tuple[int, int | None]
"""A stage, and a batch of it where it moved several."""


class Holdings:
    """Votes, batches in the order in which they were received, and what counts for nobody.

    Attributes:
        papers: the papers.
        batches: each candidate's.
        votes: each candidate's, in units of the last decimal place.
        no_preference: votes of papers without a next preference.
        rounding: votes lost where decimals end.
    """

    def __init__(self, profile: Profile) -> None:
        self.papers = Papers(profile.strict_rankings())
        self.batches: list[list[Parcel]] = [[] for _ in profile.candidates]
        self.votes = [0] * len(profile.candidates)
        self.no_preference = 0
        self.rounding = 0
        self._history: list[tuple[int, ...]] = []
        self._moments: list[Moment] = []

    @property
    def lost(self) -> int:
        """Votes that count for nobody."""
        return self.no_preference + self.rounding

    def credit(self, received: dict[int | None, list[Bundle]], value: int) -> list[Move]:
        """Give papers of one value to those who receive them: for each of them one batch."""
        moves: list[Move] = []
        for to, bundles in received.items():
            papers = self.papers.number(bundles)
            moves.append(Move(to, papers, value))
            if to is None:
                self.no_preference += papers * value
            else:
                self.votes[to] += papers * value
                self.batches[to].append((value, bundles))
        return sorted(moves, key=lambda move: len(self.votes) if move.to is None else move.to)

    def pooled(self, who: Iterable[int]) -> list[tuple[int, list[tuple[int, list[Bundle]]]]]:
        """The papers of those excluded, by value, the highest first, and for each value by candidate (5.4.1)."""
        pooled: dict[int, list[tuple[int, list[Bundle]]]] = {}
        for one in who:
            for value, bundles in self.batches[one]:
                pooled.setdefault(value, []).append((one, bundles))
        return sorted(pooled.items(), reverse=True)

    def note(self, stage: int, batch: int | None) -> None:
        """Remember how votes stand: after the first stage, and after each transfer of a batch (5.2.3)."""
        self._history.append(tuple(self.votes))
        self._moments.append((stage, batch))

    def first_to_differ(self, tied: tuple[int, ...], pick: Pick) -> tuple[tuple[int, ...], Moment | None]:
        """Those whom the earliest differing votes leave, and when these were; nothing where none differ.

        Args:
            tied: candidates with equal votes now.
            pick: `min` for those who had fewest, `max` for those who had most.
        """
        decided = None
        for votes, moment in zip(self._history, self._moments, strict=True):
            decisive = pick(votes[index] for index in tied)
            kept = tuple(index for index in tied if votes[index] == decisive)
            if len(kept) < len(tied):
                tied, decided = kept, moment
        return tied, decided
