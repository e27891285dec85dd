"""Files of tables: read whatever program wrote them, refused with the row where they cannot be, within bounds."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from compacttui.exchange.sheets import UNSAVED, column_name, read_book
from compacttui.exchange.sheets.grid import as_text
from compacttui.exchange.sheets.text_file import decoded, mark_between
from compacttui.rules.refusal import BadInput

sys.path.insert(0, str(Path(__file__).parent / "importing"))
from house_styles import ods

ROWS = [["Board", "Rep"], ["Health Board", "Zoë Brûlé – “chair”"], ["", ""], ["Skills; Board", 'Said "yes"']]


def cells(file: Path) -> list[tuple[int, tuple[str, ...]]]:
    """What the first sheet of a file holds."""
    return [(row.number, row.cells) for row in read_book(file).sheets[0].rows]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_text_is_read_in_every_coding_and_with_every_mark(coding, mark, tmp_path):
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(ROWS)
    file = tmp_path / "seats.csv"
    file.write_bytes(out.getvalue().encode(coding))
    assert cells(file) == [(n, tuple(row)) for n, row in enumerate(ROWS, 1) if any(row)]


def test_the_first_line_may_name_the_mark(tmp_path):
    file = tmp_path / "seats.csv"
    file.write_text("sep=;\nBoard;Rep, deputy\nHealth;Ben\n")
    assert cells(file) == [(2, ("Board", "Rep, deputy")), (3, ("Health", "Ben"))]


def test_rows_are_counted_as_lines_even_where_a_cell_has_several(tmp_path):
    file = tmp_path / "seats.csv"
    file.write_text('Board,Rep\n"Health\nBoard",Ben\nSkills,Ada\n')
    assert cells(file) == [(1, ("Board", "Rep")), (2, ("Health Board", "Ben")), (4, ("Skills", "Ada"))]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60))
def test_any_text_in_utf_8_is_read_as_itself(text):
    assert decoded(b"\xef\xbb\xbf" + text.encode(), "x") == text


@given(
    st.sampled_from([",", ";", "\t", "|"]),
    st.lists(
        st.lists(st.sampled_from(["Ben", "Health Board", "5/3/2026", ""]), min_size=3, max_size=3), min_size=2
    ),
)
def test_the_mark_between_is_found(mark, rows):
    text = "\n".join(mark.join(row) for row in rows)
    assert mark_between(text) == mark


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (5.0, "5"),
        (2.5, "2.5"),
        (True, "yes"),
        (datetime(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5, 14, 30), "2026-03-05 14:30"),
        (date(2026, 3, 5), "2026-03-05"),
        (time(14, 0), "14:00"),
        ("  two\n lines ", "two lines"),
        ("\x1b[31mred", "\ufffd[31mred"),
    ],
)
def test_a_cell_is_what_a_person_reads(value, said):
    assert as_text(value) == said


def test_columns_are_called_as_spreadsheet_programs_call_them():
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def book_with(*rows: list[object]) -> bytes:
    """An XLSX file with these rows."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_formula_whose_result_is_not_saved_is_no_empty_cell(tmp_path):
    file = tmp_path / "seats.xlsx"
    file.write_bytes(book_with(["Board"], ["=A1"], ["a"]))
    assert cells(file) == [(1, ("Board",)), (2, (UNSAVED,)), (3, ("a",))]


def bomb() -> bytes:
    """A workbook that unpacks to a thousand times its size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"0" * 1_000_000)
    return out.getvalue()


def locked_zip() -> bytes:
    """A workbook whose parts say that they are locked."""
    raw = bytearray(book_with(["Board"]))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


ENCRYPTED = (
    '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
)
WIDE = '<table:table-row table:number-rows-repeated="1048000">'

BAD = {
    "empty": (b"", "this file is empty"),
    "blank": (b"\n\n  \n", "this file is empty"),
    "old_or_locked": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, "locked with a password"),
    "locked_zip": (locked_zip(), "locked with a password"),
    "locked_ods": (ods([["Board"]], manifest=ENCRYPTED), "locked with a password"),
    "cut_off": (book_with(["Board"])[:-700], "damaged"),
    "no_spreadsheet": (b"PK\x05\x06" + b"\x00" * 18, "damaged"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "no text file"),
    "quote": (b'Board,Rep\nHealth,"Ben\nSkills,Ada\n', "a quotation mark here is not closed"),
    "repeated": (ods([["Board", "Rep"]] * 3, first_row=WIDE), "unfolds to millions of cells"),
    "long_cell": (b"Board,Rep\nHealth," + b"B" * 40_000, "is a quotation mark missing"),
    "wide": (b"Board,Rep\n" + b"," * 300 + b"x", "column KO"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_says_why(name, tmp_path):
    raw, says = BAD[name]
    file = tmp_path / f"{name}.xlsx"
    file.write_bytes(raw)
    with pytest.raises(BadInput) as refused:
        read_book(file)
    assert says in str(refused.value)
    assert str(refused.value).startswith(str(file))


@pytest.mark.parametrize(("name", "line"), [("quote", 2), ("long_cell", 2), ("wide", 2)])
def test_and_where(name, line, tmp_path):
    file = tmp_path / "seats.csv"
    file.write_bytes(BAD[name][0])
    with pytest.raises(BadInput) as refused:
        read_book(file)
    assert refused.value.line == line


def test_damaged_anywhere_a_workbook_is_refused_or_read_but_never_a_crash(tmp_path):
    whole = bytearray(book_with(["Board", "Rep"], *(["Health Board", f"Ben {n}"] for n in range(40))))
    file = tmp_path / "seats.xlsx"
    for place in range(40, len(whole), max(1, len(whole) // 40)):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        file.write_bytes(broken)
        with contextlib.suppress(BadInput):
            read_book(file)


# A process begins with the peak of the one that started it, as far as `getrusage` tells: Linux's own file is read.
MEASURED = """
import sys
from pathlib import Path
from compacttui.exchange.sheets import read_book
from compacttui.rules.refusal import BadInput
try:
    book = read_book(sys.argv[1])
    print(len(book.sheets[0].rows))
except BadInput as refused:
    print(refused.message)
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def measured(file: Path) -> tuple[str, float]:
    """What came of reading a file in a process of its own, and how much memory it took, in millions of bytes."""
    ended = subprocess.run(
        [sys.executable, "-c", MEASURED, str(file)], capture_output=True, text=True, timeout=60, check=True
    )
    said, kilobytes = ended.stdout.strip().splitlines()
    return said, int(kilobytes) / 1000


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory cannot be measured here")
def test_what_is_too_large_is_refused_within_150_million_bytes(tmp_path):
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as stream:
        stream.truncate(200_000_000)
    packed = tmp_path / "bomb.xlsx"
    packed.write_bytes(bomb())
    for file, says in ((huge, "this file has 200 million bytes"), (packed, "this unpacks to more than")):
        said, memory = measured(file)
        assert said.startswith(says)
        assert memory < 150


@pytest.mark.slow
def test_the_largest_sheets_that_are_read_stay_within_150_million_bytes(tmp_path):
    rows = [
        ["Board", "Rep", "Organisation"],
        *([f"Board {n}", f"Ben {n}", f"Trust number {n}"] for n in range(19_000)),
    ]
    (tmp_path / "large.xlsx").write_bytes(book_with(*rows))
    (tmp_path / "large.ods").write_bytes(ods([[str(cell) for cell in row] for row in rows]))
    for name in ("large.xlsx", "large.ods"):
        said, memory = measured(tmp_path / name)
        assert (said, memory < 150) == ("19001", True), (name, said, memory)
