"""The forms in which answers are written."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final


class Format(StrEnum):
    """How rows are written."""

    TEXT = "text"
    """Aligned columns for people."""
    JSON = "json"
    """One document for programs."""
    CSV = "csv"
    """A table for spreadsheets."""
    XLSX = "xlsx"
    """A spreadsheet's own file; into files alone."""


ENDINGS: Final[Mapping[str, Format]] = {
    ".csv": Format.CSV,
    ".json": Format.JSON,
    ".txt": Format.TEXT,
    ".xlsx": Format.XLSX,
}
"""How the name of a file ends that asks for a form."""


def by_name(file: Path) -> Format | None:
    """The form that a file's name asks for; nothing where it asks for none."""
    return ENDINGS.get(file.suffix.casefold())
