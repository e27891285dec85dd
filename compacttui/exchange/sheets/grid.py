"""A sheet as plain text: rows with their numbers, cells on one line, days as 2026-03-05."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from compacttui.rules.refusal import BadInput
from compacttui.rules.text import one_line

MOST_ROWS: Final = 20_000
"""Rows of one sheet: many times the largest register of a city."""
MOST_COLUMNS: Final = 200
MOST_CELLS: Final = 400_000
"""Cells that hold something; with it the memory is bounded, too."""
LOWEST_ROW: Final = 200_000
"""Rows of a sheet, empty ones among them, down to the last in which something stands."""
LONGEST_CELL: Final = 32_767
"""Characters in one cell: what a spreadsheet program allows."""

UNSAVED: Final = "\N{REPLACEMENT CHARACTER}formula"
"""What stands for a formula of which the file holds no result."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One row.

    Attributes:
        number: its number in the file, from 1, as a spreadsheet program shows it; in a text file the line.
        cells: what stands in each column, as text; empty where nothing does.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    Attributes:
        name: what the sheet is called; empty for a text file.
        rows: the rows in which something stands.
        hidden: the columns that are hidden, from 0.
    """

    name: str
    rows: tuple[Cells, ...]
    hidden: frozenset[int] = frozenset()


def gathered(rows: Iterable[tuple[int, Iterable[object]]], source: str) -> Iterator[Cells]:
    """Rows of any values as text, empty ones left out, within the limits.

    Raises:
        BadInput: there are more rows, columns or cells than anybody's register has, or one is too long.
    """
    count = held = 0
    for number, values in rows:
        cells = _row(number, values, source)
        if not cells:
            continue
        too_far(number, source)
        count += 1
        held += sum(1 for cell in cells if cell)
        if count > MOST_ROWS or held > MOST_CELLS:
            raise BadInput(
                f"this has more than {MOST_ROWS:,} rows, or {MOST_CELLS:,} cells; split it into several files.",
                source=source,
                line=number,
            )
        yield Cells(number, cells)


def too_wide(column: int, source: str, row: int) -> BadInput:
    """The refusal of a cell that stands beside any register; `column` is counted from 0."""
    return BadInput(
        f"column {column_name(column)}: this sheet is wider than {MOST_COLUMNS} columns; "
        "delete the columns that hold no records.",
        source=source,
        line=row,
    )


def too_far(row: int, source: str) -> None:
    """Look that a row is not below any register.

    Raises:
        BadInput: it is.
    """
    if row > LOWEST_ROW:
        raise BadInput(
            f"something stands below row {LOWEST_ROW:,}; copy the rows with records to a new file.",
            source=source,
            line=row,
        )


def column_name(number: int) -> str:
    """What a spreadsheet program calls a column: 0 is A, 26 is AA."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _row(number: int, values: Iterable[object], source: str) -> tuple[str, ...]:
    cells: list[str] = []
    for column, value in enumerate(values):
        text = as_text(value)
        if len(text) > LONGEST_CELL:
            raise BadInput(
                f"column {column_name(column)}: this cell has {len(text):,} characters; "
                f"at most {LONGEST_CELL:,} are read. Is a quotation mark missing?",
                source=source,
                line=number,
            )
        if text and column >= MOST_COLUMNS:
            raise too_wide(column, source, number)
        if column < MOST_COLUMNS:
            cells.append(text)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def as_text(value: object) -> str:
    """What a cell holds as a person reads it: 5.0 is "5", a day is "2026-03-05", yes and no are words."""
    if isinstance(value, str):
        return one_line(value) if len(value) <= LONGEST_CELL else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (date, time)):
        return _moment(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return "" if value is None else one_line(str(value))


def _moment(value: date | time) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "minutes")
    return value.isoformat()[:10]
