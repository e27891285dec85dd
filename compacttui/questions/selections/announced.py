"""What the public papers of a selection say beside its record: the rules it began under, its seats, how it went."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.countbacks import CountbackOf, countbacks_of
from compacttui.questions.selections.counted import CountOf, count_of, names_on_ballot
from compacttui.questions.selections.details import SelectionDetail, read_detail
from compacttui.questions.view import View
from compacttui.records.partnerships import seat as seat_table
from compacttui.records.selections import role_description, selection
from compacttui.rules.dates import from_utc_text
from compacttui.rules.polls.marks import Style, style_of
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.rulebook.sections import Unopposed
from compacttui.rules.selections import Route
from compacttui.rules.words import Offered, SelectionMethod


@dataclass(frozen=True, slots=True)
class SeatOffered:
    """A seat that is to be filled.

    Attributes:
        name: what it is called.
        term_months: how long a term is.
        offered: what the holder is given.
        purpose, duties, rights, specification, commitment: the description of the role; empty where none is written.
    """

    name: str
    term_months: int
    offered: str
    purpose: str = ""
    duties: str = ""
    rights: str = ""
    specification: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class Announced:
    """A selection as its public papers tell of it.

    Attributes:
        detail: its record, as the viewer may see it.
        rules: the rules it began under.
        seats: the seats it is to fill.
        style: how ballot papers are marked; nothing where nobody votes.
        route: which way it went once nominations were over; nothing before.
        published_on: the day on which the persons nominated were published.
        poll_announced_on: the day of the notice of poll.
        complaints_close_at: until when complaints are heard, once there is a result.
        countbacks: the countbacks that have a result, with their counts, the first one first.
    """

    detail: SelectionDetail
    rules: RuleBook
    seats: tuple[SeatOffered, ...]
    style: Style | None
    route: Route | None
    published_on: date | None
    poll_announced_on: date | None
    complaints_close_at: datetime | None
    countbacks: tuple[tuple[CountbackOf, CountOf], ...] = ()

    @property
    def asks_yes_or_no(self) -> bool:
        """Whether voters say yes or no to those who stand unopposed."""
        is_wanted = (
            self.detail.method is SelectionMethod.CONFIRMATORY
            or self.rules.uncontested.route is Unopposed.CONFIRMATORY
        )
        return self.route is Route.CONFIRMATORY or (self.route is Route.UNCONTESTED and is_wanted)


def announced(view: View, thing: str) -> Announced:
    """A selection as its public papers tell of it, on the view's day.

    Args:
        view: who is looking, and at which day.
        thing: the selection's id.

    Raises:
        Refused: there is no such selection that the viewer may see.
    """
    with view.reading() as connection:
        found = read_detail(view, connection, thing)
        row = connection.execute(
            select(selection).where(view.true(selection), selection.c.id == thing)
        ).first()
        if found is None or row is None:
            raise Refused("There is no such selection on record on that day.", field="selection")
        seats = _seats(view, connection, [one.id for one in found.seats])
        backs = tuple(_countbacks(view, connection, row))
    return Announced(
        detail=found,
        rules=view.rules.from_facts(json.loads(row.rules)),
        seats=seats,
        style=style_of(row.counted_by) if found.method.has_a_poll and row.counted_by else None,
        route=Route.of(row.route) if row.route else None,
        published_on=_day(row.nominations_published_on),
        poll_announced_on=_day(row.poll_announced_on),
        complaints_close_at=from_utc_text(row.complaints_close_at) if row.complaints_close_at else None,
        countbacks=backs,
    )


def _countbacks(view: View, connection: Connection, row: Row[Any]) -> Iterator[tuple[CountbackOf, CountOf]]:
    for back in countbacks_of(view, connection, row.id, names_on_ballot(view, connection, row.id)):
        found = count_of(view, connection, row, back) if back.state in {"provisional", "declared"} else None
        if found is not None:
            yield back, found


def _seats(view: View, connection: Connection, seats: list[str]) -> tuple[SeatOffered, ...]:
    s, r = seat_table.c, role_description.c
    query = (
        select(s.id, s.term_months, s.offered, r.purpose, r.duties, r.rights, r.specification, r.commitment)
        .outerjoin_from(seat_table, role_description, and_(view.true(role_description), r.seat == s.id))
        .where(view.true(seat_table), s.id.in_(seats))
    )
    rows = {row.id: row for row in connection.execute(query)}
    names = Names(view)
    names.read(connection, seats)
    return tuple(_seat(names.of(one) or UNKNOWN, rows[one]) for one in seats if one in rows)


def _seat(name: str, row: Row[*tuple[Any, ...]]) -> SeatOffered:
    return SeatOffered(
        name=name,
        term_months=row.term_months,
        offered=Offered.of(row.offered).words,
        purpose=said(row.purpose),
        duties=said(row.duties),
        rights=said(row.rights),
        specification=said(row.specification),
        commitment=said(row.commitment),
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
