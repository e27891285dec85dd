"""Every table, gathered: importing this module makes `metadata` and the kinds of entries complete."""

from __future__ import annotations

from compacttui.records import (
    complaints,
    declarations,
    imports,
    interests,
    log,
    meetings,
    mergers,
    organisations,
    partnerships,
    people,
    polls,
    reports,
    restores,
    selections,
    terms,
    work,
)
from compacttui.records.columns import metadata, speak_to, subject_tables

__all__ = [
    "complaints",
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
    "polls",
    "reports",
    "restores",
    "selections",
    "speak_to",
    "subject_tables",
    "terms",
    "work",
]
