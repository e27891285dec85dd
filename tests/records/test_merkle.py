"""The tree over the entries, against the definition of RFC 9162 section 2.1."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from compacttui.records.merkle import EMPTY_ROOT, Frontier, leaf_hash, node_hash, root_of

bodies = st.lists(st.binary(max_size=8), max_size=70)


def root_by_definition(leaves: list[bytes]) -> bytes:
    """RFC 9162: split at the largest power of two smaller than the number of leaves."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(root_by_definition(leaves[:split]), root_by_definition(leaves[split:]))


@given(bodies)
def test_the_growing_tree_equals_the_definition(texts):
    leaves = [leaf_hash(text) for text in texts]
    assert root_of(leaves) == root_by_definition(leaves)


@given(bodies)
def test_an_edge_that_was_kept_goes_on_as_if_never_put_down(texts):
    leaves = [leaf_hash(text) for text in texts]
    frontier = Frontier()
    for leaf in leaves:
        frontier = Frontier.unpacked(frontier.size, frontier.packed())
        frontier.append(leaf)
    assert frontier.root() == root_of(leaves)


def test_known_values():
    # SHA-256 of nothing, and of the single byte 0x00: RFC 9162 section 2.1.1.
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


def test_finished_blocks_are_the_roots_of_their_leaves():
    leaves = [leaf_hash(str(number).encode()) for number in range(600)]
    frontier = Frontier()
    blocks = {(level, index): block for leaf in leaves for level, index, block in frontier.append(leaf)}
    assert blocks == {
        (1, 0): root_by_definition(leaves[:256]),
        (1, 1): root_by_definition(leaves[256:512]),
    }
