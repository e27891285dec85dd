"""Records that somebody filled with attacks behind the program's back: every name and every word of theirs is one."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from hostile.attacks import ATTACKS
from sqlalchemy import Text

from compacttui.records import tables
from compacttui.records.columns import PlainText

_LONGEST = 300
"""Attacks longer than this make every screen one of them; they have tests of their own."""
_LEFT = frozenset({"log", "id", "folded"})
_SIGNS = tuple(
    words
    for words in ATTACKS.values()
    if len(words) <= _LONGEST and not any("\ud800" <= c <= "\udfff" for c in words)
)


def poisoned(source: Path, place: Path, signs: Sequence[str] = _SIGNS) -> int:
    """Copy records, and put attacks into every name and free text of the copy; gives how many cells it changed.

    Args:
        source: records to copy.
        place: the copy.
        signs: what is put in, one after the other.
    """
    shutil.copy(source, place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("DROP TRIGGER personal_is_never_changed")
        values = connection.execute("SELECT DISTINCT value FROM personal WHERE field NOT LIKE '%folded%'")
        words = sorted(value for (value,) in values if _is_written(value))
        made = {value: _with(value, signs[number % len(signs)], number) for number, value in enumerate(words)}
        changed = _change(connection, "personal", "value", made, " AND field NOT LIKE '%folded%'")
        for table, column, is_list in _columns():
            if is_list:
                changed += _change_lists(connection, table, column, made)
            else:
                changed += _change(connection, table, column, made)
        connection.commit()
    return changed


def _is_written(value: str) -> bool:
    """Whether somebody wrote it: numbers, days and words of closed lists have neither blanks nor capitals."""
    return any(character.isupper() or character == " " for character in value)


def _with(value: str, sign: str, number: int) -> str:
    """The words with an attack behind, before or among them, so that a person would still know whose they are."""
    if number % 3 == 0:
        return f"{value}{sign}"
    if number % 3 == 1:
        return f"{sign}{value}"
    first, _, rest = value.partition(" ")
    return f"{first}{sign} {rest}" if rest else f"{value} {sign}"


def _columns() -> Iterator[tuple[str, str, bool]]:
    """The columns in which words of people may stand: the table, the column, and whether it is a list."""
    for name, table in tables.subject_tables.items():
        for column in table.columns:
            is_list = column.info.get("kind") == "list"
            is_words = isinstance(column.type, (Text, type(PlainText))) and not column.info
            if column.name not in _LEFT and (is_list or is_words):
                yield name, column.name, is_list


def _change(
    connection: sqlite3.Connection, table: str, column: str, made: dict[str, str], where: str = ""
) -> int:
    found = connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
    some = [(made[value], value) for (value,) in found.fetchall() if value in made]
    cursor = connection.executemany(f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?{where}', some)
    return max(cursor.rowcount, 0)


def _change_lists(connection: sqlite3.Connection, table: str, column: str, made: dict[str, str]) -> int:
    found = connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}"').fetchall()
    some = []
    for (value,) in found:
        listed = json.loads(value)
        if isinstance(listed, list) and any(one in made for one in listed if isinstance(one, str)):
            after = [made.get(one, one) if isinstance(one, str) else one for one in listed]
            some.append((json.dumps(after), value))
    cursor = connection.executemany(f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?', some)
    return max(cursor.rowcount, 0)
