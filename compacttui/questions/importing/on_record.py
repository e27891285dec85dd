"""Everything on record, read whole for whoever plans an import."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from compacttui.questions.days import partial
from compacttui.questions.holding import TermOn, records_begin_on, terms_on
from compacttui.questions.importing.known import (
    Known,
    KnownInterest,
    KnownMeeting,
    KnownOrganisation,
    KnownPerson,
    KnownSeat,
    Register,
)
from compacttui.questions.ledger.entries import size_of
from compacttui.questions.view import View
from compacttui.records.imports import identifier
from compacttui.records.interests import interest
from compacttui.records.meetings import meeting
from compacttui.records.mergers import merger
from compacttui.records.organisations import organisation
from compacttui.records.partnerships import constituency, partnership, seat
from compacttui.records.people import affiliation, person
from compacttui.records.work import matching, meant
from compacttui.rules.dates import PartialDate
from compacttui.rules.text import folded
from compacttui.rules.words import InterestCategory, InterestKind, InterestState


def register(view: View) -> Register:
    """What is on record today, whole: for whoever plans an import.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    with view.reading() as connection:
        terms = _terms(view, connection)
        belongs = _belongs(view, connection, terms)
        former = _former_names(view, connection)
        return Register(
            town=view.town,
            today=view.today,
            entries=size_of(view, connection),
            begins_on=records_begin_on(view, connection),
            people=[
                KnownPerson(row.id, row.name, row.folded, organisations=frozenset(belongs[row.id]))
                for row in _true(view, connection, person, "name", "folded")
            ],
            organisations=[
                KnownOrganisation(
                    row.id,
                    row.name,
                    row.folded,
                    folded(row.short_name or ""),
                    row.membership_class,
                    row.membership_state,
                    tuple(former.get(row.id, ())),
                )
                for row in _true(
                    view,
                    connection,
                    organisation,
                    *("name", "folded", "short_name", "membership_class", "membership_state"),
                )
            ],
            partnerships=_named(view, connection, partnership),
            constituencies=_named(view, connection, constituency),
            seats=[
                KnownSeat(
                    row.id,
                    row.name,
                    row.folded,
                    partnership=row.partnership,
                    constituency=row.constituency,
                    terms=tuple(terms[row.id]),
                    shared_by=row.shared_by,
                )
                for row in _true(
                    view,
                    connection,
                    seat,
                    *("name", "folded", "partnership", "constituency", "number", "shared_by"),
                )
            ],
            meetings=_meetings(view, connection),
            interests=_interests(view, connection),
            identifiers={
                (row.scheme, row.value): row.thing
                for row in _true(view, connection, identifier, "scheme", "value", "thing")
            },
            meant=_meant(view, connection),
            became={row.gone: row.kept for row in _true(view, connection, merger, "gone", "kept")},
        )


def matched_before(view: View, kind: str, headings: str) -> Mapping[str, int] | None:
    """Which column holds what, as a person said it last of a file with these headings; nothing if nobody did."""
    c = matching.c
    with view.reading() as connection:
        query = select(c.body).where(c.log == view.town, c.kind == kind, c.headings == headings)
        body = connection.execute(query).scalar()
    return None if body is None else {str(field): int(number) for field, number in json.loads(body).items()}


def _true(view: View, connection: Connection, table: Any, *columns: str) -> Sequence[Any]:
    c = table.c
    query = select(c.id, *(c[name] for name in columns)).where(view.known(table), c.effective_to.is_(None))
    return connection.execute(query.order_by(c.id)).all()


def _named(view: View, connection: Connection, table: Any) -> list[Known]:
    return [Known(row.id, row.name, row.folded) for row in _true(view, connection, table, "name", "folded")]


def _former_names(view: View, connection: Connection) -> dict[str, list[str]]:
    """What organisations were called before, by their ids."""
    c = organisation.c
    found: dict[str, list[str]] = defaultdict(list)
    query = select(c.id, c.name).where(view.known(organisation), c.effective_to.is_not(None)).distinct()
    for row in connection.execute(query.order_by(c.id, c.name)):
        found[row.id].append(row.name)
    return found


def _terms(view: View, connection: Connection) -> dict[str, list[TermOn]]:
    found: dict[str, list[TermOn]] = defaultdict(list)
    for one in terms_on(view, connection):
        found[one.seat].append(one)
    return found


def _belongs(
    view: View, connection: Connection, terms: Mapping[str, Sequence[TermOn]]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in _true(view, connection, affiliation, "person", "organisation"):
        found[row.person].add(row.organisation)
    for own in terms.values():
        for one in own:
            if one.organisation:
                found[one.person].add(one.organisation)
    return found


def _meetings(view: View, connection: Connection) -> list[KnownMeeting]:
    rows = _true(view, connection, meeting, "partnership", "planned_on", "held_on", "starts_at", "state")
    return [
        KnownMeeting(
            row.id,
            row.partnership,
            row.held_on or row.planned_on,
            row.starts_at or "",
            row.held_on is not None,
        )
        for row in rows
        if row.state != "cancelled"
    ]


def _interests(view: View, connection: Connection) -> list[KnownInterest]:
    c = interest.c
    rows = connection.execute(select(interest).where(view.known(interest)).order_by(c.recorded_seq, c.id))
    return [
        KnownInterest(
            row.id,
            row.person,
            row.organisation,
            row.body,
            row.description,
            InterestCategory.of(row.category),
            InterestKind.of(row.kind),
            PartialDate.from_iso(row.since),
            partial(row.until),
            indirect=bool(row.indirect),
            relationship=row.relationship,
            potential=bool(row.potential),
            loyalty=bool(row.loyalty),
            political=bool(row.political),
            state=InterestState.of(row.state),
        )
        for row in rows
    ]


def _meant(view: View, connection: Connection) -> dict[str, str]:
    c = meant.c
    return {
        row.said: row.thing for row in connection.execute(select(c.said, c.thing).where(c.log == view.town))
    }
