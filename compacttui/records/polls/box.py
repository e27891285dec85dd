"""The ballot box of a poll that is held here: made, filled paper by paper, emptied once.

Whatever is put in, the tables are written anew as a whole, in the order of random keys: neither the place of a row
in a page nor, on PostgreSQL, the transaction that wrote it tells which came last, or which came with which.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from compacttui.records.body import canonical
from compacttui.records.polls import server_box
from compacttui.records.polls.shape import Box, Elector
from compacttui.records.polls.tables import own_tables, poll, voted
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.records.polls.locks import Lock

__all__ = ["Box", "Elector"]


def make(
    connection: Connection,
    log: str,
    selection: str,
    *,
    public_key: bytes,
    salt: bytes,
    paper_bytes: int,
    locks: Iterable[Lock],
) -> None:
    """Make an empty box; one that was given up before is thrown away."""
    made = {
        "selection": selection,
        "state": "open",
        "public_key": public_key,
        "salt": salt,
        "paper_bytes": paper_bytes,
        "entered": 0,
        "tellers": "[]",
        "witnesses": "[]",
    }
    kept = [
        {
            "holder": one.holder,
            "salt": one.salt,
            "closed": one.closed,
            "memory_kib": one.cost.memory_kib,
            "passes": one.cost.passes,
            "lanes": one.cost.lanes,
        }
        for one in locks
    ]
    if _is_a_server(connection):
        server_box.make(connection, log, made, kept)
        return
    discard(connection, log, selection)
    tables = own_tables(selection)
    for table in tables:
        table.create(connection)
    connection.execute(insert(poll).values(log=log, **made))
    connection.execute(insert(tables.locks), kept)


def find(connection: Connection, log: str, selection: str, *, hold: bool = False) -> Box | None:
    """The box of a selection's poll, if it is held here.

    Args:
        connection: a transaction.
        log: the town.
        selection: which one.
        hold: let nobody else change it until the transaction ends.
    """
    if hold and _is_a_server(connection):
        server_box.hold(connection, log, selection)
    query = select(poll).where(poll.c.log == log, poll.c.selection == selection)
    row = connection.execute(query).first()
    return None if row is None else _box(row)


def all_open(connection: Connection, log: str | None = None, selection: str | None = None) -> list[Box]:
    """Every box that papers can be put in: of one town or of all, of one selection or of all."""
    query = select(poll).where(poll.c.state == "open").order_by(poll.c.log, poll.c.selection)
    if log is not None:
        query = query.where(poll.c.log == log)
    if selection is not None:
        query = query.where(poll.c.selection == selection)
    return [_box(row) for row in connection.execute(query)]


def _box(row: Row[Any]) -> Box:
    return Box(
        row.log,
        row.selection,
        row.state == "open",
        row.public_key,
        row.salt,
        row.paper_bytes,
        row.entered,
        tuple(json.loads(row.tellers)),
        tuple(json.loads(row.witnesses)),
    )


def electors(connection: Connection, selection: str) -> list[Elector]:
    """Every vote of a poll that runs, by number."""
    own = own_tables(selection).electors
    return [
        Elector(row.number, tuple(json.loads(row.organisations)), row.hash, bool(row.has_voted))
        for row in connection.execute(select(own).order_by(own.c.number))
    ]


def elector_with(connection: Connection, box: Box, code: bytes) -> Elector | None:
    """The vote that a code is good for.

    Args:
        connection: a transaction.
        box: the poll's box.
        code: what is kept of the code.
    """
    if _is_a_server(connection):
        found = server_box.elector_with(connection, box.log, box.selection, code)
        return None if found is None else Elector(found[0], tuple(json.loads(found[1])), code)
    for elector in electors(connection, box.selection):
        if elector.hash is not None and hmac.compare_digest(elector.hash, code):
            return elector
    return None


def marked_register(connection: Connection, log: str, selection: str) -> list[Elector]:
    """Every vote of a poll that was or is held here, by number, and whether it was cast; none for any other poll.

    A server says whose they are only to those who run or check selections.
    """
    if _is_a_server(connection):
        return [
            Elector(number, tuple(json.loads(organisations)), has_voted=has_voted)
            for number, organisations, has_voted in server_box.register(connection, log, selection)
        ]
    box = find(connection, log, selection)
    if box is not None and box.is_open:
        return electors(connection, selection)
    query = select(voted).where(voted.c.log == log, voted.c.selection == selection).order_by(voted.c.number)
    return [
        Elector(row.number, tuple(json.loads(row.organisations)), has_voted=bool(row.has_voted))
        for row in connection.execute(query)
    ]


def write_electors(connection: Connection, log: str, selection: str, all_of_them: Sequence[Elector]) -> None:
    """Write every vote of a poll anew."""
    rows = [
        {
            "number": one.number,
            "organisations": canonical(list(one.organisations)).decode(),
            "hash": one.hash,
            "has_voted": int(one.has_voted),
        }
        for one in sorted(all_of_them, key=lambda one: one.number)
    ]
    if _is_a_server(connection):
        server_box.write_electors(connection, log, selection, rows)
    else:
        _write_anew(connection, own_tables(selection).electors, rows)


def papers(connection: Connection, selection: str) -> list[bytes]:
    """Every sealed paper, in the order of their random keys."""
    own = own_tables(selection).papers
    return list(connection.execute(select(own.c.sealed).order_by(own.c.key)).scalars())


def cast(
    connection: Connection, box: Box, elector: Elector, sealed: bytes, key: bytes, *, by_code: bool
) -> None:
    """Put a sealed paper in among the others, under a random key of 16 bytes, and mark the vote as cast.

    Args:
        connection: a transaction.
        box: the poll's box.
        elector: whose vote it is; its code is dead from then on.
        sealed: the paper.
        key: random.
        by_code: whoever casts it has the code; otherwise an officer enters what came by post.

    Raises:
        Refused: that vote was cast meanwhile.
    """
    if _is_a_server(connection):
        code = elector.hash if by_code else None
        if not server_box.put_in(
            connection, box.log, box.selection, elector=elector.number, code=code, sealed=sealed, key=key
        ):
            raise Refused("This vote was cast meanwhile. Nothing was changed.", field="code")
        return
    put_in(connection, box.selection, sealed, key)
    others = [one for one in electors(connection, box.selection) if one.number != elector.number]
    write_electors(connection, box.log, box.selection, [*others, replace(elector, hash=None, has_voted=True)])


def put_in(connection: Connection, selection: str, sealed: bytes, key: bytes) -> None:
    """Put a sealed paper in among the others of a file, under a random key of 16 bytes."""
    own = own_tables(selection).papers
    rows = [{"key": row.key, "sealed": row.sealed} for row in connection.execute(select(own))]
    rows.append({"key": key, "sealed": sealed})
    _write_anew(connection, own, sorted(rows, key=lambda row: row["key"]))


def note_entered(connection: Connection, box: Box, tellers: Iterable[str], witness: str | None) -> None:
    """Note that officers put a paper in for somebody: that they did, not for whom or when."""
    all_tellers = canonical(sorted({*box.tellers, *tellers})).decode()
    all_witnesses = canonical(sorted({*box.witnesses, *([witness] if witness else [])})).decode()
    if _is_a_server(connection):
        server_box.note_entered(connection, box.log, box.selection, all_tellers, all_witnesses)
        return
    connection.execute(
        update(poll)
        .where(poll.c.log == box.log, poll.c.selection == box.selection)
        .values(entered=box.entered + 1, tellers=all_tellers, witnesses=all_witnesses)
    )


def locks(connection: Connection, selection: str) -> list[Lock]:
    """The private key of a poll, under each holder's passphrase."""
    from compacttui.records.derived import Cost
    from compacttui.records.polls.locks import Lock

    own = own_tables(selection).locks
    return [
        Lock(row.holder, row.salt, row.closed, Cost(row.memory_kib, row.passes, row.lanes))
        for row in connection.execute(select(own).order_by(own.c.holder))
    ]


