"""Checkpoints and keys as files: read as they come from others, and a private key only under a passphrase."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from compacttui.exchange.files import meaning_of
from compacttui.records.checkpoints import Checkpoint
from compacttui.records.note import KEY_BYTES, Kind, NotANote, Note, SigningKey, Verifier
from compacttui.rules.refusal import BadInput, Refused

if TYPE_CHECKING:
    from compacttui.records.polls.locks import Lock

__all__ = [
    "SigningKey",
    "as_growth",
    "as_proof",
    "make_key",
    "open_key",
    "public_half",
    "read_checkpoint",
    "read_public_keys",
]

FORM: Final = "compacttui-key-1"
_LARGEST: Final = 256 * 1024
"""Bytes of a checkpoint or a key that are read; none comes near it."""
_DEAREST: Final = 1024 * 1024
"""KiB of memory that a key file may ask for: who asks for more wants to stop the program."""


def read_checkpoint(file: Path) -> Note:
    """The checkpoint in a file, with its signatures.

    Raises:
        BadInput: it cannot be read, or holds no checkpoint.
    """
    try:
        note = Note.read(_text(file))
        Checkpoint.read(note.text)
    except NotANote as fault:
        raise BadInput(f"this is no checkpoint. {fault}", source=str(file)) from fault
    return note


def as_proof(seq: int, path: Iterable[bytes], note: Note) -> str:
    """The proof of one entry as it is kept and handed on (c2sp.org/tlog-proof), with the checkpoint that it leads to."""
    lines = ["c2sp.org/tlog-proof@v1", f"index {seq}", *(base64.b64encode(one).decode() for one in path)]
    return "\n".join(lines) + f"\n\n{note.whole}"


def as_growth(size: int, path: Iterable[bytes], note: Note) -> str:
    """The proof that the first so many entries are the beginning of a checkpoint, as c2sp.org/tlog-witness writes it."""
    lines = [f"old {size}", *(base64.b64encode(one).decode() for one in path)]
    return "\n".join(lines) + f"\n\n{note.whole}"


def read_public_keys(named: Iterable[str]) -> tuple[Verifier, ...]:
    """Public keys, each said as its line or as a file of such lines.

    Raises:
        BadInput: a file cannot be read, or a line is no public key.
    """
    found = []
    for one in named:
        is_line = one.count("+") >= 2 and not Path(one).is_file()
        for line in [one] if is_line else _text(Path(one)).splitlines():
            if line.strip():
                try:
                    found.append(Verifier.read(line))
                except NotANote as fault:
                    raise BadInput(str(fault), source="--key" if is_line else one) from fault
    return tuple(found)


def make_key(file: Path, name: str, kind: Kind, passphrase: str, random: bytes) -> SigningKey:
    """Make a key and keep it in a new file that only its owner can read, closed by a passphrase.

    Args:
        file: where; nothing is there yet.
        name: the name it signs under.
        kind: what it signs as.
        passphrase: as `rules.polls.check_passphrase` gives it.
        random: 48 random bytes.

    Raises:
        Refused: the name cannot stand on a line of signatures, or there is a file of that name.
    """
    from compacttui.records.polls.locks import SALT_BYTES, lock

    try:
        key = SigningKey.made(name, kind, random[:KEY_BYTES])
    except NotANote as fault:
        raise Refused(str(fault), field="name") from fault
    salt = random[KEY_BYTES : KEY_BYTES + SALT_BYTES]
    closed = lock(key.private, passphrase, holder=key.verifier.text, poll=FORM, salt=salt)
    body = {
        "form": FORM,
        "public": key.verifier.text,
        "argon2id": [closed.cost.memory_kib, closed.cost.passes, closed.cost.lanes],
        "salt": base64.b64encode(salt).decode(),
        "closed": base64.b64encode(closed.closed).decode(),
    }
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(f"{file} is there already. A key is never replaced: choose another name.") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(json.dumps(body, indent=2) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    return key


def public_half(file: Path) -> Verifier:
    """The public key of a key file; that needs no passphrase.

    Raises:
        BadInput: the file cannot be read, or holds no key.
    """
    return _read(file)[0]


def open_key(file: Path, passphrase: str) -> SigningKey:
    """The key in a file.

    Raises:
        BadInput: the file cannot be read, or holds no key.
        Refused: the passphrase is another one.
    """
    from compacttui.records.polls.locks import opened
    from compacttui.rules.polls import same_letters

    verifier, lock = _read(file)
    try:
        private = opened(lock, same_letters(passphrase), poll=FORM)
    except ValueError as fault:  # a cost, or a salt, that Argon2id does not know
        raise BadInput("this is no key file of this program.", source=str(file)) from fault
    if private is None:
        raise Refused("This is not the passphrase of that key. Nothing was signed.", field="passphrase")
    key = SigningKey.made(verifier.name, verifier.kind, private)
    if key.verifier != verifier:
        raise BadInput("the public key in this file is not that of its private one.", source=str(file))
    return key


def _read(file: Path) -> tuple[Verifier, Lock]:
    from compacttui.records.derived import Cost
    from compacttui.records.polls.locks import Lock

    try:
        body = json.loads(_text(file))
        verifier = Verifier.read(body["public"])
        cost = Cost(*(int(one) for one in body["argon2id"]))
        salt, closed = (base64.b64decode(body[part], validate=True) for part in ("salt", "closed"))
        is_ours = body["form"] == FORM
    except (ValueError, KeyError, TypeError) as fault:
        raise BadInput("this is no key file of this program.", source=str(file)) from fault
    if not is_ours or not (
        8 <= cost.memory_kib <= _DEAREST and 0 < cost.passes <= 64 and 0 < cost.lanes <= 64
    ):
        raise BadInput("this is no key file of this program.", source=str(file))
    return verifier, Lock(verifier.text, salt, closed, cost)


def _text(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as stream:  # line ends of Windows become new lines
            text = stream.read(_LARGEST + 1)
    except OSError as error:
        raise BadInput(f"{meaning_of(error)}.", source=str(file)) from error
    except UnicodeDecodeError as error:
        raise BadInput("it is no text in UTF-8.", source=str(file)) from error
    if len(text) > _LARGEST:
        raise BadInput("it is too large for a checkpoint or a key.", source=str(file))
    return text
