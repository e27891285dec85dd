"""Doubts about eligibility: a holder left the organisation they were chosen from, or it is no longer a member."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select

from compacttui.questions.days import earliest
from compacttui.questions.view import View
from compacttui.records.organisations import organisation
from compacttui.records.people import affiliation
from compacttui.records.service import review
from compacttui.records.terms import term
from compacttui.rules.words import MembershipStatus, TermQuestion


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look into whether somebody may go on.

    Attributes:
        term: whose term.
        seat: on which seat.
        person: who.
        since: since when there is the doubt.
        says: what it is, as it goes on after the person's name.
    """

    term: str
    seat: str
    person: str
    since: date
    says: str


_NOT_A_MEMBER: Final = {
    MembershipStatus.LAPSED.value: "the membership of the organisation they were chosen from lapsed",
    MembershipStatus.SUSPENDED.value: "the membership of the organisation they were chosen from is suspended",
    MembershipStatus.DISSOLVED.value: "the organisation they were chosen from is no more",
}


def has_left(view: View) -> ColumnElement[bool]:
    """The condition on a term that its holder was on record at the organisation they were chosen from, and is not now.

    Of whom it was never recorded that they belong there, nobody knows whether they left.
    """
    return and_(term.c.organisation.is_not(None), _left_on(view).is_not(None), ~_is_there(view))


def doubts(view: View, connection: Connection, which: ColumnElement[bool]) -> Iterator[Doubt]:
    """The doubts about some terms that nobody has asked the holder about yet, nor settled.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        which: which terms, as a condition on their table.
    """
    t, o = term.c, organisation.c
    left = select(t.id, t.seat, t.person, _left_on(view).label("since")).where(which, has_left(view))
    found = [(row, "left the organisation they were chosen from") for row in connection.execute(left)]
    lapsed = (
        select(t.id, t.seat, t.person, o.effective_from.label("since"), o.membership_state)
        .join_from(term, organisation, and_(o.log == t.log, o.id == t.organisation))
        .where(which, view.true(organisation), o.membership_state.in_(list(_NOT_A_MEMBER)))
    )
    found += [(row, _NOT_A_MEMBER[row.membership_state]) for row in connection.execute(lapsed)]
    asked = _asked(view, connection) if found else {}
    told: set[str] = set()
    for row, says in found:
        since = earliest(row.since) or view.day
        if row.id not in told and asked.get(row.id, "") < since.isoformat():
            told.add(row.id)
            yield Doubt(row.id, row.seat, row.person, since, says)


def _asked(view: View, connection: Connection) -> dict[str, str]:
    """The last day on which each holder was asked about their eligibility, by term."""
    r = review.c
    query = (
        select(r.term, func.max(r.asked_on))
        .where(view.true(review), r.question == TermQuestion.ELIGIBILITY.value)
        .group_by(r.term)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _is_there(view: View) -> ColumnElement[bool]:
    a, t = affiliation.c, term.c
    return exists().where(
        view.true(affiliation), a.log == t.log, a.person == t.person, a.organisation == t.organisation
    )


def _left_on(view: View) -> ColumnElement[str | None]:
    """The first day without an affiliation that the holder of a term had with the organisation they were chosen from."""
    a: Any = affiliation.alias("was_there")
    t = term.c
    c = a.c
    return (
        select(func.max(c.effective_to))
        .where(
            view.known(a),
            c.log == t.log,
            c.person == t.person,
            c.organisation == t.organisation,
            c.effective_to <= view.day.isoformat(),
        )
        .scalar_subquery()
    )