def empty(connection: Connection, box: Box) -> None:
    """Take everything out for good: papers, codes and key are gone; who voted stays on the marked register."""
    if _is_a_server(connection):
        server_box.empty(connection, box.log, box.selection)
        return
    register = [
        {
            "log": box.log,
            "selection": box.selection,
            "number": one.number,
            "organisations": canonical(list(one.organisations)).decode(),
            "has_voted": int(one.has_voted),
        }
        for one in electors(connection, box.selection)
    ]
    if register:
        connection.execute(insert(voted), register)
    destroy(connection, box)


def destroy(connection: Connection, box: Box) -> None:
    """Take everything out for good, and keep nothing of it; `traces.sweep` then frees the file."""
    if _is_a_server(connection):
        server_box.discard(connection, box.log, box.selection)
        return
    _drop(connection, box.selection)
    connection.execute(
        update(poll)
        .where(poll.c.log == box.log, poll.c.selection == box.selection)
        .values(state="emptied", tellers="[]", witnesses="[]", entered=0)
    )


def discard(connection: Connection, log: str, selection: str) -> None:
    """Throw a box away with all that is in it, and what is known of who voted; nothing happens where there is none."""
    _drop(connection, selection)
    for table in (poll, voted):
        connection.execute(delete(table).where(table.c.log == log, table.c.selection == selection))


def _drop(connection: Connection, selection: str) -> None:
    for table in own_tables(selection):
        table.drop(connection, checkfirst=True)


def _write_anew(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    connection.execute(delete(table))
    if rows:
        connection.execute(insert(table), list(rows))


def _is_a_server(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
