"""What is to be asked of those in office, or was asked and is not settled: missed meetings, eligibility, recall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, select

from compacttui.questions.holding import terms_in_office
from compacttui.questions.serving.concern import HOLDS, About, Concern, Serving, in_office
from compacttui.questions.serving.doubts import doubts
from compacttui.questions.view import Moment, View
from compacttui.records.absences import deputy_sent, missed
from compacttui.records.service import recall, review
from compacttui.records.terms import term
from compacttui.rules import serving as rules
from compacttui.rules.dates import long_day, plural
from compacttui.rules.words import RecallState, Standing, TermQuestion

Tells: TypeAlias = "Callable[..., Select[Any]]"
"""What counts meetings in a row: those missed, or those to which a deputy came."""


def recalls(view: View, serving: Serving) -> Iterator[Concern]:
    """Petitions for recall that are not decided."""
    p = recall.c
    query = select(p.term, p.state, p.received_on, p.decide_from, p.replied_on).where(
        view.true(recall), p.ended_on.is_(None)
    )
    for row in serving.connection.execute(query.order_by(p.id)):
        one = serving.now.get(row.term)
        if one is None:
            continue
        told = row.state == RecallState.NOTIFIED.value
        on = date.fromisoformat(row.decide_from or row.received_on)
        says = f"recall can be decided from {long_day(on)} on" if told else "petition for recall"
        act = ("recall.decide" if on <= view.day else "recall.reply") if told else "recall.tell"
        waits = told and row.replied_on is None
        yield Concern(
            one.id, one.seat, one.person, About.RECALL, on, Standing.DECIDE, says, act, theirs=waits
        )


def questions(view: View, serving: Serving) -> Iterator[Concern]:
    """What holders were asked and is not settled."""
    r = review.c
    query = select(r.term, r.question, r.reply_by, r.replied_on).where(view.true(review), r.outcome.is_(None))
    for row in serving.connection.execute(query.order_by(r.id)):
        one = serving.now.get(row.term)
        if one is None:
            continue
        by = date.fromisoformat(row.reply_by)
        replied = row.replied_on is not None
        about = TermQuestion.of(row.question).words
        asked = f"was asked about {about}, reply by {long_day(by)}"
        waits = not replied and by >= view.day
        yield Concern(
            one.id,
            one.seat,
            one.person,
            About.QUESTION,
            by,
            Standing.SOON if waits else Standing.DECIDE,
            f"replied about {about}: settle it" if replied else asked,
            "term.reply" if waits else "term.settle",
            (("question", row.question),),
            theirs=not replied,
        )


def asked_since(view: View, connection: Connection, question: TermQuestion) -> dict[str, str]:
    """The last day on which each holder was asked about something, or it was settled, by term; open is for ever."""
    r = review.c
    query = select(r.term, r.asked_on, r.settled_on).where(view.true(review), r.question == question.value)
    found: dict[str, str] = {}
    for row in connection.execute(query):
        found[row.term] = max(found.get(row.term, ""), row.settled_on or "9999")
    return found


def _in_a_row(view: View, serving: Serving, tells: Tells) -> Iterator[tuple[Row[Any], Row[Any]]]:
    """Holders with as many meetings in a row as the rule book asks about, each with the count."""
    trigger = view.rules.absence.trigger
    if not trigger:
        return
    counted = _counted(tells, view.moment, trigger, serving.person)
    found = serving.connection.execute(counted).all()
    held = in_office(view, serving.connection, [row.term for row in found])
    for row in found:
        one = held.get(row.term)
        if one is not None and one.basis in HOLDS:
            yield one, row


@lru_cache(maxsize=16)
def _counted(tells: Tells, moment: Moment, at_least: int, person: str | None) -> Select[Any]:
    """Made once for a day: making it takes as long as the answer."""
    terms = terms_in_office(moment)
    if person is not None:
        terms = terms.where(term.c.person == person)
    return tells(moment.day, moment.known, terms, at_least=at_least)


def absences(view: View, serving: Serving) -> Iterator[Concern]:
    """Holders who missed as many meetings in a row as the rule book asks about."""
    found = list(_in_a_row(view, serving, missed))
    asked = asked_since(view, serving.connection, TermQuestion.ABSENCE) if found else {}
    for one, row in found:
        if asked.get(one.id, "") >= row.last_on:
            continue
        on = date.fromisoformat(row.last_on)
        says = f"missed {plural(row.missed, 'meeting')} in a row"
        given = (("question", TermQuestion.ABSENCE.value),)
        yield Concern(
            one.id, one.seat, one.person, About.ABSENCE, on, Standing.DECIDE, says, "term.ask", given
        )


def deputies(view: View, serving: Serving) -> Iterator[Concern]:
    """Holders who sent a deputy to as many meetings in a row as the rule book asks about."""
    for one, row in _in_a_row(view, serving, deputy_sent):
        on = date.fromisoformat(row.last_on)
        says = f"sent a deputy to the last {plural(row.missed, 'meeting')}"
        yield Concern(one.id, one.seat, one.person, About.DEPUTY, on, Standing.SOON, says, "")


def in_doubt(view: View, serving: Serving) -> Iterator[Concern]:
    """Holders whose organisation is no longer theirs, or no longer a member."""
    found = list(doubts(view, serving.connection, serving.now.values()))
    asked = asked_since(view, serving.connection, TermQuestion.ELIGIBILITY) if found else {}
    for one, since, says in found:
        if asked.get(one.id, "") >= since.isoformat():
            continue
        by = rules.review_by(since, view.rules)
        standing = Standing.LATE if by < view.day else Standing.DECIDE
        given = (("question", TermQuestion.ELIGIBILITY.value),)
        yield Concern(one.id, one.seat, one.person, About.ELIGIBILITY, by, standing, says, "term.ask", given)
