"""Every table, gathered: importing this module makes `metadata` and the kinds of entries complete."""

from __future__ import annotations

from compacttui.records import (
    declarations,
    imports,
    interests,
    log,
    meetings,
    mergers,
    organisations,
    partnerships,
    people,
    reports,
    restores,
    selections,
    terms,
    work,
)
from compacttui.records.columns import metadata, speak_to, subject_tables

__all__ = [
    "declarations",
    "imports",
    "interests",
    "log",
    "meetings",
    "mergers",
    "metadata",
    "organisations",
    "partnerships",
    "people",
    "reports",
    "restores",
    "selections",
    "speak_to",
    "subject_tables",
    "terms",
    "work",
]
