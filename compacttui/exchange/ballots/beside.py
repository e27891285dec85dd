"""What is read beside the ballots: small text files that speak of the candidates by name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from compacttui.rules.refusal import BadInput
from compacttui.rules.text import folded, shortened

SIZE_LIMIT: Final = 10_000_000
"""Bytes; the JSON of a large count stays far below."""


def shown_name(path: str | os.PathLike[str]) -> str:
    """The name of a file as it may be shown in a message."""
    return os.fsencode(path).decode("utf-8", "replace")


def small_text(path: str | os.PathLike[str], what: str) -> str:
    """The text of a small file, a byte order mark left out.

    Args:
        path: the file.
        what: what it should be: "file of lots".

    Raises:
        BadInput: it cannot be read, is too large, or is not UTF-8.
    """
    name = shown_name(path)
    try:
        with Path(path).open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as fault:
        reason = fault.strerror or "it cannot be read"
        message = f"The file cannot be read: {reason}. Check its name and that you may read it."
        raise BadInput(message, source=name) from fault
    if len(raw) > SIZE_LIMIT:
        message = f"This is too large to be a {what}; check that it is the right one."
        raise BadInput(message, source=name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput("The file is not UTF-8 text; save it as UTF-8.", source=name) from fault


class Named:
    """Candidates found by name: exactly, or else without regard to case, accents of writing and blanks."""

    def __init__(self, candidates: Sequence[str]) -> None:
        self._exactly = {candidate: index for index, candidate in enumerate(candidates)}
        self._loosely = {folded(candidate): index for index, candidate in enumerate(candidates)}

    def index(self, name: object, source: str, line: int | None = None) -> int:
        """The index of whoever is called so.

        Raises:
            BadInput: nobody is.
        """
        index = None
        if isinstance(name, str):
            index = self._exactly.get(name, self._loosely.get(folded(name)))
        if index is None:
            is_small = isinstance(name, (str, float)) or (isinstance(name, int) and name.bit_length() < 64)
            said = shortened(str(name), 60) if is_small else "…"
            message = f"No candidate is called “{said}”; the names are those of the ballot file."
            raise BadInput(message, source=source, line=line)
        return index

    def indexes(self, names: object, what: str, source: str, line: int | None = None) -> list[int]:
        """The indexes of several, in the order given.

        Raises:
            BadInput: it is not a list of names, nobody has one of them, or somebody stands in it twice.
        """
        if not isinstance(names, list) or not names:
            message = f"“{what}” must list candidates by name; correct it."
            raise BadInput(message, source=source, line=line)
        found = [self.index(name, source, line) for name in names]
        if len(set(found)) != len(found):
            raise BadInput(f"“{what}” names someone twice; correct it.", source=source, line=line)
        return found
