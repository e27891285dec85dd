"""Ballot codes: short enough to be read out on the telephone, with a last letter that finds a mistake.

Eleven letters are drawn and the twelfth follows from them. There are 23 letters, without I, L and O, which are
read as figures. Twenty-three is a prime, so that with the weights below every single wrong letter and every two
that changed places are found before anything is looked up. Eleven letters are 49 bits: nobody hits one by trying.
"""

from __future__ import annotations

from typing import Final

from compacttui.rules.passphrases import ALPHABET
from compacttui.rules.refusal import Refused
from compacttui.rules.word import Word

LETTERS: Final = 12
"""Letters of a code, the last of which checks the others."""
_GROUP: Final = 4
_BYTES: Final = 16
BYTES_NEEDED: Final = _BYTES
"""Random bytes that a code is made from: so many that no letter is likelier than another."""


class CodeGone(Word):
    """What became of a code that is replaced."""

    LOST = "lost", "lost, or never arrived"
    SPOILT = "spoilt", "spoilt: it cannot be read or typed"
    SEEN = "seen", "seen by somebody who should not have it"


def code_from(random: bytes) -> str:
    """The code that some random bytes make: twelve letters without spaces.

    Raises:
        ValueError: there are too few bytes.
    """
    if len(random) < _BYTES:
        message = f"a code is made from {_BYTES} bytes"
        raise ValueError(message)
    number = int.from_bytes(random[:_BYTES], "big")
    letters = []
    for _ in range(LETTERS - 1):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(letter)
    return "".join(ALPHABET[letter] for letter in [*letters, _check(letters)])


def as_typed(code: str) -> str:
    """A code as it stands on a letter: three groups of four."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(typed: str, field: str = "code") -> str:
    """The code that was typed, whatever its spaces, dashes and capitals.

    Raises:
        Refused: it is none: a letter too many, one that no code has, or one that was mistyped.
    """
    letters = [letter for letter in typed.upper() if letter not in " -–—_.\t"]
    for place, letter in enumerate(letters, 1):
        if letter not in ALPHABET:
            raise Refused(
                f"{_where(place)} is “{letter}”, and no code has that. {_hint(letter)}", field=field
            )
    if len(letters) != LETTERS:
        raise Refused(
            f"A ballot code has {LETTERS} letters, in three groups of four. There are {len(letters)} here.",
            field=field,
        )
    numbers = [ALPHABET.index(letter) for letter in letters]
    if numbers[-1] != _check(numbers[:-1]):
        raise Refused(
            "One letter is not right, or two changed places. Compare it with the letter, group by group.",
            field=field,
        )
    return "".join(letters)


def _check(numbers: list[int]) -> int:
    # Different weights below a prime: one wrong letter and two in each other's place both change the sum.
    return sum(weight * number for weight, number in enumerate(numbers, 2)) % len(ALPHABET)


def _where(place: int) -> str:
    group, letter = divmod(place - 1, _GROUP)
    return f"Letter {letter + 1} of group {group + 1}"


def _hint(letter: str) -> str:
    if letter.isdigit():
        return "Codes have letters only."
    if letter in "ILO":
        return "The letters I, L and O are never used."
    return "Codes have plain letters only."
