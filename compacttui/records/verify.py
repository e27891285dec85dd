"""Checking a town's history: every entry against its fingerprint, every table against the entries.

The ledger alone: numbers without gaps, bodies that match their leaf hashes, a tree that ends in the kept
edge, kept blocks that belong to it. In depth also: bodies in canonical form, columns that repeat the body,
personal words that match their commitments, and every table worked out again from the entries by the same
reducers and held against what is kept, and of a file what it is made of. What this cannot see is a ledger
replaced whole by an older or a forged one: for that a checkpoint kept elsewhere is needed.
"""

from __future__ import annotations

import gc
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from sqlalchemy import Connection

from compacttui.records.alongside import OutOfOrder, Reader
from compacttui.records.checking import Check, Finding, Progress, head_of
from compacttui.records.database import Database
from compacttui.records.guarding import strange_parts
from compacttui.records.structure import looked_through

__all__ = ["Finding", "Progress", "Verdict", "verify"]


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
    with _file_looked_through(database, deep=deep) as found_in_the_file:
        with database.reading() as connection, _not_collecting():
            check = _by_two(database, connection, log, progress) if deep else None
            check = check or _by_one(connection, log, progress, deep=deep)
            if deep and database.is_sqlite and not check.findings:
                check.findings += [Finding(None, said) for said in strange_parts(connection)]
        if not check.findings and (found := found_in_the_file()):
            check.findings.append(
                Finding(
                    None,
                    f"The entries are as they were recorded, and the file that holds them is damaged ({found}).",
                )
            )
    return Verdict(check.frontier.size, check.frontier.root().hex(), deep, tuple(check.findings))


def _file_looked_through(database: Database, *, deep: bool) -> AbstractContextManager[Callable[[], str]]:
    """What no entry tells: lists that the file keeps for finding things, and that lead elsewhere."""
    if not deep or database.path is None:
        return nullcontext(lambda: "")
    return looked_through(database.path)


def _by_two(database: Database, connection: Connection, log: str, progress: Progress) -> Check | None:
    """A check by two programs; nothing where it is not worth it, or they do not say that nothing is wrong."""
    head = head_of(connection, log)
    if head is None:
        return None
    from compacttui.records.halves import NotInHalves, in_halves, is_worth_it

    if not is_worth_it(head.size):
        return None
    try:
        return in_halves(database, connection, log, head, progress)
    except (NotInHalves, OutOfOrder):
        return None


def _by_one(connection: Connection, log: str, progress: Progress, *, deep: bool) -> Check:
    key = secrets.token_bytes(16) if deep else None
    try:
        return _checked(Reader(connection, log), key, progress)
    except OutOfOrder:
        return _checked(Reader(connection, log, as_they_lie=False), key, progress)


def _checked(reader: Reader, key: bytes | None, progress: Progress) -> Check:
    with reader:
        check = Check(reader, key)
        check.run(progress)
    return check


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
