"""What has to be done about terms of office, worked out from dates and never stored.

Inductions, missed meetings, doubts about eligibility, questions and recalls under way, serving on, notes to successors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from compacttui.questions.happening import SEES_LEAVE
from compacttui.questions.holding import records_begin_on
from compacttui.questions.serving.doubts import doubts
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.absences import deputy_sent, missed
from compacttui.records.service import handover, leave, recall, review
from compacttui.records.terms import term
from compacttui.rules import serving as rules
from compacttui.rules.dates import PartialDate, in_days, long_day, plural
from compacttui.rules.word import Word
from compacttui.rules.words import EndedReason, RecallState, Standing, TermKind, TermQuestion


class About(Word):
    """What a term gives cause to think of."""

    RECALL = "recall", "recall"
    QUESTION = "question", "asked, not settled"
    ABSENCE = "absence", "missed meetings"
    ELIGIBILITY = "eligibility", "eligibility to review"
    CONTINUING = "continuing", "serves on, not asked to"
    HANDOVER = "handover", "note to the successor"
    INDUCTION = "induction", "induction"
    COVER = "cover", "on leave, nobody stands in"
    DEPUTY = "deputy", "a deputy comes each time"


@dataclass(frozen=True, slots=True)
class Concern:
    """Something to be done about a term.

    Attributes:
        term: which term.
        seat: on which seat.
        person: whose.
        about: what kind of thing it is.
        on: the day it is due, or since when it waits.
        standing: late, soon, or to be decided; nothing while its day is far.
        says: what it is, as it goes on after the person's name.
        act: the act that does it; empty where there is none but to talk.
        given: what else that act is given.
    """

    term: str
    seat: str
    person: str
    about: About
    on: date
    standing: Standing | None
    says: str
    act: str
    given: tuple[tuple[str, str], ...] = ()


def concerns(view: View, connection: Connection, person: str | None = None) -> list[Concern]:
    """Everything that has to be done about terms of office on the view's day, the most pressing kind first.

    Args:
        view: who is looking; what is between the office and a holder is for the office and for that holder.
        connection: from ``view.reading()``.
        person: only about the terms of one person.
    """
    if view.role not in READ_NEARLY_ALL and person != view.person:
        return []
    return [
        one
        for tells in (
            _recalls,
            _questions,
            _absences,
            _doubts,
            _serving_on,
            _handovers,
            _inductions,
            _uncovered,
            _deputies,
        )
        for one in tells(view, connection, _of(person))
    ]


_Which: TypeAlias = "list[ColumnElement[bool]]"
_Tells: TypeAlias = "Callable[[View, Connection, _Which], Iterator[Concern]]"
_t = term.c
_HOLDS: Final = tuple(kind.value for kind in TermKind if kind.holds_the_seat)
_A_YEAR: Final = timedelta(days=365)
"""After a year in office nobody is new, whatever was noted of an induction."""
_SOON: Final = timedelta(days=14)
"""How near the day of an induction is before anybody is reminded."""


def _of(person: str | None) -> _Which:
    return [] if person is None else [_t.person == person]


def _in_office(view: View, which: _Which) -> ColumnElement[bool]:
    return and_(view.true(term), _t.state == "active", *which)


def _recalls(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """Petitions for recall that are not decided."""
    p = recall.c
    query = (
        select(_t.id, _t.seat, _t.person, p.state, p.received_on, p.decide_from)
        .join_from(recall, term, and_(_t.log == p.log, _t.id == p.term))
        .where(view.true(recall), p.ended_on.is_(None), _in_office(view, which))
    )
    for row in connection.execute(query):
        told = row.state == RecallState.NOTIFIED.value
        on = date.fromisoformat(row.decide_from or row.received_on)
        says = f"recall can be decided from {long_day(on)} on" if told else "petition for recall"
        act = ("recall.decide" if on <= view.day else "recall.reply") if told else "recall.tell"
        yield Concern(row.id, row.seat, row.person, About.RECALL, on, Standing.DECIDE, says, act)


def _questions(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """What holders were asked and is not settled."""
    r = review.c
    query = (
        select(_t.id, _t.seat, _t.person, r.question, r.reply_by, r.replied_on)
        .join_from(review, term, and_(_t.log == r.log, _t.id == r.term))
        .where(view.true(review), r.outcome.is_(None), _in_office(view, which))
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


def _absences(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """Holders who missed as many meetings in a row as the rule book asks about."""
    trigger = view.rules.absence.trigger
    if not trigger:
        return
    in_office = select(_t.id).where(_in_office(view, which))
    counted = missed(view.day, view.known, in_office).having(func.count() >= trigger).subquery()
    query = (
        select(_t.id, _t.seat, _t.person, counted.c.missed, counted.c.last_on)
        .join_from(counted, term, _t.id == counted.c.term)
        .where(
            _in_office(view, which),
            _t.basis.in_(_HOLDS),
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


def _deputies(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """Holders who sent a deputy to as many meetings in a row as the rule book asks about."""
    trigger = view.rules.absence.trigger
    if not trigger:
        return
    in_office = select(_t.id).where(_in_office(view, which))
    counted = deputy_sent(view.day, view.known, in_office).having(func.count() >= trigger).subquery()
    query = (
        select(_t.id, _t.seat, _t.person, counted.c.missed, counted.c.last_on)
        .join_from(counted, term, _t.id == counted.c.term)
        .where(_in_office(view, which), _t.basis.in_(_HOLDS))
    )
    for row in connection.execute(query):
        on = date.fromisoformat(row.last_on)
        says = f"sent a deputy to the last {plural(row.missed, 'meeting')}"
        yield Concern(row.id, row.seat, row.person, About.DEPUTY, on, Standing.SOON, says, "")


def _doubts(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """Holders whose organisation is no longer theirs, or no longer a member."""
    for one in doubts(view, connection, _in_office(view, which)):
        by = rules.review_by(one.since, view.rules)
        standing = Standing.LATE if by < view.day else Standing.DECIDE
        given = (("question", TermQuestion.ELIGIBILITY.value),)
        yield Concern(
            one.term, one.seat, one.person, About.ELIGIBILITY, by, standing, one.says, "term.ask", given
        )


def _serving_on(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """Holders past their last day whom nobody asked to continue, or not for so long."""
    today = view.day.isoformat()
    query = select(_t.id, _t.seat, _t.person, _t.end_on, _t.continues_until).where(
        _in_office(view, which),
        _t.basis.in_(_HOLDS),
        _t.end_on < today,
        or_(_t.continues_until.is_(None), _t.continues_until < today),
    )
    for row in connection.execute(query):
        last = PartialDate.from_iso(row.continues_until or row.end_on).latest
        if last >= view.day:
            continue
        asked = "was asked to continue until then" if row.continues_until else "nobody asked them to continue"
        says = f"serves on: the last day was {long_day(last)}, {asked}"
        yield Concern(
            row.id, row.seat, row.person, About.CONTINUING, last, Standing.LATE, says, "term.continue"
        )


def _handovers(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """Holders near the end of their term, or just past it, who have left no note to whoever follows."""
    ask_days = view.rules.handover.ask_days
    if not ask_days:
        return
    h, far = handover.c, timedelta(days=ask_days)
    ends_soon = and_(_t.state == "active", _t.end_on <= (view.day + far).isoformat())
    just_ended = and_(
        _t.state == "ended",
        _t.ended_on >= (view.day - far).isoformat(),
        _t.ended_reason.not_in([EndedReason.DECEASED.value, EndedReason.SET_ASIDE.value]),
    )
    query = select(_t.id, _t.seat, _t.person, func.coalesce(_t.ended_on, _t.end_on).label("last_on")).where(
        view.true(term),
        _t.basis == TermKind.SUBSTANTIVE.value,
        or_(ends_soon, just_ended),
        ~exists().where(view.true(handover), h.term == _t.id),
        *which,
    )
    began = records_begin_on(view, connection)
    for row in connection.execute(query):
        last = PartialDate.from_iso(row.last_on).latest
        if last < began:
            continue
        over = last < view.day
        says = f"note to the successor, the term {'ended' if over else 'ends'} {in_days(last, view.day)}"
        standing = Standing.LATE if over else Standing.SOON
        yield Concern(row.id, row.seat, row.person, About.HANDOVER, last, standing, says, "term.hand_over")


def _inductions(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """New holders whose induction is not complete."""
    parts = {field: getattr(_t, field) for field in rules.INDUCTION}
    today = view.day.isoformat()

    def missing(column: ColumnElement[Any]) -> ColumnElement[bool]:
        return or_(column.is_(None), column > today)

    since = max(records_begin_on(view, connection), view.day - _A_YEAR)
    query = select(_t.id, _t.seat, _t.person, _t.start_on, *parts.values()).where(
        _in_office(view, which),
        _t.basis.in_(_HOLDS),
        _t.gained_on.is_not(None),
        _t.start_on >= since.isoformat(),
        or_(*(missing(column) for column in parts.values())),
    )
    for row in connection.execute(query):
        by = rules.induct_by(PartialDate.from_iso(row.start_on).earliest, view.rules)
        open_ones = [
            words
            for field, words in rules.INDUCTION.items()
            if not (day := getattr(row, field)) or day > today
        ]
        says = f"induction, not yet: {', '.join(open_ones)}"
        soon = Standing.SOON if by <= view.day + _SOON else None
        standing = Standing.LATE if by < view.day else soon
        yield Concern(
            row.id, row.seat, row.person, About.INDUCTION, by, standing, says, "term.note_induction"
        )


def _uncovered(view: View, connection: Connection, which: _Which) -> Iterator[Concern]:
    """Holders on leave for whom nobody stands in."""
    if view.role not in SEES_LEAVE:
        return
    a = leave.c
    other: Any = term.alias("other")
    o = other.c
    covers = and_(
        o.log == _t.log,
        o.seat == _t.seat,
        view.true(other),
        o.state == "active",
        o.basis.in_([TermKind.ACTING.value, TermKind.DEPUTY.value]),
    )
    query = (
        select(_t.id, _t.seat, _t.person, a.effective_from, a.effective_to)
        .join_from(leave, term, and_(_t.log == a.log, _t.id == a.term))
        .where(view.true(leave), _in_office(view, which), _t.basis.in_(_HOLDS), ~exists().where(covers))
    )
    for row in connection.execute(query):
        since = date.fromisoformat(row.effective_from)
        until = date.fromisoformat(row.effective_to) - timedelta(days=1) if row.effective_to else None
        says = f"on leave{f' until {long_day(until)}' if until else ''}, nobody stands in"
        given = (("seat", row.seat), ("basis", TermKind.ACTING.value))
        yield Concern(
            row.id,
            row.seat,
            row.person,
            About.COVER,
            since,
            Standing.DECIDE,
            says,
            "term.gain_otherwise",
            given,
        )


def by_term(found: Sequence[Concern]) -> dict[str, list[Concern]]:
    """What has to be done about each term."""
    made: dict[str, list[Concern]] = {}
    for one in found:
        made.setdefault(one.term, []).append(one)
    return made
