"""XLSX by openpyxl, row by row: what formulas came to, and which columns are hidden."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import zip_longest
from typing import Any, Final
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from compacttui.exchange.sheets.archives import DAMAGED
from compacttui.exchange.sheets.grid import UNSAVED, Grid, gathered
from compacttui.rules.refusal import BadInput

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_SHEETS: Final = 60

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


def read_xlsx(archive: zipfile.ZipFile, raw: bytes, source: str) -> tuple[Grid, ...]:
    """The sheets of a workbook, hidden sheets left out.

    Raises:
        BadInput: it is damaged.
    """
    try:
        with catch_warnings():
            # What openpyxl does not know of charts and validations is no business of ours.
            simplefilter("ignore")
            return _grids(archive, raw, source)
    except BROKEN as error:
        raise BadInput(DAMAGED, source=source) from error


def _grids(archive: zipfile.ZipFile, raw: bytes, source: str) -> tuple[Grid, ...]:
    hidden = _hidden_columns(archive)
    with (
        closing(load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)) as values,
        closing(load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)) as formulas,
    ):
        return tuple(
            Grid(
                sheet.title,
                tuple(gathered(_rows(sheet, formulas[sheet.title]), source)),
                hidden.get(sheet.title, frozenset()),
            )
            for sheet in values.worksheets[:_MOST_SHEETS]
            if sheet.sheet_state == "visible"
        )


def _rows(values: Any, formulas: Any) -> Iterator[tuple[int, Iterable[object]]]:
    # The size that a sheet says it has may be wrong; what is not there is not made up.
    values.reset_dimensions()
    formulas.reset_dimensions()
    pairs = zip_longest(values.iter_rows(), formulas.iter_rows(values_only=True), fillvalue=())
    for number, (row, written) in enumerate(pairs, 1):
        yield (
            number,
            [_value(cell.value, said) for cell, said in zip_longest(row, written) if cell is not None],
        )


def _value(value: object, written: object) -> object:
    is_formula = isinstance(written, str) and written.startswith("=") and written != value
    return UNSAVED if value is None and is_formula else value


def _hidden_columns(archive: zipfile.ZipFile) -> dict[str, frozenset[int]]:
    """The hidden columns of each sheet, which openpyxl does not tell when it reads row by row."""
    links = {
        one.get("Id", ""): one.get("Target", "")
        for one in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    found = {}
    for sheet in fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = links.get(sheet.get(_LINK, ""), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if path in archive.NameToInfo:
            with archive.open(path) as stream:
                found[sheet.get("name", "")] = frozenset(_hidden_in(stream))
    return found


def _hidden_in(stream: Any) -> Iterator[int]:
    for _, element in iterparse(stream, events=("start",)):
        if element.tag == f"{_MAIN}sheetData":
            return
        if element.tag == f"{_MAIN}col" and element.get("hidden") in {"1", "true"}:
            last = min(int(element.get("max", "1")), 16_384)
            yield from range(int(element.get("min", "1")) - 1, last)
