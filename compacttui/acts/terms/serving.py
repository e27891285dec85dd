"""A term once somebody is chosen: the induction, and the end."""

from __future__ import annotations

from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Person, Term, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, text_of
from compacttui.acts.terms.reading import IN_OFFICE, WAITING, about_term, start_of, term_of
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate, long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.terms import check_end
from compacttui.rules.words import EndedReason


@act("term.note_induction", title="Note an induction", on="term", when=WAITING | IN_OFFICE)
def note_induction(
    desk: Desk,
    term: Term,
    chair_met_on: date | None = None,
    conflict_training_on: date | None = None,
    papers_access_on: date | None = None,
    buddy: Person | None = None,
) -> None:
    """Note what was done to help a new holder find their feet.

    Args:
        term: whose term.
        chair_met_on: the day they met the chair.
        conflict_training_on: the day they were shown how conflicts of interest are handled.
        papers_access_on: the day they could first read the papers.
        buddy: somebody who has done it before and helps.

    Raises:
        Refused: nothing was filled in, or a day has not come yet.
    """
    days = {
        "chair_met_on": chair_met_on,
        "conflict_training_on": conflict_training_on,
        "papers_access_on": papers_access_on,
    }
    if not buddy and not any(days.values()):
        raise Refused("Fill in at least one of the days, or who helps.", field="chair_met_on")
    with desk.writing() as books:
        row = term_of(books, term)
        for field, day in days.items():
            if day and day > day_of(books):
                raise Refused(f"{long_day(day)} has not come yet.", field=field)
        noted = {field: day.isoformat() if day else row[field] for field, day in days.items()}
        books.record(
            "term.induction_noted",
            term,
            about=(*about_term(books, row), *((buddy,) if buddy else ())),
            chair_met_on=noted["chair_met_on"],
            conflict_training_on=noted["conflict_training_on"],
            papers_access_on=noted["papers_access_on"],
            buddy=buddy or row["buddy"],
        )


@act("term.end", title="End a term", on="term", final=True, when=WAITING | IN_OFFICE)
def end(
    desk: Desk,
    term: Term,
    ended_reason: EndedReason,
    ended_on: date | None = None,
    reason: Words | None = None,
) -> None:
    """End a term; what was done in it stays on the record, and the seat stands vacant from the next day.

    Args:
        term: whose term.
        ended_reason: why it ended.
        ended_on: the last day in office; today if left empty.
        reason: more about it, if it helps.

    Raises:
        Refused: it has ended already, or the day cannot be.
    """
    with desk.writing() as books:
        last = ended_on or day_of(books)
        row = term_of(books, term)
        if row["state"] == "ended":
            raise Refused("This term has ended already. Nothing was changed.", field="term")
        start = start_of(row) or PartialDate.from_iso(text_of(row, "effective_from")).earliest
        check_end(start, last, ended_reason, day_of(books))
        end_with(books, row, last, ended_reason, reason)


def end_today(books: Books, row: Row, why: EndedReason) -> None:
    """End a term with today, because something is decided about how it came about."""
    end_with(books, row, day_of(books), why)


def end_with(books: Books, row: Row, last: date, why: EndedReason, reason: str | None = None) -> None:
    """Record that a term ends with a day."""
    books.record(
        "term.ended",
        text_of(row, "id"),
        about=about_term(books, row),
        ended_on=last.isoformat(),
        ended_reason=why.value,
        reason=reason,
    )
