"""Sealed papers: closed for whoever has the poll's public key, opened only with its private one.

X25519 between a key used once and the poll's, HKDF-SHA256 over their secret, ChaCha20-Poly1305 with the key that
comes of it. A sealed paper is the one-time public key, then the closed text with its tag. The key is used once, so
the nonce may be nothing; the selection's id is bound to it, so that a paper fits no other poll.
"""

from __future__ import annotations

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES: Final = 32
"""Of a private key, a public key, and the randomness for either."""
_TAG: Final = 16
OVERHEAD: Final = KEY_BYTES + _TAG
"""Bytes by which a sealed paper is longer than what is in it."""
_NONCE: Final = bytes(12)
_PURPOSE: Final = b"compacttui sealed paper 1"


class NotOpened(Exception):
    """A sealed paper is damaged, or belongs to another poll."""


def public_of(private: bytes) -> bytes:
    """The public key of a private one; any 32 bytes are one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(paper: bytes, public: bytes, *, poll: str, random: bytes) -> bytes:
    """Close a paper for a poll.

    Args:
        paper: what is on it.
        public: the poll's public key.
        poll: the poll, by its selection's id.
        random: 32 random bytes, for this paper alone.
    """
    once = X25519PrivateKey.from_private_bytes(random)
    own = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return own + ChaCha20Poly1305(_key(shared, own, public)).encrypt(_NONCE, paper, poll.encode())


def unseal(sealed: bytes, private: bytes, *, poll: str) -> bytes:
    """What is on a sealed paper.

    Raises:
        NotOpened: it is damaged, or was sealed for another poll.
    """
    own, closed = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
    try:
        mine = X25519PrivateKey.from_private_bytes(private)
        shared = mine.exchange(X25519PublicKey.from_public_bytes(own))
        key = _key(shared, own, mine.public_key().public_bytes_raw())
        return ChaCha20Poly1305(key).decrypt(_NONCE, closed, poll.encode())
    except (InvalidTag, ValueError) as fault:
        raise NotOpened from fault


def _key(shared: bytes, own: bytes, public: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=own + public, info=_PURPOSE).derive(shared)
