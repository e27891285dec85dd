"""Letters as a file: a table for a mail merge, in which nothing runs as a formula, or text to paste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from compacttui.exchange.tables import csv_line
from compacttui.rules.refusal import Refused

BYTE_ORDER: Final = "\ufeff"
"""Spreadsheets take letters with accents for what they are only after this."""
ENDINGS: Final = MappingProxyType({".csv": "A table for a mail merge", ".txt": "Text to paste"})
"""How the name of such a file ends, and what is written then."""


def is_table(file: Path) -> bool:
    """Whether a file's name asks for a table; else for text.

    Raises:
        Refused: the name asks for neither.
    """
    if file.suffix.casefold() not in ENDINGS:
        raise Refused(
            "The name says which form you want. It ends in .csv (a table for a mail merge) or .txt (text to paste).",
            field="file",
        )
    return file.suffix.casefold() == ".csv"


def as_merge_table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table with a row for each letter, line by line."""
    yield f"{BYTE_ORDER}{csv_line(heading)}"
    for row in rows:
        yield csv_line(row)
