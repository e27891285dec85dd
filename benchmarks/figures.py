"""One measured figure, what it is measured against, and its budget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured.

    Attributes:
        what: in words.
        value: the figure.
        unit: s, ms, MB, entries/s ...
        against: the plain thing's figure of the same run, if it is a ratio that counts.
        at_most: the most that the ratio (or, without one, the figure) may be.
        at_least: the least that it may be.
    """

    what: str
    value: float
    unit: str
    against: float | None = None
    at_most: float | None = None
    at_least: float | None = None

    @property
    def ratio(self) -> float | None:
        """The figure over the plain thing's."""
        return self.value / self.against if self.against else None

    @property
    def holds(self) -> bool:
        """Whether the budget is kept; a figure without one always holds."""
        counted = self.ratio if self.ratio is not None else self.value
        return (self.at_most is None or counted <= self.at_most) and (
            self.at_least is None or counted >= self.at_least
        )


def table(figures: Iterable[Figure]) -> str:
    """The figures as aligned text."""
    lines = [f"{'':46} {'measured':>18} {'ratio':>7}  budget"]
    for figure in figures:
        measured = (
            f"{figure.value:,.3f} {figure.unit}"
            if figure.value < 100
            else f"{figure.value:,.0f} {figure.unit}"
        )
        ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else ""
        bound = f"at most {figure.at_most:g}" if figure.at_most is not None else ""
        bound = f"at least {figure.at_least:g}" if figure.at_least is not None else bound
        verdict = "" if not bound else ("  holds" if figure.holds else "  MISSED")
        lines.append(f"{figure.what:46} {measured:>18} {ratio:>7}  {bound}{verdict}")
    return "\n".join(lines)
