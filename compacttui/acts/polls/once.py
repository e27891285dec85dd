"""Files with secrets: written once, for their owner alone, and not there at all where the act they are for fails."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from compacttui.paths import expanded
from compacttui.rules.csv_text import WINDOWS_END, csv_line, safe_cell
from compacttui.rules.refusal import Refused


@contextmanager
def written_once(file: str, text: str, *, field: str = "file") -> Iterator[Path]:
    """Write a file that is not there yet, on the disk before the act is recorded; taken back where that fails.

    Args:
        file: where; ``~`` is the person's own folder.
        text: what is in it.
        field: the field that a refusal belongs to.

    Raises:
        Refused: there is such a file already, or it cannot be written.
    """
    place = expanded(file, field=field).absolute()
    try:
        # Readable by its owner alone from the first moment on; a file that is there is never touched.
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(
            f"{place} is there already, and is not replaced. Choose another name.", field=field
        ) from None
    except OSError as error:
        raise Refused(
            f"{place} cannot be written ({error.strerror}). Choose another place.", field=field
        ) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        place.unlink(missing_ok=True)
        raise Refused(
            f"{place} cannot be written ({error.strerror}). Nothing was changed.", field=field
        ) from error
    try:
        yield place
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def as_csv(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table for a mail merge; spreadsheets read its letters, and run nothing in it."""
    lines = (csv_line(map(safe_cell, row), end=WINDOWS_END) for row in (heading, *rows))
    return f"\ufeff{''.join(lines)}"
