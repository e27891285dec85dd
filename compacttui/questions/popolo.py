"""Who sits where as other programs know it: persons, organisations, posts and memberships, as the viewer may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from compacttui.questions.names import NAME_ERASED
from compacttui.questions.people import may_see
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.events import ERASED
from compacttui.records.imports import identifier
from compacttui.records.organisations import organisation
from compacttui.records.partnerships import partnership, seat
from compacttui.records.people import person
from compacttui.records.terms import term
from compacttui.rules.words import TermKind

_HOLDS = tuple(kind.value for kind in TermKind if kind.holds_the_seat)


@dataclass(frozen=True, slots=True)
class Body:
    """A person, or an organisation of any kind.

    Attributes:
        id: what it is known by: the id in the file that it came from, or our own.
        name: what it is called.
        classification: what kind of organisation it is; empty for people.
    """

    id: str
    name: str
    classification: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A seat.

    Attributes:
        id: what it is known by.
        label: what it is called.
        organisation: at whose table, by id.
    """

    id: str
    label: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody in a seat.

    Attributes:
        person: who, by id.
        organisation: at whose table, by id.
        post: in which seat, by id.
        role: what the seat is called.
        on_behalf_of: the organisation they were chosen from, by id; empty where there is none.
        start: the first day, as far as it is known; empty where it is not.
        end: the last day, where it is over.
    """

    person: str
    organisation: str
    post: str
    role: str
    on_behalf_of: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class WhoSits:
    """Who sits where.

    Attributes:
        persons: people, by name.
        organisations: boards first, then other organisations, by name.
        posts: seats, by board and number.
        memberships: who sat in them and when, by board, seat and time.
    """

    persons: Sequence[Body]
    organisations: Sequence[Body]
    posts: Sequence[Post]
    memberships: Sequence[Membership]


def who_sits(view: View) -> WhoSits:
    """Everybody whom the viewer may know of, every board and organisation, every seat and who held it.

    Deputies and others who stand in are not in a seat, and not among them.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    with view.reading() as connection:
        known = _known_as(view, connection)
        persons = _rows(view, connection, person, "name", where=may_see(view))
        boards = _rows(view, connection, partnership, "name", "kind")
        others = _rows(view, connection, organisation, "name", "sector", "sector_kind")
        seats = _rows(view, connection, seat, "name", "partnership", "number")
        terms = _rows(
            view, connection, term, "seat", "person", "organisation", "basis", "state", "start_on", "ended_on"
        )
    at = {row.id: row for row in seats}
    names = {row.id: row.name for row in boards}
    held = [t for t in terms if t.seat in at and t.basis in _HOLDS and t.state != "elect"]
    seats = sorted(
        seats,
        key=lambda row: (
            names.get(row.partnership, ""),
            known.get(row.partnership, row.partnership),
            row.number,
        ),
    )
    place = {row.id: number for number, row in enumerate(seats)}
    visible = {row.id for row in persons}
    return WhoSits(
        persons=[
            Body(known.get(row.id, row.id), NAME_ERASED if row.name == ERASED else row.name)
            for row in _by_name(persons, known)
        ],
        organisations=[
            *(Body(known.get(row.id, row.id), row.name, row.kind) for row in _by_name(boards, known)),
            *(
                Body(known.get(row.id, row.id), row.name, row.sector_kind or row.sector)
                for row in _by_name(others, known)
            ),
        ],
        posts=[
            Post(known.get(row.id, row.id), row.name, known.get(row.partnership, row.partnership))
            for row in seats
        ],
        memberships=[
            _membership(row, at[row.seat], known)
            for row in sorted(held, key=lambda row: (place[row.seat], row.start_on or "", row.id))
            if row.person in visible
        ],
    )


def _membership(row: Any, seat_row: Any, known: Mapping[str, str]) -> Membership:
    board, chosen_from = seat_row.partnership, row.organisation or ""
    return Membership(
        person=known.get(row.person, row.person),
        organisation=known.get(board, board),
        post=known.get(row.seat, row.seat),
        role=seat_row.name,
        on_behalf_of=known.get(chosen_from, chosen_from),
        start=row.start_on or "",
        end=row.ended_on or "",
    )


def _known_as(view: View, connection: Connection) -> dict[str, str]:
    """What things are called in the files that they came from; the office's own knowledge."""
    if view.role not in READ_NEARLY_ALL:
        return {}
    i = identifier.c
    query = select(i.thing, i.value).where(view.true(identifier), i.scheme == "popolo").order_by(i.id)
    return {row.thing: row.value for row in connection.execute(query)}


def _rows(
    view: View, connection: Connection, table: Any, *columns: str, where: Sequence[Any] = ()
) -> list[Any]:
    c = table.c
    query = select(c.id, *(c[name] for name in columns)).where(view.true(table), *where)
    return list(connection.execute(query.order_by(c.id)).all())


def _by_name(rows: Sequence[Any], known: Mapping[str, str]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.name, known.get(row.id, row.id)))
