"""Passphrases and recovery codes: what opens a ballot box, and what is too easily guessed for it."""

from __future__ import annotations

import hmac
import unicodedata
from typing import Final

from compacttui.rules.polls.codes import ALPHABET
from compacttui.rules.refusal import Refused

FEWEST: Final = 12
"""Characters of a passphrase, at least; no other rule, because length is what counts."""
_MOST: Final = 1000
_COMMON: Final = ("password", "passphrase", "qwerty", "letmein", "123456", "abcdef", "welcome", "election")
_RECOVERY_LETTERS: Final = 28
RECOVERY_BYTES: Final = 32
"""Random bytes that a recovery code is made from."""


def check_passphrase(passphrase: str, again: str, field: str) -> str:
    """A passphrase fit to lock a ballot box, as it is always written the same.

    Args:
        passphrase: what was typed.
        again: what was typed the second time.
        field: the field that a refusal belongs to; the second is called ``<field>_again``.

    Raises:
        Refused: it is too short, too easily guessed, or was typed differently the second time.
    """
    whole = same_letters(passphrase)
    if len(whole) < FEWEST:
        raise Refused(f"A passphrase has {FEWEST} characters or more. Four words will do.", field=field)
    if len(whole) > _MOST:
        raise Refused(f"A passphrase has {_MOST} characters at most.", field=field)
    plain = "".join(letter for letter in whole.casefold() if letter.isalnum())
    for common in _COMMON:
        plain = plain.replace(common, "")
    if len(set(plain)) < 5:
        raise Refused(
            "This passphrase is one of the first that somebody would try. Choose another.", field=field
        )
    if not hmac.compare_digest(whole.encode(), same_letters(again).encode()):
        raise Refused("This is not what was typed the first time. Type both again.", field=f"{field}_again")
    return whole


def same_letters(typed: str) -> str:
    """A passphrase as it is always written the same, whatever keyboard it came from; a recovery code without dashes."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    letters = "".join(letter for letter in plain.upper() if letter not in " -")
    if len(letters) == _RECOVERY_LETTERS and all(letter in ALPHABET for letter in letters):
        return letters
    return plain


def recovery_code_from(random: bytes) -> str:
    """A recovery code: seven groups of four letters, 126 bits."""
    number = int.from_bytes(random[:RECOVERY_BYTES], "big")
    letters = []
    for _ in range(_RECOVERY_LETTERS):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "-".join("".join(letters[start : start + 4]) for start in range(0, _RECOVERY_LETTERS, 4))
