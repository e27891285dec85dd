"""Whether an SQLite file is whole in itself: looked at when it was not closed properly, or gives a wrong answer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from compacttui.rules.places import sqlite_uri

DAMAGE: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
"""What SQLite calls a file that is damaged. It says the same where a disk gave a wrong answer once."""


def was_left_open(file: Path) -> bool:
    """Whether whoever wrote last did not finish: something stands in a log beside the file.

    So it is, too, while another program is in the middle of an act.
    """
    for end in ("-wal", "-journal"):
        try:
            if file.with_name(f"{file.name}{end}").stat().st_size:
                return True
        except OSError:
            continue
    return False


def damage_of(file: Path, *, thorough: bool = False) -> str:
    """What is wrong with a file, as SQLite says it; empty where nothing is.

    What is found is looked at a second time, over a connection of its own: a disk may give a wrong answer once.

    Args:
        file: an SQLite file.
        thorough: every index is held against its table, too; takes some thirty seconds for a million entries, and not three.
    """
    return _damage(file, thorough) and _damage(file, thorough)


def _damage(file: Path, thorough: bool) -> str:
    check = "integrity_check" if thorough else "quick_check"
    try:
        with closing(_opened(file)) as connection:
            connection.text_factory = bytes  # a wrong bit may be no letter
            (found,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
    except UnicodeDecodeError:
        return "its own words cannot be read"
    except sqlite3.Error as error:
        return str(error) if error.sqlite_errorname.startswith(DAMAGE) else ""
    words = (
        bytes(found).decode(errors="replace").splitlines()[-1]
    )  # what stands above says only in which database
    return "" if words == "ok" else words


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(sqlite_uri(file, "ro"), uri=True, timeout=5)


__all__ = ["DAMAGE", "damage_of", "was_left_open"]
