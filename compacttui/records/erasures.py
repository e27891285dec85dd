"""Erasing words: the entries that say so, and which words they say are gone.

An entry that erases lists every word by the number of its entry and its field, so that anybody can check that just these
are missing and no others. Nothing else of those entries changes: no hash, no count, no day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from sqlalchemy import Connection, select

from compacttui.records.body import Json
from compacttui.records.events import ERASED, Change, Event, Get, Private, changed, kind, reduces
from compacttui.records.log import event_table
from compacttui.records.people import person

Listed: TypeAlias = "Mapping[int, Sequence[str]]"
"""Words by the numbers of their entries: the fields in which they stood."""

PERSON_ERASED: Final = kind(
    "person.erased",
    "Words of a person erased",
    about=("person",),
    data=("ground", "words", "exceptions", "office", "again"),
).name
WORDS_ERASED: Final = kind(
    "words.erased",
    "Words destroyed that were kept long enough",
    data=("rule", "kept_until", "words", "again"),
).name
ERASING: Final = (PERSON_ERASED, WORDS_ERASED)
"""The kinds of entries that say that words were erased; the triggers on ``personal`` name them, too."""


@reduces(PERSON_ERASED)
def person_erased(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Nobody is called by this record any more; what they did in office stays under its id."""
    yield from changed(
        get,
        person,
        event,
        name=ERASED,
        folded=ERASED,
        pronouns=None,
        roles="[]",
        state="pseudonymised",
        office=event.cell("office"),
    )


@reduces(WORDS_ERASED)
def words_erased(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """No record changes by it but by the words that are missing from now on."""
    yield from ()


def as_data(words: Listed) -> dict[str, Json]:
    """Words as an entry's data lists them."""
    return {str(seq): sorted(fields) for seq, fields in sorted(words.items())}


def listed_in(body: str) -> dict[int, tuple[str, ...]]:
    """The words that an entry which erases lists; nothing where its body is no such entry's.

    Args:
        body: the entry's body.
    """
    try:
        listed = json.loads(body)["data"]["words"]
        return {int(seq): tuple(str(field) for field in fields) for seq, fields in listed.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def erased_words(connection: Connection, log: str) -> dict[tuple[int, str], int]:
    """Every word that an entry says was erased, by its entry's number and field, and the last entry that says so."""
    e = event_table.c
    query = select(e.seq, e.body).where(e.log == log, e.kind.in_(ERASING)).order_by(e.seq)
    return {
        (seq, field): erasing
        for erasing, body in connection.execute(query)
        for seq, fields in listed_in(body).items()
        if seq < erasing
        for field in fields
    }
