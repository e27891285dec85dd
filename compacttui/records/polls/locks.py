"""A poll's private key under a passphrase: several holders, each with a lock of their own around the same key.

Argon2id makes a key from the passphrase, ChaCha20-Poly1305 closes the poll's key with it. Each lock carries the
cost it was made with, so that the cost can be raised and older locks still open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from compacttui.records.derived import Cost, derived

COST: Final = Cost(memory_kib=64 * 1024, passes=3, lanes=4)
"""Of every lock that is made: a quarter of a second on a laptop, and never below the 19 MiB that OWASP asks for."""
SALT_BYTES: Final = 16
_NONCE: Final = bytes(12)  # each salt makes a key that closes one thing


@dataclass(frozen=True, slots=True)
class Lock:
    """A private key under one holder's passphrase.

    Attributes:
        holder: whose passphrase opens it.
        salt: random, its own.
        closed: the key, closed.
        cost: what trying a passphrase costs.
    """

    holder: str
    salt: bytes
    closed: bytes
    cost: Cost


def lock(private: bytes, passphrase: str, *, holder: str, poll: str, salt: bytes) -> Lock:
    """Put a private key under a passphrase.

    Args:
        private: the key.
        passphrase: as `rules.polls.same_letters` writes it.
        holder: whose it is.
        poll: the poll, by its selection's id.
        salt: 16 random bytes.
    """
    closed = ChaCha20Poly1305(derived(passphrase, salt, COST)).encrypt(_NONCE, private, _bound(poll, holder))
    return Lock(holder, salt, closed, COST)


def opened(lock: Lock, passphrase: str, *, poll: str) -> bytes | None:
    """The private key under a lock; nothing where the passphrase is another."""
    try:
        key = derived(passphrase, lock.salt, lock.cost)
        return ChaCha20Poly1305(key).decrypt(_NONCE, lock.closed, _bound(poll, lock.holder))
    except InvalidTag:
        return None


def _bound(poll: str, holder: str) -> bytes:
    return f"{poll} {holder}".encode()
