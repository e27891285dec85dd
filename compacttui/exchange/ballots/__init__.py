"""Ballot files: reading every format by looking at the content, and writing BLT."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from compacttui.counting.uncollected import uncollected
from compacttui.exchange.ballots import (
    abif,
    blt,
    cast_records,
    debian,
    preflib,
    scottish_csv,
    spreadsheet,
)
from compacttui.exchange.ballots.blt_writing import write as write_blt
from compacttui.exchange.ballots.equals import without_equals
from compacttui.exchange.ballots.reading import BallotFile, Gap, Reading, Remark
from compacttui.exchange.ballots.source import Source, opened

__all__ = ["BallotFile", "Gap", "Reading", "Remark", "read", "write_blt"]

_FORMATS: Final[tuple[tuple[Callable[[list[str]], bool], Callable[[Source, Reading], BallotFile]], ...]] = (
    (spreadsheet.fits_workbook, spreadsheet.read_workbook),
    (cast_records.fits_json, cast_records.read_json),
    (cast_records.fits_xml, cast_records.read_xml),
    (preflib.fits, preflib.read),
    (abif.fits, abif.read),
    (debian.fits, debian.read),
    (spreadsheet.fits, spreadsheet.read),
    (scottish_csv.fits, scottish_csv.read),
    (blt.fits, blt.read),
)
"""Whether a file that starts with these lines is of the format, and its reader; the first that fits reads."""


def read(path: str | os.PathLike[str], reading: Reading | None = None) -> BallotFile:
    """Read a ballot file of any known format, told by its content and not by its name.

    Args:
        path: the file.
        reading: what the caller wants and allows; by default what the file says, and nothing unusual.

    Raises:
        BadInput: the file cannot be read; the message names the file and the line and says what to do.
    """
    with opened(path) as source, uncollected():
        reader = next(reader for fits, reader in _FORMATS if fits(source.start))
        found = reader(source, reading or Reading())
    if reading is None or not reading.cut_equals:
        return found
    profile, remarks = without_equals(found.profile)
    return replace(
        found, profile=replace(profile, file_sha256=found.sha256), remarks=(*found.remarks, *remarks)
    )
