"""What entries of the register said before they were told better: nothing that was declared is ever written over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, exists, false, select, true

from compacttui.questions.interests.register import InterestRow, interest_rows
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
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
    """Each entry as it read from one day until another, what was told last first; officers and auditors see all, others their own.

    Args:
        entry: only this entry; every one that was told more than once if left out.
    """
    return versions_of(view, entry)


def versions_of(view: View, entry: str | None) -> Window[VersionRow]:
    """Everything that one entry ever said, or all that said more than one thing, as far as the viewer reads them in full.

    Args:
        view: who is looking.
        entry: the entry's id, or nothing for all of them.
    """
    c = interest.c
    later = interest.alias("later")
    again = exists().where(
        later.c.log == c.log, later.c.id == c.id, later.c.version > 1, _was_known(view, later.c.recorded_seq)
    )
    own = true() if view.role in READ_NEARLY_ALL else c.person == view.person if view.person else false()
    which = c.id == entry if entry else again
    query = select(interest).where(c.log == view.town, which, own, _was_known(view, c.recorded_seq))
    keys = [Key(c.recorded_seq, descending=True), Key(c.id, descending=True)]
    return Window(view, query, keys, lambda connection, rows: _rows(view, connection, rows))


def _was_known(view: View, seq: ColumnElement[int]) -> ColumnElement[bool]:
    """The entries of the ledger that were there by the day whose knowledge is asked for."""
    return true() if view.known_seq is None else seq < view.known_seq


def _rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[VersionRow]:
    e = event_table.c
    numbers = {seq for row in raw for seq in (row.recorded_seq, row.superseded_seq) if seq is not None}
    # What was told otherwise later stands as the latest word of its day.
    query = select(e.seq, e.at).where(e.log == view.town, e.seq.in_(sorted(numbers)), _was_known(view, e.seq))
    days = {row.seq: london_day(from_utc_text(row.at)) for row in connection.execute(query)}
    return [_row(row, one, days) for row, one in zip(raw, interest_rows(view, connection, raw), strict=True)]


def _row(raw: Raw, one: InterestRow, days: Mapping[int, date]) -> VersionRow:
    return VersionRow(
        id=one.id,
        seq=raw.recorded_seq,
        told_on=days[raw.recorded_seq],
        until=days.get(raw.superseded_seq),
        person=one.person,
        held_in=one.held_in,
        kind=one.kind,
        category=one.category,
        since=one.since,
        to=one.until,
        mitigation=one.mitigation,
        stands=one.stands,
    )
