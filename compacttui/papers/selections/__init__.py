"""The papers of a selection, from its notice to its result; each is there from its time on."""

from compacttui.papers.selections import (
    ballot_paper,
    nomination_paper,
    notice,
    persons_nominated,
    poll,
    result,
    without_poll,
)

__all__ = [
    "ballot_paper",
    "nomination_paper",
    "notice",
    "persons_nominated",
    "poll",
    "result",
    "without_poll",
]
