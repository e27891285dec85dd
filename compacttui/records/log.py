"""The ledger: the only way in. One entry, its personal words, the tables it changes, in one transaction.

`Books` is a town's ledger opened for writing. Entries and rows are gathered and written in bulk when the
transaction ends or something must be read, so an import travels the same road as a single act.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import (
    Connection,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Select,
    Table,
)

from compacttui.records import door, events
from compacttui.records.body import Json, canonical, commitment
from compacttui.records.chance import Chance
from compacttui.records.columns import blob, moment, number, table, words
from compacttui.records.events import Change, Event, Reads, Row, Value, version_of
from compacttui.records.merkle import Frontier, leaf_hash
from compacttui.records.statements import (
    Statement,
    head_of,
    insert_into,
    latest_first,
    move_head,
    step_back,
)
from compacttui.records.turns import in_turn

event_table = table(
    "event",
    words("log"),
    number("seq"),
    moment("at"),
    words("kind"),
    words("subject"),
    words("actor"),
    words("body"),
    blob("leaf"),
    constraints=[PrimaryKeyConstraint("log", "seq")],
)
Index("ix_event_subject", event_table.c.log, event_table.c.subject, event_table.c.seq)
Index("ix_event_kind", event_table.c.log, event_table.c.kind, event_table.c.seq)
Index("ix_event_actor", event_table.c.log, event_table.c.actor, event_table.c.seq)
# With the number: the first entry since a moment is found in the index alone.
Index("ix_event_at", event_table.c.log, event_table.c.at, event_table.c.seq)

head_table = table(
    "head", words("log"), number("size"), blob("frontier"), constraints=[PrimaryKeyConstraint("log")]
)
"""One row for each town: how many entries, and the tree's right edge. Its lock orders the writers."""

node_table = table(
    "node",
    words("log"),
    number("level"),
    number("idx"),
    blob("hash"),
    constraints=[PrimaryKeyConstraint("log", "level", "idx")],
)
"""Finished blocks of 256^level entries: proofs without reading the whole ledger. Can be rebuilt."""

personal_table = table(
    "personal",
    words("log"),
    number("seq"),
    words("field"),
    words("person"),
    blob("salt"),
    words("value"),
    constraints=[
        PrimaryKeyConstraint("log", "seq", "field"),
        ForeignKeyConstraint(["log", "seq"], ["event.log", "event.seq"], name="fk_personal_event"),
    ],
)
"""Names and free text: the only place with words that can be erased."""
Index("ix_personal_person", personal_table.c.log, personal_table.c.person)

thing_table = table(
    "thing",
    words("log"),
    words("id"),
    number("first_seq"),
    constraints=[PrimaryKeyConstraint("log", "id")],
    is_list=True,
)
"""Every person, seat, meeting ... once, so that references can be checked by the database."""

about_table = table(
    "about",
    words("log"),
    words("thing"),
    number("seq"),
    constraints=[
        PrimaryKeyConstraint("log", "thing", "seq"),
        ForeignKeyConstraint(["log", "seq"], ["event.log", "event.seq"], name="fk_about_event"),
    ],
    is_list=True,
)
"""Which entries touch which thing: what timelines are read from."""

Words: TypeAlias = "Mapping[str, str | None]"

_FLUSH_AT = 4000
"""Rows gathered before they are written: large enough for executemany, small enough for memory."""
_MOST_KNOWN = 50_000
"""Latest rows kept at hand in one transaction; past that, they are read back when needed."""


