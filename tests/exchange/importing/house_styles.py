"""One office's twelve seats, written down in the ways of twelve offices. Everybody in it is invented."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Line:
    """A seat as it is, however it is written down."""

    board: str
    seat: str
    holder: str
    organisation: str
    since: str
    until: str


SEATS = (
    Line("Health Board", "Carers' rep", "Maria Okafor", "Harbour Youth Trust", "2024-03-01", "2027-02-28"),
    Line("Health Board", "Young people's rep", "Ben Cole", "Kettle Befriending", "2021-03", "2026-12-31"),
    Line("Health Board", "Older people's rep", "", "", "", ""),
    Line("Safety Partnership", "Women's rep", "Ada Novak", "Lantern Women's Centre", "2019", ""),
    Line("Safety Partnership", "Faith rep", "Joseph Mensah", "Northgate Faith Forum", "2023-09-05", ""),
    Line("Housing Partnership", "Tenants' rep", "Li Wei", "Canal Tenants", "2022-06-01", "2026-05-31"),
    Line("Housing Partnership", "Homelessness rep", "Rosa Lind", "Open Door Eastmere", "2025-01-14", ""),
    Line("Skills Board", "Volunteering rep", "Tom Ash", "Eastmere Volunteers", "2020-11-02", ""),
    Line("Skills Board", "Disability rep", "Nia Pugh", "Ramps and Rails", "2018", ""),
    Line("Children's Board", "Families rep", "Sol Bright", "Playful Starts", "2024-01-15", ""),
    Line("Children's Board", "Schools rep", "", "", "", ""),
    Line("Green Network", "Climate rep", "Ivy Hale", "Bee Lane Growers", "2025-09-01", ""),
)
"""Twelve seats at six boards, two of them vacant, one term run out."""

TODAY = date(2026, 3, 2)
VACANT = ("VACANT", "vacant", "tbc", "Vacant (advertised)", "-", "To be appointed")


def _uk(iso: str) -> str:
    return f"{iso[8:]}/{iso[5:7]}/{iso[:4]}" if len(iso) == 10 else iso


def _two_figures(iso: str) -> str:
    return f"{int(iso[8:])}.{int(iso[5:7])}.{iso[2:4]}" if len(iso) == 10 else iso


def _spoken(iso: str) -> str:
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    if len(iso) == 10:
        return f"{int(iso[8:])} {months[int(iso[5:7]) - 1]} {iso[:4]}"
    return f"{months[int(iso[5:7]) - 1]} {iso[:4]}" if len(iso) == 7 else iso


def _rows(
    headings: Sequence[str],
    day: Callable[[str], Any] = _uk,
    vacant: str = "vacant",
    **parts: Callable[[Line], Any],
) -> list[list[Any]]:
    holder = parts.get("holder", lambda one: one.holder)
    return [
        list(headings),
        *(
            [
                line.board,
                line.seat,
                holder(line) if line.holder else vacant,
                line.organisation,
                day(line.since) if line.since else "",
                day(line.until) if line.until else "",
            ]
            for line in SEATS
        ),
    ]


PLAIN = ("Board", "Seat", "Representative", "Organisation", "Start date", "End date")


def _csv(rows: Sequence[Sequence[Any]], mark: str = ",", coding: str = "utf-8", end: str = "\r\n") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator=end).writerows(rows)
    return out.getvalue().encode(coding)


def workbook(fill: Callable[[Worksheet], None]) -> bytes:
    """An XLSX file whose first sheet is filled so."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Seats"
    fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def merged_title_rows() -> bytes:
    """A title over all columns, a note, an empty row; the board's name only beside its first seat; a total below."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["VCSE seats on partnership boards 2026"])
        sheet.merge_cells("A1:F1")
        sheet.append(["Last updated by the democracy officer"])
        sheet.append([])
        before = ""
        for number, row in enumerate(_rows(PLAIN)):
            sheet.append(row if number == 0 or row[0] != before else ["", *row[1:]])
            before = row[0]
        sheet.append([])
        sheet.append(["Total: 12 seats"])

    return workbook(fill)


def days_as_text() -> bytes:
    """Days spelled out, as people type them."""
    return _csv(_rows(PLAIN, _spoken))


def two_figure_years() -> bytes:
    """Years of two figures, points between."""
    return _csv(_rows(PLAIN, _two_figures, vacant="VACANT"))


def real_days_in_a_workbook() -> bytes:
    """Days as spreadsheet programs keep them, years as numbers."""

    def day(iso: str) -> Any:
        if len(iso) == 10:
            return datetime.fromisoformat(iso)
        return int(iso) if len(iso) == 4 else _spoken(iso)

    return workbook(lambda sheet: [sheet.append(row) for row in _rows(PLAIN, day)] and None)


def swapped_names() -> bytes:
    """Okafor, Maria; titles before some."""
    return _csv(
        _rows(PLAIN, holder=lambda one: f"{one.holder.split()[-1]}, {' '.join(one.holder.split()[:-1])}")
    )


def two_columns_for_names() -> bytes:
    """First name and surname apart, capitals in the headings."""
    rows: list[list[Any]] = [
        ["PARTNERSHIP", "ROLE", "FIRST NAME", "SURNAME", "ORG", "APPOINTED", "TERM ENDS"]
    ]
    for line in SEATS:
        first, _, last = (line.holder or "Vacant").partition(" ")
        rows.append([line.board, line.seat, first, last, line.organisation, _uk(line.since), _uk(line.until)])
    return _csv(rows)


def semicolons_and_trailing_blanks() -> bytes:
    """Semicolons between, spaces after names, empty columns and rows at the end."""
    rows = [[f"{cell}  " if cell else "" for cell in row] + ["", ""] for row in _rows(PLAIN)]
    return _csv([*rows, [""] * 8, [""] * 8], mark=";")


def utf_16() -> bytes:
    """ "Unicode text": UTF-16 with tabs between."""
    return _csv(_rows(PLAIN, vacant="–"), mark="\t", coding="utf-16")


def windows_1252() -> bytes:
    """Windows' own letters, with curly apostrophes in the headings' notes."""
    return _csv([["Eastmere’s seats – “who sits where”"], *_rows(PLAIN)], coding="cp1252")


def formulas() -> bytes:
    """Formulas whose results the file holds, as a spreadsheet program saves them."""
    plain = workbook(lambda sheet: [sheet.append(row) for row in _rows(PLAIN)] and None)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            text = before.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                # What stands in C2 came out of a formula.
                start = text.index(b'<c r="C2"')
                end = text.index(b"</c>", start)
                text = (
                    text[:start]
                    + b'<c r="C2" t="str"><f>CONCATENATE("Maria ","Okafor")</f><v>Maria Okafor</v>'
                    + text[end:]
                )
            after.writestr(part, text)
    return out.getvalue()


def hidden_columns() -> bytes:
    """An old column of names, hidden, with a heading as good as that of the new one."""

    def fill(sheet: Worksheet) -> None:
        for number, row in enumerate(_rows(PLAIN)):
            old = "Representative" if number == 0 else "Somebody Else"
            sheet.append([row[0], row[1], old, *row[2:]])
        sheet.column_dimensions["C"].hidden = True

    return workbook(fill)


def open_document() -> bytes:
    """ODS, with thousands of empty rows below, as one spreadsheet program leaves them."""
    return ods(_rows(PLAIN, _spoken, vacant="Vacant (advertised)"))


def ods(rows: Sequence[Sequence[str]], *, first_row: str = "<table:table-row>", manifest: str = "") -> bytes:
    """An ODS file with one sheet."""

    def cell(text: str) -> str:
        if not text:
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{escape(str(text))}</text:p></table:table-cell>'

    body = "".join(
        (first_row if number == 0 else "<table:table-row>") + "".join(map(cell, row)) + "</table:table-row>"
        for number, row in enumerate(rows)
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Seats"><table:table-column/>{body}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>{manifest}</manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", listed)
    return out.getvalue()


STYLES: Sequence[tuple[str, Callable[[], bytes]]] = (
    ("merged.xlsx", merged_title_rows),
    ("text.csv", days_as_text),
    ("short.csv", two_figure_years),
    ("days.xlsx", real_days_in_a_workbook),
    ("swapped.csv", swapped_names),
    ("columns.csv", two_columns_for_names),
    ("semicolons.csv", semicolons_and_trailing_blanks),
    ("unicode.txt", utf_16),
    ("windows.csv", windows_1252),
    ("formulas.xlsx", formulas),
    ("hidden.xlsx", hidden_columns),
    ("open.ods", open_document),
)
"""Each house style with the name of its file."""


def written(folder: Path, name: str, raw: bytes) -> Path:
    """A file with these bytes."""
    file = folder / name
    file.write_bytes(raw)
    return file
