"""What is to be asked of those in office, or was asked and is not settled: missed meetings, eligibility, recall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from compacttui.questions.serving.concern import HOLDS, About, Concern, Which, in_office
from compacttui.questions.serving.doubts import doubts
from compacttui.questions.view import View
from compacttui.records.absences import deputy_sent, missed
from compacttui.records.service import recall, review
from compacttui.records.terms import term
from compacttui.rules import serving as rules
from compacttui.rules.dates import long_day, plural
from compacttui.rules.words import RecallState, Standing, TermQuestion

_t = term.c


def recalls(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
    """Petitions for recall that are not decided."""
    p = recall.c
    query = (
        select(_t.id, _t.seat, _t.person, p.state, p.received_on, p.decide_from)
        .join_from(recall, term, and_(_t.log == p.log, _t.id == p.term))
        .where(view.true(recall), p.ended_on.is_(None), in_office(view, which))
    )
    for row in connection.execute(query):
        told = row.state == RecallState.NOTIFIED.value
        on = date.fromisoformat(row.decide_from or row.received_on)
        says = f"recall can be decided from {long_day(on)} on" if told else "petition for recall"
        act = ("recall.decide" if on <= view.day else "recall.reply") if told else "recall.tell"
        yield Concern(row.id, row.seat, row.person, About.RECALL, on, Standing.DECIDE, says, act)


def questions(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
    """What holders were asked and is not settled."""
    r = review.c
    query = (
        select(_t.id, _t.seat, _t.person, r.question, r.reply_by, r.replied_on)
        .join_from(review, term, and_(_t.log == r.log, _t.id == r.term))
        .where(view.true(review), r.outcome.is_(None), in_office(view, which))
    )
    for row in connection.execute(query):
        by = date.fromisoformat(row.reply_by)
        replied = row.replied_on is not None
        about = TermQuestion.of(row.question).words
        says = (
            f"replied about {about}: settle it"
            if replied
            else f"was asked about {about}, reply by {long_day(by)}"
        )
        waits = not replied and by >= view.day
        yield Concern(
            row.id,
            row.seat,
            row.person,
            About.QUESTION,
            by,
            Standing.SOON if waits else Standing.DECIDE,
            says,
            "term.reply" if waits else "term.settle",
        )


def _not_asked(view: View, question: TermQuestion, since: Any) -> ColumnElement[bool]:
    """The condition that nobody has asked the holder about it since a day."""
    r = review.c
    asked = and_(view.true(review), r.term == _t.id, r.question == question.value)
    return ~exists().where(asked, or_(r.outcome.is_(None), r.asked_on >= since, r.settled_on >= since))


def absences(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
    """Holders who missed as many meetings in a row as the rule book asks about."""
    trigger = view.rules.absence.trigger
    if not trigger:
        return
    serving = select(_t.id).where(in_office(view, which))
    counted = missed(view.day, view.known, serving).having(func.count() >= trigger).subquery()
    query = (
        select(_t.id, _t.seat, _t.person, counted.c.missed, counted.c.last_on)
        .join_from(counted, term, _t.id == counted.c.term)
        .where(
            in_office(view, which),
            _t.basis.in_(HOLDS),
            _not_asked(view, TermQuestion.ABSENCE, counted.c.last_on),
        )
    )
    for row in connection.execute(query):
        on = date.fromisoformat(row.last_on)
        says = f"missed {plural(row.missed, 'meeting')} in a row"
        given = (("question", TermQuestion.ABSENCE.value),)
        yield Concern(
            row.id, row.seat, row.person, About.ABSENCE, on, Standing.DECIDE, says, "term.ask", given
        )


def deputies(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
    """Holders who sent a deputy to as many meetings in a row as the rule book asks about."""
    trigger = view.rules.absence.trigger
    if not trigger:
        return
    serving = select(_t.id).where(in_office(view, which))
    counted = deputy_sent(view.day, view.known, serving).having(func.count() >= trigger).subquery()
    query = (
        select(_t.id, _t.seat, _t.person, counted.c.missed, counted.c.last_on)
        .join_from(counted, term, _t.id == counted.c.term)
        .where(in_office(view, which), _t.basis.in_(HOLDS))
    )
    for row in connection.execute(query):
        on = date.fromisoformat(row.last_on)
        says = f"sent a deputy to the last {plural(row.missed, 'meeting')}"
        yield Concern(row.id, row.seat, row.person, About.DEPUTY, on, Standing.SOON, says, "")


def in_doubt(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
    """Holders whose organisation is no longer theirs, or no longer a member."""
    for one in doubts(view, connection, in_office(view, which)):
        by = rules.review_by(one.since, view.rules)
        standing = Standing.LATE if by < view.day else Standing.DECIDE
        given = (("question", TermQuestion.ELIGIBILITY.value),)
        yield Concern(
            one.term, one.seat, one.person, About.ELIGIBILITY, by, standing, one.says, "term.ask", given
        )
