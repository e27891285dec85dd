"""What a match of an agenda with the register is opened by: it has no record of its own before somebody looked into it."""

from __future__ import annotations

from typing import Final

_BEGINS: Final = "mat/"
_PARTS: Final = 3


def match_ref(item: str, person: str, organisation: str) -> str:
    """What a match is opened by."""
    return f"{_BEGINS}{item}/{person}/{organisation}"


def match_parts(ref: str) -> tuple[str, str, str] | None:
    """The item, the person and the organisation that a match is about; nothing for any other thing."""
    parts = ref.removeprefix(_BEGINS).split("/")
    return (parts[0], parts[1], parts[2]) if ref.startswith(_BEGINS) and len(parts) == _PARTS else None


def item_of(ref: str) -> str:
    """The item that a match is about; any other thing as it is."""
    parts = match_parts(ref)
    return parts[0] if parts is not None else ref
