"""Signed notes as C2SP writes them: a text, and signatures on it by name. No database in here.

A note is a text that ends with a new line, an empty line, and a line for each signature. What signs is Ed25519: the
keeper of a ledger with type 0x01 (c2sp.org/signed-note), a second body with type 0x04, which says when it saw the
text (c2sp.org/tlog-cosignature). The cryptography is that of the library `cryptography`.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import sha256
from typing import Final

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
MOST_SIGNATURES: Final = 100
"""Lines of signatures that are read; who adds more wants to waste a reader's time."""
_DASH: Final = "— "
_ID_BYTES: Final = 4
_TIME_BYTES: Final = 8


class NotANote(ValueError):
    """A text is no signed note, or a key is none; the sentence says what is wrong."""


class Kind(IntEnum):
    """What a key signs as; the byte that stands before the public key."""

    SIGNS = 0x01
    """The ledger's keeper."""
    COUNTERSIGNS = 0x04
    """A second body, which saw that text at a moment."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key with the name it signs under.

    Attributes:
        name: whose it is: no white space and no plus sign.
        kind: what it signs as.
        key: the public key.
    """

    name: str
    kind: Kind
    key: bytes

    @property
    def id(self) -> bytes:
        """Four bytes by which a signature says which key made it."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.key).digest()[:_ID_BYTES]

    @property
    def text(self) -> str:
        """The key on one line, to be handed on: ``name+id+key``."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.key).decode()}"

    @classmethod
    def read(cls, text: str) -> Verifier:
        """The key that such a line says.

        Raises:
            NotANote: it is none, or its id belongs to another key.
        """
        parts = text.strip().split("+", 2)
        if len(parts) != 3:
            raise NotANote("A public key is one line: a name, a plus sign, an id, a plus sign, the key.")
        name, said, encoded = parts
        raw = decoded(encoded)
        if raw is None or len(raw) != 1 + KEY_BYTES or raw[0] not in tuple(Kind):
            raise NotANote("This public key is not one of Ed25519 that signs or countersigns.")
        made = cls(checked_key_name(name), Kind(raw[0]), raw[1:])
        if said != made.id.hex():
            raise NotANote("This public key was not copied whole: its id belongs to another key.")
        return made

    def says(self, text: str, signature: Signature) -> bool:
        """Whether this key made a signature on a text."""
        if (signature.name, signature.id) != (self.name, self.id):
            return False
        if self.kind is Kind.SIGNS:
            return self._made(text.encode(), signature.body)
        if len(signature.body) != _TIME_BYTES + SIGNATURE_BYTES:
            return False
        return self._made(_seen_at(text, signature.moment or 0), signature.body[_TIME_BYTES:])

    def _made(self, message: bytes, signed: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signed, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signature:
    """One line below a note.

    Attributes:
        name: who signed, as they say.
        id: which of their keys, as they say.
        body: the signature; of a countersignature the moment stands before it.
    """

    name: str
    id: bytes
    body: bytes

    @property
    def line(self) -> str:
        """The line as it stands in the note."""
        return f"{_DASH}{self.name} {base64.b64encode(self.id + self.body).decode()}\n"

    @property
    def moment(self) -> int | None:
        """When the text was seen, in seconds of POSIX time; nothing where it is no countersignature."""
        is_seen = len(self.body) == _TIME_BYTES + SIGNATURE_BYTES
        return int.from_bytes(self.body[:_TIME_BYTES], "big") if is_seen else None

    @classmethod
    def read(cls, line: str) -> Signature:
        """The signature of a line without its end.

        Raises:
            NotANote: the line is none.
        """
        name, _, encoded = line.removeprefix(_DASH).partition(" ")
        raw = decoded(encoded)
        if not line.startswith(_DASH) or raw is None or len(raw) <= _ID_BYTES:
            raise NotANote("A line below the empty one is no signature.")
        return cls(checked_key_name(name), raw[:_ID_BYTES], raw[_ID_BYTES:])


@dataclass(frozen=True, slots=True)
class Note:
    """A text with the signatures on it.

    Attributes:
        text: the text; it ends with a new line.
        signatures: in their order; none is an unsigned note.
    """

    text: str
    signatures: tuple[Signature, ...] = ()

    @property
    def whole(self) -> str:
        """The note as it stands in a file."""
        return f"{self.text}\n{''.join(one.line for one in self.signatures)}"

    @classmethod
    def read(cls, whole: str) -> Note:
        """The note that stands in a file; the text alone is an unsigned one.

        Raises:
            NotANote: it is none.
        """
        text, parted, below = whole.rpartition("\n\n")
        text = f"{text}\n" if parted else whole
        lines = below.split("\n") if parted else [""]
        if not text.strip() or not text.endswith("\n") or lines.pop() != "":
            raise NotANote("A note is lines of text, an empty line, and a line for each signature.")
        if any(character < " " and character != "\n" for character in text):
            raise NotANote("A note holds no control characters.")
        if len(lines) > MOST_SIGNATURES:
            raise NotANote(f"A note has {MOST_SIGNATURES} signatures at most.")
        return cls(text, tuple(Signature.read(line) for line in lines))

    def signed(self, *more: Signature) -> Note:
        """The same text with further signatures; one of the same key takes the place of the earlier."""
        newer = {(one.name, one.id) for one in more}
        kept = tuple(one for one in self.signatures if (one.name, one.id) not in newer)
        return replace(self, signatures=kept + more)

    def signed_by(self, keys: Iterable[Verifier]) -> tuple[tuple[Verifier, Signature], ...]:
        """The signatures that some of these keys made, each with its key."""
        return tuple((key, one) for key in keys for one in self.signatures if key.says(self.text, one))

    def forged(self, keys: Sequence[Verifier]) -> tuple[Signature, ...]:
        """The signatures that claim to be of one of these keys, and are not."""
        claims = {(key.name, key.id): key for key in keys}
        return tuple(
            one
            for one in self.signatures
            if (one.name, one.id) in claims and not claims[one.name, one.id].says(self.text, one)
        )


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key, out of its file.

    Attributes:
        verifier: its public half.
        private: the key itself; whoever has it can sign in this name.
    """

    verifier: Verifier
    private: bytes

    def __repr__(self) -> str:
        return f"SigningKey({self.verifier.name!r})"

    @classmethod
    def made(cls, name: str, kind: Kind, private: bytes) -> SigningKey:
        """The key that 32 random bytes make.

        Raises:
            NotANote: the name cannot stand on a line of signatures.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        public = Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
        return cls(Verifier(checked_key_name(name), kind, public), private)

    def sign(self, text: str, *, at: int) -> Signature:
        """Sign a text; a countersignature says at which second of POSIX time it was seen."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.from_private_bytes(self.private)
        body = key.sign(text.encode())
        if self.verifier.kind is Kind.COUNTERSIGNS:
            body = at.to_bytes(_TIME_BYTES, "big") + key.sign(_seen_at(text, at))
        return Signature(self.verifier.name, self.verifier.id, body)


def checked_key_name(name: str) -> str:
    """A name that can stand on a line of signatures.

    Raises:
        NotANote: it is empty, too long, or holds white space, a plus sign or what cannot be printed.
    """
    if not name or len(name) > 200 or "+" in name or " " in name or not name.isprintable():
        raise NotANote("The name of a key has no spaces and no plus sign: for example eastmere-cvs.example.")
    return name


def _seen_at(text: str, moment: int) -> bytes:
    return f"cosignature/v1\ntime {moment}\n{text}".encode()


def decoded(text: str) -> bytes | None:
    """The bytes of a text in base64; nothing where it is none, or not the one that these bytes have.

    The last letter before the padding has bits that stand for nothing: with other ones there, it would be read all the same.
    """
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return raw if base64.b64encode(raw).decode() == text else None
