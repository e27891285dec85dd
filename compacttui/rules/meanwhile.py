"""Two people at one thing: what their programs keep of what they saw, and how a value of the records is typed."""

from __future__ import annotations

from datetime import date
from typing import Final

SEEN: Final = "(seen)"
"""Beside the fields of a draft: how many entries there were when it was begun. No field has such a name."""


def as_typed(kind: str, value: str | int | None) -> str | bool | None:
    """A value that is on record as somebody would type it into a field; nothing where a field of this kind cannot.

    Args:
        kind: of the field: line, words, choice, whole, day or flag.
        value: as the records keep it; nothing where it may not be read.
    """
    if value is None or kind not in {"line", "words", "choice", "whole", "day", "flag"}:
        return None
    if kind == "flag":
        return bool(value)
    return f"{date.fromisoformat(str(value)):%d/%m/%Y}" if kind == "day" else str(value)
