"""Files that once ended the program, took it minutes, or came out wrong: each by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import thread_time

import pytest
from exchange.ballots.test_abif import HEAD as ABIF
from exchange.ballots.test_cast_records import XML as CAST_XML
from exchange.ballots.test_constraints_file import GOOD as CONSTRAINTS
from exchange.ballots.test_debian import HEAD as DEBIAN
from exchange.ballots.test_lots_file import TIED
from exchange.ballots.test_preflib import HEAD as PREFLIB
from exchange.test_sheets import book_with

from compacttui.exchange import settings
from compacttui.exchange.ballots import read
from compacttui.exchange.ballots.constraints import read_constraints
from compacttui.exchange.ballots.lots import read_lots
from compacttui.exchange.folder import LIST, write_pages
from compacttui.exchange.json_file import read_json
from compacttui.exchange.sheets import UNSAVED, read_book
from compacttui.rules.refusal import BadInput

BLANKS = " " * 1_500
MANY = " " * 30_000
SHEET = "xl/worksheets/sheet1.xml"


def constraints(file: Path) -> object:
    return read_constraints(file, ["Ada Lee", "Ben Okri", "Cleo", "Dan"])


def with_sheet(inside: str, **how: int) -> bytes:
    """A workbook whose sheet holds these rows."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book_with(["Board"]))) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            text = before.read(part)
            if part.filename == SHEET:
                start, end = text.index(b"<sheetData>"), text.index(b"</sheetData>")
                text = text[:start] + b"<sheetData>" + inside.encode() + text[end:]
            after.writestr(part.filename, text, **how)
    return out.getvalue()


CELL = '<c r="{}" t="inlineStr"><is><t>Board</t></is></c>'

TOO_LONG: dict[str, tuple[bytes, Callable[[Path], object]]] = {
    "abif: blanks in what is said of the file": (("{title: " + BLANKS + '"x" y').encode(), read),
    "abif: blanks behind a candidate": ((ABIF + "12:AL" + MANY + "!\n").encode(), read),
    "abif: blanks before nothing": (("=" + MANY + "\n").encode(), read),
    "preflib: blanks before a bracket": ((PREFLIB + "12: 2," + BLANKS + "{1\n").encode(), read),
    "preflib: blanks in what is said of the file": ((PREFLIB + "# A" + MANY + "\n").encode(), read),
    "debian: blanks in an option": ((DEBIAN + "   Option 4-->: a" + MANY + "b\n").encode(), read),
    "rule book: blanks in a section": (("[" + BLANKS + "x\n").encode(), settings.load),
    "rule book: a name of ten thousand parts": (("a." * 10_000 + "a = 1\n").encode(), settings.load),
    "constraints: a name of ten thousand parts": (("a." * 10_000 + "a = 1\n").encode(), constraints),
    "xlsx: a row far below": (with_sheet(f'<row r="90000000">{CELL.format("A90000000")}</row>'), read_book),
    "xlsx: rows that end far to the right": (
        with_sheet("".join(f'<row r="{n}"><c r="ZZZ{n}"/></row>' for n in range(1, 2_000))),
        read_book,
    ),
    "xlsx: many rows of nothing": (with_sheet("<row/>" * 1_500_000), read_book),
    "csv: lines of nothing": (b"Board,Rep\n" + b"\n" * 3_000_000, read_book),
}


@pytest.mark.parametrize("name", TOO_LONG)
@pytest.mark.timeout(20)
def test_no_file_takes_longer_than_a_second(name: str, tmp_path: Path) -> None:
    raw, reads = TOO_LONG[name]
    file = tmp_path / "file"
    file.write_bytes(raw)
    began = thread_time()
    with suppress(BadInput):
        reads(file)
    assert thread_time() - began < 1


