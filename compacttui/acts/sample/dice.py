"""The sample's own chance: repeatable draws for names, dates and words, apart from the ledger's ids and salts."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

_DRAW = 4
"""Bytes for one draw: with at most some thousands of choices, no choice is noticeably likelier than another."""


class Dice:
    """Draws that come out the same for the same seed.

    Attributes:
        seed: any text.
    """

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self._block = 0
        self._bytes = b""
        self._at = 0

    def named(self, name: str) -> Dice:
        """Dice of their own for one purpose, so that a change to one story leaves the others as they were."""
        return Dice(f"{self.seed}/{name}")

    def below(self, count: int) -> int:
        """A whole number from 0 to `count` - 1."""
        if self._at >= len(self._bytes):
            self._bytes = sha256(f"{self.seed}#{self._block}".encode()).digest()
            self._block += 1
            self._at = 0
        drawn = int.from_bytes(self._bytes[self._at : self._at + _DRAW], "big")
        self._at += _DRAW
        return drawn % count

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def percent(self, chance: int) -> bool:
        """Yes in `chance` of a hundred cases."""
        return self.below(100) < chance

    def one_of(self, choices: Sequence[T]) -> T:
        """One of these."""
        return choices[self.below(len(choices))]

    def weighted(self, choices: Sequence[tuple[int, T]]) -> T:
        """One of these, each as often as the number before it says."""
        drawn = self.below(sum(weight for weight, _ in choices))
        for weight, choice in choices:
            drawn -= weight
            if drawn < 0:
                return choice
        return choices[-1][1]

    def some_of(self, choices: Sequence[T], count: int) -> list[T]:
        """So many different ones of these, or all of them, in a drawn order."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]
