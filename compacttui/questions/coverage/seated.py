"""What every question about coverage reads: the seats of the day with whom they speak for, and whether they are held."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, select

from compacttui.questions.names import held_on
from compacttui.questions.partnerships.boards import NO_MORE
from compacttui.questions.tables import HOLDING
from compacttui.questions.view import View
from compacttui.records.groups import group
from compacttui.records.partnerships import constituency, partnership, seat
from compacttui.records.terms import term
from compacttui.rules.coverage import GroupState
from compacttui.rules.words import ConstituencyKind, Tier


@dataclass(frozen=True, slots=True)
class Spoken:
    """A constituency on the day.

    Attributes:
        id: its id.
        is_there: it was on record by the day; one that came later is named for seats that are older.
        name: what it is called.
        folded: the same, to find it by.
        kind: whether its people share an interest, a place or both.
        area: the place, if it is one.
        groups: the numbers of the groups that it includes.
        description: what the public reads about it.
        restricted_to: who alone may stand; empty where anybody may.
        restricted_reason: why.
    """

    id: str
    is_there: bool
    name: str
    folded: str
    kind: ConstituencyKind
    area: str
    groups: tuple[int, ...]
    description: str
    restricted_to: str
    restricted_reason: str


@dataclass(frozen=True, slots=True)
class SeatedFor:
    """A seat on the day.

    Attributes:
        id: its id.
        constituency: whom it speaks for, by id.
        tier: the tier of its partnership.
        is_held: somebody holds it in their own right.
    """

    id: str
    constituency: str
    tier: Tier
    is_held: bool


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group at risk of exclusion on the day.

    Attributes:
        id: its id.
        number: by which constituencies name it.
        label: what it is called.
        folded: the same, to find it by.
        set_aside: why it is not looked for here; empty where it is.
    """

    id: str
    number: int
    label: str
    folded: str
    set_aside: str


def constituencies_on(view: View, connection: Connection) -> dict[str, Spoken]:
    """Every constituency by id, as it was on the day; a seat may be older than the day its people were put on record."""
    c, day = constituency.c, view.day.isoformat()
    rows = connection.execute(select(constituency).where(view.known(constituency)).order_by(c.id, c.version))
    return {
        thing: _spoken(held_on(list(periods), day), day)
        for thing, periods in groupby(rows, key=lambda row: str(row.id))
    }


def seats_for(view: View, connection: Connection) -> list[SeatedFor]:
    """The seats of the day, but for those of partnerships that are no more."""
    s, p, t = seat.c, partnership.c, term.c
    held = exists().where(view.true(term), t.seat == s.id, t.state == "active", t.basis.in_(HOLDING))
    query = (
        select(s.id, s.constituency, p.tier, held.label("held"))
        .join_from(seat, partnership, and_(view.true(partnership), p.id == s.partnership))
        .where(view.true(seat), p.state.not_in(NO_MORE))
    )
    return [
        SeatedFor(row.id, row.constituency, Tier.of(row.tier), bool(row.held))
        for row in connection.execute(query)
    ]


def groups_on(view: View, connection: Connection) -> list[ListedGroup]:
    """The groups that are on the list on the day, in its order."""
    rows = connection.execute(select(group).where(view.true(group)).order_by(group.c.number))
    return [
        ListedGroup(
            row.id,
            row.number,
            row.label,
            row.folded,
            row.set_aside_because if row.state == GroupState.SET_ASIDE else "",
        )
        for row in rows
    ]


def labels_of(groups: Sequence[ListedGroup], numbers: Sequence[int]) -> tuple[str, ...]:
    """What the groups with these numbers are called, in the order of the list."""
    return tuple(one.label for one in groups if one.number in numbers)


def seats_by_constituency(seats: Sequence[SeatedFor]) -> Mapping[str, Sequence[SeatedFor]]:
    """The seats that speak for each constituency."""
    found: dict[str, list[SeatedFor]] = {}
    for one in seats:
        found.setdefault(one.constituency, []).append(one)
    return found


def _spoken(row: Row[Any], day: str) -> Spoken:
    return Spoken(
        row.id,
        row.effective_from <= day,
        row.name,
        row.folded,
        ConstituencyKind.of(row.kind),
        row.area or "",
        tuple(json.loads(row.groups)),
        row.description or "",
        row.restricted_to or "",
        row.restricted_reason or "",
    )
