"""Checkpoints: what a ledger was at one size, on three lines, to be kept where its keeper cannot reach it.

The text is that of c2sp.org/tlog-checkpoint: the ledger's name, how many entries, the root of the tree over them.
Those that were made are kept beside the ledger, too, for evidence packs; what protects are the copies elsewhere.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, PrimaryKeyConstraint, delete, insert, select

from compacttui.records import door
from compacttui.records.columns import number, table, words
from compacttui.records.log import head_table
from compacttui.records.merkle import HASH_SIZE, Frontier
from compacttui.records.note import NotANote, Note, decoded
from compacttui.rules.refusal import StoreTrouble

checkpoint_table = table(
    "checkpoint",
    words("log"),
    number("size"),
    words("root"),
    words("note"),
    constraints=[PrimaryKeyConstraint("log", "size", "root")],
)
"""The checkpoints that were made here, each with every signature it was given. Beside the ledger, and no part of it."""

_SIZE: Final = r"0|[1-9][0-9]{0,15}"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A ledger at one size.

    Attributes:
        origin: the ledger's name: the town's id.
        size: how many entries.
        root: the root of the tree over them.
    """

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def read(cls, text: str) -> Checkpoint:
        """The checkpoint that a note's text says; lines after the third are somebody else's and stay unread.

        Raises:
            NotANote: it is none.
        """
        lines = text.split("\n")
        if len(lines) < 4 or "" in lines[:-1] or not re.fullmatch(_SIZE, lines[1]):
            raise NotANote("A checkpoint begins with the ledger's name, a number of entries and a root.")
        root = decoded(lines[2])
        if root is None or len(root) != HASH_SIZE:
            raise NotANote("The third line of a checkpoint is a root: 32 bytes in base64.")
        return cls(lines[0], int(lines[1]), root)


def checkpoint_of(connection: Connection, log: str) -> Checkpoint:
    """The checkpoint of a town's ledger as it stands: its head says it, nothing else is read.

    Raises:
        StoreTrouble: the ledger has no head, or one that cannot be.
    """
    h = head_table.c
    head = connection.execute(select(h.size, h.frontier).where(h.log == log)).first()
    try:
        if head is None:
            raise ValueError("no head")
        return Checkpoint(log, head.size, Frontier.unpacked(head.size, bytes(head.frontier)).root())
    except ValueError as error:
        raise StoreTrouble(
            "The ledger's head is missing or damaged: nobody can say how many entries there should be. "
            "Keep this file as it is; “compacttui verify” says more."
        ) from error


def kept_checkpoints(connection: Connection, log: str) -> tuple[Note, ...]:
    """The checkpoints that were kept of a town's ledger, the smallest first; what cannot be read is left out."""
    c = checkpoint_table.c
    found = []
    for row in connection.execute(select(c.note).where(c.log == log).order_by(c.size, c.root)):
        try:
            note = Note.read(row.note)
            Checkpoint.read(note.text)
        except NotANote:
            continue
        found.append(note)
    return tuple(found)


def keep_checkpoint(connection: Connection, log: str, note: Note) -> Note:
    """Keep a checkpoint, its signatures beside those it has already; returns it with all of them.

    Args:
        connection: a write transaction.
        log: the town.
        note: a checkpoint of the town's ledger.
    """
    c, made = checkpoint_table.c, Checkpoint.read(note.text)
    own = (c.log == log, c.size == made.size, c.root == made.root.hex())
    before = connection.execute(select(c.note).where(*own)).scalar()
    if before is not None:
        try:
            kept = Note.read(before)
        except NotANote:
            kept = Note(note.text)
        if kept.text == note.text:
            note = kept.signed(*note.signatures)
    values = {"log": log, "size": made.size, "root": made.root.hex(), "note": note.whole}
    if connection.dialect.name == "postgresql":
        door.keep_checkpoint(connection, values)
    else:
        connection.execute(delete(checkpoint_table).where(*own))
        connection.execute(insert(checkpoint_table), values)
    return note
