"""Settling ties: by what went before, and by lot where nothing did."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from typing import Protocol

from compacttui.counting.stages import LotNeeded


class Pick(Protocol):
    """`min` or `max`."""

    def __call__(self, votes: Iterable[int], /) -> int:
        """The votes that decide."""


def looked_back(
    tied: tuple[int, ...], history: Sequence[Sequence[int]], pick: Pick, *, narrowing: bool
) -> tuple[tuple[int, ...], int | None]:
    """Whom the most recent earlier stage that tells the tied candidates apart points to.

    Args:
        tied: candidates with equal votes now.
        history: the votes of all candidates at the end of each stage so far.
        pick: `min` for an exclusion, `max` for a surplus.
        narrowing: with three or more, go on with those who share the lowest (highest) votes at a stage that tells
            some of them apart; otherwise only a stage where one of them stands alone decides.

    Returns:
        Those still tied, and the number of the stage that left one; None where a lot must decide among them.
    """
    return _looked(tied, history, range(len(history) - 1, 0, -1), pick, narrowing=narrowing)


def looked_forward(
    tied: tuple[int, ...], history: Sequence[Sequence[int]], pick: Pick
) -> tuple[tuple[int, ...], int | None]:
    """Whom the earliest stage that tells the tied candidates apart points to; among those left, the next, and so on.

    Args:
        tied: candidates with equal votes now.
        history: the votes of all candidates at the end of each stage so far.
        pick: `min` for an exclusion, `max` for a surplus.

    Returns:
        Those still tied, and the number of the stage that left one; None where a lot must decide among them.
    """
    return _looked(tied, history, range(1, len(history)), pick, narrowing=True)


def _looked(
    tied: tuple[int, ...],
    history: Sequence[Sequence[int]],
    numbers: Iterable[int],
    pick: Pick,
    *,
    narrowing: bool,
) -> tuple[tuple[int, ...], int | None]:
    for number in numbers:
        votes = history[number - 1]
        decisive = pick(votes[candidate] for candidate in tied)
        kept = tuple(candidate for candidate in tied if votes[candidate] == decisive)
        if len(kept) == 1:
            return kept, number
        if narrowing:
            tied = kept
    return tied, None


def drawn(needed: LotNeeded) -> Generator[LotNeeded, int | None, int]:
    """Ask the caller for a lot.

    Raises:
        ValueError: the lot fell on someone who is not tied.
    """
    chosen = yield needed
    if chosen not in needed.tied:
        message = f"the lot at stage {needed.stage} is among {needed.tied}, and fell on {chosen}"
        raise ValueError(message)
    return chosen
