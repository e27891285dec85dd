"""Rows of an answer as an XLSX workbook: one sheet, for whoever works in a spreadsheet. The only place where one is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from compacttui.exchange.plain import cell as csv_cell
from compacttui.exchange.plain import said
from compacttui.rules.csv_text import cell_words, safe_cell
from compacttui.rules.dates import PartialDate, london
from compacttui.rules.refusal import Refused
from compacttui.rules.text import shortened

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from compacttui.questions.registry import Column

MOST_ROWS: Final = 1_048_575
"""As many as a sheet holds below its headings."""

_LONGEST_NAME: Final = 31
_LONGEST_CELL: Final = 32_767
_LARGEST_NUMBER: Final = 10**15
"""A spreadsheet keeps fifteen figures of a number; more stand as text."""

_FIRST_YEAR: Final = 1901
"""What spreadsheets call a day is one since about then; earlier ones stand as text."""

_NARROWEST, _WIDEST = 8, 50
_DAY_WIDTH: Final = {"day": 13, "moment": 20}

Value: TypeAlias = "str | int | float | date | datetime"

_STYLES: Final = {
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "text": {"text_wrap": True, "valign": "top"},
    # As if somebody had typed an apostrophe before it: it stays text, whoever edits the cell.
    "like a formula": {"text_wrap": True, "valign": "top", "quote_prefix": True},
    "number": {"num_format": "#,##0.########", "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "day": {"num_format": "d mmm yyyy", "align": "left", "valign": "top"},
    "moment": {"num_format": "d mmm yyyy, hh:mm", "align": "left", "valign": "top"},
}


def as_workbook(rows: Iterable[object], columns: Sequence[Column], *, title: str, today: date) -> bytes:
    """The shown columns under their headings, which stay in sight: days as days, numbers as numbers, and all else as text.

    Nothing in it is a formula or a link.

    Args:
        rows: frozen rows of one type.
        columns: what is shown of them; `columns_of` their type.
        title: what the sheet is called.
        today: the day it is.

    Raises:
        Refused: there are more rows than a sheet holds.
    """
    from xlsxwriter import Workbook

    made = BytesIO()
    as_text = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
    }
    with Workbook(made, as_text) as book:
        book.set_properties({"created": datetime.combine(today, time())})
        styles = {name: book.add_format(style) for name, style in _STYLES.items()}
        sheet = book.add_worksheet(_sheet_name(title))
        sheet.freeze_panes(1, 0)
        _fill(sheet, styles, rows, columns, today)
    return made.getvalue()


def _fill(
    sheet: Worksheet,
    styles: dict[str, Format],
    rows: Iterable[object],
    columns: Sequence[Column],
    today: date,
) -> None:
    widths = [max(_NARROWEST, min(len(column.heading) + 2, _WIDEST)) for column in columns]
    for place, column in enumerate(columns):
        _put(sheet, styles, 0, place, column.heading, "heading")
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise Refused(
                f"A sheet holds {MOST_ROWS:,} rows, and there are more. Let the name end with .csv."
            )
        for place, column in enumerate(columns):
            value = _value(getattr(row, column.name), today)
            style = _style(value)
            _put(sheet, styles, number, place, value, style)
            widths[place] = max(widths[place], _width(value, style))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def _put(sheet: Worksheet, styles: dict[str, Format], row: int, place: int, value: Value, style: str) -> None:
    how = styles[style]
    if isinstance(value, date):
        at = value if isinstance(value, datetime) else datetime.combine(value, time())
        sheet.write_datetime(row, place, at, how)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, how)
    elif value:
        sheet.write_string(row, place, value, how)


def _value(value: Any, today: date) -> Value:
    """A value as a cell holds it: no code, no id, and no time in another zone."""
    if isinstance(value, PartialDate) and value.month and value.day:
        value = date(value.year, value.month, value.day)
    match value:
        case bool():
            return said(value, today)
        case datetime() if value.year >= _FIRST_YEAR:
            return london(value).replace(tzinfo=None, second=0, microsecond=0)
        case date() if value.year >= _FIRST_YEAR:
            return value
        case int() if abs(value) < _LARGEST_NUMBER:
            return value
        case Decimal() if abs(value) < _LARGEST_NUMBER:
            return float(value)
    try:
        words = said(value, today)
    except TypeError:
        words = csv_cell(value)
    words = cell_words(value if type(value) is str else words)
    return words if len(words) <= _LONGEST_CELL else f"{words[: _LONGEST_CELL - 1]}…"


def _style(value: Value) -> str:
    match value:
        case datetime():
            return "moment"
        case date():
            return "day"
        case str():
            return "text" if safe_cell(value) == value else "like a formula"
        case int():
            return "whole"
        case _:
            return "number"


def _width(value: Value, style: str) -> int:
    if style in _DAY_WIDTH:
        return _DAY_WIDTH[style]
    longest = max(map(len, value.split("\n"))) if isinstance(value, str) else len(f"{value:,}")
    return min(longest + 2, _WIDEST)


def _sheet_name(title: str) -> str:
    """The title without what a sheet's name may not hold."""
    return shortened(re.sub(r"[\[\]:*?/\\']", " ", title), _LONGEST_NAME) or "Answer"
