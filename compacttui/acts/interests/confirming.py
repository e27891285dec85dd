"""Saying once a year that the register is right: these entries and no others, or nothing to declare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Person
from compacttui.acts.registry import act
from compacttui.acts.seating import about_places, person_meant, places, records_begin_on
from compacttui.records.interests import annual_return, interest
from compacttui.records.log import Books
from compacttui.records.terms import term
from compacttui.rules import interests as rules
from compacttui.rules.dates import PartialDate, days, long_day
from compacttui.rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A yearly confirmation that is now on record.

    Attributes:
        confirmed: its id.
        days_late: days past the last day for it; 0 when it was in time.
        next_by: the last day for the next one.
    """

    confirmed: str
    days_late: int
    next_by: date

    @property
    def said(self) -> str:
        """What was done, in words."""
        late = f", {days(self.days_late)} late" if self.days_late else ""
        return f"Confirmed{late}. The next time is due by {long_day(self.next_by)}."


@act("interest.confirm", title="Confirm interests for the year", on="person")
def confirm(desk: Desk, person: Person | None = None) -> Confirmed:
    """Say that the register is right: these interests are held, and no others.

    Args:
        person: whose interests; yours, if left empty.

    Raises:
        Refused: no open interest stands on the register, or it was confirmed today already.
    """
    return _confirmed(desk, person, nothing=False)


@act("interest.confirm_none", title="Nothing to declare this year", on="person")
def confirm_none(desk: Desk, person: Person | None = None) -> Confirmed:
    """Say that there is nothing to declare on the register of interests.

    Args:
        person: who has nothing to declare; you, if left empty.

    Raises:
        Refused: an open interest stands on the register, or it was said today already.
    """
    return _confirmed(desk, person, nothing=True)


def _confirmed(desk: Desk, person: str | None, *, nothing: bool) -> Confirmed:
    with desk.writing() as books:
        whose = person_meant(desk, person)
        entries = _open_entries(books, whose, desk.today)
        rules.check_return(entries, nothing=nothing)
        last = _last(books, whose)
        if last == (desk.today.isoformat(), entries):
            raise Refused("This was confirmed today already. Nothing was changed.", field="person")
        months = desk.rules.interest.annual_months
        begins = records_begin_on(books)
        seat, form = _since(books, whose)
        due_on = rules.annual_due_on(
            begins,
            months,
            took_seat_on=seat,
            form_in_on=form,
            confirmed_on=date.fromisoformat(last[0]) if last else None,
        )
        new = books.new_id("return")
        held = places(books, desk.today, person=whose)
        books.record(
            "interest.confirmed",
            new,
            of=whose,
            about=(whose, *about_places(held)),
            person=whose,
            nil=nothing,
            entries=entries,
            confirmed_on=desk.today.isoformat(),
            due_on=due_on.isoformat(),
        )
    next_by = rules.annual_due_on(begins, months, confirmed_on=desk.today)
    return Confirmed(new, max(0, (desk.today - due_on).days), next_by)


def _open_entries(books: Books, person: str, today: date) -> int:
    c = interest.c
    query = select(c.id).where(
        c.log == books.log,
        c.person == person,
        c.superseded_seq.is_(None),
        c.state == "declared",
        or_(c.effective_to.is_(None), c.effective_to > today.isoformat()),
    )
    return len(books.rows(query))


def _last(books: Books, person: str) -> tuple[str, int] | None:
    """The day of the last confirmation, and how many entries it was about."""
    c = annual_return.c
    query = (
        select(c.confirmed_on, c.entries)
        .where(c.log == books.log, c.person == person, c.superseded_seq.is_(None))
        .order_by(c.confirmed_on.desc(), c.recorded_seq.desc())
        .limit(1)
    )
    rows = books.rows(query)
    return (str(rows[0]["confirmed_on"]), int(str(rows[0]["entries"]))) if rows else None


def _since(books: Books, person: str) -> tuple[date | None, date | None]:
    """Since when the person has a seat, and when their form of interests came in for it."""
    t = term.c
    query = select(
        func.min(t.start_on).label("start_on"), func.max(t.interests_accepted_on).label("form")
    ).where(
        t.log == books.log,
        t.person == person,
        t.superseded_seq.is_(None),
        t.effective_to.is_(None),
        t.state == "active",
    )
    (row,) = books.rows(query)
    return _first_day(row["start_on"]), _first_day(row["form"])


def _first_day(value: object) -> date | None:
    return PartialDate.from_iso(str(value)).earliest if value else None
