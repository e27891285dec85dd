"""Paths as people write them."""

from __future__ import annotations

from pathlib import Path

from compacttui.rules.refusal import Refused


def expanded(typed: str | Path, *, field: str | None = None) -> Path:
    """The path that somebody means; ``~`` at its start is their own folder, ``~name`` that of somebody else.

    Args:
        typed: what they wrote.
        field: the field that a refusal belongs to.

    Raises:
        Refused: nobody of that name has a folder on this computer.
    """
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        first = Path(typed).parts[0]
        raise Refused(
            f"Nobody called “{first.removeprefix('~')}” has a folder on this computer. Write the whole path.",
            field=field,
        ) from None
