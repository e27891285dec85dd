"""Days as the tables hold them, as days that people can be told."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from compacttui.rules.dates import PartialDate


@lru_cache(maxsize=4096)
def _read(text: str) -> PartialDate:
    # The same few thousand days stand in every list.
    return PartialDate.from_iso(text)


def partial(text: str | None) -> PartialDate | None:
    """The day, month or year that a table holds; nothing for nothing."""
    return _read(text) if text else None


def earliest(text: str | None) -> date | None:
    """The first day that it can mean; nothing for nothing."""
    return _read(text).earliest if text else None
