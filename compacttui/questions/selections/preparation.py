"""What was done before the notice of a selection, and what has not been done yet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.sight import sees_all
from compacttui.questions.selections.standing import MOMENTS
from compacttui.questions.view import View
from compacttui.records.selections import advert, protocol, request, role_description
from compacttui.rules.dates import from_utc_text, london_day
from compacttui.rules.findings import Finding
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import Mark, from_days, timetable_findings
from compacttui.rules.selections.guards import NO_PROTOCOL, PROTOCOL_CHANGED
from compacttui.rules.words import ProcessState

BEFORE_NOTICE = frozenset({ProcessState.DRAFTED, ProcessState.APPROVED})
"""States of a selection of which no notice was given."""


@dataclass(frozen=True, slots=True)
class AdvertOf:
    """Where a vacancy is advertised, since when."""

    place: str
    since: date
    reference: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """What was done before the notice of a selection.

    Attributes:
        prepared_by: who prepared it, by name.
        approved_on: the day of the approval; nothing where there was none.
        approved_by: who approved it, by name: here, or on paper.
        on_paper: it was approved on paper.
        adverts: where it is advertised, the first place first.
        adverts_needed: in how many places the rules it began under ask for.
        sector_asked_on: when the community sector was asked; nothing where it was not.
        sector_asked: whom, by name.
        sector_said: what they said; empty for those who may not read it.
        formats_ready_on: since when accessible formats are ready; nothing where they are not.
        formats: which.
        role_agreed_on: the day from which the descriptions of all its seats' roles were agreed by both sides.
        protocol_trouble: what is wrong with the selection protocol, in words; empty where one is in force.
        odd_dates: what is odd about its dates, while nobody has approved them.
        replanned_on: the day its dates were planned anew last.
        request: the request for a representative that it answers, by id; empty where there is none.
    """

    prepared_by: str
    approved_on: date | None
    approved_by: str
    on_paper: bool
    adverts: tuple[AdvertOf, ...]
    adverts_needed: int
    sector_asked_on: date | None
    sector_asked: tuple[str, ...]
    sector_said: str
    formats_ready_on: date | None
    formats: str
    role_agreed_on: date | None
    protocol_trouble: str
    odd_dates: tuple[Finding, ...]
    replanned_on: date | None
    request: str


def read_preparation(
    view: View, connection: Connection, row: Row[Any], seats: tuple[str, ...]
) -> Preparation:
    """What was done before a selection's notice, from its row."""
    asked = tuple(json.loads(row.sector_asked))
    names = Names(view)
    names.read(connection, [row.prepared_by, *asked, *([row.approved_by] if row.approved_by else [])])
    book = view.rules.from_facts(json.loads(row.rules))
    on_paper = said(row.approved_on_paper)
    return Preparation(
        prepared_by=names.of(row.prepared_by) or UNKNOWN,
        approved_on=_day(row.approved_on),
        approved_by=on_paper or (names.of(row.approved_by) or UNKNOWN if row.approved_by else ""),
        on_paper=bool(on_paper),
        adverts=_adverts(view, connection, row.id),
        adverts_needed=book.nominations.adverts,
        sector_asked_on=_day(row.sector_asked_on),
        sector_asked=tuple(names.of(one) or UNKNOWN for one in asked),
        sector_said=said(row.sector_said) if sees_all(view) else "",
        formats_ready_on=_day(row.formats_ready_on),
        formats=said(row.formats),
        role_agreed_on=_role_agreed_on(view, connection, seats),
        protocol_trouble=_protocol_trouble(view, connection, row.protocol, book),
        odd_dates=_odd_dates(row, book),
        replanned_on=_day(row.replanned_on),
        request=_request(view, connection, row.id),
    )


def _adverts(view: View, connection: Connection, selection: str) -> tuple[AdvertOf, ...]:
    a = advert.c
    query = (
        select(advert).where(view.true(advert), a.selection == selection).order_by(a.since, a.recorded_seq)
    )
    return tuple(
        AdvertOf(said(one.place), date.fromisoformat(one.since), said(one.reference))
        for one in connection.execute(query)
    )


def _role_agreed_on(view: View, connection: Connection, seats: tuple[str, ...]) -> date | None:
    r = role_description.c
    query = select(r.seat, r.sector_agreed_on, r.public_agreed_on).where(
        view.true(role_description), r.seat.in_(seats)
    )
    found = {row.seat: (row.sector_agreed_on, row.public_agreed_on) for row in connection.execute(query)}
    days: list[str] = []
    for seat in seats:
        by_sector, by_public = found.get(seat, (None, None))
        if by_sector is None or by_public is None:
            return None
        days += [by_sector, by_public]
    return date.fromisoformat(max(days)) if days else None


def _protocol_trouble(view: View, connection: Connection, began_under: str | None, book: RuleBook) -> str:
    if began_under is None:
        return NO_PROTOCOL
    p = protocol.c
    query = select(p.rules_version).where(view.known(protocol), p.id == began_under)
    version = connection.execute(query).scalar()
    return "" if version == book.version else PROTOCOL_CHANGED


def _odd_dates(row: Row[Any], book: RuleBook) -> tuple[Finding, ...]:
    """What is odd about the dates of a selection that nobody has approved yet."""
    if row.state != ProcessState.DRAFTED:
        return ()
    days = {mark: london_day(from_utc_text(getattr(row, column))) for mark, column in MOMENTS.items()}
    dates = from_days({Mark.NOTICE: date.fromisoformat(row.notice_on), **days}, book)
    return tuple(timetable_findings(dates, book))


def _request(view: View, connection: Connection, selection: str) -> str:
    r = request.c
    query = select(r.id).where(view.true(request), r.selection == selection).limit(1)
    return connection.execute(query).scalar() or ""


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
