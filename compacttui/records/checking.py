"""Going through a town's entries, all of them or a stretch: each against its fingerprint, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from compacttui.records.alongside import Lying, Reader
from compacttui.records.contents import Contents
from compacttui.records.log import event_table, head_table, node_table
from compacttui.records.merkle import HASH_SIZE, Frontier, leaf_hash

Progress = Callable[[int, int], None]
"""Told how many entries are done, and how many there are."""

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
class Head:
    """Where a ledger ends, as it says itself.

    Attributes:
        size: how many entries it has.
        edge: the right edge of the tree over them, packed.
    """

    size: int
    edge: bytes


def head_of(connection: Connection, log: str) -> Head | None:
    """The head of a town's ledger; nothing where it has none."""
    h = head_table.c
    row = connection.execute(select(h.size, h.frontier).where(h.log == log)).first()
    return None if row is None else Head(int(row.size), bytes(row.frontier))


class Check:
    """A check of entries, one after the other.

    Attributes:
        findings: what is wrong, the first entry first.
        frontier: the tree over the entries so far; over those before a later beginning it knows nothing.
        blocks: the finished blocks of that tree, by level and number.
        contents: what is checked beside fingerprints, if anything is.
    """

    def __init__(self, reader: Reader, key: bytes | None) -> None:
        """Begin.

        Args:
            reader: reads the entries, all of them or a stretch.
            key: 16 bytes of this hour, where contents are to be checked, too.
        """
        first = 0 if reader.since is None else reader.since.entry
        self.findings: list[Finding] = []
        self.frontier = Frontier(first, [bytes(HASH_SIZE)] * first.bit_count())
        self.blocks: dict[tuple[int, int], bytes] = {}
        self.contents = None if key is None else Contents(reader, self._find, key)
        self._reader = reader
        self._connection, self._log = reader.connection, reader.log

    def run(self, progress: Progress) -> None:
        """Check a whole ledger, its end and its blocks."""
        head = head_of(self._connection, self._log)
        if head is None:
            self._find(None, "The ledger's head is missing: nobody can say how many entries there should be.")
            return
        self.entries(lambda done: progress(done, head.size))
        if len(self.findings) >= _MOST_FINDINGS:
            return
        self.end(head)
        if self.contents is not None:
            self.contents.finish(is_clean=not self.findings)
        progress(self.frontier.size, head.size)

    def entries(self, progress: Callable[[int], None]) -> None:
        """Check the entries of the stretch.

        Args:
            progress: told now and then the number of the next entry.
        """
        copied = ("at", "kind", "subject", "actor") if self.contents else ()
        for entries in self._reader.rows(event_table, ("seq", "body", "leaf", *copied)):
            for entry in entries:
                self._check_entry(entry)
            progress(self.frontier.size)
            if len(self.findings) >= _MOST_FINDINGS:
                return

    def end(self, head: Head) -> None:
        """Hold the tree over all entries against the ledger's head, and the kept blocks against it."""
        self._check_end(head.size, head.edge)
        self._check_blocks()

    def _check_entry(self, entry: Lying) -> None:
        seq, text, leaf = entry[:3]
        if seq != self.frontier.size:
            self._find(
                self.frontier.size,
                f"Entry {self.frontier.size} is missing: the next one here is number {seq}.",
            )
            self.frontier.size = seq
            self.frontier.edge = [bytes(HASH_SIZE)] * seq.bit_count()
        body = text.encode()
        computed = leaf_hash(body)
        for level, index, block in self.frontier.append(computed):
            self.blocks[level, index] = block
        if computed != leaf:
            self._find(
                seq, f"Entry {seq} does not match its fingerprint: it was changed after it was recorded."
            )
            if self.contents is not None:
                self.contents.pass_over(seq)
        elif self.contents is not None:
            self.contents.check(entry, body)

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
            for row in self._connection.execute(select(n.level, n.idx, n.hash).where(n.log == self._log))
        }
        if kept != self.blocks and not self.findings:
            self._find(None, "The kept fingerprints of finished blocks differ from the entries.")

    def _find(self, entry: int | None, sentence: str) -> None:
        self.findings.append(Finding(entry, sentence))
