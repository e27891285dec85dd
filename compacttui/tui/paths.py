"""Files as people name them: typed, pasted with quotes, dropped onto the window; and those that lie near at hand."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

SPREADSHEETS: Final = frozenset({".csv", ".tsv", ".xlsx", ".ods"})
"""Endings of files that are offered before anything is typed."""
READABLE: Final = SPREADSHEETS | {".txt", ".json"}
"""Endings of files that are offered in a folder that was named."""

_NEAR: Final = ("Downloads", "Documents", "Desktop", "OneDrive/Documents", "OneDrive/Desktop")
_LOOKED_AT: Final = 2_000
"""Names in a folder that are looked at, so that a full folder holds nothing up."""
_OFFERED: Final = 15
_MOST: Final = 200
_QUOTES: Final = {'"': '"', "'": "'", "“": "”", "‘": "’", "<": ">"}
_UNUSABLE: Final = (OSError, ValueError, RuntimeError)
"""What systems raise for a path that cannot be: forbidden, too long, of no known person."""


@dataclass(frozen=True, slots=True)
class Near:
    """A file or a folder that can be chosen.

    Attributes:
        path: where it is.
        is_folder: it holds others.
        changed_at: when it was changed last, in UTC; nothing for a folder.
    """

    path: Path
    is_folder: bool
    changed_at: datetime | None = None


def path_meant(typed: str) -> Path | None:
    """The path that a person means; nothing where no path can read so.

    Quotation marks around it, a ``file:`` address and the backslashes that terminals put before blanks are
    taken off, unless a file is called just so.
    """
    candidates = [path for path in map(_path, _readings(typed.strip())) if path is not None]
    return next((path for path in candidates if _is_there(path)), candidates[-1] if candidates else None)


def offered(home: Path, here: Path) -> Sequence[Near]:
    """The spreadsheets that were changed last in the folders where such files land, then those folders."""
    folders = list(dict.fromkeys([*(home / name for name in _NEAR), here]))
    there = [folder for folder in folders if _is_folder(folder)]
    files = {one.path: one for folder in there for one in _within(folder, SPREADSHEETS) if not one.is_folder}
    latest = sorted(files.values(), key=_age)[:_OFFERED]
    return [*latest, *(Near(folder, is_folder=True) for folder in dict.fromkeys((*there, home)))]


def beginning_with(typed: str, home: Path, here: Path) -> Sequence[Near]:
    """What a person may mean who has typed so much: a file, what a folder holds, or names that begin or go on so."""
    words = typed.strip()
    if not _looks_like_a_path(words):
        lower = words.casefold()
        return [one for one in offered(home, here) if lower in one.path.name.casefold()]
    path = path_meant(words)
    if path is None:
        return ()
    if _is_folder(path) and (words.endswith(("/", os.sep)) or path.name != Path(words).name):
        return inside(path)
    if _is_file(path):
        return [_file(path)]
    return list(islice(_in_order(path.parent, path.name), _MOST))


def inside(folder: Path) -> Sequence[Near]:
    """The folders and the readable files in a folder, by name."""
    return list(islice(_in_order(folder, ""), _MOST))


def _readings(said: str) -> Iterator[str]:
    """What the words may stand for, the likeliest last."""
    yield said
    bare = said
    if len(said) > 1 and _QUOTES.get(said[0]) == said[-1]:
        bare = said[1:-1].strip()
        yield bare
    if bare.casefold().startswith("file:"):
        yield url2pathname(unquote(urlsplit(bare).path)) if os.name != "nt" else url2pathname(bare[5:])
    elif os.name != "nt" and ("\\" in said or "'" in said):
        try:
            parts = shlex.split(said)
        except ValueError:  # a quotation mark that is part of the name
            return
        if len(parts) == 1:
            yield parts[0]


def _path(said: str) -> Path | None:
    try:
        return Path(said).expanduser() if said else None
    except _UNUSABLE:
        return None


def _looks_like_a_path(words: str) -> bool:
    begins = words.lstrip("\"'“‘<")
    return "/" in words or os.sep in words or begins.startswith(("~", "file:")) or begins[1:2] == ":"


def _in_order(folder: Path, begun: str) -> Iterator[Near]:
    """What a folder holds of folders and readable files, by name; those that only hold the letters come last."""
    lower = begun.casefold()
    found = [one for one in _within(folder, READABLE) if lower in one.path.name.casefold()]
    ranked = sorted(
        found, key=lambda one: (not one.path.name.casefold().startswith(lower), one.path.name.casefold())
    )
    yield from (one for one in ranked if begun.startswith(".") or not one.path.name.startswith("."))


def _within(folder: Path, endings: frozenset[str]) -> Iterator[Near]:
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _LOOKED_AT):
                path = folder / entry.name
                if _is_folder(path):
                    yield Near(path, is_folder=True)
                elif path.suffix.casefold() in endings and not entry.name.startswith((".", "~$")):
                    yield _file(path)
    except _UNUSABLE:
        return


def _file(path: Path) -> Near:
    try:
        return Near(path, is_folder=False, changed_at=datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (*_UNUSABLE, OverflowError):
        return Near(path, is_folder=False)


def _age(one: Near) -> float:
    return -one.changed_at.timestamp() if one.changed_at else 0.0


def _is_there(path: Path) -> bool:
    return _is_file(path) or _is_folder(path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except _UNUSABLE:
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except _UNUSABLE:
        return False
