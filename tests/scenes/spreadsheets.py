"""The spreadsheet that an office has before its first week: twelve seats, as people write them down."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

BOARD = "Health and Wellbeing Board"
HEADINGS = ("Board", "Seat", "Rep", "Organisation", "Start date", "Phone")
TWELVE = (
    (BOARD, "Carers' rep", "Maria Okafor", "Harbour Youth Trust", "1 March 2024", "01632 960001"),
    (BOARD, "Young people's rep", "Ben Cole", "Kettle Befriending", "March 2021", ""),
    (BOARD, "Older people's rep", "vacant", "", "", ""),
    ("Safety Partnership", "Women's rep", "Ada Novak", "Lantern Women's Centre", "2019", ""),
    ("Safety Partnership", "Faith rep", "Joseph Mensah", "Northgate Faith Forum", "5.9.23", ""),
    ("Safety Partnership", "Carers' rep", "M. Okafor", "", "2022", ""),
    ("Housing Partnership", "Tenants' rep", "Li Wei", "Canal Tenants", "1 June 2022", ""),
    ("Housing Partnership", "Homelessness rep", "Rosa Lind", "Open Door Eastmere", "14 Jan 2025", ""),
    ("Skills Board", "Volunteering rep", "Tom Ash", "Eastmere Volunteers", "2 Nov 2020", ""),
    ("Skills Board", "Disability rep", "Nia Pugh", "Ramps and Rails", "2018", ""),
    ("Children's Board", "Families rep", "Sol Bright", "Playful Starts", "15/1/24", ""),
    ("Children's Board", "Schools rep", "VACANT", "", "", ""),
)
"""Twelve seats, two of them vacant; one holder is written with an initial. Everybody is invented."""


def write_csv(file: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A spreadsheet as text."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return file


def write_xlsx(file: Path, **sheets: Sequence[Sequence[str]]) -> Path:
    """A spreadsheet with sheets."""
    file.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(file)
    return file