class Books:
    """One town's ledger inside one write transaction.

    Attributes:
        connection: the open write transaction.
        log: the town.
        at: the moment of the act, UTC, to the second.
        watch: told of every change to a record before it is written, where somebody wants to know.
    """

    watch: Callable[[Change], None] | None = None

    def __init__(
        self, connection: Connection, log: str, *, at: str, actor: str, role: str, chance: Chance
    ) -> None:
        self.connection = connection
        self.log = log
        self.at = at
        self._actor = actor
        self._role = role
        self._frontier = _locked_frontier(connection, log)
        self._first_seq = self._frontier.size
        # The same seed at the same place of the ledger gives the same ids and salts, whoever runs it.
        self._chance = chance.at(log, self._first_seq)
        self._known: dict[tuple[str, str], Mapping[str, Value] | None] = {}
        # Of these nothing is in the database, or all of it is known.
        self._new: set[str] = set()
        self._unwritten: dict[tuple[str, str, int], dict[str, Value]] = {}
        self._waiting: dict[Table, list[dict[str, Any]]] = {}
        self._superseding: dict[Table, list[dict[str, Any]]] = {}
        self._gathered = 0

    @property
    def seq(self) -> int:
        """The number of the next entry."""
        return self._frontier.size

    @property
    def first_seq(self) -> int:
        """The number of the first entry of this transaction."""
        return self._first_seq

    def sign(self, *, at: str, actor: str, role: str) -> None:
        """Say when, by whom and in which role the entries that follow are made."""
        self.at, self._actor, self._role = at, actor, role

    def new_id(self, kind: str) -> str:
        """A new opaque id for a thing of this kind, e.g. ``sea-`` and 16 letters and digits."""
        new = f"{kind[:3]}-{self._chance.letters(16)}"
        self._new.add(new)
        return new

    def get(self, table: Table, thing: str) -> Row | None:
        """The latest row of a thing, this transaction's own entries included."""
        if (table.name, thing) in self._known:
            return self._known[table.name, thing]
        if thing.partition(".")[0] in self._new:
            return None
        # Nothing of this thing is waiting to be written, or it would have been known.
        found = next(iter(self._versions(table, thing, " LIMIT 1")), None)
        if found is None or found["superseded_seq"] is not None:
            return None  # there is none, or the last one was taken back
        self._known[table.name, thing] = found
        return found

    def ever(self, table: Table, thing: str) -> list[Row]:
        """Every row of a thing, the first version first, this transaction's own entries included."""
        self.flush()
        return self._versions(table, thing)[::-1]

    def _versions(self, table: Table, thing: str, most: str = "") -> list[Row]:
        read = latest_first(table, self.connection.dialect)
        parameters = read.parameters({"log": self.log, "id": thing})
        found = self.connection.exec_driver_sql(f"{read.text}{most}", parameters)
        return [dict(row) for row in found.mappings()]

    def rows(self, query: Select[tuple[object, ...]]) -> list[Row]:
        """The rows of a query, this transaction's own entries included."""
        self.flush()
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def record(
        self,
        kind: str,
        subject: str,
        /,
        *,
        about: tuple[str, ...] = (),
        private: Words | None = None,
        of: str | None = None,
        reason: str | None = None,
        **data: Json,
    ) -> Event:
        """Record that something happened: one entry, and every row that follows from it.

        Args:
            kind: which kind of entry.
            subject: the thing it happened to.
            about: the other things it touches.
            private: names and free text by field; empty ones are left out.
            of: the person whom the words are about, or whose words they are; the actor unless said.
            reason: why, in the actor's words.
            **data: ids, codes, days and numbers.

        Raises:
            Refused: a reducer's rule forbids it.
            ValueError: the entry is not of its kind's form.
        """
        said = {field: value for field, value in (private or {}).items() if value}
        owners = dict.fromkeys(said, self._actor if of is None else of)
        if reason:
            said["reason"] = reason
            owners["reason"] = self._actor
        salts = {field: self._chance.bytes(32) for field in sorted(said)}
        event = Event(
            log=self.log,
            seq=self.seq,
            at=self.at,
            kind=kind,
            subject=subject,
            actor=self._actor,
            role=self._role,
            about=tuple(sorted({subject, *about})),
            data=data,
            private={
                field: commitment(salts[field], field, owners[field], value) for field, value in said.items()
            },
            kind_version=events.KINDS[kind].version,
        )
        events.KINDS[kind].check(event)
        changes = list(events.REDUCERS[kind](Reads(self.get, self.ever), event, said))
        self._write_entry(event)
        for field in sorted(said):
            self._wait(
                personal_table,
                {
                    "log": self.log,
                    "seq": event.seq,
                    "field": field,
                    "person": owners[field],
                    "salt": salts[field],
                    "value": said[field],
                },
            )
        for change in changes:
            if self.watch is not None:
                self.watch(change)
            self._store(change)
        if self._gathered >= _FLUSH_AT:
            self.flush()
        if len(self._known) > _MOST_KNOWN:
            self.forget()
        return event

    def _write_entry(self, event: Event) -> None:
        body = canonical(event.as_body())
        leaf = leaf_hash(body)
        for level, idx, block in self._frontier.append(leaf):
            self._wait(node_table, {"log": self.log, "level": level, "idx": idx, "hash": block})
        self._wait(
            event_table,
            {
                "log": event.log,
                "seq": event.seq,
                "at": event.at,
                "kind": event.kind,
                "subject": event.subject,
                "actor": event.actor,
                "body": body.decode("utf-8"),
                "leaf": leaf,
            },
        )
        for thing in event.about:
            self._wait(about_table, {"log": self.log, "thing": thing, "seq": event.seq})

    def _store(self, change: Change) -> None:
        row = dict(change.row)
        thing, version = str(row["id"]), version_of(row)
        if not change.kept:
            self._supersede(change.table, thing, version, by=self.seq - 1)
            self._known[change.table.name, thing] = None
            return
        if version == 1:
            self._wait(thing_table, {"log": self.log, "id": thing, "first_seq": row["recorded_seq"]})
        if change.supersedes is not None:
            self._supersede(change.table, thing, change.supersedes, by=row["recorded_seq"])
        self._wait(change.table, row)
        self._known[change.table.name, thing] = row
        self._unwritten[change.table.name, thing, version] = row

    def _supersede(self, table: Table, thing: str, version: int, *, by: Value) -> None:
        unwritten = self._unwritten.get((table.name, thing, version))
        if unwritten is not None:
            unwritten["superseded_seq"] = by
        else:
            key = {"b_log": self.log, "b_id": thing, "b_version": version, "b_by": by}
            self._superseding.setdefault(table, []).append(key)

    def _wait(self, table: Table, row: dict[str, Any]) -> None:
        self._waiting.setdefault(table, []).append(row)
        self._gathered += 1

    def flush(self) -> None:
        """Write what was gathered. Old rows step back before new ones come in: one current row at any time."""
        if _is_a_server(self.connection):
            door.append(self.connection, self.log, self._waiting, self._superseding)
        else:
            self._write()
        self._superseding.clear()
        self._waiting.clear()
        self._unwritten.clear()
        self._gathered = 0

    def _write(self) -> None:
        for changed_table, keys in self._superseding.items():
            self._execute(step_back(changed_table, self.connection.dialect), keys)
        # Entries and things first: everything else refers to them.
        first = [written for written in (event_table, thing_table) if written in self._waiting]
        for written in [*first, *(other for other in self._waiting if other not in first)]:
            self._execute(insert_into(written, self.connection.dialect), self._waiting[written])

    def forget(self) -> None:
        """Write what was gathered, and read from the database whatever is asked for next."""
        self.flush()
        self._known.clear()
        self._new.clear()

    def _execute(self, statement: Statement, rows: list[dict[str, Any]]) -> None:
        self.connection.exec_driver_sql(statement.text, [statement.parameters(row) for row in rows])

    def close(self) -> None:
        """Write what is left and move the ledger's head; the caller commits."""
        self.flush()
        if self._frontier.size == self._first_seq or _is_a_server(self.connection):
            return  # a server moves the head with every entry
        moved = {
            "b_log": self.log,
            "b_size": self._frontier.size,
            "b_frontier": self._frontier.packed(),
        }
        self._execute(move_head(head_table, self.connection.dialect), [moved])


def start_log(connection: Connection, log: str) -> None:
    """Begin a town's ledger: an empty head. The town's first entry follows in the same transaction."""
    if _is_a_server(connection):
        door.begin_town(connection, log)
    else:
        connection.execute(head_table.insert().values(log=log, size=0, frontier=b""))


def _is_a_server(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _locked_frontier(connection: Connection, log: str) -> Frontier:
    # On a server the head's row orders the writers of a town; on SQLite BEGIN IMMEDIATE has done so.
    if _is_a_server(connection):
        return in_turn(connection, lambda: door.hold(connection, log))
    read = head_of(head_table, connection.dialect)
    size, frontier = connection.exec_driver_sql(read.text, read.parameters({"log": log})).one()
    return Frontier.unpacked(size, frontier)
