"""Holding a ledger against a checkpoint: did it grow from there, is it an older copy, or was it changed before?"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection

from compacttui.records.checkpoints import Checkpoint, checkpoint_of
from compacttui.records.proofs import NotProvable, Tree


class Fits(StrEnum):
    """How a ledger stands to a checkpoint."""

    GROWN = "grown"
    """What the checkpoint says is the beginning of the ledger, or all of it."""
    OLDER = "older"
    """The ledger has fewer entries than the checkpoint says: an older copy."""
    CHANGED = "changed"
    """What the checkpoint says is not what the ledger begins with."""


def compare(connection: Connection, log: str, then: Checkpoint, *, now: Checkpoint | None = None) -> Fits:
    """Hold a town's ledger against a checkpoint of it; reads a few hundred fingerprints, however large it is.

    Args:
        connection: a transaction, so that head and fingerprints are of one moment.
        log: the town.
        then: the checkpoint.
        now: the checkpoint of the ledger as it stands, where it is known.

    Raises:
        StoreTrouble: the ledger has no head.
    """
    now = now or checkpoint_of(connection, log)
    if then.size > now.size:
        return Fits.OLDER
    tree = Tree(connection, log)
    try:
        # Both ends: the fingerprints that are read must be those from which the ledger goes on growing.
        fits = tree.root(then.size) == then.root and tree.root(now.size) == now.root
    except NotProvable:
        return Fits.CHANGED
    return Fits.GROWN if fits else Fits.CHANGED
