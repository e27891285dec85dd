"""Exact quantities: whole numbers of the last decimal place, and the text people and files see."""

from __future__ import annotations


def shown(value: int, digits: int) -> str:
    """A quantity counted in units of ``10**-digits`` as plain text: ``shown(18913482, 5)`` is ``"189.13482"``."""
    if not digits:
        return str(value)
    whole, part = divmod(abs(value), 10**digits)
    return f"{'-' if value < 0 else ''}{whole}.{part:0{digits}d}"


def read_exact(text: str, digits: int) -> int:
    """The quantity that `shown` wrote, in units of ``10**-digits``.

    Raises:
        ValueError: the text is not a number with exactly that many decimal places.
    """
    sign, plain = (-1, text[1:]) if text.startswith("-") else (1, text)
    whole, point, part = plain.partition(".")
    written = whole + part
    if len(part) != digits or bool(point) != bool(digits) or not (written.isascii() and written.isdecimal()):
        message = f"{text!r} is not a number with {digits} decimal places"
        raise ValueError(message)
    return sign * int(written)
