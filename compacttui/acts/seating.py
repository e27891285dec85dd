"""Who sits where on a day, as acts need to know it: read inside their transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.meetings import item, meeting
from compacttui.records.partnerships import seat, town
from compacttui.records.terms import term
from compacttui.rules.permissions import THEMSELVES
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.words import SeatKind, TermKind


@dataclass(frozen=True, slots=True)
class Place:
    """A person's term on a seat, on one day.

    Attributes:
        term: the term's id.
        seat: the seat's.
        partnership: at whose table.
        person: who.
        basis: as holder, deputy ...
        seat_kind: what the seat is for.
        deputy_allowed: whether a deputy may come instead.
    """

    term: str
    seat: str
    partnership: str
    person: str
    basis: TermKind
    seat_kind: SeatKind
    deputy_allowed: bool

    @property
    def about(self) -> tuple[str, ...]:
        """What an entry on it touches."""
        return (self.person, self.seat, self.partnership)


def places(
    books: Books, day: date, *, partnership: str | None = None, person: str | None = None
) -> list[Place]:
    """The terms in office on a day, as the records know it now, in the order of the seats' numbers."""
    t, s, on = term.c, seat.c, day.isoformat()
    query = (
        select(t.id, t.seat, t.person, t.basis, s.partnership, s.seat_kind, s.deputy_allowed)
        .join_from(term, seat, (s.log == t.log) & (s.id == t.seat))
        .where(
            t.log == books.log, t.superseded_seq.is_(None), s.superseded_seq.is_(None), t.state == "active"
        )
        .where(t.effective_from <= on, t.effective_to.is_(None) | (t.effective_to > on))
        .where(s.effective_from <= on, s.effective_to.is_(None) | (s.effective_to > on))
        .order_by(s.partnership, s.number, t.basis, t.id)
    )
    if partnership is not None:
        query = query.where(s.partnership == partnership)
    if person is not None:
        query = query.where(t.person == person)
    return [_place(row) for row in books.rows(query)]


def _place(row: Row) -> Place:
    return Place(
        term=str(row["id"]),
        seat=str(row["seat"]),
        partnership=str(row["partnership"]),
        person=str(row["person"]),
        basis=TermKind.of(row["basis"]),
        seat_kind=SeatKind.of(row["seat_kind"]),
        deputy_allowed=bool(row["deputy_allowed"]),
    )


def holding(books: Books, seat: str) -> list[Row]:
    """The terms of those who hold a seat in their own right, or are chosen for it and have not begun."""
    t = term.c
    query = select(t.end_on, t.basis).where(
        t.log == books.log,
        t.seat == seat,
        t.superseded_seq.is_(None),
        t.effective_to.is_(None),
        t.state != "ended",
    )
    return [one for one in books.rows(query) if TermKind.of(one["basis"]).holds_the_seat]


def about_places(held: Sequence[Place]) -> tuple[str, ...]:
    """What an entry on all of these touches."""
    return tuple(dict.fromkeys(thing for place in held for thing in place.about))


def meeting_of(books: Books, thing: str) -> Row:
    """A meeting on record.

    Raises:
        Refused: there is none.
    """
    row = books.get(meeting, thing)
    if row is None:
        raise Refused("There is no such meeting on record. Nothing was changed.", field="meeting")
    return row


def day_of(row: Row) -> date:
    """The day of a meeting: when it was held, or else when it is planned."""
    return date.fromisoformat(str(row["held_on"] or row["planned_on"]))


def items_of(books: Books, thing: str) -> list[Row]:
    """The items on a meeting's agenda, in its order."""
    c = item.c
    query = (
        select(item)
        .where(c.log == books.log, c.meeting == thing, c.superseded_seq.is_(None), c.effective_to.is_(None))
        .order_by(c.number)
    )
    return books.rows(query)


def records_begin_on(books: Books) -> date:
    """The first day of the town's records: nothing from before it is expected of anybody."""
    row = books.get(town, books.log)
    if row is None:
        raise LookupError("every ledger begins with its town")
    return date.fromisoformat(str(row["records_begin_on"]))


def person_meant(desk: Desk, person: str | None) -> str:
    """Whose record it is: a representative's own, and for an officer whoever is named.

    Raises:
        NotPermitted: a representative names somebody else.
        Refused: an officer names nobody.
    """
    if desk.role in THEMSELVES:
        if person not in {None, desk.person}:
            raise NotPermitted(
                "You can do this for yourself only. Ask the officer to record it for somebody else."
            )
        return desk.person
    if person is None:
        raise Refused("Say who it is about.", field="person")
    return person


def own_only(desk: Desk, person: str) -> None:
    """Keep representatives to what is theirs.

    Raises:
        NotPermitted: it is somebody else's.
    """
    if desk.role in THEMSELVES and person != desk.person:
        raise NotPermitted("This is somebody else's. You can change only what is your own.")
