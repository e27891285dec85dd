"""Spreadsheets are zip archives: looked into with care before anything reads them."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from compacttui.rules.refusal import BadInput

MOST_UNPACKED: Final = 24_000_000
"""Bytes that a spreadsheet may unpack to; the largest register tried, 20,000 rows, takes a quarter of it."""
_MOST_PARTS: Final = 2_000
_PORTION: Final = 1 << 16
_PACKED_BY: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What spreadsheets are packed by; others ask for any amount of memory before they begin."""
_GRACE: Final = 500_000
_MOST_TIMES: Final = 60
"""So many times its size no spreadsheet unpacks to: twice as many as one in which every cell says the same."""

DAMAGED: Final = "this file is damaged: it is no spreadsheet that can be read. Open it in a spreadsheet program and save it again."


def checked_archive(raw: bytes, source: str) -> zipfile.ZipFile:
    """The archive, once every part of it was unpacked to the end without growing past the limit.

    What an archive says about its own size is not believed.

    Raises:
        BadInput: it is damaged, locked with a password, or unpacks to more than a register can be.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS:
            raise BadInput(_too_large(), source=source)
        if any(part.compress_type not in _PACKED_BY for part in parts):
            raise BadInput(DAMAGED, source=source)
        if any(part.flag_bits & 1 for part in parts):
            raise BadInput(
                "this file is locked with a password; save it without one, and take it in again.",
                source=source,
            )
        total = 0
        for part in parts:
            total = _unpacked(archive, part, total, len(raw), source)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise BadInput(DAMAGED, source=source) from None
    return archive


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, total: int, packed: int, source: str) -> int:
    with archive.open(part) as stream:
        while portion := stream.read(_PORTION):
            total += len(portion)
            if total > MOST_UNPACKED:
                raise BadInput(_too_large(), source=source)
            if total > max(_GRACE, packed * _MOST_TIMES):
                raise BadInput(
                    f"this unpacks to more than {_MOST_TIMES} times its size, as no register does; "
                    "save the records as CSV, and take that in.",
                    source=source,
                )
    return total


def _too_large() -> str:
    return (
        f"this unpacks to more than {MOST_UNPACKED // 1_000_000} million bytes, far more than a register of seats or "
        "members; save only the sheet with the records, without pictures."
    )
