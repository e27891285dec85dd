"""One selection with everything that belongs to it: for the interface, for papers, for whoever checks it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row, func, select

from compacttui.counting import find
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.notices import seen_selections
from compacttui.questions.selections.candidates import NominationRow, nomination_rows
from compacttui.questions.selections.counted import CountOf, PapersOf, count_of, papers_of
from compacttui.questions.selections.kept_places import KeptFor, kept_for
from compacttui.questions.selections.lists import numbers_of, seats_of
from compacttui.questions.selections.outcomes import Elected, elected_in
from compacttui.questions.selections.preparation import Preparation, read_preparation
from compacttui.questions.selections.standing import MOMENTS, OVER, Stands, moment_of, stands
from compacttui.questions.selections.ways import WayOf, way_of
from compacttui.questions.view import View
from compacttui.records.events import ERASED
from compacttui.records.partnerships import seat
from compacttui.records.selections import elector, selection
from compacttui.rules.dates import from_utc_text, london_day, to_utc
from compacttui.rules.refusal import Refused
from compacttui.rules.selections import Mark
from compacttui.rules.words import ElectorateRule, ProcessState, SelectionMethod, SelectionReason


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and what it is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """A date of a selection.

    Attributes:
        mark: what happens.
        at: the moment, in UTC; a notice has only its day.
        has_time: the moment is more than a day.
        passed: it has come.
    """

    mark: Mark
    at: datetime
    has_time: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class RegisterOf:
    """A register of electors, in numbers.

    Attributes:
        qualifying_on: the day on which membership counted.
        frozen_on: the day it was frozen.
        electors: how many votes there are.
        organisations: how many organisations are on it.
        added: how many of them by exception.
        left_out: how many were left out by exception.
        connected: how many are connected with another one on it.
        sha256: its seal.
    """

    qualifying_on: date
    frozen_on: date
    electors: int
    organisations: int
    added: int
    left_out: int
    connected: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SelectionDetail:
    """A selection with everything that belongs to it.

    Attributes:
        id: its id.
        reference: what people call it.
        partnership, constituency: at whose table, for whom.
        seats: the seats it is to fill, in order.
        places: how many.
        why: why it is held.
        method: how it chooses.
        counted_by: the counting method, as people say it; empty where a panel decides.
        source: the law or book that it follows; empty there, too.
        rules_version: the version of the rules it began under, for good.
        protocol: the selection protocol in force when it began, if there was one.
        electorate: which members vote.
        preparation: what was done before its notice.
        abolished: its seats that are no more, by name, while it runs.
        returning_officer, scrutineers: who runs it and who watches.
        qualifying_on: the day on which membership counts.
        on: where it stands.
        timetable: its dates.
        register: the register in numbers, once it is frozen.
        kept_places: the groups of candidates that places are kept for.
        nominations: those the viewer may read, by name.
        not_shown: how many more there are.
        papers: the papers in numbers, once they are sealed.
        count: the count, once there is one the viewer may read.
        elected: who is elected, in order, once the result is declared.
        reserve: who is in reserve, as (place, name).
        unfilled: how many places stay empty, once the result is declared.
        declared_on: the day of the result.
        closing_reason: why it was cancelled, if it was.
        way: how people are chosen besides by a contested poll, and what was said against it.
    """

    id: str
    reference: str
    partnership: Named
    constituency: Named
    seats: tuple[Named, ...]
    places: int
    why: SelectionReason
    method: SelectionMethod
    counted_by: str
    source: str
    rules_version: str
    protocol: Named | None
    electorate: ElectorateRule
    preparation: Preparation
    abolished: tuple[str, ...]
    returning_officer: Named
    scrutineers: tuple[Named, ...]
    qualifying_on: date
    on: Stands
    timetable: tuple[TimetableRow, ...]
    register: RegisterOf | None
    kept_places: tuple[KeptFor, ...]
    nominations: tuple[NominationRow, ...]
    not_shown: int
    papers: PapersOf | None
    count: CountOf | None
    elected: tuple[Elected, ...]
    reserve: tuple[tuple[int, str], ...]
    unfilled: int
    declared_on: date | None
    closing_reason: str
    way: WayOf

    @property
    def notice_on(self) -> date:
        """The day of notice."""
        return london_day(next(row.at for row in self.timetable if row.mark is Mark.NOTICE))


def selection_detail(view: View, thing: str) -> SelectionDetail:
    """One selection on the view's day, as the viewer may see it.

    Args:
        view: who is looking, and at which day.
        thing: the selection's id.

    Raises:
        Refused: there is no such selection, or it was not open yet on that day.
    """
    with view.reading() as connection:
        found = read_detail(view, connection, thing)
    if found is None:
        raise Refused("There is no such selection on record on that day.", field="selection")
    return found


def read_detail(view: View, connection: Connection, thing: str) -> SelectionDetail | None:
    """One selection on the view's day; nothing where there is none."""
    query = select(selection).where(view.true(selection), selection.c.id == thing, *seen_selections(view))
    row = connection.execute(query).first()
    if row is None:
        return None
    numbers = numbers_of(view, connection, [thing])[thing]
    seats = seats_of(view, connection, [thing]).get(thing, ())
    watching = tuple(json.loads(row.scrutineers))
    names = Names(view)
    things = (row.partnership, row.constituency, row.protocol, row.returning_officer)
    names.read(connection, [*seats, *(thing for thing in things if thing), *watching])
    nominations = tuple(nomination_rows(view, connection, thing))
    counted = count_of(view, connection, row)
    elected = elected_in(view, connection, row, nominations, counted)
    return SelectionDetail(
        id=thing,
        reference=row.reference,
        partnership=_named(names, row.partnership),
        constituency=_named(names, row.constituency),
        seats=tuple(_named(names, seat) for seat in seats),
        places=row.places,
        why=SelectionReason.of(row.why),
        method=SelectionMethod.of(row.method),
        counted_by=find(row.counted_by).title if row.counted_by else "",
        source=find(row.counted_by).source if row.counted_by else "",
        rules_version=row.rules_version,
        protocol=_named(names, row.protocol) if row.protocol else None,
        electorate=ElectorateRule.of(row.electorate),
        preparation=read_preparation(view, connection, row, seats),
        abolished=tuple(_named(names, one).name for one in _abolished(view, connection, row, seats)),
        returning_officer=_named(names, row.returning_officer),
        scrutineers=tuple(_named(names, person) for person in watching),
        qualifying_on=date.fromisoformat(row.qualifying_on),
        on=stands(view, row, numbers),
        timetable=_timetable(view, row),
        register=_register(view, connection, row),
        kept_places=tuple(kept_for(view, connection, thing, nominations)),
        nominations=nominations,
        not_shown=numbers.received - len(nominations),
        papers=papers_of(view, connection, row),
        count=counted,
        elected=elected,
        reserve=tuple(
            sorted((one.reserve_place, one.name) for one in nominations if one.reserve_place is not None)
        ),
        unfilled=max(0, row.places - len({one.seat.id for one in elected})) if row.declared_on else 0,
        declared_on=date.fromisoformat(row.declared_on) if row.declared_on else None,
        closing_reason="(erased)" if row.closing_reason == ERASED else (row.closing_reason or ""),
        way=way_of(view, connection, row, {one.id: one.name for one in nominations}),
    )


