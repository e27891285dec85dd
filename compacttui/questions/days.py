"""Days as the tables hold them, as days that people can be told."""

from __future__ import annotations

from datetime import date

from compacttui.rules.dates import PartialDate


def partial(text: str | None) -> PartialDate | None:
    """The day, month or year that a table holds; nothing for nothing."""
    return PartialDate.from_iso(text) if text else None


def earliest(text: str | None) -> date | None:
    """The first day that it can mean; nothing for nothing."""
    return PartialDate.from_iso(text).earliest if text else None
