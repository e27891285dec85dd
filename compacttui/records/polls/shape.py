"""What a ballot box and a vote of a poll are, wherever they are kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Elector:
    """One vote of a poll.

    Attributes:
        number: its number on the register.
        organisations: whose it is; several where connected organisations share one.
        hash: of the code that casts it; nothing where there is none, or not any more.
        has_voted: it was cast.
    """

    number: int
    organisations: tuple[str, ...]
    hash: bytes | None = None
    has_voted: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A ballot box, as it stands.

    Attributes:
        log: the town.
        selection: whose poll it is.
        is_open: papers can be put in; otherwise they are out already, and the file is still to be freed of them.
        public_key: closes papers.
        salt: codes are hashed with it.
        paper_bytes: how long every paper is before it is sealed.
        entered: how many papers officers put in for voters.
        tellers: who did, and who confirmed it, by id, in no order.
        witnesses: who confirmed it on paper, by name, in no order.
    """

    log: str
    selection: str
    is_open: bool
    public_key: bytes
    salt: bytes
    paper_bytes: int
    entered: int
    tellers: tuple[str, ...]
    witnesses: tuple[str, ...]
