"""Leave of somebody in office: the days alone, never why."""

from __future__ import annotations

from datetime import date

from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Term
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, text_of
from compacttui.acts.terms.reading import IN_OFFICE, about_term, check_own, now_of, serving
from compacttui.records import service as kept
from compacttui.records.events import Row
from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.refusal import Refused
from compacttui.rules.serving import check_leave


@act("term.note_leave", title="Note a leave", on="term", own=True, when=IN_OFFICE)
def note_leave(desk: Desk, term: Term, first_on: date | None = None, last_on: date | None = None) -> str:
    """Note that somebody in office is away for a while; meetings in that time are not counted as missed.

    Why is never asked and never kept. Returns the id of the leave.

    Args:
        term: whose term.
        first_on: the first day away; today if left empty.
        last_on: the last day away, if it is known.

    Raises:
        Refused: they are not in office, or on leave in that time already.
    """
    with desk.writing() as books:
        row = serving(books, term)
        check_own(desk, row)
        first = first_on or day_of(books)
        check_leave(first, last_on, (period_of(one) for one in now_of(books, kept.leave, term)))
        leave = books.new_id("leave")
        books.record(
            "leave.noted",
            leave,
            about=about_term(books, row),
            term=term,
            first_on=first.isoformat(),
            last_on=last_on.isoformat() if last_on else None,
        )
    return leave


@act(
    "term.end_leave",
    title="Note that somebody is back from leave",
    on="term",
    own=True,
    when=IN_OFFICE,
)
def end_leave(desk: Desk, term: Term, last_on: date | None = None) -> None:
    """Note that somebody is back from leave.

    Args:
        term: whose term.
        last_on: the last day away; today if left empty.

    Raises:
        Refused: they are not on leave, or that day is before it or to come.
    """
    with desk.writing() as books:
        row = serving(books, term)
        check_own(desk, row)
        today = day_of(books)
        away = next((one for one in now_of(books, kept.leave, term) if _lasts(one, today)), None)
        if away is None:
            raise Refused("They are not on leave. Nothing was changed.", field="term")
        last = day_given(books, last_on, "last_on", after=text_of(away, "effective_from"))
        books.record(
            "leave.ended",
            text_of(away, "id"),
            about=about_term(books, row),
            term=term,
            last_on=last.isoformat(),
        )


def period_of(row: Row) -> Period:
    """The days of a leave."""
    until = row["effective_to"]
    return Period(
        PartialDate.from_iso(text_of(row, "effective_from")).earliest,
        date.fromisoformat(until) if isinstance(until, str) else None,
    )


def _lasts(row: Row, today: date) -> bool:
    period = period_of(row)
    return period.holds(today) or (period.start is not None and period.start > today)
