"""The forms in which answers are written."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """How rows are written."""

    TEXT = "text"
    """Aligned columns for people."""
    JSON = "json"
    """One document for programs."""
    CSV = "csv"
    """A table for spreadsheets."""
