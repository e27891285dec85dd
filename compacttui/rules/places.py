"""Where records are, as people and systems write it: paths with drive letters, shares, blanks; URLs of databases."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def file_named(place: str) -> str | None:
    r"""The path of the SQLite file that a place names; nothing where it is a server, or a database in memory.

    A drive letter is no scheme: ``C:\Records\town.sqlite`` is a path, ``sqlite:///C:/Records/town.sqlite`` names the same.
    """
    if "://" not in place:
        return place
    scheme, _, rest = place.partition("://")
    if scheme.partition("+")[0] != "sqlite" or not rest.startswith("/"):
        return None
    return rest[1:].partition("?")[0] or None


def is_on_a_server(path: PurePath) -> bool:
    r"""Whether a path of Windows leads to another computer: ``\\server\share``."""
    return path.drive.startswith("\\\\")


def sqlite_uri(path: PurePath, mode: str) -> str:
    """The URI by which SQLite opens a file in a mode; only so does it say that a file is missing.

    Args:
        path: the file, in the way of any system; on Windows with its drive or its share.
        mode: ``rw``, ``rwc`` or ``ro``, with further parameters after an ``&``.
    """
    written = quote(path.as_posix(), safe="/:")
    if path.is_absolute():
        # An empty authority: SQLite refuses any other, so that a share is written with four slashes.
        written = f"//{written}" if written.startswith("/") else f"///{written}"
    return f"file:{written}?mode={mode}"
