"""Rows of an answer as text for people, as JSON for programs, as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from compacttui.exchange.aligned import WIDTH, Heading, aligned
from compacttui.exchange.formats import Format
from compacttui.exchange.plain import cell, document, said

if TYPE_CHECKING:
    from compacttui.questions.registry import Column


def written(rows: Sequence[object], columns: Sequence[Column], form: Format, *, today: date) -> str:
    """The rows in the form asked for.

    Args:
        rows: frozen rows of one type.
        columns: what is shown of them; `columns_of` their type.
        form: text, JSON or CSV.
        today: the day it is, so that days of this year are said without it.
    """
    match form:
        case Format.TEXT:
            return as_text(rows, columns, today=today)
        case Format.JSON:
            return as_json(rows)
        case Format.CSV:
            return as_csv(rows, columns)


def as_text(rows: Sequence[object], columns: Sequence[Column], *, today: date, width: int = WIDTH) -> str:
    """Aligned columns under their headings, days in words, long cells wrapped; nothing where there are no rows."""
    if not rows:
        return ""
    headings = [Heading(column.heading, column.numeric) for column in columns]
    return aligned(
        headings,
        [[_in_words(getattr(row, column.name), column, today) for column in columns] for row in rows],
        width,
    )


def as_json(rows: Sequence[object]) -> str:
    """One JSON list of objects; each holds every field of its row, those that people are not shown included."""
    return document(list(rows))


def as_csv(rows: Sequence[object], columns: Sequence[Column]) -> str:
    """The shown columns under their headings; no cell can run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.heading for column in columns)
    writer.writerows([cell(getattr(row, column.name)) for column in columns] for row in rows)
    return out.getvalue()


def _in_words(value: object, column: Column, today: date) -> str:
    if column.numeric and isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return said(value, today)
