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
        view: who is looking; that somebody is on leave is for the office and for themselves.
        connection: from ``view.reading()``.
        terms: of these terms; of all if none are said.
    """
    if terms is not None and not terms:
        return {}
    a, r, p, t = leave.c, review.c, recall.c, term.c
    away = select(a.term, literal(TermState.ON_LEAVE.value).label("state")).where(view.true(leave))
    if view.role not in SEES_LEAVE:
        own = select(t.id).where(view.known(term), t.person == view.person)
        away = away.where(a.term.in_(own))
    asked = select(r.term, _QUESTIONS.label("state")).where(view.true(review), r.outcome.is_(None))
    recalled = select(p.term, literal(TermState.RECALL_PENDING.value).label("state")).where(
        view.true(recall), p.ended_on.is_(None)
    )
    found: dict[str, list[TermState]] = defaultdict(list)
    for query, column in ((away, a.term), (asked, r.term), (recalled, p.term)):
        for row in connection.execute(query if terms is None else query.where(column.in_(terms))):
            found[row.term].append(TermState.of(row.state))
    return {thing: tuple(sorted(states, key=_WEIGHS.index)) for thing, states in found.items()}
