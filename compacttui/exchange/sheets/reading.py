"""A file of tables, whatever program wrote it: looked at first, then read by the reader for its kind."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from compacttui.exchange.sheets.archives import DAMAGED, checked_archive
from compacttui.exchange.sheets.grid import Grid
from compacttui.exchange.sheets.text_file import read_text
from compacttui.rules.refusal import BadInput

LARGEST: Final = 20_000_000
"""Bytes of a file that are read at most."""

_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP: Final = b"PK"
_ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True, slots=True)
class Book:
    """A file of tables.

    Attributes:
        source: the file as the caller named it, for messages.
        name: its name without its folder.
        sha256: its hash, in hexadecimal.
        sheets: its sheets in their order; a text file has one.
    """

    source: str
    name: str
    sha256: str
    sheets: tuple[Grid, ...]


def read_book(file: str | Path) -> Book:
    """Read a CSV, XLSX or ODS file; the content decides which it is, not the name.

    Raises:
        BadInput: it is too large, damaged, locked with a password, or of another kind; nothing of it was taken in.
        OSError: there is no such file, or it may not be read.
    """
    path, source = Path(file), str(file)
    raw = read_limited(path, source)
    return Book(source, path.name, sha256(raw).hexdigest(), _sheets(raw, source))


def read_limited(path: Path, source: str) -> bytes:
    """The bytes of a file that is no larger than anybody's register.

    Raises:
        BadInput: it is larger, or empty.
        OSError: there is no such file, or it may not be read.
    """
    if path.stat().st_size > LARGEST:
        raise BadInput(
            f"this file has {path.stat().st_size // 1_000_000:,} million bytes; at most {LARGEST // 1_000_000} "
            "million are read. Is it the right one?",
            source=source,
        )
    with path.open("rb") as stream:
        raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise BadInput(f"at most {LARGEST // 1_000_000} million bytes are read.", source=source)
    if not raw.strip():
        raise BadInput("this file is empty. Is it the right one?", source=source)
    return raw


def _sheets(raw: bytes, source: str) -> tuple[Grid, ...]:
    if raw.startswith(_COMPOUND):
        raise BadInput(
            "this is locked with a password, or in the old form of Excel (.xls); "
            "save it as .xlsx without a password, and take it in again.",
            source=source,
        )
    if not raw.startswith(_ZIP):
        return (read_text(raw, source),)
    with checked_archive(raw, source) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            from compacttui.exchange.sheets.xlsx import read_xlsx

            return read_xlsx(archive, raw, source)
        if "mimetype" in names and archive.read("mimetype").decode("ascii", "replace").startswith(_ODS):
            from compacttui.exchange.sheets.ods import read_ods

            return read_ods(archive, raw, source)
        if "[Content_Types].xml" in names or "content.xml" in names:
            raise BadInput(
                "this is a document, and no spreadsheet; give a CSV, XLSX or ODS file.", source=source
            )
    raise BadInput(DAMAGED, source=source)
