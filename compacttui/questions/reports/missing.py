"""Why there is no report-back where somebody looks for one, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from sqlalchemy import ColumnElement, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.tables import AtTable, at_table, each_once, is_held, read_tables
from compacttui.questions.things import kind_of, resolve
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import seat
from compacttui.records.terms import term
from compacttui.rules.dates import in_days, long_day, plural
from compacttui.rules.refusal import Refused

_LOOKED_FOR = ("person", "meeting", "seat", "partnership")


def why_no_report(view: View, typed: str) -> str:
    """Say what is so and what to do, where what was typed names who owes a report-back; empty where it names nobody.

    Args:
        view: who is looking.
        typed: what was typed in place of a report-back: a person, a meeting, a seat, a partnership.
    """
    for kind in _LOOKED_FOR:
        with suppress(Refused):
            thing = resolve(view, kind, typed)
            return _said(view, thing)
    return ""


def _said(view: View, thing: str) -> str:
    with view.reading() as connection:
        names = Names(view)
        names.read(connection, [thing])
        query = at_table(view).where(is_held(view), *_of(view, thing))
        query = query.order_by(meeting.c.held_on.desc(), seat.c.id).limit(200)
        held = each_once(read_tables(view, connection, query))
        owed = [one for one in held if one.is_open and _is_theirs(one, thing)]
        names.read(connection, [one.partnership for one in owed])
    who = names.of(thing) or UNKNOWN
    if not owed:
        return (
            f"There is no report-back {_by_or_on(thing)} {who} on record, and none is owed. One is due after each "
            "meeting that is on record as held: record the meeting, if there was one."
        )
    first, *more = sorted(owed, key=lambda one: one.due_on or date.max)
    due = first.due_on or first.planned_on
    how_far = in_days(due, view.day, due=True)
    when = f"{how_far}: it was due on" if due < view.day else f"due {how_far}, on"
    besides = f" {plural(len(more), 'other is', 'others are')} owed, too." if more else ""
    name = names.of(first.partnership, first.met_on) or UNKNOWN
    day = long_day(first.met_on or first.planned_on)
    return (
        f"No report-back {_by_or_on(thing)} {who} is on record that fits. The one on {name}, {day}, is {when} "
        f"{long_day(due)}.{besides} Whoever owes it sends it; “compacttui letters late-reports” prepares a reminder."
    )


def _of(view: View, thing: str) -> Sequence[ColumnElement[bool]]:
    kind = kind_of(thing)
    if kind == "meeting":
        return (meeting.c.id == thing,)
    if kind == "seat":
        return (seat.c.id == thing,)
    if kind == "partnership":
        return (meeting.c.partnership == thing,)
    theirs = select(term.c.seat).where(view.known(term), term.c.person == thing)
    return (seat.c.id.in_(theirs),)


def _is_theirs(one: AtTable, thing: str) -> bool:
    return kind_of(thing) != "person" or one.owed_by == thing


def _by_or_on(thing: str) -> str:
    return {"person": "by", "seat": "for"}.get(kind_of(thing), "on")
