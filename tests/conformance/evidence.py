"""What conformance tests share: the type of the note that each leaves, and what it calls a difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

Compared: TypeAlias = Callable[[str, int, int, list[str]], None]
"""Called with what was compared, the number of contests or files, the number of figures, and the differences."""


def differing(where: str, ours: Sequence[object], theirs: Sequence[object]) -> list[str]:
    """Every figure that is not the same."""
    if len(ours) != len(theirs):
        return [f"{where}: {len(ours)} figures, not {len(theirs)}"]
    return [f"{where}: {us!r}, not {them!r}" for us, them in zip(ours, theirs, strict=True) if us != them]
