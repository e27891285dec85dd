"""What Today said last time, read with the standard library alone.

Today follows from the ledgers, the day, the looker and the rule book. While none of them has changed, the
answer of last time is the answer; it is on the screen before the database's library has been imported. An
SQLite file only: a server is asked anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote


def glance(file: Path, looker: str) -> str | None:
    """The text that was kept for this way of looking, if nothing was recorded since; nothing otherwise.

    Args:
        file: an SQLite file of records.
        looker: who looks, how, on which day, under which rules, as one text.
    """
    if not file.is_file():
        return None
    try:
        place = f"file:{quote(str(file.resolve()))}?mode=ro"
        with closing(sqlite3.connect(place, uri=True, timeout=0)) as connection:
            kept = connection.execute(
                "SELECT ledgers, body FROM work_glance WHERE looker = ?", (looker,)
            ).fetchone()
            if kept is None or kept[0] != ledgers(
                connection.execute("SELECT log, size FROM head ORDER BY log").fetchall()
            ):
                return None
            return str(kept[1])
    except sqlite3.Error:
        # Whatever is wrong with the file is said when the records are opened in earnest.
        return None


def ledgers(heads: list[tuple[str, int]]) -> str:
    """The state of every ledger of a database as one text."""
    return " ".join(f"{log}:{size}" for log, size in heads)