def _named(names: Names, thing: str) -> Named:
    return Named(thing, names.of(thing) or UNKNOWN)


def _abolished(view: View, connection: Connection, row: Row[Any], seats: Sequence[str]) -> list[str]:
    """The seats of a running selection that the board has taken away."""
    if ProcessState.of(row.state) in OVER:
        return []
    query = select(seat.c.id).where(view.true(seat), seat.c.id.in_(seats), seat.c.state != "abolished")
    there = set(connection.execute(query).scalars())
    return [one for one in seats if one not in there]


def _timetable(view: View, row: Row[Any]) -> tuple[TimetableRow, ...]:
    now = moment_of(view)
    notice = to_utc(date.fromisoformat(row.notice_on), time(0))
    found = [TimetableRow(Mark.NOTICE, notice, has_time=False, passed=notice <= now)]
    for mark, column in MOMENTS.items():
        at = from_utc_text(getattr(row, column))
        found.append(TimetableRow(mark, at, has_time=True, passed=at <= now))
    return tuple(found)


def _register(view: View, connection: Connection, row: Row[Any]) -> RegisterOf | None:
    if row.register_frozen_on is None:
        return None
    e = elector.c
    query = (
        select(e.because, func.count().label("number"), func.count(e.connected_group).label("connected"))
        .where(view.true(elector), e.selection == row.id)
        .group_by(e.because)
    )
    numbers = {found.because: found for found in connection.execute(query)}

    def number(because: str, column: str = "number") -> int:
        return int(getattr(numbers[because], column)) if because in numbers else 0

    return RegisterOf(
        qualifying_on=date.fromisoformat(row.qualifying_on),
        frozen_on=date.fromisoformat(row.register_frozen_on),
        electors=row.electors,
        organisations=number("member") + number("added"),
        added=number("added"),
        left_out=number("left_out"),
        connected=number("member", "connected") + number("added", "connected"),
        sha256=row.register_sha256,
    )