HUGE = "0x" + "f" * 5_000
BROKEN: dict[str, tuple[bytes, Callable[[Path], object]]] = {
    "rule book: lists within lists": (b"a = " + b"[" * 5_000, settings.load),
    "rule book: tables within tables": (("a." * 300 + "a = 1").encode(), settings.load),
    "rule book: a number of thousands of figures": (b"[report]\ndue_days = " + b"9" * 5_000, settings.load),
    "rule book: such a number in other figures": (f"[report]\ndue_days = {HUGE}".encode(), settings.load),
    "constraints: a number of thousands of figures": (
        CONSTRAINTS.replace("least = 1", "least = " + "9" * 5_000).encode(),
        constraints,
    ),
    "constraints: such a number in other figures": (
        CONSTRAINTS.replace("least = 1", f"least = {HUGE}").encode(),
        constraints,
    ),
    "papers as csv: columns without any heading": (b";\n1;2\n2;1\n", read),
    "papers as csv: a heading that is nothing": (b";\n1,Ada\n", read),
    "lots: somebody who is a number of thousands of figures": (
        f"order = [{HUGE}]".encode(),
        lambda file: read_lots(file, TIED),
    ),
    "cast records: in a coding that nobody knows": (
        CAST_XML.replace("?>", ' encoding="nonsense"?>', 1).encode(),
        read,
    ),
    "cast records: in a coding of several bytes": (
        CAST_XML.replace("?>", ' encoding="shift_jis"?>', 1).encode(),
        read,
    ),
    "xlsx: packed in a way that asks for any amount of memory": (
        with_sheet(f'<row r="1">{CELL.format("A1")}</row>', compress_type=zipfile.ZIP_LZMA),
        read_book,
    ),
    "xlsx: unpacks to far more than it is": (with_sheet("<row/>" * 200_000), read_book),
}


@pytest.mark.parametrize("name", BROKEN)
def test_no_file_ends_the_program(name: str, tmp_path: Path) -> None:
    raw, reads = BROKEN[name]
    file = tmp_path / "file"
    file.write_bytes(raw)
    with pytest.raises(BadInput) as refused:
        reads(file)
    assert str(refused.value).startswith(str(file))
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize("name", ["Papà", "Åsa Å", "Zoë À la Carte"])
def test_a_letter_that_ends_in_a_byte_like_a_blank_stays(name: str, tmp_path: Path) -> None:
    files = (
        ABIF.replace("[Ada Lovelace]", name) + "12:AL>BO\n",
        f'5:"{name}">Ben\n1:Ben={name.rsplit(maxsplit=1)[-1]}\n' if " " not in name else f'5:"{name}">Ben\n',
        PREFLIB.replace("Ada Lovelace", name) + "12: 2,1\n3: {1,3},2\n",
        DEBIAN.replace("Ada", name) + "V: 21-\n",
    )
    for text in files:
        file = tmp_path / "papers"
        file.write_text(text, encoding="utf-8")
        assert read(file).profile.candidates[0] == name


def test_a_json_file_that_goes_deep_many_times_is_refused_before_its_paths_fill_the_memory() -> None:
    depth, members = 200, ", ".join(f'"m{n}": 1' for n in range(500))
    text = '{"a": ' * depth + "{" + members + "}" + "}" * depth
    with pytest.raises(BadInput, match="nested too deeply"):
        read_json(text.encode(), "an act")


def test_a_formula_without_a_result_is_told_in_its_cell_wherever_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "seats.xlsx"
    file.write_bytes(
        with_sheet(
            f'<row r="3">{CELL.format("B3")}<c r="D3"><f>A1</f></c></row>'
            f'<row r="2">{CELL.format("A2")}</row><row r="5"><c r="A5"><f>1+1</f><v>2</v></c></row>'
        )
    )
    assert [(row.number, row.cells) for row in read_book(file).sheets[0].rows] == [
        (3, ("", "Board", "", UNSAVED)),
        (5, ("2",)),
    ]


def test_a_list_of_pages_that_is_no_text_names_no_page(tmp_path: Path) -> None:
    (tmp_path / LIST).write_bytes(b"\xff\xfe../evil.html\nold.html\n")
    (tmp_path / "old.html").write_text("old")
    write_pages(tmp_path, [("index.html", "new")])
    assert sorted(one.name for one in tmp_path.iterdir()) == [LIST, "index.html"]
