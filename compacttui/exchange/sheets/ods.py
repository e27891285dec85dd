"""ODS by calamine, after a look at what the sheets would unfold to: repeated cells are written once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from compacttui.exchange.sheets.archives import DAMAGED
from compacttui.exchange.sheets.grid import MOST_CELLS, Grid, gathered
from compacttui.rules.refusal import BadInput

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HIDDEN: Final = {"collapse", "filter"}


def read_ods(archive: zipfile.ZipFile, raw: bytes, source: str) -> tuple[Grid, ...]:
    """The sheets of a file, hidden sheets left out.

    Raises:
        BadInput: it is damaged, locked with a password, or would unfold to more cells than a register has.
    """
    if "META-INF/manifest.xml" in archive.NameToInfo and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise BadInput(
            "this file is locked with a password; save it without one, and take it in again.", source=source
        )
    try:
        with archive.open("content.xml") as stream:
            hidden = _looked_through(stream, source)
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return tuple(
            Grid(
                sheet.name,
                tuple(gathered(_rows(book, sheet.name), source)),
                hidden.get(sheet.name, frozenset()),
            )
            for sheet in book.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible
        )
    except (CalamineError, DefusedXmlException, ParseError, LookupError, ValueError, OSError) as error:
        raise BadInput(DAMAGED, source=source) from error


def _rows(book: CalamineWorkbook, name: str) -> Iterator[tuple[int, Iterable[object]]]:
    # Rows at the top in which nothing stands would otherwise be missing, and every number wrong.
    yield from enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)


def _looked_through(stream: IO[bytes], source: str) -> dict[str, frozenset[int]]:
    """The hidden columns of each sheet; refuses cells that are repeated into more than a register has."""
    hidden: dict[str, set[int]] = {}
    name, column, held, width, last = "", 0, 0, 0, 0
    for event, element in iterparse(stream, events=("start", "end")):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                name, column, width, last = element.get(f"{_TABLE}name", ""), 0, 0, 0
                hidden[name] = set()
            continue
        if element.tag == f"{_TABLE}table-column":
            times = _times(element, "columns")
            if element.get(f"{_TABLE}visibility") in _HIDDEN:
                hidden[name].update(range(column, min(column + times, 16_384)))
            column += times
        elif element.tag == f"{_TABLE}table-row":
            filled = _filled(element)
            times = _times(element, "rows")
            last += times
            if filled:
                width = max(width, filled)
                # What lies between two rows that hold something unfolds, too.
                held = max(held, width * last)
            element.clear()
        if held > MOST_CELLS * 4:
            raise BadInput(
                f"the sheet “{name[:60]}” unfolds to millions of cells; copy the rows with records to a new file.",
                source=source,
                line=last,
            )
    return {sheet: frozenset(columns) for sheet, columns in hidden.items()}


def _filled(row: Element) -> int:
    """How many columns of a row there are up to the last that holds something."""
    place = filled = 0
    for cell in row:
        place += _times(cell, "columns")
        if len(cell) or cell.get(f"{_OFFICE}value-type"):
            filled = place
    return filled


def _times(element: Element, of: str) -> int:
    said = element.get(f"{_TABLE}number-{of}-repeated", "1")
    return int(said) if said.isdecimal() and len(said) < 9 else 1
