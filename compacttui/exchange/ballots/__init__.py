"""Ballot files: reading every format by looking at the content, and writing BLT."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from compacttui.exchange.ballots import blt, scottish_csv
from compacttui.exchange.ballots.blt_writing import write as write_blt
from compacttui.exchange.ballots.reading import BallotFile, Gap, Reading, Remark
from compacttui.exchange.ballots.source import Source, opened

__all__ = ["BallotFile", "Gap", "Reading", "Remark", "read", "write_blt"]

_FORMATS: Final[tuple[tuple[Callable[[str], bool], Callable[[Source, Reading], BallotFile]], ...]] = (
    (scottish_csv.fits, scottish_csv.read),
    (blt.fits, blt.read),
)
"""Whether a file that starts with this line is of the format, and its reader; the first that fits reads."""


def read(path: str | os.PathLike[str], reading: Reading | None = None) -> BallotFile:
    """Read a ballot file of any known format, told by its content and not by its name.

    Args:
        path: the file.
        reading: what the caller wants and allows; by default what the file says, and nothing unusual.

    Raises:
        BadInput: the file cannot be read; the message names the file and the line and says what to do.
    """
    with opened(path) as source:
        first = source.peek()
        reader = next(reader for fits, reader in _FORMATS if fits(first))
        return reader(source, reading or Reading())
