"""The tree over the entries: RFC 9162 section 2.1, kept as its right edge. No database in here.

Leaves are ``SHA-256(0x00 || body)``, inner nodes ``SHA-256(0x01 || left || right)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

HASH_SIZE = 32
BLOCK_LEVELS = 8
"""Finished blocks of 256^k leaves are kept, so that a proof reads a few hundred hashes at most."""
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(body: bytes) -> bytes:
    """The hash of one entry's body (RFC 9162 section 2.1.1)."""
    return sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side (RFC 9162 section 2.1.1)."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """The roots of the full subtrees of a growing tree, largest first: all that appending needs.

    Attributes:
        size: number of leaves so far.
        edge: one hash for each bit set in ``size``, from the largest subtree to the smallest.
    """

    size: int = 0
    edge: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes, height: int = 0) -> Sequence[tuple[int, int, bytes]]:
        """Add a leaf hash; gives each finished block as (level, index, hash), level counted in 256s.

        Args:
            leaf: the hash; or that of a full subtree, where the size is a multiple of its leaves.
            height: of that subtree; 0 is a leaf.
        """
        finished = []
        node, index, added = leaf, self.size >> height, 1 << height
        while index & 1:
            node = node_hash(self.edge.pop(), node)
            index >>= 1
            height += 1
            if height % BLOCK_LEVELS == 0:
                finished.append((height // BLOCK_LEVELS, index, node))
        self.edge.append(node)
        self.size += added
        return finished

    def root(self) -> bytes:
        """The root hash over all leaves so far (SHA-256 of nothing for an empty tree)."""
        if not self.edge:
            return EMPTY_ROOT
        root = self.edge[-1]
        for subtree in reversed(self.edge[:-1]):
            root = node_hash(subtree, root)
        return root

    def packed(self) -> bytes:
        """The edge as bytes, 32 for each hash."""
        return b"".join(self.edge)

    @classmethod
    def unpacked(cls, size: int, packed: bytes) -> Frontier:
        """The frontier as it was kept.

        Raises:
            ValueError: the number of hashes does not fit the size.
        """
        edge = [packed[at : at + HASH_SIZE] for at in range(0, len(packed), HASH_SIZE)]
        if len(edge) != size.bit_count() or len(packed) % HASH_SIZE:
            raise ValueError(f"{len(packed)} bytes do not hold the edge of a tree of {size} leaves")
        return cls(size, edge)


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over these leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def climbed(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that an inclusion proof leads to from a leaf (RFC 9162 section 2.1.3.2).

    Args:
        leaf: the leaf's hash.
        index: its number, from 0.
        size: how many leaves the tree has.
        path: the proof, from the leaf's neighbour up.

    Returns:
        The root; nothing where the proof has not the length that such a leaf's has.
    """
    if not 0 <= index < size:
        return None
    place, last, node = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            node = node_hash(sibling, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        place, last = place >> 1, last >> 1
    return node if last == 0 else None


def is_part_of(old_size: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether a consistency proof shows one tree to be the beginning of another (RFC 9162 section 2.1.4.2).

    Args:
        old_size: how many leaves the earlier tree had.
        old_root: its root.
        size: how many the later one has.
        root: its root.
        path: the proof.
    """
    if old_size > size or old_size < 0:
        return False
    if old_size in {0, size}:
        # The same tree needs no proof, and nothing is the beginning of anything.
        return not path and old_root == (root if old_size == size else EMPTY_ROOT)
    nodes = list(path)
    if old_size & (old_size - 1) == 0:
        nodes.insert(0, old_root)
    if not nodes:
        return False
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, node)
        place, last = place >> 1, last >> 1
    return last == 0 and old == old_root and new == root
