"""What the days of a term bring: the first weeks, leave, the last weeks and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from compacttui.questions.happening import SEES_LEAVE
from compacttui.questions.serving.concern import A_YEAR, HOLDS, About, Concern, Serving
from compacttui.questions.view import View
from compacttui.records.service import handover, leave
from compacttui.records.terms import term
from compacttui.rules import serving as rules
from compacttui.rules.dates import PartialDate, in_days, long_day
from compacttui.rules.words import EndedReason, Standing, TermKind

_SOON: Final = timedelta(days=14)
"""How near the day of an induction is before anybody is reminded."""
_LEAVES_NO_NOTE: Final = frozenset({EndedReason.DECEASED.value, EndedReason.SET_ASIDE.value})
_STANDS_IN: Final = (TermKind.ACTING.value, TermKind.DEPUTY.value)


def serving_on(view: View, serving: Serving) -> Iterator[Concern]:
    """Holders past their last day whom nobody asked to continue, or not for so long."""
    for row in serving.holders:
        if row.end_on is None:
            continue
        asked_on = row.asked_to_continue_on
        is_asked = asked_on is not None and asked_on <= view.day.isoformat()
        last = PartialDate.from_iso(row.continues_until if is_asked else row.end_on).latest
        if last >= view.day:
            continue
        asked = "was asked to continue until then" if is_asked else "nobody asked them to continue"
        says = f"serves on: the last day was {long_day(last)}, {asked}"
        yield Concern(
            row.id, row.seat, row.person, About.CONTINUING, last, Standing.LATE, says, "term.continue"
        )


def handovers(view: View, serving: Serving) -> Iterator[Concern]:
    """Holders near the end of their term, or just past it, who have left no note to whoever follows."""
    ask_days = view.rules.handover.ask_days
    if not ask_days:
        return
    far = view.day + timedelta(days=ask_days)
    ends = [(row, row.end_on) for row in serving.now.values() if row.end_on]
    ends += [(row, row.ended_on) for row in serving.lately if row.ended_reason not in _LEAVES_NO_NOTE]
    due = [(row, PartialDate.from_iso(day).latest) for row, day in ends if row.basis == TermKind.SUBSTANTIVE]
    due = [(row, last) for row, last in due if serving.began_on <= last <= far]
    query = select(handover.c.term).where(
        view.true(handover), handover.c.term.in_([row.id for row, _ in due])
    )
    written = set(serving.connection.execute(query).scalars()) if due else set()
    for row, last in due:
        if row.id in written:
            continue
        over = last < view.day
        says = f"note to the successor, the term {'ended' if over else 'ends'} {in_days(last, view.day)}"
        standing = Standing.LATE if over else Standing.SOON
        yield Concern(row.id, row.seat, row.person, About.HANDOVER, last, standing, says, "term.hand_over")


def inductions(view: View, serving: Serving) -> Iterator[Concern]:
    """New holders whose induction is not complete."""
    today, since = view.day.isoformat(), max(serving.began_on, view.day - A_YEAR).isoformat()
    for row in serving.holders:
        if row.gained_on is None or row.start_on is None or row.start_on < since:
            continue
        open_ones = [
            words
            for field, words in rules.INDUCTION.items()
            if not (day := getattr(row, field)) or day > today
        ]
        if not open_ones:
            continue
        by = rules.induct_by(PartialDate.from_iso(row.start_on).earliest, view.rules)
        says = f"induction, not yet: {', '.join(open_ones)}"
        soon = Standing.SOON if by <= view.day + _SOON else None
        standing = Standing.LATE if by < view.day else soon
        yield Concern(
            row.id, row.seat, row.person, About.INDUCTION, by, standing, says, "term.note_induction"
        )


def uncovered(view: View, serving: Serving) -> Iterator[Concern]:
    """Holders on leave for whom nobody stands in."""
    if view.role not in SEES_LEAVE:
        return
    a, t = leave.c, term.c
    query = select(a.term, a.effective_from, a.effective_to).where(view.true(leave)).order_by(a.id)
    away = [
        (one, row)
        for row in serving.connection.execute(query)
        if (one := serving.now.get(row.term)) is not None and one.basis in HOLDS
    ]
    covered = select(t.seat).where(
        view.true(term),
        t.seat.in_([one.seat for one, _ in away]),
        t.state == "active",
        t.basis.in_(_STANDS_IN),
    )
    in_place = set(serving.connection.execute(covered).scalars()) if away else set()
    for one, row in away:
        if one.seat in in_place:
            continue
        until = date.fromisoformat(row.effective_to) - timedelta(days=1) if row.effective_to else None
        says = f"on leave{f' until {long_day(until)}' if until else ''}, nobody stands in"
        yield Concern(
            one.id,
            one.seat,
            one.person,
            About.COVER,
            date.fromisoformat(row.effective_from),
            Standing.DECIDE,
            says,
            "term.gain_otherwise",
            (("seat", one.seat), ("basis", TermKind.ACTING.value)),
        )
