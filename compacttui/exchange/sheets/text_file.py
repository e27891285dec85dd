"""CSV as spreadsheet programs of all kinds write it: which coding, which mark between, where each row begins."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from compacttui.exchange.sheets.grid import LONGEST_CELL, Grid, gathered
from compacttui.rules.refusal import BadInput

_MARKS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 60
"""Lines from which the mark between is told."""
_MOST_LINES: Final = 1_048_576
"""As many as the largest sheet of any program has; most of them are empty then."""
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(raw: bytes, source: str) -> Grid:
    """The sheet that these bytes of a text file hold.

    Raises:
        BadInput: it is no text, a quotation mark is never closed, or it is larger than anybody's register.
    """
    text = decoded(raw, source)
    if text.count("\n") > _MOST_LINES:
        raise BadInput(
            f"this has more than {_MOST_LINES:,} lines; copy the rows with records to a new file.",
            source=source,
        )
    hint, text = _hinted(text)
    mark = hint or mark_between(text)
    return Grid("", tuple(gathered(_rows(text, mark, source, 1 if hint else 0), source)))


def decoded(raw: bytes, source: str) -> str:
    """The bytes as text: by their byte order mark, as UTF-8, as UTF-16 without a mark, or as Windows writes it.

    Raises:
        BadInput: they are no text in any of these.
    """
    coding = next((name for mark, name in _BYTE_ORDER_MARKS if raw.startswith(mark)), None)
    coding = coding or _without_mark(raw)
    if b"\x00" in raw and not coding.startswith(("utf-16", "utf-32")):
        line = raw[: raw.index(b"\x00")].count(b"\n") + 1
        raise BadInput("this is no text file; give a CSV, XLSX or ODS file.", source=source, line=line)
    try:
        return raw.decode(coding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadInput(
            "this is not text in a coding that is known here; save it again as “CSV UTF-8”.",
            source=source,
            line=line,
        ) from None


def _without_mark(raw: bytes) -> str:
    start = raw[:4000]
    # Text in Latin letters has a zero in every other byte.
    for offset, coding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(start) >= 4 and start[offset::2].count(0) > len(start) // 3:
            return coding
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def mark_between(text: str) -> str:
    """The mark that stands between cells: the one that cuts most lines into the same number of cells."""
    lines = text.splitlines()[:_LOOKED_AT]
    return max(_MARKS, key=lambda mark: _fitness(lines, mark))


def _fitness(lines: list[str], mark: str) -> tuple[int, int]:
    widths: dict[int, int] = {}
    try:
        for row in csv.reader(lines, delimiter=mark):
            if len(row) > 1:
                widths[len(row)] = widths.get(len(row), 0) + 1
    except csv.Error:
        return (0, 0)
    # Most lines of one width first, then the widest.
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _hinted(text: str) -> tuple[str, str]:
    """The mark that a first line ``sep=;`` names, as one spreadsheet program writes it, and the text after it."""
    first, _, rest = text.partition("\n")
    line = first.strip()
    if line.casefold().startswith("sep=") and len(line) == len("sep=;"):
        return line[-1], rest
    return "", text


def _rows(text: str, mark: str, source: str, before: int) -> Iterator[tuple[int, list[str]]]:
    limit = csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    begins = before + 1
    try:
        for row in reader:
            if any(row):
                yield begins, row
            begins = before + reader.line_num + 1
    except csv.Error as error:
        said = (
            f"a cell here is longer than {LONGEST_CELL:,} characters; is a quotation mark missing?"
            if "field limit" in str(error)
            else 'a quotation mark here is not closed, or stands inside a cell alone; write it twice ("").'
        )
        raise BadInput(said, source=source, line=begins) from None
    finally:
        csv.field_size_limit(limit)
