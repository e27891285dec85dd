"""XLSX by openpyxl, row by row, after a look at each sheet: what formulas came to, and which columns are hidden."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO, Any, Final
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from compacttui.exchange.sheets.archives import DAMAGED
from compacttui.exchange.sheets.grid import MOST_COLUMNS, UNSAVED, Grid, gathered, too_far, too_wide
from compacttui.rules.refusal import BadInput

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_SHEETS: Final = 60
_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

BROKEN: Final = (
    InvalidFileException,
    DefusedXmlException,
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What openpyxl raises on files that are not what they should be."""


@dataclass
class _Looked:
    """What a look at a sheet found.

    Attributes:
        hidden: the hidden columns, from 0.
        filled: the rows in which something stands, from 1.
        unsaved: formulas of which the file holds no result: the columns by row, both from 1.
        width: the last column in which something stands, from 1.
    """

    hidden: frozenset[int] = frozenset()
    filled: set[int] = field(default_factory=set)
    unsaved: dict[int, list[int]] = field(default_factory=dict)
    width: int = 0


def read_xlsx(archive: zipfile.ZipFile, raw: bytes, source: str) -> tuple[Grid, ...]:
    """The sheets of a workbook, hidden sheets left out.

    Raises:
        BadInput: it is damaged, or holds something far below or far beside what a register is.
    """
    try:
        with catch_warnings():
            # What openpyxl does not know of charts and validations is no business of ours.
            simplefilter("ignore")
            return _grids(archive, raw, source)
    except BROKEN as error:
        raise BadInput(DAMAGED, source=source) from error


def _grids(archive: zipfile.ZipFile, raw: bytes, source: str) -> tuple[Grid, ...]:
    looked = _looked_at(archive, source)
    with closing(load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)) as values:
        return tuple(
            Grid(sheet.title, tuple(gathered(_rows(sheet, found), source)), found.hidden)
            for sheet in values.worksheets[:_MOST_SHEETS]
            if sheet.sheet_state == "visible" and (found := looked.get(sheet.title)) is not None
        )


def _rows(sheet: Any, found: _Looked) -> Iterator[tuple[int, Iterable[object]]]:
    if not found.filled:
        return
    # The size that a sheet says it has may be wrong; what is not there is not made up.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=max(found.filled), max_col=found.width, values_only=True)
    for number, row in enumerate(rows, 1):
        if number not in found.filled:
            continue
        cells = list(row)
        for column in found.unsaved.get(number, ()):
            cells[column - 1] = UNSAVED
        yield number, cells


def _looked_at(archive: zipfile.ZipFile, source: str) -> dict[str, _Looked]:
    """A look at every sheet, by its name: openpyxl believes whatever number a row or a cell says it has."""
    links = {
        one.get("Id", ""): one.get("Target", "")
        for one in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    found: dict[str, _Looked] = {}
    for sheet in fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = links.get(sheet.get(_LINK, ""), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        name = sheet.get("name", "")
        if name in found:
            raise ValueError("two sheets have one name")
        if path in archive.NameToInfo and len(found) < _MOST_SHEETS:
            with archive.open(path) as stream:
                found[name] = _looked_through(stream, source)
    return found


def _looked_through(stream: IO[bytes], source: str) -> _Looked:
    found = _Looked()
    hidden: set[int] = set()
    rows: Element | None = None
    row = column = lowest = 0
    for event, element in iterparse(stream, events=("start", "end")):
        if event == "start":
            if element.tag == f"{_MAIN}sheetData":
                rows = element
            elif element.tag == f"{_MAIN}row":
                row, column = _number(element.get("r"), row + 1), 0
        elif element.tag == f"{_MAIN}col" and element.get("hidden") in {"1", "true"}:
            last = min(int(element.get("max", "1")), 16_384)
            hidden.update(range(int(element.get("min", "1")) - 1, last))
        elif element.tag == f"{_MAIN}c":
            column = _column(element.get("r"), column + 1)
            if row > lowest:  # a row that comes too late is passed over
                _take(found, element, row, column, source)
        elif element.tag == f"{_MAIN}row":
            lowest = max(lowest, row)
            if rows is not None:
                rows.clear()
    found.hidden = frozenset(hidden)
    return found


def _take(found: _Looked, cell: Element, row: int, column: int, source: str) -> None:
    holds = bool(cell.findtext(f"{_MAIN}v")) or cell.find(f"{_MAIN}is") is not None
    if not holds and cell.find(f"{_MAIN}f") is None:
        return
    if column > MOST_COLUMNS:
        raise too_wide(column - 1, source, row)
    too_far(row, source)
    if not holds:
        found.unsaved.setdefault(row, []).append(column)
    found.filled.add(row)
    found.width = max(found.width, column)


def _number(said: str | None, otherwise: int) -> int:
    """The number that a row says it has."""
    number = otherwise if said is None else int(said)
    if not 0 < number < 10_000_000:
        raise ValueError("a row has a number that no row has")
    return number


def _column(said: str | None, otherwise: int) -> int:
    """The column, from 1, that a cell says it stands in."""
    if said is None:
        return otherwise
    found = _PLACE.fullmatch(said)
    if found is None:
        raise ValueError("a cell has a place that no cell has")
    return column_index_from_string(found[1].upper())
