"""What the acts on terms read before they ask a rule."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import Table, select

from compacttui.acts.desk import Desk
from compacttui.acts.selections.processes import number_of, text_of
from compacttui.records import partnerships
from compacttui.records import terms as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.partnerships import Held, first_free
from compacttui.rules.permissions import THEMSELVES
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.word import Word
from compacttui.rules.words import TermKind, TermState

WAITING: Final[frozenset[Word]] = frozenset({TermState.ELECT, TermState.CONDITIONS})
"""States of somebody chosen who has not begun."""
IN_OFFICE: Final[frozenset[Word]] = frozenset(set(TermState) - WAITING - {TermState.ENDED})
"""States of somebody in office."""


def term_of(books: Books, term: str) -> Row:
    """The term as it stands.

    Raises:
        Refused: there is none of this id.
    """
    row = books.get(kept.term, term)
    if row is None:
        raise Refused("There is no such term of office. Nothing was changed.", field="term")
    return row


def serving(books: Books, term: str) -> Row:
    """The term of somebody in office.

    Raises:
        Refused: there is none, it has not begun, or it has ended.
    """
    row = term_of(books, term)
    if row["state"] != "active":
        said = "has ended" if row["state"] == "ended" else "has not begun"
        raise Refused(f"This term {said}. Nothing was changed.", field="term")
    return row


def check_own(desk: Desk, row: Row) -> None:
    """Keep representatives to their own term.

    Raises:
        NotPermitted: it is somebody else's.
    """
    if desk.role in THEMSELVES and row["person"] != desk.person:
        raise NotPermitted("This is somebody else's term. Nothing was changed.", field="term")


def now_of(books: Books, table: Table, term: str) -> list[Row]:
    """What a table holds of a term today, as it stands: leaves, questions, petitions, notes."""
    c = table.c
    query = (
        select(table)
        .where(c.log == books.log, c.term == term, c.superseded_seq.is_(None))
        .order_by(c.effective_from, c.id)
    )
    return books.rows(query)


def about_term(books: Books, row: Row) -> tuple[str, ...]:
    """Every thing that an entry on a term touches: the person, the seat, the partnership."""
    seat = text_of(row, "seat")
    return text_of(row, "person"), seat, text_of(seat_of(books, seat), "partnership")


def seat_of(books: Books, seat: str) -> Row:
    """The seat of a term; raises LookupError where the records contradict themselves."""
    row = books.get(partnerships.seat, seat)
    if row is None:
        raise LookupError(f"{seat} has a term and is no seat")
    return row


def holds_the_seat(row: Row) -> bool:
    """Whether whoever has this term holds the seat in their own right, and does not stand in for its holder."""
    return TermKind.of(row["basis"]).holds_the_seat


def start_of(row: Row) -> date | None:
    """The first day of a term, the earliest it can mean; nothing while it has not begun or nobody knows."""
    start = row["start_on"]
    return PartialDate.from_iso(start).earliest if isinstance(start, str) else None


def since_of(row: Row) -> str:
    """The first day of a term as ISO text, as well as it is known: what is done about it is never earlier."""
    return str(row["start_on"] or "")


def first_day_out(ended_on: PartialDate | None) -> date | None:
    """The day after the last one in office."""
    return PartialDate.from_iso(kept.day_after(ended_on.iso)).earliest if ended_on else None


def terms_on_seat(books: Books, seat: str) -> list[Row]:
    """Every term on a seat that began, as it stands."""
    t = kept.term.c
    query = select(kept.term).where(
        t.log == books.log,
        t.seat == seat,
        t.superseded_seq.is_(None),
        t.effective_to.is_(None),
        t.state.in_(("active", "ended")),
    )
    return books.rows(query)


def held_on_seat(books: Books, seat: str, *, without: Row | None = None) -> list[Held]:
    """The terms on a seat as periods of days; those who never began held nothing."""
    found: list[Held] = []
    for row in terms_on_seat(books, seat):
        if without is not None and row["id"] == without["id"]:
            continue
        ended = row["ended_on"]
        start = start_of(row)
        if start is None and row["gained_on"] is not None:
            continue
        out = first_day_out(PartialDate.from_iso(ended)) if isinstance(ended, str) else None
        found.append(Held(text_of(row, "person"), Period(start, out), TermKind.of(row["basis"])))
    return found


def shared_by(books: Books, seat: str) -> int:
    """How many people hold a seat together: 1, but for a joint seat."""
    return number_of(seat_of(books, seat), "shared_by")


def free_place(books: Books, seat: str) -> int:
    """The number of a place in a seat that nobody has now."""
    rows = [row for row in terms_on_seat(books, seat) if row["state"] == "active" and holds_the_seat(row)]
    return first_free(number_of(row, "place") for row in rows)


def terms_of_selection(books: Books, selection: str) -> list[Row]:
    """Every term that somebody gained in a selection, as it stands."""
    t = kept.term.c
    query = select(kept.term).where(
        t.log == books.log,
        t.selection == selection,
        t.superseded_seq.is_(None),
        t.effective_to.is_(None),
    )
    return books.rows(query)
