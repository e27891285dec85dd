"""Erasing a person's words: what they wrote, and what was written of them as theirs; never counts, days or ids."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from sqlalchemy import and_, exists, select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Person, Words
from compacttui.acts.keeping.carrying import COPIES, carry_out, counted, words_in
from compacttui.acts.keeping.tied import (
    has_served,
    last_seat,
    names_of,
    one_person,
    stays,
    still_kept,
)
from compacttui.acts.registry import act
from compacttui.records import people
from compacttui.records.erasures import PERSON_ERASED
from compacttui.records.log import Books, about_table, event_table, personal_table
from compacttui.rules.findings import overridden
from compacttui.rules.keeping import SPEAK_FOR_THEMSELVES, against_erasing
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import folded
from compacttui.rules.words import ErasureGround

_OF_AUDITORS: Final = "note."


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased.

    Attributes:
        pieces: how many pieces of text.
        entries: of how many entries.
        said: the same in sentences, and what is left to do.
    """

    pieces: int
    entries: int
    said: str


@act("person.erase", title="Erase a person's words", on="person", final=True)
def erase(
    desk: Desk,
    person: Person,
    ground: Annotated[ErasureGround, Called("Why")],
    also: Annotated[Sequence[int], Called("Other entries")] = (),
    reason: Words | None = None,
) -> Erased:
    """Erase for good a person's name, what they wrote and what stands on record as theirs; counts and days stay.

    That something happened, when, and every total stay as they were. What they wrote in an office, of others, is the
    office's and stays; their name goes from it. The history says that words were erased, when, by whom and on what
    ground. Nobody can bring them back; copies of the records made before still hold them.

    Args:
        person: whose words. Whoever does this is somebody else.
        ground: on what ground of the law.
        also: the numbers of entries in which others wrote of them, to be erased too.
        reason: who asked and when; needed where the rule book would keep something longer. Without their name.

    Raises:
        Refused: it is you; they serve, stand, or are in the middle of a complaint; the rule book keeps something longer
            and no reason is given; or nothing of theirs is left.
    """
    if person == desk.person:
        raise Refused("Nobody erases their own words here: another officer does it.", field="person")
    with desk.writing() as books:
        row = books.get(people.person, person)
        if row is None:
            raise Refused("There is no such person on the register. Nothing was changed.", field="person")
        records = one_person(books, person)
        if ground is ErasureGround.KEPT_LONG_ENOUGH and not has_served(books, records):
            raise Refused(
                "They never served: the rule book has no time after which their name goes. Choose another ground.",
                field="ground",
            )
        kept = list(still_kept(desk, books, records, ground))
        tied = stays(desk, books, row, records)
        exceptions = overridden(list(against_erasing(tied, kept, ground, desk.today)), reason)
        words = {**_of_others(books, records, also), **_own(books, records)}
        if not words:
            raise Refused("Nothing in their words is left to be erased. Nothing was changed.", field="person")
        carry_out(
            desk,
            books,
            PERSON_ERASED,
            person,
            words,
            about=records,
            reason=reason,
            ground=ground.value,
            office=last_seat(books, records),
            exceptions=list(dict.fromkeys(finding.check for finding in exceptions)),
        )
    pieces = sum(len(fields) for fields in words.values())
    return Erased(pieces, len(words), f"Erased: {counted(words)}. {COPIES}")


def _own(books: Books, records: Sequence[str]) -> dict[int, list[str]]:
    """What is theirs: their own words, and those about them; not what they wrote of others in an office."""
    books.flush()
    p, e, a = personal_table.c, event_table.c, about_table.c
    touches = exists().where(a.log == p.log, a.seq == p.seq, a.thing.in_(records))
    query = (
        select(p.seq, p.field, e.actor, e.body, touches.label("is_about"))
        .join_from(personal_table, event_table, and_(e.log == p.log, e.seq == p.seq))
        .where(p.log == books.log, p.person.in_(records))
        .order_by(p.seq, p.field)
    )
    found: dict[int, list[str]] = {}
    for row in books.connection.execute(query):
        in_office = row.actor in records and Role.of(json.loads(row.body)["role"]) not in SPEAK_FOR_THEMSELVES
        if row.is_about or not in_office:
            found.setdefault(row.seq, []).append(row.field)
    return found


def _of_others(books: Books, records: Sequence[str], numbers: Sequence[int]) -> dict[int, list[str]]:
    """The words of the entries that were named, each of which must be about them or name them."""
    books.flush()
    found = words_in(books.connection, books.log, numbers)
    names = [folded(name) for name in names_of(books, records)]
    for number in numbers:
        if number not in found:
            raise Refused(f"Entry {number:,} holds no words. Nothing was changed.", field="also")
        if not _speaks_of(books, number, records, names):
            raise Refused(
                f"Entry {number:,} is not about them, and their name is not in its words. Nothing was changed.",
                field="also",
            )
    return found


def _speaks_of(books: Books, number: int, records: Sequence[str], names: Sequence[str]) -> bool:
    e, p, a = event_table.c, personal_table.c, about_table.c
    kind = select(e.kind).where(e.log == books.log, e.seq == number)
    if str(books.connection.execute(kind).scalar()).startswith(_OF_AUDITORS):
        return False
    touches = select(a.seq).where(a.log == books.log, a.seq == number, a.thing.in_(records))
    if books.connection.execute(touches).first() is not None:
        return True
    said = select(p.value).where(p.log == books.log, p.seq == number)
    texts = [folded(value) for value in books.connection.execute(said).scalars()]
    return any(name in text for name in names for text in texts)
