"""Erasing again what was erased, in records that were put back from a copy of before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from compacttui.acts.desk import Desk
from compacttui.acts.keeping.carrying import carry_out, see_to_the_rest, words_in
from compacttui.records import people
from compacttui.records.erased_list import Erasure
from compacttui.records.erasures import PERSON_ERASED, Listed
from compacttui.records.log import Books, event_table, thing_table
from compacttui.rules.permissions import MAY_RESTORE
from compacttui.rules.refusal import NotPermitted

_AT_ONCE: Final = 500


def erase_again(desk: Desk, erasures: Iterable[Erasure]) -> int:
    """Erase whatever of the town's is still there of what was erased once; gives how many erasures were done again.

    Each is recorded anew, with its ground, under the name of whoever puts the copy back. Nothing happens where the
    records hold the erasure themselves.

    Raises:
        NotPermitted: the role may not put a copy back.
    """
    if desk.role not in MAY_RESTORE:
        allowed = " or ".join(sorted(one.words for one in MAY_RESTORE))
        raise NotPermitted(
            f"What was erased is erased again by the {allowed}. You are here as {desk.role.words}."
        )
    of_town = [one for one in erasures if one.town == desk.town]
    done = 0
    with desk.writing() as books:
        for one in of_town:
            books.flush()
            words = _left(books.connection, one)
            if not words or (one.kind == PERSON_ERASED and books.get(people.person, one.subject) is None):
                continue
            if not done:
                see_to_the_rest(desk)
            done += 1
            _record(books, one, words)
    return done


def still_there(connection: Connection, erasures: Iterable[Erasure]) -> int:
    """How many of these erasures left words that are here all the same."""
    return sum(bool(_left(connection, one)) for one in erasures)


def _record(books: Books, one: Erasure, words: Listed) -> None:
    data = dict(one.data)
    about = [thing for thing in (one.subject, *one.about) if _is_here(books, thing)]
    if one.kind == PERSON_ERASED:
        data["office"] = data.get("office") if _is_here(books, str(data.get("office"))) else None
    carry_out(books, one.kind, one.subject, words, about=about, **{**data, "again": True})


def _left(connection: Connection, one: Erasure) -> dict[int, list[str]]:
    """The words of an erasure that are still here, by the entries of the copy that held them."""
    left = words_in(connection, one.town, _same_entries(connection, one))
    found = {seq: [each for each in fields if each in one.words[seq]] for seq, fields in left.items()}
    return {seq: fields for seq, fields in found.items() if fields}


def _same_entries(connection: Connection, one: Erasure) -> list[int]:
    """The entries here that held the words: of that number, with that fingerprint."""
    e, numbers = event_table.c, sorted(one.words)
    same: list[int] = []
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        query = select(e.seq, e.leaf).where(e.log == one.town, e.seq.in_(some))
        rows = connection.execute(query).all()
        same += [row.seq for row in rows if bytes(row.leaf).hex() == one.leaves.get(row.seq)]
    return same


def _is_here(books: Books, thing: str) -> bool:
    t = thing_table.c
    query = select(t.id).where(t.log == books.log, t.id == thing)
    return books.connection.execute(query).first() is not None
