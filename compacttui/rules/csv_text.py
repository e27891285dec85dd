"""Tables for spreadsheets: the one gate for what goes into a cell, and the one place where CSV is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final, NewType

from compacttui.rules.text import clean, for_spreadsheet

SafeCell = NewType("SafeCell", str)
"""Words that a spreadsheet shows and never runs, and that hide nothing; only `safe_cell` makes them."""

WINDOWS_END: Final = "\r\n"
"""Ends a line as the programs for a mail merge like it."""


def safe_cell(words: str) -> SafeCell:
    """Words as a cell holds them: cleaned, line by line and tab by tab, and no formula."""
    return SafeCell(for_spreadsheet(cell_words(words)))


def cell_words(words: str) -> str:
    """Words as a cell shows them: cleaned, line by line and tab by tab; only where text cannot be taken for a formula."""
    return "\t".join(map(clean, words.split("\t")))


def csv_line(cells: Iterable[SafeCell], *, end: str = "\n") -> str:
    """One line of CSV; a cell with a comma, a quotation mark or a line end stands in quotation marks."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerow(cells)
    return out.getvalue()
