"""What entries of the register said before they were told better: nothing that was declared is ever written over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, select

from compacttui.questions.interests.register import InterestRow, interest_rows
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.interests import interest
from compacttui.records.log import event_table
from compacttui.rules.dates import PartialDate, from_utc_text, london_day
from compacttui.rules.given import Interest
from compacttui.rules.roles import Role


@dataclass(frozen=True, slots=True)
class VersionRow:
    """An entry of the register as it read for some time.

    Attributes:
        id: the entry's id.
        seq: the entry of the ledger that told it so.
        told_on: the day it was told so.
        until: the day it was told otherwise; nothing for the latest word.
        person: whose it is.
        held_in: in which organisation, or what it is.
        kind: what it comes from, and whether it is somebody else's.
        category: what could be gained or lost.
        since: since when it was said to be held.
        to: until when.
        mitigation: what was done about it as a rule.
        stands: how it stood.
    """

    id: str
    seq: int
    told_on: date = column("Told on")
    until: date | None = column("Until told otherwise")
    person: str = column("Person")
    held_in: str = column("In")
    kind: str = column("What it is")
    category: str = column("Category")
    since: PartialDate = column("From")
    to: PartialDate | None = column("To")
    mitigation: str = column("What is done")
    stands: str = column("Stands")


@question(
    "interest_versions",
    title="What entries of the register said before",
    rows=VersionRow,
    roles=READ_NEARLY_ALL | {Role.REPRESENTATIVE, Role.DEPUTY},
)
def interest_versions(view: View, entry: Interest | None = None) -> Sequence[VersionRow]:
    """Each entry as it read from one day until another, the first word first; officers and auditors see all, others their own.

    Args:
        entry: only this entry; every one that was told more than once if left out.
    """
    return versions_of(view, entry)


def versions_of(view: View, entry: str | None) -> Sequence[VersionRow]:
    """Everything that one entry ever said, or all that said more than one thing, as far as the viewer reads them in full.

    Args:
        view: who is looking.
        entry: the entry's id, or nothing for all of them.
    """
    if view.role not in READ_NEARLY_ALL and not view.person:
        return ()
    with view.reading() as connection:
        found = _versions(view, connection, entry)
        rows = interest_rows(view, connection, found)
    return [_row(row, one) for row, one in zip(found, rows, strict=True)]


def _versions(view: View, connection: Connection, only: str | None) -> Sequence[Row[Any]]:
    c = interest.c
    told, otherwise, later = (
        event_table.alias("told"),
        event_table.alias("otherwise"),
        interest.alias("later"),
    )
    again = exists().where(later.c.log == c.log, later.c.id == c.id, later.c.version > 1)
    query = (
        select(interest, told.c.at.label("told_at"), otherwise.c.at.label("otherwise_at"))
        .join(told, and_(told.c.log == c.log, told.c.seq == c.recorded_seq))
        .outerjoin(otherwise, and_(otherwise.c.log == c.log, otherwise.c.seq == c.superseded_seq))
        .where(c.log == view.town, c.id == only if only else again)
        .order_by(c.person, c.id, c.version)
    )
    if view.known_seq is not None:
        query = query.where(c.recorded_seq < view.known_seq)
    if view.role not in READ_NEARLY_ALL:
        query = query.where(c.person == view.person)
    return connection.execute(query).all()


def _row(raw: Row[Any], one: InterestRow) -> VersionRow:
    return VersionRow(
        id=one.id,
        seq=raw.recorded_seq,
        told_on=london_day(from_utc_text(raw.told_at)),
        until=london_day(from_utc_text(raw.otherwise_at)) if raw.otherwise_at else None,
        person=one.person,
        held_in=one.held_in,
        kind=one.kind,
        category=one.category,
        since=one.since,
        to=one.until,
        mitigation=one.mitigation,
        stands=one.stands,
    )
