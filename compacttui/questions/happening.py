"""What people in office are in the middle of: leave, a question about the term, a recall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, case, literal, select

from compacttui.questions.view import View
from compacttui.records.service import leave, recall, review
from compacttui.records.terms import term
from compacttui.rules.roles import Role
from compacttui.rules.words import TermQuestion, TermState

SEES_LEAVE: Final = frozenset({Role.CVS_OFFICER, Role.SUPPORT_STAFF})
"""Roles that know who is on leave, besides whoever it is; why is kept nowhere."""
_SEES_QUESTIONS: Final = SEES_LEAVE | {Role.AUDITOR}
"""Roles that know what is between a holder and the office, besides whoever it is."""
_SEES_RECALLS: Final = _SEES_QUESTIONS | {Role.RETURNING_OFFICER}
"""Roles that know of a petition for recall: those, and whoever may decide on it."""
_WEIGHS: Final = (
    TermState.RECALL_PENDING,
    TermState.NOTICE_OF_ABSENCE,
    TermState.ELIGIBILITY_REVIEW,
    TermState.ON_LEAVE,
)
_QUESTIONS: Final = case(
    (review.c.question == TermQuestion.ABSENCE.value, TermState.NOTICE_OF_ABSENCE.value),
    else_=TermState.ELIGIBILITY_REVIEW.value,
)


def happening(
    view: View, connection: Connection, terms: Sequence[str] | None
) -> dict[str, tuple[TermState, ...]]:
    """What people in office are in the middle of on the view's day, by term; what weighs most comes first.

    Args:
        view: who is looking; each of these is for the office and for whoever it is about, a recall for who decides on it.
        connection: from ``view.reading()``.
        terms: of these terms; of all if none are said.
    """
    if terms is not None and not terms:
        return {}
    a, r, p = leave.c, review.c, recall.c
    away = select(a.term, literal(TermState.ON_LEAVE.value).label("state")).where(view.true(leave))
    asked = select(r.term, _QUESTIONS.label("state")).where(view.true(review), r.outcome.is_(None))
    recalled = select(p.term, literal(TermState.RECALL_PENDING.value).label("state")).where(
        view.true(recall), p.ended_on.is_(None)
    )
    own = select(term.c.id).where(view.known(term), term.c.person == view.person)
    found: dict[str, list[TermState]] = defaultdict(list)
    for query, of, seen_by in (
        (away, leave, SEES_LEAVE),
        (asked, review, _SEES_QUESTIONS),
        (recalled, recall, _SEES_RECALLS),
    ):
        seen = query if view.role in seen_by else query.where(of.c.term.in_(own))
        for row in connection.execute(seen if terms is None else seen.where(of.c.term.in_(terms))):
            found[row.term].append(TermState.of(row.state))
    return {thing: tuple(sorted(states, key=_WEIGHS.index)) for thing, states in found.items()}
