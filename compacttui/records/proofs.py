"""Proofs about a ledger: that an entry is in it, and that it grew from what it was (RFC 9162 section 2.1).

Hashes are read in groups of 256: leaves, finished blocks of 256 leaves, finished blocks of those. A proof needs one
group of each level at each of its two ends, whatever the size of the ledger.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from sqlalchemy import Connection, select

from compacttui.records.log import event_table, node_table
from compacttui.records.merkle import BLOCK_LEVELS, EMPTY_ROOT, node_hash
from compacttui.rules.refusal import Refused

_GROUP: Final = 1 << BLOCK_LEVELS
_MOST_GROUPS: Final = 64
"""Groups kept at hand: a pack proves thousands of entries that stand near each other."""


class NotProvable(Refused):
    """Fingerprints that a proof needs are missing: somebody took entries or blocks away."""


class Tree:
    """The tree over a town's entries, read where a proof needs it.

    Raises:
        NotProvable: from each method, where fingerprints are missing.
    """

    def __init__(self, connection: Connection, log: str) -> None:
        self._connection = connection
        self._log = log
        self._groups: OrderedDict[tuple[int, int], dict[int, bytes]] = OrderedDict()

    def root(self, size: int) -> bytes:
        """The root over the first entries."""
        return self._over(0, size) if size else EMPTY_ROOT

    def leaf(self, index: int) -> bytes:
        """The fingerprint of an entry, as it is kept."""
        return self._hash(0, index)

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """What proves that an entry is among the first ``size``, from its neighbour up."""
        if not 0 <= index < size:
            raise NotProvable(f"Entry {index:,} is not among the first {size:,}.")
        first, end, path = 0, size, []
        while end - first > 1:
            middle = first + _largest_power_below(end - first)
            if index < middle:
                path.append(self._over(middle, end))
                end = middle
            else:
                path.append(self._over(first, middle))
                first = middle
        return tuple(reversed(path))

    def consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """What proves that the first ``old`` entries are the beginning of the first ``size``."""
        if not 0 <= old <= size:
            raise NotProvable(f"There are not {old:,} entries among the first {size:,}.")
        if old in {0, size}:
            return ()
        first, end, path, is_whole = 0, size, [], True
        while old != end:
            middle = first + _largest_power_below(end - first)
            if old <= middle:
                path.append(self._over(middle, end))
                end = middle
            else:
                path.append(self._over(first, middle))
                first, is_whole = middle, False
        if not is_whole:
            path.append(self._over(first, end))
        return tuple(reversed(path))

    def _over(self, first: int, end: int) -> bytes:
        """The root over entries from one number until before another; ``first`` is where such a subtree can begin."""
        count = end - first
        if count & (count - 1) == 0:
            return self._full(first, count.bit_length() - 1)
        middle = first + _largest_power_below(count)
        return node_hash(self._over(first, middle), self._over(middle, end))

    def _full(self, first: int, height: int) -> bytes:
        """The root over 2^height entries: worked out from the highest finished blocks in it."""
        level = height // BLOCK_LEVELS
        block = first >> (level * BLOCK_LEVELS)
        hashes = [self._hash(level, block + place) for place in range(1 << (height % BLOCK_LEVELS))]
        while len(hashes) > 1:
            hashes = [node_hash(*pair) for pair in zip(hashes[::2], hashes[1::2], strict=True)]
        return hashes[0]

    def _hash(self, level: int, index: int) -> bytes:
        group = self._group(level, index // _GROUP)
        if index not in group:
            wide = _GROUP**level
            what = f"Entry {index:,}" if level == 0 else f"The block of entries from {index * wide:,} on"
            raise NotProvable(f"{what} has no fingerprint here. “compacttui verify” says what was changed.")
        return group[index]

    def _group(self, level: int, number: int) -> dict[int, bytes]:
        if (level, number) in self._groups:
            self._groups.move_to_end((level, number))
            return self._groups[level, number]
        first = number * _GROUP
        e, n = event_table.c, node_table.c
        if level == 0:
            query = select(e.seq, e.leaf).where(e.log == self._log, e.seq >= first, e.seq < first + _GROUP)
        else:
            query = select(n.idx, n.hash).where(
                n.log == self._log, n.level == level, n.idx >= first, n.idx < first + _GROUP
            )
        found = {place: bytes(kept) for place, kept in self._connection.execute(query)}
        self._groups[level, number] = found
        if len(self._groups) > _MOST_GROUPS:
            self._groups.popitem(last=False)
        return found


def _largest_power_below(count: int) -> int:
    """The largest power of two that is smaller than a number of at least two."""
    return 1 << ((count - 1).bit_length() - 1)
