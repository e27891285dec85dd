"""A long history checked in two halves at once, each by a program of its own, so that a second processor has something to do.

Each half is gone through as the whole would be; what earlier entries left is taken from the tables under examination, as it
is, too, where it no longer fits into memory. That is sound: the other half holds those rows against their entries. Each
half answers for the rows of its entries, and what reaches over from one to the other is summed up: which entry made which row a
thing of the past, and the tree.

Two halves can only say together that nothing is wrong. Whatever else becomes of them, be it a finding or that the other program
died, the history is gone through once more as a whole, which names what differs: there is one order of findings, and no
silence that could be taken for an answer.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO, Any, Final

from sqlalchemy import Connection, Table

from compacttui.records.alongside import Reader, cut_at
from compacttui.records.checking import Check, Head, Progress
from compacttui.records.database import Database
from compacttui.records.log import event_table, personal_table
from compacttui.records.merkle import BLOCK_LEVELS, HASH_SIZE
from compacttui.records.tables import subject_tables

_WORTH_IT = 40_000
"""From so many entries on: another program takes half a second to start."""

_BLOCK: Final = 1 << BLOCK_LEVELS
_A_MOMENT: Final = 0.1

Told = dict[str, Any]
"""What the two programs tell each other, as JSON: hashes and keys as hex, sums as decimal numbers."""


class NotInHalves(Exception):
    """The halves do not say that nothing is wrong: the whole must be gone through."""


def is_worth_it(size: int) -> bool:
    """Whether a history of so many entries is gone through sooner by two programs, on this computer."""
    return size >= _WORTH_IT and bool(sys.executable) and _processors() > 1


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))  # fewer than there are, where somebody said so
    return os.cpu_count() or 1


def in_halves(database: Database, connection: Connection, log: str, head: Head, progress: Progress) -> Check:
    """Check a whole history in two halves at once.

    Args:
        database: the records, for the other program to open.
        connection: one moment's view of them; the other program must find the same head.
        log: the town.
        head: where the ledger ends.
        progress: told now and then how far it is.

    Raises:
        NotInHalves: anything was found, the other program died, or something was recorded meanwhile.
        OutOfOrder: rows do not lie in the order of the entries.
    """
    cut = cut_at(connection, log, head.size // 2 // _BLOCK * _BLOCK, _numbered())
    key = secrets.token_bytes(16)
    task = {
        "url": database.url.render_as_string(hide_password=False),
        "log": log,
        "entry": cut.entry,
        "places": cut.places,
        "key": key.hex(),
        "head": [head.size, head.edge.hex()],
    }
    with _other_program(task) as other, Reader(connection, log, until=cut) as first:

        def tell(done: int) -> None:
            if other.has_failed or check.findings:
                raise NotInHalves
            progress(done + other.done, head.size)

        check = Check(first, key)
        check.entries(tell)
        if check.frontier.size != cut.entry:
            raise NotInHalves
        past = _past_of(check)
        told = other.told(lambda: tell(cut.entry))
        if any(left + int(told["past"][name]) for name, left in past.items()):
            raise NotInHalves
        _join(check, told)
        check.end(head)
        if check.findings:
            raise NotInHalves
        progress(head.size, head.size)
        return check


def second_half(reader: Reader, key: bytes, progress: Callable[[int], None]) -> Told:
    """Check the second half of a history, in the other program; what it gives is for `in_halves`.

    Args:
        reader: reads what comes after the cut.
        key: 16 bytes that both programs have.
        progress: told now and then how many entries are done.

    Raises:
        NotInHalves: something is wrong.
        OutOfOrder: rows do not lie in the order of the entries.
    """
    first = reader.since.entry if reader.since else 0

    def tell(done: int) -> None:
        if check.findings:
            raise NotInHalves
        progress(done - first)

    check = Check(reader, key)
    check.entries(tell)
    past = _past_of(check)
    size, edge = check.frontier.size, check.frontier.edge
    blocks = (check.blocks[1, index] for index in range(first // _BLOCK, size // _BLOCK))
    return {
        "past": {name: str(left) for name, left in past.items()},
        "blocks": b"".join(blocks).hex(),
        # The tree's edge over what follows the last finished block.
        "rest": size % _BLOCK,
        "edge": b"".join(edge[len(edge) - (size % _BLOCK).bit_count() :]).hex(),
    }


def _past_of(check: Check) -> dict[str, int]:
    past = check.contents.past() if check.contents else None
    if past is None or check.findings:
        raise NotInHalves
    return past


def _join(check: Check, told: Told) -> None:
    """Let a tree over the first half grow by what the other program says of the second."""
    frontier, blocks = check.frontier, bytes.fromhex(told["blocks"])
    for at in range(0, len(blocks), HASH_SIZE):
        block = blocks[at : at + HASH_SIZE]
        check.blocks[1, frontier.size // _BLOCK] = block
        for level, index, larger in frontier.append(block, BLOCK_LEVELS):
            check.blocks[level, index] = larger
    edge = bytes.fromhex(told["edge"])
    frontier.edge += [edge[at : at + HASH_SIZE] for at in range(0, len(edge), HASH_SIZE)]
    frontier.size += told["rest"]


def _numbered() -> Iterator[tuple[Table, str]]:
    """Every table that is read in the order of the entries, and the column that says to which one a row belongs."""
    yield from ((event_table, "seq"), (personal_table, "seq"))
    yield from ((table, "recorded_seq") for table in subject_tables.values())


class _Other:
    """The other program, and what it has said so far.

    Attributes:
        done: how many entries it has done.
    """

    def __init__(self, task: Told) -> None:
        """Start it, and tell it what is to be done.

        Raises:
            OSError: it cannot be started.
        """
        self.done = 0
        self._told: Told | None = None
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "compacttui.records.second_half"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": paths},  # found where this one was
        )
        # Not as an argument: the address of a server may hold a passphrase, and arguments are everybody's to read.
        self._input, self._output = _streams(self._process)
        with suppress(OSError):  # it died: that is found out by listening
            self._input.write(json.dumps(task))
            self._input.close()
        self._listening = Thread(target=self._listen, daemon=True)
        self._listening.start()

    def _listen(self) -> None:
        with suppress(ValueError):  # cut off in the middle of a word
            for line in self._output:
                told = json.loads(line)
                if isinstance(told, int):
                    self.done = told
                else:
                    self._told = told

    @property
    def has_failed(self) -> bool:
        """It ended, and not by saying that its half is as it should be."""
        return not self._listening.is_alive() and self._told is None

    def told(self, meanwhile: Callable[[], None]) -> Told:
        """What it found of its half; waits for it.

        Args:
            meanwhile: called now and then.

        Raises:
            NotInHalves: it did not say that nothing is wrong.
        """
        while self._listening.is_alive():
            self._listening.join(_A_MOMENT)
            meanwhile()
        if self._told is None or self._process.wait():
            raise NotInHalves
        return self._told

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._listening.join()
        self._output.close()


def _streams(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise OSError("a program without input and output")
    return process.stdin, process.stdout


@contextmanager
def _other_program(task: Told) -> Iterator[_Other]:
    """Another program beside this one; it has ended when this is left, however that comes about."""
    try:
        other = _Other(task)
    except OSError:
        raise NotInHalves from None
    try:
        yield other
    finally:
        other.end()


__all__ = ["NotInHalves", "Told", "in_halves", "is_worth_it", "second_half"]
