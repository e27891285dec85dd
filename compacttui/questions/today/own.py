"""What Today tells representatives of their own: what they owe, the meetings that come, and their terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from compacttui.questions.duties import Duty
from compacttui.questions.reports import DueRow, due
from compacttui.questions.today.office import terms_to_begin
from compacttui.questions.today.rows import Place, Section, TodayRow, far, line
from compacttui.questions.view import View
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate, short_day

_DOES: Final = {
    Duty.REPORT: "report.submit",
    Duty.MATCH: "declaration.make",
    Duty.DECLARATION: "declaration.nil",
    Duty.ATTENDANCE: "attendance.record",
}
"""The act that does each duty of a representative."""

_TERM_ENDS: Final = timedelta(days=182)


def due_from_me(view: View) -> Iterator[TodayRow]:
    """What a representative owes, and the meetings that come."""
    for one in due(view):
        is_coming = one.duty is Duty.MEETING
        yield line(
            f"{one.duty}/{one.id}/{one.seat_id}/{one.item_id}/{one.organisation_id}",
            Place.MEETINGS,
            _of_me(view, one),
            on=one.met_on,
            when=one.when,
            standing=one.standing,
            thing=one.id,
            act=_DOES.get(one.duty, ""),
            given=_given(one),
            section=Section.COMING if is_coming else Section.NEEDS_YOU,
        )


def _of_me(view: View, one: DueRow) -> str:
    where = f"{one.partnership}, {short_day(one.met_on, view.day)}"
    return where if one.duty is Duty.MEETING else f"{one.what}: {where}"


def _given(one: DueRow) -> tuple[tuple[str, str], ...]:
    pairs = [("meeting", one.id)]
    if one.duty is Duty.REPORT:
        pairs.append(("seat", one.seat_id))
    if one.duty is Duty.MATCH:
        pairs += [("item", one.item_id), ("organisation", one.organisation_id)]
    return tuple(pairs)


def my_term(view: View) -> Iterator[TodayRow]:
    """When a representative's own term ends, once that is near."""
    t = term.c
    query = select(t.id, t.seat, t.end_on).where(
        view.true(term), t.person == view.person, t.state == "active", t.end_on.is_not(None)
    )
    with view.reading() as connection:
        own = connection.execute(query).all()
    for row in own:
        ends = PartialDate.from_iso(row.end_on).latest
        if ends <= view.day + _TERM_ENDS:
            yield line(
                f"my term/{row.id}",
                Place.PARTNERSHIPS,
                "Your term ends",
                on=ends,
                when=far(ends, view.day) if ends >= view.day else "you serve on",
                thing=row.seat,
                section=Section.COMING,
            )


def my_term_to_begin(view: View) -> Iterator[TodayRow]:
    """What a representative who was chosen has still to accept."""
    yield from terms_to_begin(view, view.person)
