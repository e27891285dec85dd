"""What follows from a passphrase, by Argon2id: the key of a lock, the hash of an account.

Whatever is made so carries the cost that it was made with, so that the cost can be raised and what is older still opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """What trying one passphrase costs.

    Attributes:
        memory_kib: memory, in KiB.
        passes: how often it is gone through.
        lanes: how many parts of it at a time.
    """

    memory_kib: int
    passes: int
    lanes: int


def derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that follow from a passphrase, a salt and a cost, and from which the passphrase cannot be had back."""
    # Takes as long to import as a screen to paint: only what opens or closes something needs it.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(
        salt=salt, length=_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return made.derive(passphrase.encode("utf-8"))
