"""Doubts about eligibility: a holder left the organisation they were chosen from, or it is no longer a member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, or_, select

from compacttui.questions.days import earliest
from compacttui.questions.view import View, When
from compacttui.records.organisations import organisation
from compacttui.records.people import affiliation
from compacttui.records.terms import term
from compacttui.rules.words import MembershipStatus

_NOT_A_MEMBER: Final = {
    MembershipStatus.LAPSED.value: "the membership of the organisation they were chosen from lapsed",
    MembershipStatus.SUSPENDED.value: "the membership of the organisation they were chosen from is suspended",
    MembershipStatus.DISSOLVED.value: "the organisation they were chosen from is no more",
}


def has_left(view: When) -> ColumnElement[bool]:
    """The condition on a term that its holder was on record at the organisation they were chosen from, and is not now.

    Of whom it was never recorded that they belong there, nobody knows whether they left.
    """
    return and_(term.c.organisation.is_not(None), _left_on(view).is_not(None), ~_is_there(view))


def in_doubt(view: When) -> ColumnElement[bool]:
    """The condition on a term that there is a doubt about it: the holder left, or their organisation is no member now."""
    o = organisation.c
    gone = select(o.id).where(view.true(organisation), o.membership_state.in_(list(_NOT_A_MEMBER)))
    return or_(term.c.organisation.in_(gone), has_left(view))


def doubts(
    view: View, connection: Connection, terms: Iterable[Row[Any]]
) -> Iterator[tuple[Row[Any], date, str]]:
    """The doubts about some terms: each with the day since when there is one, and what it is.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        terms: rows of terms of those in office.
    """
    chosen = [row for row in terms if row.organisation]
    left = _left(view, connection, sorted({row.person for row in chosen}))
    o = organisation.c
    query = select(o.id, o.effective_from, o.membership_state).where(
        view.true(organisation), o.membership_state.in_(list(_NOT_A_MEMBER))
    )
    lapsed = {row.id: row for row in connection.execute(query)} if chosen else {}
    for row in chosen:
        gone = left.get((row.person, row.organisation))
        if gone is not None:
            yield row, earliest(gone) or view.day, "left the organisation they were chosen from"
        elif (body := lapsed.get(row.organisation)) is not None:
            since = earliest(body.effective_from) or view.day
            yield row, since, _NOT_A_MEMBER[body.membership_state]


def _left(view: View, connection: Connection, people: Sequence[str]) -> dict[tuple[str, str], str]:
    """Since when some people do not belong where they belonged, by person and organisation."""
    a, today = affiliation.c, view.day.isoformat()
    query = select(a.person, a.organisation, a.effective_from, a.effective_to).where(
        view.known(affiliation), a.person.in_(people)
    )
    gone: dict[tuple[str, str], str] = {}
    there: set[tuple[str, str]] = set()
    for row in connection.execute(query) if people else ():
        pair = (row.person, row.organisation)
        if row.effective_to is not None and row.effective_to <= today:
            gone[pair] = max(gone.get(pair, ""), row.effective_to)
        elif row.effective_from <= today:
            there.add(pair)
    return {pair: since for pair, since in gone.items() if pair not in there}


def _is_there(view: When) -> ColumnElement[bool]:
    a, t = affiliation.c, term.c
    return exists().where(
        view.true(affiliation), a.log == t.log, a.person == t.person, a.organisation == t.organisation
    )


def _left_on(view: When) -> ColumnElement[str | None]:
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
