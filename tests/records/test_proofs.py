"""Proofs against the recursive definition of RFC 9162, by our code and by the verifier, over a real database."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.exchange.pack import verifier
from compacttui.records.checkpoints import Checkpoint, checkpoint_of
from compacttui.records.log import event_table, head_table, node_table, start_log
from compacttui.records.merkle import (
    EMPTY_ROOT,
    Frontier,
    climbed,
    is_part_of,
    leaf_hash,
    node_hash,
)
from compacttui.records.note import NotANote
from compacttui.records.proofs import NotProvable, Tree

LEAVES = [leaf_hash(str(number).encode()) for number in range(66_000)]
LOG = "tow-0000000000000000"


def root(leaves):
    """The definition: RFC 9162 section 2.1.1."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(root(leaves[:k]), root(leaves[k:]))


def path(index, leaves):
    """Section 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = 1 << ((len(leaves) - 1).bit_length() - 1)
    if index < k:
        return [*path(index, leaves[:k]), root(leaves[k:])]
    return [*path(index - k, leaves[k:]), root(leaves[:k])]


def growth(old, leaves, whole=True):
    """Section 2.1.4.1."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    k = 1 << ((len(leaves) - 1).bit_length() - 1)
    if old <= k:
        return [*growth(old, leaves[:k], whole), root(leaves[k:])]
    return [*growth(old - k, leaves[k:], False), root(leaves[:k])]


def fill(connection, size):
    """A ledger of this size, its entries nothing but fingerprints."""
    frontier, blocks = Frontier(), []
    for leaf in LEAVES[:size]:
        blocks += [{"log": LOG, "level": a, "idx": b, "hash": c} for a, b, c in frontier.append(leaf)]
    start_log(connection, LOG)
    connection.execute(head_table.update().values(size=size, frontier=frontier.packed()))
    entry = {"log": LOG, "at": "2026-01-01T00:00:00Z", "kind": "", "subject": "", "actor": "", "body": ""}
    connection.execute(
        event_table.insert(), [{**entry, "seq": at, "leaf": leaf} for at, leaf in enumerate(LEAVES[:size])]
    )
    if blocks:
        connection.execute(node_table.insert(), blocks)


@pytest.fixture(scope="module", params=[1, 2, 7, 255, 256, 257, 1000])
def small(request, empty_file, tmp_path_factory):
    from compacttui.records.database import url_of
    from compacttui.records.schema import open_database

    place = tmp_path_factory.mktemp("tree") / "tree.db"
    place.write_bytes(empty_file.read_bytes())
    database = open_database(url_of(str(place)))
    with database.writing() as connection:
        fill(connection, request.param)
    yield database, request.param
    database.close()


def test_every_root_and_proof_of_a_ledger_is_that_of_the_definition(small):
    database, size = small
    with database.reading() as connection:
        tree = Tree(connection, LOG)
        assert checkpoint_of(connection, LOG) == Checkpoint(LOG, size, root(LEAVES[:size]))

        @given(st.integers(1, size), st.data())
        def proven(count, data):
            leaves = LEAVES[:count]
            index = data.draw(st.integers(0, count - 1))
            old = data.draw(st.integers(0, count))
            assert tree.root(count) == root(leaves)
            assert tree.root(old) == root(LEAVES[:old])
            assert list(tree.inclusion(index, count)) == path(index, leaves)
            expected = growth(old, leaves) if old else []
            assert list(tree.consistency(old, count)) == expected

        proven()


@given(st.integers(1, 300), st.data())
def test_a_true_proof_is_taken_and_any_other_is_not(size, data):
    leaves = LEAVES[:size]
    index = data.draw(st.integers(0, size - 1))
    proof, whole = path(index, leaves), root(leaves)
    assert climbed(leaves[index], index, size, proof) == whole
    assert verifier.root_of_proof(leaves[index], index, size, proof) == whole
    place = data.draw(st.integers(0, len(proof)))
    wrong = data.draw(
        st.sampled_from(
            [
                [*proof[:place], b"\x00" * 32, *proof[place:]],
                [*proof[:place], *proof[place + 1 :]] if place < len(proof) else [*proof, whole],
                [*proof[:place], b"\x01" * 32, *proof[place + 1 :]]
                if place < len(proof)
                else [*proof, whole],
            ]
        )
    )
    assert climbed(leaves[index], index, size, wrong) != whole
    with suppress(verifier.Wrong):
        assert verifier.root_of_proof(leaves[index], index, size, wrong) != whole
    other = data.draw(st.integers(0, size - 1))
    if other != index:
        assert climbed(leaves[index], other, size, proof) != whole


@given(st.integers(1, 300), st.data())
def test_growth_is_proved_and_a_changed_past_is_not(size, data):
    old = data.draw(st.integers(0, size))
    leaves = LEAVES[:size]
    proof = growth(old, leaves) if old else []
    before, after = root(LEAVES[:old]), root(leaves)
    assert is_part_of(old, before, size, after, proof)
    verifier.check_growth(old, before, size, after, proof)
    forged = [*leaves]
    if old:
        forged[data.draw(st.integers(0, old - 1))] = b"\x07" * 32
        other = root(forged)
        assert not is_part_of(old, before, size, other, growth(old, forged))
        with pytest.raises(verifier.Wrong):
            verifier.check_growth(old, before, size, other, growth(old, forged))
    for wrong in ([*proof, b"\x00" * 32], proof[:-1]):
        if wrong != proof:
            assert not is_part_of(old, before, size, after, wrong)
            with pytest.raises(verifier.Wrong):
                verifier.check_growth(old, before, size, after, wrong)


@pytest.mark.slow
def test_a_proof_in_a_large_ledger_reads_a_few_groups_of_fingerprints(database):
    from sqlalchemy import event as listening

    with database.writing() as connection:
        fill(connection, len(LEAVES))
    asked = []
    with database.reading() as connection:
        listening.listen(connection.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
        tree = Tree(connection, LOG)
        proof = tree.inclusion(12_345, len(LEAVES))
        grown = tree.consistency(54_321, len(LEAVES))
        whole = tree.root(len(LEAVES))
    assert climbed(LEAVES[12_345], 12_345, len(LEAVES), proof) == whole == root(LEAVES)
    assert is_part_of(54_321, root(LEAVES[:54_321]), len(LEAVES), whole, grown)
    assert len(asked) <= 9


def test_where_fingerprints_are_missing_nothing_is_proved(database):
    with database.writing() as connection:
        fill(connection, 600)
        connection.execute(node_table.delete().where(node_table.c.idx == 1))
    with database.reading() as connection:
        tree = Tree(connection, LOG)
        with pytest.raises(NotProvable, match=r"entries from 256 on"):
            tree.inclusion(3, 600)
        with pytest.raises(NotProvable, match="not among"):
            tree.inclusion(600, 600)
        with pytest.raises(NotProvable, match="not 700 entries"):
            tree.consistency(700, 600)


@pytest.mark.parametrize(
    "text", ["", "tow\n", "tow\n01\nAAAA\n", "tow\n-1\nAAAA\n", "tow\n1\nAAAA\n", "tow\n1\n!!\n", "\n1\n\n"]
)
def test_what_is_no_checkpoint_is_not_taken_for_one(text):
    with pytest.raises(NotANote):
        Checkpoint.read(text)


@given(st.integers(0, 10**15), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_reads_back_as_it_was_written(size, top):
    made = Checkpoint(LOG, size, top)
    assert Checkpoint.read(made.text) == made
    told = verifier.Checkpoint(made.text, "it")
    assert (told.origin, told.size, told.root) == (LOG, size, top)
