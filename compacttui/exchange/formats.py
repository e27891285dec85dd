"""The forms in which answers are written."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """How rows are written."""

    TEXT = "text"
    """Aligned columns for people."""
    JSON = "json"
    """One document for programs."""
    CSV = "csv"
    """A table for spreadsheets."""


def by_name(file: Path) -> Format | None:
    """The form that a file's name asks for; nothing where it asks for none."""
    return {".csv": Format.CSV, ".json": Format.JSON, ".txt": Format.TEXT}.get(file.suffix.casefold())
