"""Where each row of a list stands, when rows may take more than one line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Flat:
    """Every row takes one line: nothing to add up, however many there are."""

    def __init__(self, count: int) -> None:
        self.height = count

    def at(self, y: int) -> tuple[int, int]:
        """Give the row on line `y`, and which of its lines that is."""
        return y, 0

    def top(self, number: int) -> int:
        """Give the first line of a row."""
        return number

    def lines(self, number: int) -> int:
        """Give how many lines a row takes."""
        return 1 if number < self.height else 0


class Wrapped:
    """Rows of several lines, measured beforehand."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._tops = [0, *accumulate(heights)]
        self.height = self._tops[-1]

    def at(self, y: int) -> tuple[int, int]:
        """Give the row on line `y`, and which of its lines that is."""
        number = bisect_right(self._tops, y) - 1
        return number, y - self._tops[number]

    def top(self, number: int) -> int:
        """Give the first line of a row."""
        return self._tops[number]

    def lines(self, number: int) -> int:
        """Give how many lines a row takes."""
        return self._tops[number + 1] - self._tops[number]
