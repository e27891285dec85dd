"""What the days of a term bring: the first weeks, leave, the last weeks and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from compacttui.questions.happening import SEES_LEAVE
from compacttui.questions.holding import records_begin_on
from compacttui.questions.serving.concern import HOLDS, About, Concern, Which, in_office
from compacttui.questions.view import View
from compacttui.records.service import handover, leave
from compacttui.records.terms import term
from compacttui.rules import serving as rules
from compacttui.rules.dates import PartialDate, in_days, long_day
from compacttui.rules.words import EndedReason, Standing, TermKind

_t = term.c
_A_YEAR: Final = timedelta(days=365)
"""After a year in office nobody is new, whatever was noted of an induction."""
_SOON: Final = timedelta(days=14)
"""How near the day of an induction is before anybody is reminded."""


def serving_on(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
    """Holders past their last day whom nobody asked to continue, or not for so long."""
    today = view.day.isoformat()
    query = select(_t.id, _t.seat, _t.person, _t.end_on, _t.continues_until).where(
        in_office(view, which),
        _t.basis.in_(HOLDS),
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


def handovers(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
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


def inductions(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
    """New holders whose induction is not complete."""
    parts = {field: getattr(_t, field) for field in rules.INDUCTION}
    today = view.day.isoformat()

    def missing(column: ColumnElement[Any]) -> ColumnElement[bool]:
        return or_(column.is_(None), column > today)

    since = max(records_begin_on(view, connection), view.day - _A_YEAR)
    query = select(_t.id, _t.seat, _t.person, _t.start_on, *parts.values()).where(
        in_office(view, which),
        _t.basis.in_(HOLDS),
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


def uncovered(view: View, connection: Connection, which: Which) -> Iterator[Concern]:
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
        .where(view.true(leave), in_office(view, which), _t.basis.in_(HOLDS), ~exists().where(covers))
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
