"""One entry, opened: what it was, who did it, when, from what to what, why, and its receipt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, select

from compacttui.questions.ledger.entries import EntryReader, ReadEntry, size_of
from compacttui.questions.ledger.history import HistoryRow, Wanted, history
from compacttui.questions.ledger.values import HIDDEN, is_personal, label_of, refers_to, said
from compacttui.questions.names import names_of
from compacttui.questions.sight import Sight, actions_held
from compacttui.questions.view import View
from compacttui.questions.windows import Pages
from compacttui.records.actions import action
from compacttui.records.events import REDUCERS, Event, Reads, Row
from compacttui.records.log import event_table, head_table, personal_table
from compacttui.records.reports import report_item
from compacttui.rules.dates import PartialDate, from_utc_text
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import Standing

_MOST_RECORDS: Final = 40
"""Records that one entry shows; freezing a register writes thousands."""
_NOT_SHOWN: Final = "(not shown to you)"


@dataclass(frozen=True, slots=True)
class FromTo:
    """One value that an entry changed, in words; empty where there was, or is, nothing.

    Attributes:
        what: which value: "Last day".
        before: what it was.
        after: what it became.
    """

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that an entry began or changed.

    Attributes:
        thing: its id, to open it.
        kind: what kind of record: "term".
        name: what it is called; its kind where it has no name of its own.
        is_new: it began with this entry.
        values: what changed, or what it began with.
    """

    thing: str
    kind: str
    name: str
    is_new: bool
    values: tuple[FromTo, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What proves an entry. The only place where a fingerprint is shown.

    Attributes:
        seq: the entry's number; the first has 0.
        leaf: the fingerprint of the entry: SHA-256 of a zero byte and its body, as hex; volunteers are spared it.
        size: how many entries the ledger had when this was asked.
    """

    seq: int
    leaf: str
    size: int


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """One entry with everything that may be read of it.

    Attributes:
        seq: its number.
        what: what happened.
        note: the rest in one phrase.
        standing: how it stands, where that means something.
        about: the things it touches, as (id, name).
        by: who recorded it.
        role: in which role.
        recorded_at: when it was recorded, UTC.
        true_on: the day it was true.
        reason: why, where a reason was given and may be read.
        changes: the records it began or changed.
        more_changes: how many further records it wrote.
        receipt: what proves it.
    """

    seq: int
    what: str
    note: str
    standing: Standing | None
    about: tuple[tuple[str, str], ...]
    by: str
    role: str
    recorded_at: datetime
    true_on: PartialDate
    reason: str
    changes: tuple[RecordChange, ...]
    more_changes: int
    receipt: Receipt


def entry(view: View, seq: int) -> OpenedEntry:
    """One entry of the ledger, opened.

    Args:
        view: who is looking.
        seq: the entry's number.

    Raises:
        Refused: there is no such entry, or none was known on the day asked for.
    """
    e = event_table.c
    with view.reading() as connection:
        reader = EntryReader(view)
        found = reader.read(connection, e.seq == seq) if seq < size_of(view, connection) else []
        if not found:
            raise Refused(f"There is no entry {seq:,} in this history.")
        leaf = connection.execute(select(e.leaf).where(e.log == view.town, e.seq == seq)).scalar_one()
        size = connection.execute(select(head_table.c.size).where(head_table.c.log == view.town)).scalar_one()
        shown = "" if view.role.is_volunteer else leaf.hex()
        changes, more = _changes(view, connection, found[0], reader)
    return _opened(found[0], changes, more, Receipt(seq, shown, size))


def record_history(view: View, thing: str) -> Pages[HistoryRow]:
    """Every entry that touches a thing, newest first: who changed it, when and why.

    Args:
        view: who is looking.
        thing: its id.
    """
    return history(view, Wanted(thing=thing))


def _opened(read: ReadEntry, changes: tuple[RecordChange, ...], more: int, receipt: Receipt) -> OpenedEntry:
    event, told = read.event, read.told
    closed = read.sight is Sight.CLOSED
    return OpenedEntry(
        seq=event.seq,
        what=told.what,
        note=told.note,
        standing=told.standing,
        about=() if closed else tuple((t, name) for t in event.about if (name := read.names.get(t))),
        by="" if closed else read.names.get(event.actor, "somebody no longer named"),
        role="" if closed else Role.of(event.role).words,
        recorded_at=from_utc_text(event.at),
        true_on=PartialDate.from_iso(told.on),
        reason=read.reason,
        changes=changes,
        more_changes=more,
        receipt=receipt,
    )


def _changes(
    view: View, connection: Connection, read: ReadEntry, reader: EntryReader
) -> tuple[tuple[RecordChange, ...], int]:
    """What the entry wrote, worked out by its reducer from the rows that stood before it."""
    if read.sight is Sight.CLOSED:
        return (), 0
    before, after = _before_and_after(connection, read.event)
    records = list(after)
    shown = records[:_MOST_RECORDS]
    wanted = {
        thing for key in shown for row in (before.get(key), after[key]) for thing in _refers(key[0], row)
    }
    names = names_of(
        view,
        connection,
        wanted | {thing for _, thing in shown},
        PartialDate.from_iso(read.event.day).earliest,
    )
    made = (
        RecordChange(
            thing=thing,
            kind=table.name.replace("_", " "),
            name=names.get(thing) or table.name.replace("_", " "),
            is_new=before.get((table, thing)) is None,
            values=_values(read, reader, table, before.get((table, thing)), after[table, thing], names),
        )
        for table, thing in shown
    )
    return tuple(change for change in made if change.values), len(records) - len(shown)


_Rows = dict[tuple[Table, str], Row]


def _before_and_after(connection: Connection, event: Event) -> tuple[_Rows, _Rows]:
    """The rows that stood before an entry, and those that it left: its own reducer says so."""
    before: _Rows = {}

    def ever(table: Table, thing: str) -> list[Row]:
        c = table.c
        query = (
            select(table)
            .where(c.log == event.log, c.id == thing, c.recorded_seq < event.seq)
            .order_by(c.version)
        )
        rows = [_as_before(dict(row), event.seq) for row in connection.execute(query).mappings()]
        if rows:
            before.setdefault((table, thing), rows[-1])
        return rows

    def latest(table: Table, thing: str) -> Row | None:
        rows = ever(table, thing)
        return rows[-1] if rows and rows[-1]["superseded_seq"] is None else None

    p = personal_table.c
    kept = select(p.field, p.value).where(p.log == event.log, p.seq == event.seq)
    private = {row.field: row.value for row in connection.execute(kept)}
    after: _Rows = {}
    for change in REDUCERS[event.kind](Reads(latest, ever), event, private):
        after[change.table, str(change.row["id"])] = change.row if change.kept else _nothing(change.row)
    return before, after


def _as_before(row: Row, seq: int) -> Row:
    """A row as it stood before an entry: what superseded it then or later had not done so."""
    by = row["superseded_seq"]
    return {**row, "superseded_seq": None if isinstance(by, int) and by >= seq else by}


def _nothing(row: Row) -> Row:
    """What is left of a row that was taken back."""
    return {**dict.fromkeys(row), "id": row["id"]}


def _refers(table: Table, row: Row | None) -> Iterable[str]:
    for column in table.columns if row else ():
        yield from refers_to(column, row[column.name] if row else None)


def _values(
    read: ReadEntry,
    reader: EntryReader,
    table: Table,
    before: Row | None,
    after: Row,
    names: Mapping[str, str],
) -> tuple[FromTo, ...]:
    changed: list[FromTo] = []
    for column in _shown(table):
        was, became = (before or {}).get(column.name), after[column.name]
        if was == became:
            continue
        if is_personal(column) and not reader.may_read(read.event, _field(read.event, table, column, after)):
            changed.append(FromTo(label_of(column), _NOT_SHOWN if was else "", _NOT_SHOWN if became else ""))
            continue
        in_words = said(column, was, names), said(column, became, names)
        if any(in_words):  # an empty list after nothing is no change to a reader
            changed.append(FromTo(label_of(column), *in_words))
    return tuple(changed)


def _shown(table: Table) -> Sequence[Column[Any]]:
    return [column for column in table.columns if column.name not in HIDDEN]


def _field(event: Event, table: Table, column: Column[Any], row: Row) -> str:
    """The personal field of an entry that a column's words come from."""
    if table is report_item:
        return f"items.{row['number']}.{column.name}"
    held = [str(one.get("id")) for one in actions_held(event)] if table is action else []
    thing = str(row["id"])
    return f"actions.{held.index(thing) + 1}.{column.name}" if thing in held else column.name
