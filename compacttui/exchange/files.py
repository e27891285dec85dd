"""Files as the program writes them: whole, or not at all, and under a name that says what is in them."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from compacttui.rules.refusal import Refused

_SAY_A_KIND: Final = frozenset(
    f".{ending}"
    for ending in (
        *("blt", "csv", "doc", "docx", "htm", "html", "ics", "json", "md"),
        *("ods", "odt", "pdf", "rtf", "txt", "xls", "xlsx", "xml"),
    )
)
"""Endings by which people, and the programs that they open files with, know what is in a file."""

_OF_FILES: Final = (
    (FileNotFoundError, "there is no such file or folder; check the name"),
    (PermissionError, "you may not use it; ask whoever looks after the folder"),
    (IsADirectoryError, "this is a folder; name a file in it"),
    (NotADirectoryError, "one part of this is a file, not a folder; check the name"),
    (FileExistsError, "there is something of that name already; choose another name"),
)


def said_of(error: OSError) -> str:
    """What a failure of a file means to a person: its name, what is wrong, what to do."""
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{meaning_of(error)}"


def meaning_of(error: OSError) -> str:
    """What is wrong with a file, and what to do."""
    known = next((said for kind, said in _OF_FILES if isinstance(error, kind) and error.filename), "")
    return known or f"{error.strerror or 'the disk refused'}; check the disk and the name"


def check_ending(file: Path, endings: Collection[str], besides: str = "") -> None:
    """Refuse a name that ends like another kind of file than would be in it; other endings, or none, say nothing.

    Args:
        file: where something is to be written.
        endings: those that fit, each with its dot.
        besides: what to do about some others, as a sentence.

    Raises:
        Refused: it would be opened by the wrong program.
    """
    ending = file.suffix.casefold()
    if ending in _SAY_A_KIND and ending not in endings:
        fitting = " or ".join(filter(None, (", ".join(sorted(endings)[:-1]), sorted(endings)[-1])))
        raise Refused(
            f"{file.name}: nothing is written here in the form that such a name stands for. Let it end with {fitting}."
            f"{f' {besides}' if besides else ''}"
        )


def write_whole(file: Path, pieces: Iterable[str | bytes]) -> None:
    """Write a file, text in UTF-8; until the last of it is on the disk, whatever was there stays.

    Raises:
        OSError: it cannot be written; nothing is left behind, and the error is about the file that was asked for.
    """
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.writelines(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError as error:
        named_after(error, part, file)
        raise
    finally:
        part.unlink(missing_ok=True)


def named_after(error: OSError, part: Path, asked: Path) -> None:
    """Let a failure of something that is written aside be about what was asked for, or the folder that it lacks."""
    if error.filename == str(part):
        lacks = isinstance(error, FileNotFoundError) and not asked.parent.exists()
        error.filename = str(asked.parent if lacks else asked)
        error.filename2 = None
