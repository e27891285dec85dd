"""What has to be done about terms of office, worked out from dates and never stored.

Inductions, missed meetings, doubts about eligibility, questions and recalls under way, serving on, notes to successors.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from compacttui.questions.serving.asked import absences, deputies, in_doubt, questions, recalls
from compacttui.questions.serving.concern import About, Concern, serving
from compacttui.questions.serving.days import handovers, inductions, serving_on, uncovered
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View

__all__ = ["About", "Concern", "by_term", "concerns"]


def concerns(view: View, connection: Connection, person: str | None = None) -> list[Concern]:
    """Everything that has to be done about terms of office on the view's day, the most pressing kind first.

    Args:
        view: who is looking; what is between the office and a holder is for the office and for that holder.
        connection: from ``view.reading()``.
        person: only about the terms of one person.
    """
    if view.role not in READ_NEARLY_ALL and person != view.person:
        return []
    found = serving(view, connection, person)
    return [
        one
        for tells in (
            recalls,
            questions,
            absences,
            in_doubt,
            serving_on,
            handovers,
            inductions,
            uncovered,
            deputies,
        )
        for one in tells(view, found)
    ]


def by_term(found: Sequence[Concern]) -> dict[str, list[Concern]]:
    """What has to be done about each term."""
    made: dict[str, list[Concern]] = {}
    for one in found:
        made.setdefault(one.term, []).append(one)
    return made
