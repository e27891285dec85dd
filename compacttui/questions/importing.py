"""What is on record, as an import has to know it: names to compare with, seats and who holds them, meetings."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, select

from compacttui.questions.days import partial
from compacttui.questions.holding import TermOn, records_begin_on, terms_on
from compacttui.questions.ledger.entries import size_of
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.imports import identifier, import_run
from compacttui.records.interests import interest
from compacttui.records.log import about_table, event_table, thing_table
from compacttui.records.meetings import meeting
from compacttui.records.mergers import merger
from compacttui.records.organisations import organisation
from compacttui.records.partnerships import constituency, partnership, seat
from compacttui.records.people import affiliation, person
from compacttui.records.work import matching, meant
from compacttui.rules.dates import PartialDate, from_utc_text, london_day, plural
from compacttui.rules.text import folded
from compacttui.rules.words import InterestCategory, InterestKind, InterestState


@dataclass(frozen=True, slots=True)
class Known:
    """A thing on record that has a name.

    Attributes:
        id: its id.
        name: what it is called.
        folded: the name as two people might both mean it.
        short: the folded short name, where it has one.
    """

    id: str
    name: str
    folded: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson(Known):
    """A person on record.

    Attributes:
        organisations: the organisations they belong to, or were chosen from, by id.
    """

    organisations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownOrganisation(Known):
    """An organisation on record.

    Attributes:
        membership_class: what kind of member it is.
        membership_state: whether that is in force.
        former: what it was called before.
    """

    membership_class: str = "none"
    membership_state: str = "none"
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSeat(Known):
    """A seat on record.

    Attributes:
        partnership: at whose table.
        constituency: whom it speaks for.
        terms: every term on it, over or not.
    """

    partnership: str = ""
    constituency: str = ""
    terms: tuple[TermOn, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting on record that was not called off.

    Attributes:
        id: its id.
        partnership: whose.
        on: the day it was held, or is planned for.
        starts_at: the moment it starts, UTC.
        is_held: it is on record as held.
    """

    id: str
    partnership: str
    on: str
    starts_at: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class KnownInterest:
    """An entry of the register of interests, as it reads today.

    Attributes:
        id: its id.
        person: whose it is.
        organisation: the organisation on record that it is in, if it is in one.
        body: or what it is in, by name.
        description: what it is.
        category: what could be gained or lost.
        kind: what it comes from.
        since: since when it is held.
        until: until when it was, or will be.
        indirect: it is held by somebody close.
        relationship: how they are related.
        potential: it could become a conflict.
        loyalty: it is a matter of loyalty.
        political: it has to do with a political office.
        state: whether it may still be changed.
    """

    id: str
    person: str
    organisation: str | None
    body: str | None
    description: str | None
    category: InterestCategory
    kind: InterestKind
    since: PartialDate
    until: PartialDate | None
    indirect: bool
    relationship: str | None
    potential: bool
    loyalty: bool
    political: bool
    state: InterestState


@dataclass(frozen=True)
class Register:
    """Everything on record that a file is compared with.

    Attributes:
        town: the town's id.
        today: the day.
        entries: how many entries the ledger has.
        begins_on: the first day of the records.
        people: everyone on the register.
        organisations: every organisation.
        partnerships: every board and network.
        constituencies: whom seats speak for.
        seats: every seat, with its terms.
        meetings: every meeting.
        interests: every entry of the register of interests, closed ones among them.
        identifiers: which thing another register's number means, by scheme and number.
        meant: which thing a decided name means, by its hash.
        became: for records that were taken into another, which.
    """

    town: str
    today: date
    entries: int
    begins_on: date
    people: Sequence[KnownPerson]
    organisations: Sequence[KnownOrganisation]
    partnerships: Sequence[Known]
    constituencies: Sequence[Known]
    seats: Sequence[KnownSeat]
    meetings: Sequence[KnownMeeting]
    interests: Sequence[KnownInterest]
    identifiers: Mapping[tuple[str, str], str]
    meant: Mapping[str, str]
    became: Mapping[str, str]

    def now(self, thing: str) -> str:
        """The record that stands for a thing now: the one that it was taken into, or itself."""
        while thing in self.became:
            thing = self.became[thing]
        return thing


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
                )
                for row in _true(
                    view, connection, seat, "name", "folded", "partnership", "constituency", "number"
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


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import that was carried out.

    Attributes:
        id: its id, to undo it by.
        on: the day.
        file: from which file.
        kind: what kind of import.
        brought: what came of it, in words.
        stands: whether it was undone.
    """

    id: str
    on: date = column("On")
    file: str = column("File")
    kind: str = column("Kind")
    brought: str = column("Brought")
    stands: str = column("Stands")


@question("imports", title="Which files were taken in", rows=ImportRow)
def imports(view: View) -> Sequence[ImportRow]:
    """The imports so far, the newest first, with what came of each.

    Only the office and auditors see them: the files are the office's own.
    """
    if view.role not in READ_NEARLY_ALL:
        return ()
    with view.reading() as connection:
        return [_import_row(row) for row in connection.execute(_imports(view))]


TAKEN_BACK_WITHIN: Final = timedelta(days=14)
"""How long it is offered to take back the last file; the act itself knows no such limit."""


def import_to_take_back(view: View) -> ImportRow | None:
    """The last import, while it is recent and nothing was recorded since about what it brought; else nothing."""
    t, a = thing_table.c, about_table.c
    with view.reading() as connection:
        last = connection.execute(_imports(view).limit(1)).first()
        if last is None or last.state == "undone":
            return None
        row = _import_row(last)
        if view.day - row.on > TAKEN_BACK_WITHIN:
            return None
        rests = (
            select(a.seq)
            .join_from(thing_table, about_table, (a.log == t.log) & (a.thing == t.id))
            .where(t.log == view.town, t.first_seq.between(last.first_seq, last.last_seq))
            .where(a.seq > last.last_seq + 1)
            .limit(1)
        )
        return None if connection.execute(rests).first() else row


def _imports(view: View) -> Select[Any]:
    """Every import with the moment of it, the newest first."""
    i, e = import_run.c, event_table.c
    return (
        select(import_run, e.at)
        .join_from(import_run, event_table, (e.log == i.log) & (e.seq == i.last_seq + 1))
        .where(view.known(import_run), i.effective_to.is_(None))
        .order_by(i.last_seq.desc())
    )


def _import_row(row: Row[Any]) -> ImportRow:
    return ImportRow(
        row.id,
        london_day(from_utc_text(row.at)),
        row.file,
        row.kind,
        f"{plural(row.added, 'row')} new{f', {row.changed:,} changed' if row.changed else ''}",
        "undone" if row.state == "undone" else "",
    )
