"""Whether an SQLite file is whole in itself: looked at when it was not closed properly, gives a wrong answer, or is checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from compacttui.rules.places import sqlite_uri

DAMAGE: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
"""What SQLite calls a file that is damaged. It says the same where a disk gave a wrong answer once."""

_A_MOMENT: Final = 0.05
"""Seconds between two looks at whether it is done."""


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


def damage_of(file: Path) -> str:
    """What is wrong with a file, as SQLite says it; empty where nothing is.

    What is found is looked at a second time, over a connection of its own: a disk may give a wrong answer once.
    """
    return _damage(file, "quick_check", []) and _damage(file, "quick_check", [])


@contextmanager
def looked_through(file: Path) -> Iterator[Callable[[], str]]:
    """Have every index of a file held against its table, too, by a thread of its own, while something else is done.

    It takes some twenty seconds for a million entries, and SQLite needs nothing of Python meanwhile: where there is a second
    processor, nobody waits for it. What is given waits for what is found, and says it as `damage_of` does; whoever leaves
    without asking has it broken off.

    Args:
        file: an SQLite file.
    """
    opened: list[sqlite3.Connection] = []

    def look() -> str:
        return _damage(file, "integrity_check", opened) and _damage(file, "integrity_check", opened)

    with ThreadPoolExecutor(1, "look-through") as threads:
        looking = threads.submit(look)

        def found() -> str:
            while not wait([looking], _A_MOMENT).done:
                pass  # so that Ctrl+C comes through, which on Windows it does not while a lock is waited for
            return looking.result()

        try:
            yield found
        finally:
            # Again and again: it may be between two connections, and then does not hear it.
            while not wait([looking], 0).done:
                with suppress(sqlite3.ProgrammingError, IndexError):  # closed meanwhile, or not yet opened
                    opened[-1].interrupt()
                wait([looking], _A_MOMENT)


def _damage(file: Path, check: str, opened: list[sqlite3.Connection]) -> str:
    try:
        with closing(_opened(file)) as connection:
            opened.append(connection)
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
    # Opened by one thread and broken off by another.
    return sqlite3.connect(sqlite_uri(file, "ro"), uri=True, timeout=5, check_same_thread=False)


__all__ = ["DAMAGE", "damage_of", "looked_through", "was_left_open"]
