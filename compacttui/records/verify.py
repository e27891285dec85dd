"""Checking a town's history: every entry against its fingerprint, every table against the entries.

The ledger alone: numbers without gaps, bodies that match their leaf hashes, a tree that ends in the kept
edge, kept blocks that belong to it. In depth also: bodies in canonical form, columns that repeat the body,
personal words that match their commitments, and every table worked out again from the entries by the same
reducers and held against what is kept. What this cannot see is a ledger replaced whole by an older or a forged
one: for that a checkpoint kept elsewhere is needed.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from compacttui.records.alongside import Lying, OutOfOrder, Reader
from compacttui.records.contents import Contents
from compacttui.records.database import Database
from compacttui.records.log import event_table, head_table, node_table
from compacttui.records.merkle import Frontier, leaf_hash
from compacttui.records.structure import damage_of

_MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was recorded.

    Attributes:
        entry: the number of the entry it concerns, if there is one.
        sentence: what is wrong, in plain words.
    """

    entry: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    Attributes:
        entries: how many entries were read.
        root: the tree's root over them, as hex.
        deep: the tables were worked out again, too.
        findings: what is wrong, the first entry first; at most 20 are named.
    """

    entries: int
    root: str
    deep: bool
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.findings


Progress = Callable[[int, int], None]
"""Told how many entries are done, and how many there are."""


def verify(
    database: Database, log: str, *, deep: bool = True, progress: Progress = lambda _done, _all: None
) -> Verdict:
    """Check a town's history.

    Args:
        database: the records.
        log: the town.
        deep: work the tables out again, too, not only the ledger.
        progress: told now and then how far it is.

    Raises:
        StoreTrouble: the database cannot be read.
    """
    with database.reading() as connection, _not_collecting():
        try:
            check = _checked(Reader(connection, log), progress, deep=deep)
        except OutOfOrder:
            check = _checked(Reader(connection, log, as_they_lie=False), progress, deep=deep)
    if deep and database.path is not None and not check.findings:
        check.findings.extend(_in_the_file(database.path))
    return Verdict(check.frontier.size, check.frontier.root().hex(), deep, tuple(check.findings))


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Entries and rows come and go by the million and none refers to itself: looking for such takes a sixth of the time."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def _in_the_file(file: Path) -> Iterator[Finding]:
    """What no entry tells: lists that the file keeps for finding things, and that lead elsewhere."""
    found = damage_of(file, thorough=True)
    if found:
        yield Finding(
            None, f"The entries are as they were recorded, and the file that holds them is damaged ({found})."
        )


def _checked(reader: Reader, progress: Progress, *, deep: bool) -> _Check:
    with reader:
        check = _Check(reader, deep=deep)
        check.run(progress)
    return check


class _Check:
    def __init__(self, reader: Reader, *, deep: bool) -> None:
        self.reader = reader
        self.connection, self.log = reader.connection, reader.log
        self.frontier = Frontier()
        self.findings: list[Finding] = []
        self.blocks: dict[tuple[int, int], bytes] = {}
        self.contents = Contents(reader, self._find) if deep else None

    def run(self, progress: Progress) -> None:
        head = (
            self.connection.execute(select(head_table).where(head_table.c.log == self.log)).mappings().first()
        )
        if head is None:
            self._find(None, "The ledger's head is missing: nobody can say how many entries there should be.")
            return
        expected = int(head["size"])
        copied = ("log", "at", "kind", "subject", "actor") if self.contents else ()
        columns = ("seq", "body", "leaf", *copied)
        for entries in self.reader.rows(event_table, columns):
            for entry in entries:
                self._check_entry(entry)
            progress(self.frontier.size, expected)
            if len(self.findings) >= _MOST_FINDINGS:
                return
        self._check_end(expected, bytes(head["frontier"]))
        self._check_blocks()
        if self.contents is not None:
            self.contents.finish(is_clean=not self.findings)
        progress(self.frontier.size, expected)

    def _check_entry(self, entry: Lying) -> None:
        seq, text, leaf = entry[:3]
        if seq != self.frontier.size:
            self._find(
                self.frontier.size,
                f"Entry {self.frontier.size} is missing: the next one here is number {seq}.",
            )
            self.frontier.size = seq
            self.frontier.edge = [b"\x00" * 32] * seq.bit_count()
        computed = leaf_hash(text.encode())
        for level, index, block in self.frontier.append(computed):
            self.blocks[level, index] = block
        if computed != leaf:
            self._find(
                seq, f"Entry {seq} does not match its fingerprint: it was changed after it was recorded."
            )
            if self.contents is not None:
                self.contents.pass_over(seq)
        elif self.contents is not None:
            self.contents.check(seq, text, entry[3:])

    def _check_end(self, expected: int, edge: bytes) -> None:
        have = self.frontier.size
        if have < expected:
            self._find(
                have, f"Entry {have} is missing: the ledger ends there, and should have {expected} entries."
            )
        elif have > expected:
            self._find(
                expected,
                f"Entry {expected} was added behind the ledger's back: it should have {expected} entries.",
            )
        elif self.frontier.packed() != edge and not self.findings:
            self._find(
                have - 1,
                "The entries do not add up to the ledger's head: one was changed together with its fingerprint.",
            )

    def _check_blocks(self) -> None:
        n = node_table.c
        kept = {
            (row.level, row.idx): bytes(row.hash)
            for row in self.connection.execute(select(n.level, n.idx, n.hash).where(n.log == self.log))
        }
        if kept != self.blocks and not self.findings:
            self._find(None, "The kept fingerprints of finished blocks differ from the entries.")

    def _find(self, entry: int | None, sentence: str) -> None:
        self.findings.append(Finding(entry, sentence))
