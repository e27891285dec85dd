"""Every table, gathered: importing this module makes `metadata` and the kinds of entries complete."""

from __future__ import annotations

from compacttui.records import (
    declarations,
    interests,
    log,
    meetings,
    organisations,
    partnerships,
    people,
    reports,
    selections,
    terms,
    work,
)
from compacttui.records.columns import metadata

__all__ = [
    "declarations",
    "interests",
    "log",
    "meetings",
    "metadata",
    "organisations",
    "partnerships",
    "people",
    "reports",
    "selections",
    "terms",
    "work",
]
