"""Which way a selection went besides a contested poll: a panel, an agreement, a yes or no, a countback, another one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.notices import RUNS_OR_READS
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.complaints import ComplaintRow, complaint_rows
from compacttui.questions.selections.countbacks import countbacks_of
from compacttui.questions.view import View
from compacttui.records.complaints import complaint
from compacttui.records.selections import choosing, yes_no
from compacttui.rules.selections import Route


@dataclass(frozen=True, slots=True)
class Linked:
    """Another thing by its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class AnswersOf:
    """What the voters said about one candidate: yes or no."""

    name: str
    yes: int
    no: int


@dataclass(frozen=True, slots=True)
class WayOf:
    """How people are or were chosen besides by a contested poll.

    Attributes:
        route: the way it went, in words; empty while nominations are not over, and where there was a contested poll.
        extended_on: the day nominations were opened again.
        follows: the selection that this one is held in place of.
        followed_by: the selection that was held in its place.
        panel: who chooses, where a panel does.
        shortlisted: whom the panel invited, by name.
        interviewed_on: the day of the interviews.
        reasons: why these were chosen, for those who may read it.
        answers: the yes and no votes.
        countbacks: the seats that were filled by countback.
        counting_back: the seat for which the papers are being counted again.
        complaints: the complaints that the viewer may read.
        complaints_heard: how many there are.
    """

    route: str
    extended_on: date | None
    follows: Linked | None
    followed_by: Linked | None
    panel: tuple[Linked, ...]
    shortlisted: tuple[str, ...]
    interviewed_on: date | None
    reasons: str
    answers: tuple[AnswersOf, ...]
    countbacks: tuple[Linked, ...]
    counting_back: tuple[Linked, ...]
    complaints: tuple[ComplaintRow, ...]
    complaints_heard: int


def way_of(view: View, connection: Connection, row: Row[Any], ballot: Mapping[str, str]) -> WayOf:
    """The way a selection goes or went.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        row: the selection's row.
        ballot: the names of its nominations by id, as far as the viewer may read them.
    """
    c, y = choosing.c, yes_no.c
    chosen = connection.execute(select(choosing).where(view.true(choosing), c.selection == row.id)).first()
    answers = connection.execute(
        select(y.nomination, y.yes, y.no).where(view.true(yes_no), y.selection == row.id).order_by(y.id)
    ).all()
    back = countbacks_of(view, connection, row.id, ballot)
    panel = tuple(json.loads(chosen.panel)) if chosen else ()
    names = Names(view)
    names.read(
        connection,
        [one for one in (row.follows, row.followed_by, *panel) if one],
    )
    inside = view.role in RUNS_OR_READS
    heard = select(func.count()).where(view.true(complaint), complaint.c.selection == row.id)
    return WayOf(
        route=Route.of(row.route).words if row.route not in {None, Route.CONTESTED.value} else "",
        extended_on=_day(row.extended_on),
        follows=_linked(names, row.follows),
        followed_by=_linked(names, row.followed_by),
        panel=tuple(Linked(one, names.of(one) or UNKNOWN) for one in panel),
        shortlisted=tuple(ballot.get(one, UNKNOWN) for one in json.loads(chosen.shortlisted))
        if chosen and inside
        else (),
        interviewed_on=_day(chosen.interviewed_on) if chosen else None,
        reasons=said(chosen.reasons) if chosen and inside else "",
        answers=tuple(AnswersOf(ballot.get(one.nomination, UNKNOWN), one.yes, one.no) for one in answers),
        countbacks=tuple(Linked(one.seat_id, one.seat) for one in back if one.fills),
        counting_back=tuple(Linked(one.seat_id, one.seat) for one in back if one.is_at_work),
        complaints=tuple(complaint_rows(view, connection, row.id)),
        complaints_heard=connection.execute(heard).scalar() or 0,
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _linked(names: Names, thing: str | None) -> Linked | None:
    return Linked(thing, names.of(thing) or UNKNOWN) if thing else None
