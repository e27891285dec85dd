"""Carrying an erasure out: the entry that says so, the words and rows, and what is left of them in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select

from compacttui.acts.desk import Desk
from compacttui.records.body import Json
from compacttui.records.erased_list import keep_list
from compacttui.records.erasing import erase
from compacttui.records.erasures import Listed, as_data
from compacttui.records.log import Books, personal_table
from compacttui.records.polls.traces import sweep
from compacttui.rules.dates import plural

COPIES: Final = (
    "Copies of the records that were made before still hold these words: destroy them when you can. Where one is put "
    "back, the words are erased again."
)
"""What is said after every erasure."""
_AT_ONCE: Final = 500


def carry_out(
    books: Books,
    kind: str,
    subject: str,
    words: Listed,
    *,
    about: Sequence[str] = (),
    reason: str | None = None,
    **data: Json,
) -> None:
    """Erase words, and record that they were.

    Args:
        books: the open ledger.
        kind: the kind of the entry, one of `records.erasures.ERASING`.
        subject: whose words, or what was kept long enough.
        words: which ones.
        about: what else the entry touches.
        reason: why, in words.
        **data: what else the entry says.
    """
    event = books.record(
        kind, subject, about=tuple(about), private=None, of=None, reason=reason, words=as_data(words), **data
    )
    erase(books, event, words)


def see_to_the_rest(desk: Desk) -> None:
    """Once what is being erased is erased: bring the list of it up to date, and free the file of what is left of it."""
    desk.afterwards(lambda: keep_list(desk.database))
    desk.afterwards(lambda: sweep(desk.database))


def words_in(connection: Connection, log: str, entries: Sequence[int]) -> dict[int, list[str]]:
    """The fields of every word that is left of some entries, by their numbers."""
    p = personal_table.c
    found: dict[int, list[str]] = {}
    for start in range(0, len(entries), _AT_ONCE):
        some = entries[start : start + _AT_ONCE]
        query = select(p.seq, p.field).where(p.log == log, p.seq.in_(some)).order_by(p.seq, p.field)
        for seq, field in connection.execute(query):
            found.setdefault(seq, []).append(field)
    return found


def counted(words: Listed) -> str:
    """How much it is: "63 pieces of text in 41 entries"."""
    pieces = sum(len(fields) for fields in words.values())
    return f"{plural(pieces, 'piece')} of text in {plural(len(words), 'entry', 'entries')}"
