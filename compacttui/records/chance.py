"""Where ids, salts and codes come from: the system's randomness, or a seed that gives the same ledger twice."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""32 letters and digits without i, l, o and u, which people mistake for others."""


class Chance(Protocol):
    """A source of randomness for one town's entries."""

    def at(self, log: str, seq: int) -> Chance:
        """The source for an act whose first entry is number `seq`."""

    def bytes(self, count: int) -> bytes:
        """So many random bytes."""

    def letters(self, count: int) -> str:
        """So many letters and digits, five random bits each."""


def _as_letters(random: bytes) -> str:
    return "".join(_LETTERS[byte & 31] for byte in random)


class SystemChance:
    """The operating system's randomness: what every real ledger uses."""

    def at(self, log: str, seq: int) -> SystemChance:  # noqa: ARG002 - a seed's source needs them
        """The same source everywhere."""
        return self

    def bytes(self, count: int) -> bytes:
        """So many random bytes."""
        return secrets.token_bytes(count)

    def letters(self, count: int) -> str:
        """So many letters and digits."""
        return _as_letters(secrets.token_bytes(count))


@dataclass(slots=True)
class SeededChance:
    """A repeatable source for samples and tests: the same seed at the same place of a ledger gives the same.

    Attributes:
        seed: any text; a real ledger must not have one.
    """

    seed: str
    _drawn: int = 0

    def at(self, log: str, seq: int) -> SeededChance:
        """A source of its own for this place, so that it does not matter which process gets there."""
        return SeededChance(f"{self.seed}/{log}/{seq}")

    def bytes(self, count: int) -> bytes:
        """The next bytes of SHA-256(seed, counter)."""
        out = b""
        while len(out) < count:
            out += sha256(f"{self.seed}#{self._drawn}".encode()).digest()
            self._drawn += 1
        return out[:count]

    def letters(self, count: int) -> str:
        """So many letters and digits."""
        return _as_letters(self.bytes(count))
