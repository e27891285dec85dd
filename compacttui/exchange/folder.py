"""A folder of pages that is ours: written anew each time, and what is no longer published goes from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from compacttui.exchange.files import write_whole
from compacttui.rules.refusal import Refused

LIST: Final = "compacttui-pages.txt"
"""The list of the pages that we wrote: what makes a folder ours."""

_OURS: Final = re.compile(r"[a-z0-9-]+\.html")


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds what we did not write.

    Raises:
        Refused: it is no folder, or holds other things and none of our pages.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refused(f"{folder} is not a folder. Name a new one, or an empty one.")
    if not (folder / LIST).is_file() and any(folder.iterdir()):
        raise Refused(
            f"{folder} holds other things. Name a new folder, an empty one, or one published before."
        )


def write_pages(folder: Path, pages: Iterable[tuple[str, str]]) -> int:
    """Write pages into a folder, and take away those of earlier times that are not among them.

    Args:
        folder: where; made if it is not there.
        pages: the name of each file and what it holds.

    Returns:
        How many pages there are.

    Raises:
        Refused: the folder holds what we did not write.
        OSError: it cannot be written.
    """
    check_folder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    before = _listed(folder)
    written: set[str] = set()
    for name, page in pages:
        written.add(name)
        if name not in before:
            # Listed before it is there: a folder that was left half done is known as ours, page by page.
            _list(folder, before | written)
        write_whole(folder / name, [page])
    for name in before - written:
        (folder / name).unlink(missing_ok=True)
    _list(folder, written)
    return len(written)


def _list(folder: Path, names: Iterable[str]) -> None:
    write_whole(folder / LIST, [f"{name}\n" for name in sorted(names)])


def _listed(folder: Path) -> set[str]:
    """The pages that we wrote before; a list that somebody changed names nothing outside of the folder."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return set()
    return {line for line in lines if _OURS.fullmatch(line)}
