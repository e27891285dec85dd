"""Checking a town's history: every entry against its fingerprint, every table against the entries.

The ledger alone: numbers without gaps, bodies that match their leaf hashes, a tree that ends in the kept
edge, kept blocks that belong to it. In depth also: bodies in canonical form, columns that repeat the body,
personal words that match their commitments, and every table worked out again from the entries by the same
reducers and compared row by row. What this cannot see is a ledger replaced whole by an older or a forged
one: for that a checkpoint kept elsewhere is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, RowMapping, select

from compacttui.records.body import commitment, read
from compacttui.records.database import Database
from compacttui.records.erasures import erased_words
from compacttui.records.events import KINDS, Event
from compacttui.records.log import event_table, head_table, node_table, personal_table
from compacttui.records.merkle import Frontier, leaf_hash
from compacttui.records.replay import Replay
from compacttui.records.structure import damage_of

_MOST_FINDINGS = 20
_REPORT_EVERY = 1000


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
    with database.reading() as connection:
        check = _Check(connection, log, Replay(connection, log) if deep else None)
        check.run(progress)
    if deep and database.path is not None and not check.findings:
        check.findings.extend(_in_the_file(database.path))
    return Verdict(check.frontier.size, check.frontier.root().hex(), deep, tuple(check.findings))


def _in_the_file(file: Path) -> Iterator[Finding]:
    """What no entry tells: lists that the file keeps for finding things, and that lead elsewhere."""
    found = damage_of(file, thorough=True)
    if found:
        yield Finding(
            None, f"The entries are as they were recorded, and the file that holds them is damaged ({found})."
        )


class _Check:
    def __init__(self, connection: Connection, log: str, replay: Replay | None) -> None:
        self.connection = connection
        self.log = log
        self.replay = replay
        self.frontier = Frontier()
        self.findings: list[Finding] = []
        self.blocks: dict[tuple[int, int], bytes] = {}
        self.erased = erased_words(connection, log) if replay is not None else {}

    def run(self, progress: Progress) -> None:
        head = (
            self.connection.execute(select(head_table).where(head_table.c.log == self.log)).mappings().first()
        )
        if head is None:
            self._find(None, "The ledger's head is missing: nobody can say how many entries there should be.")
            return
        expected = int(head["size"])
        words = _Words(self.connection, self.log) if self.replay else None
        for row in self._entries():
            self._check_entry(row, words)
            if self.frontier.size % _REPORT_EVERY == 0:
                progress(self.frontier.size, expected)
            if len(self.findings) >= _MOST_FINDINGS:
                return
        self._check_end(expected, bytes(head["frontier"]))
        self._check_blocks()
        if words is not None:
            for seq, _field in words.rest():
                self._find(seq, f"There are words kept for entry {seq} that it knows nothing of.")
        if self.replay is not None and not self.findings:
            for finding in islice(self.replay.differences(), _MOST_FINDINGS):
                self._find(finding.entry, finding.sentence)
        progress(self.frontier.size, expected)

    def _entries(self) -> Iterator[RowMapping]:
        e = event_table.c
        columns = [e.seq, e.body, e.leaf]
        if self.replay is not None:
            columns += [e.log, e.at, e.kind, e.subject, e.actor]
        query = select(*columns).where(e.log == self.log).order_by(e.seq).execution_options(yield_per=1000)
        yield from self.connection.execute(query).mappings()

    def _check_entry(self, row: RowMapping, words: _Words | None) -> None:
        seq, body, leaf = row["seq"], row["body"].encode(), bytes(row["leaf"])
        if seq != self.frontier.size:
            self._find(
                self.frontier.size,
                f"Entry {self.frontier.size} is missing: the next one here is number {seq}.",
            )
            self.frontier.size = seq
            self.frontier.edge = [b"\x00" * 32] * seq.bit_count()
        computed = leaf_hash(body)
        for level, index, block in self.frontier.append(computed):
            self.blocks[level, index] = block
        if computed != leaf:
            self._find(
                seq, f"Entry {seq} does not match its fingerprint: it was changed after it was recorded."
            )
        elif self.replay is not None and words is not None:
            self._check_deep(seq, body, row, self.replay, words)

    def _check_deep(self, seq: int, body: bytes, row: RowMapping, replay: Replay, words: _Words) -> None:
        try:
            value, is_canonical = read(body)
            event = Event.from_body(value)
        except (ValueError, KeyError, TypeError):
            self._find(seq, f"Entry {seq} cannot be read: its body is not an entry of this program.")
            return
        if not is_canonical:
            self._find(seq, f"Entry {seq} is not written in the one form an entry has.")
        copies = (event.log, event.seq, event.at, event.kind, event.subject, event.actor)
        if copies != (row["log"], seq, row["at"], row["kind"], row["subject"], row["actor"]):
            self._find(seq, f"Entry {seq} is listed under other particulars than it holds.")
            return
        if event.kind not in KINDS:
            self._find(seq, f"Entry {seq} is of a kind this program does not know ({event.kind}).")
            return
        private = self._words_of(event, words)
        for sentence in replay.apply(event, private):
            self._find(seq, sentence)

    def _words_of(self, event: Event, words: _Words) -> dict[str, str]:
        kept = words.of(event.seq)
        title = KINDS[event.kind].title
        private: dict[str, str] = {}
        for field, committed in event.private.items():
            erased_by = self.erased.get((event.seq, field))
            if field not in kept:
                if erased_by is None:
                    self._find(
                        event.seq,
                        f"Words of entry {event.seq} ({title}) are gone, and no erasure is on record.",
                    )
                continue
            if erased_by is not None:
                self._find(
                    event.seq,
                    f"Words of entry {event.seq} ({title}) are here, and entry {erased_by} says that they were erased.",
                )
            salt, value = kept.pop(field)
            if commitment(salt, field, value) != committed:
                self._find(
                    event.seq, f"Words of entry {event.seq} ({title}) were changed after they were recorded."
                )
            private[field] = value
        if kept:
            self._find(
                event.seq, f"There are words kept for entry {event.seq} ({title}) that it knows nothing of."
            )
        return private

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


class _Words:
    """The personal words in the order of their entries, read once alongside them."""

    def __init__(self, connection: Connection, log: str) -> None:
        p = personal_table.c
        query = (
            select(p.seq, p.field, p.salt, p.value)
            .where(p.log == log)
            .order_by(p.seq, p.field)
            .execution_options(yield_per=1000)
        )
        self._rows = iter(connection.execute(query))
        self._next = next(self._rows, None)

    def of(self, seq: int) -> dict[str, tuple[bytes, str]]:
        """The words of an entry, by field; entries must be asked for in order."""
        found: dict[str, tuple[bytes, str]] = {}
        while self._next is not None and self._next.seq <= seq:
            if self._next.seq == seq:
                found[self._next.field] = (bytes(self._next.salt), self._next.value)
            self._next = next(self._rows, None)
        return found

    def rest(self) -> Iterator[tuple[int, str]]:
        """Words of entries past the last one."""
        while self._next is not None:
            yield self._next.seq, self._next.field
            self._next = next(self._rows, None)
