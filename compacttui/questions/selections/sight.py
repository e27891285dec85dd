"""Who sees what of a selection: the rows of the table of visibility that are about selections, once."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, and_, false, or_

from compacttui.questions.notices import RUNS_OR_READS
from compacttui.questions.view import View
from compacttui.records.selections import nomination, selection
from compacttui.rules.words import ProcessState

RESULT_IS_OUT: Final = (
    ProcessState.PROVISIONAL,
    ProcessState.DECLARED,
    ProcessState.CHALLENGED,
    ProcessState.CONFIRMED,
    ProcessState.COUNT_CORRECTED,
    ProcessState.COUNTBACK,
    ProcessState.COUNTBACK_PROVISIONAL,
    ProcessState.VOIDED,
)


def sees_all(view: View) -> bool:
    """Whether the viewer reads everything of a selection but how anybody voted."""
    return view.role in RUNS_OR_READS


def sees_count(view: View, state: ProcessState) -> bool:
    """Whether the viewer reads the count: those who run or check it at once, everybody once there is a result."""
    return sees_all(view) or state in RESULT_IS_OUT


def seen_nominations(view: View) -> list[ColumnElement[bool]]:
    """The nominations that the viewer may read: all, or the published ones and one's own.

    To be used in a query that joins nominations with their selection.
    """
    if sees_all(view):
        return []
    n = nomination.c
    published = and_(selection.c.nominations_published_on.is_not(None), n.ballot_number.is_not(None))
    own = n.person == view.person if view.person else false()
    return [or_(published, own)]
