"""Whether records ask who somebody is, read with the standard library alone: known before the first frame is painted.

It only says what to show first. Whoever asks or acts is asked again by the records themselves.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from compacttui.rules.text import folded

_ASKS = """
SELECT t.id, t.folded FROM town AS t WHERE t.superseded_seq IS NULL AND EXISTS (
    SELECT 1 FROM account AS a WHERE a.log = t.log AND a.superseded_seq IS NULL AND a.state = 'open'
)
"""


def asks(file: Path, town: str | None) -> bool:
    """Whether a file's records ask for passphrases.

    Args:
        file: an SQLite file of records.
        town: the town that was named, by its name or id; any of them where none was.
    """
    if not file.is_file():
        return False
    try:
        place = f"file:{quote(str(file.resolve()))}?mode=ro"
        with closing(sqlite3.connect(place, uri=True, timeout=0)) as connection:
            found = connection.execute(_ASKS).fetchall()
    except sqlite3.Error:
        # Whatever is wrong with the file is said when the records are opened in earnest.
        return False
    return any(town is None or town == log or folded(town) == name for log, name in found)
