"""Rows of an answer as text for people, as JSON for programs, as CSV for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from compacttui.exchange.formats import Format
from compacttui.exchange.plain import cell, document, said
from compacttui.rules import csv_text
from compacttui.rules.aligned import WIDTH, Heading, aligned

if TYPE_CHECKING:
    from compacttui.questions.registry import Column


def written(
    rows: Iterable[object], columns: Sequence[Column], form: Format, *, today: date, width: int = WIDTH
) -> Iterator[str]:
    """The rows in the form asked for, piece by piece: JSON and CSV never hold more than one row.

    Args:
        rows: frozen rows of one type.
        columns: what is shown of them; `columns_of` their type.
        form: text, JSON or CSV.
        today: the day it is, so that days of this year are said without it.
        width: the most columns that a line of text may take.
    """
    match form:
        case Format.TEXT:
            yield as_text(list(rows), columns, today=today, width=width)
        case Format.JSON:
            yield from as_json(rows)
        case Format.CSV:
            yield from as_csv(rows, columns)


def for_file(
    rows: Iterable[object], columns: Sequence[Column], form: Format, *, title: str, today: date
) -> Iterable[str | bytes]:
    """As `written`, for a file: what a spreadsheet keeps as its own is no text.

    Args:
        rows: frozen rows of one type.
        columns: what is shown of them; `columns_of` their type.
        form: text, JSON, CSV or XLSX.
        title: what is asked, for a sheet's name.
        today: the day it is.

    Raises:
        Refused: there are more rows than the form has room for.
    """
    if form is not Format.XLSX:
        return written(rows, columns, form, today=today)
    from compacttui.exchange.workbook import as_workbook

    return (as_workbook(rows, columns, title=title, today=today),)


def as_text(rows: Sequence[object], columns: Sequence[Column], *, today: date, width: int = WIDTH) -> str:
    """Aligned columns under their headings, days in words, long cells wrapped; nothing where there are no rows.

    A column that says nothing in any row is left out.
    """
    cells = [[_in_words(getattr(row, column.name), column, today) for column in columns] for row in rows]
    kept = [place for place in range(len(columns)) if any(line[place] for line in cells)]
    headings = [Heading(columns[place].heading, columns[place].numeric) for place in kept]
    if not kept:
        return ""
    return aligned(headings, [[line[place] for place in kept] for line in cells], width, shortest=True)


def as_json(rows: Iterable[object]) -> Iterator[str]:
    """One JSON list, a row on each line with all its fields, those that people are not shown included."""
    before = "["
    for row in rows:
        yield f"{before}\n{document(row, indent=None).rstrip()}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def as_csv(rows: Iterable[object], columns: Sequence[Column]) -> Iterator[str]:
    """The shown columns under their headings; no cell can run as a formula."""
    yield csv_line([column.heading for column in columns])
    for row in rows:
        yield csv_line([getattr(row, column.name) for column in columns])


def csv_line(cells: Sequence[object]) -> str:
    """One line of CSV; no cell of it can run as a formula."""
    return csv_text.csv_line(map(cell, cells))


def _in_words(value: object, column: Column, today: date) -> str:
    if column.numeric and isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return said(value, today)
