"""Passphrases and codes that open something here: an account, a ballot box; and what is too easily guessed for it."""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Iterable
from typing import Final

from compacttui.rules.refusal import Refused

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters that can be read out and written down: every one but I, L and O."""
FEWEST: Final = 12
"""Characters of a passphrase, at least; no other rule, because length is what counts."""
_MOST: Final = 1000
_COMMON: Final = (
    "correcthorsebatterystaple",
    "passphrase",
    "password",
    "passwort",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwerty",
    "letmein",
    "iloveyou",
    "trustno1",
    "sunshine",
    "princess",
    "football",
    "liverpool",
    "baseball",
    "superman",
    "starwars",
    "whatever",
    "changeme",
    "welcome",
    "election",
    "administrator",
    "compacttui",
    "compact",
    "charlie",
    "monkey",
    "dragon",
    "master",
    "shadow",
    "secret",
    "summer",
    "winter",
    "spring",
    "autumn",
    "london",
    "123456",
    "654321",
    "abcdef",
    "admin",
    "1q2w3e4r",
    "q1w2e3r4",
)
"""What lists of the first tries begin with; it adds nothing to a passphrase that it stands in."""
_FEWEST_DIFFERENT: Final = 5
"""Letters and digits that are left, and differ, without what is common."""
_RECOVERY_LETTERS: Final = 28
RECOVERY_BYTES: Final = 32
"""Random bytes that a recovery code is made from."""
_ONCE_LETTERS: Final = 16
ONCE_BYTES: Final = 16
"""Random bytes that a passphrase for once is made from."""


def check_passphrase(passphrase: str, again: str, field: str, *, known: Iterable[str] = ()) -> str:
    """A passphrase fit to lock something, as it is always written the same.

    Args:
        passphrase: what was typed.
        again: what was typed the second time.
        field: the field that a refusal belongs to; the second is called ``<field>_again``.
        known: names that whoever guesses would try first: the person's, the town's.

    Raises:
        Refused: it is too short, too easily guessed, or was typed differently the second time.
    """
    whole = same_letters(passphrase)
    if len(whole) < FEWEST:
        raise Refused(f"A passphrase has {FEWEST} characters or more. Four words will do.", field=field)
    if len(whole) > _MOST:
        raise Refused(f"A passphrase has {_MOST} characters at most.", field=field)
    plain = _letters(whole)
    names = [_letters(word) for name in known for word in (name, *name.split())]
    for common in (*sorted(names, key=len, reverse=True), *_COMMON):
        plain = plain.replace(common, "") if len(common) > 2 else plain
    if len(set(plain)) < _FEWEST_DIFFERENT:
        raise Refused(
            "This passphrase is one of the first that somebody would try. Choose another.", field=field
        )
    if not hmac.compare_digest(whole.encode(), same_letters(again).encode()):
        raise Refused("This is not what was typed the first time. Type both again.", field=f"{field}_again")
    return whole


def same_letters(typed: str) -> str:
    """A passphrase as it is always written the same, whatever keyboard it came from; a recovery code without dashes."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    letters = bare_letters(plain)
    return letters if is_recovery_code(letters) else plain


def is_recovery_code(whole: str) -> bool:
    """Whether what `same_letters` gave has the form of a recovery code."""
    return len(whole) == _RECOVERY_LETTERS and all(letter in ALPHABET for letter in whole)


def bare_letters(typed: str) -> str:
    """A passphrase for once as it is always written the same: capitals, without blanks and dashes."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", typed).upper() if letter not in " -")


def recovery_code_from(random: bytes) -> str:
    """A recovery code: seven groups of four letters, 126 bits."""
    return _in_fours(random[:RECOVERY_BYTES], _RECOVERY_LETTERS)


def once_from(random: bytes) -> str:
    """A passphrase to sign in with once: four groups of four letters, 72 bits."""
    return _in_fours(random[:ONCE_BYTES], _ONCE_LETTERS)


def _in_fours(random: bytes, length: int) -> str:
    number = int.from_bytes(random, "big")
    letters = []
    for _ in range(length):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "-".join("".join(letters[start : start + 4]) for start in range(0, length, 4))


def _letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())
