"""What the acts on a complaint read before they ask a rule."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.selections.processes import Process, process_of, text_of
from compacttui.records.complaints import complaint as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ComplaintState


def complaint_of(books: Books, complaint: str) -> Row:
    """A complaint as it stands.

    Raises:
        Refused: there is none of this id.
    """
    row = books.get(kept, complaint)
    if row is None:
        raise Refused("There is no such complaint. Nothing was changed.", field="complaint")
    return row


def process_for(desk: Desk, books: Books, row: Row) -> Process:
    """The process that a complaint is about."""
    return process_of(desk, books, text_of(row, "selection"))


def about_complaint(process: Process, row: Row) -> tuple[str, ...]:
    """Every thing that an entry on a complaint touches; whoever complained reads in it."""
    who = (row["person"], row["organisation"])
    return (*process.about, *(one for one in who if isinstance(one, str)))


def number_so_far(books: Books, selection: str) -> int:
    """How many complaints there are about a selection."""
    query = select(kept.c.id).where(kept.c.log == books.log, kept.c.selection == selection)
    return len(books.rows(query.distinct()))


def check_stands(row: Row, *states: ComplaintState) -> None:
    """Refuse a step that a complaint cannot take from where it stands.

    Raises:
        Refused: it stands elsewhere.
    """
    stands = ComplaintState.of(row["state"])
    if stands not in states:
        raise Refused(f"This complaint is {stands.words}. Nothing was changed.", field="complaint")


def check_not_over(on: date | None, today: date, what: str) -> None:
    """Refuse what comes after its last day.

    Raises:
        Refused: the day has passed.
    """
    if on is not None and today > on:
        raise Refused(f"{what} until {long_day(on)}, and that day has passed.", field="complaint")
