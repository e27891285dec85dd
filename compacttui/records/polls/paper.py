"""A ballot paper as bytes: the number beside each name, all papers of a poll equally long."""

from __future__ import annotations

from typing import Final

from compacttui.rules.words import RejectedBecause

_FORM: Final = 1
_HEAD: Final = 3
_BLOCK: Final = 64
_REASONS: Final = (
    None,
    RejectedBecause.IDENTIFIES_VOTER,
    RejectedBecause.NOT_FROM_ELECTOR,
)
"""Why an officer found that a paper does not count; whatever its marks say for themselves is judged at the count."""


def length_for(names: int) -> int:
    """How long every paper with so many names is: a multiple of 64 bytes."""
    return -(-(_HEAD + names) // _BLOCK) * _BLOCK


def packed(marks: tuple[int, ...], rejected: RejectedBecause | None, length: int) -> bytes:
    """A paper as bytes.

    Args:
        marks: the number beside each name, 0 for none.
        rejected: why an officer found that it does not count, if one did.
        length: how long papers of this poll are.

    Raises:
        ValueError: it does not fit.
    """
    body = bytes([_FORM, len(marks), _REASONS.index(rejected), *marks])
    if len(body) > length:
        message = f"a paper of {len(body)} bytes does not fit into {length}"
        raise ValueError(message)
    return body.ljust(length, b"\0")


def unpacked(paper: bytes, names: int) -> tuple[tuple[int, ...], RejectedBecause | None]:
    """The marks of a paper, and why an officer found that it does not count.

    Raises:
        ValueError: these bytes are no paper with so many names.
    """
    form, number, reason = paper[:_HEAD] if len(paper) >= _HEAD + names else (0, 0, 0)
    if form != _FORM or number != names or reason >= len(_REASONS):
        message = "no paper of this poll"
        raise ValueError(message)
    return tuple(paper[_HEAD : _HEAD + names]), _REASONS[reason]
