"""Taking two records of one person, or of one organisation, as one; and taking them apart again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from sqlalchemy import Table, or_, select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Organisation, Person, Words
from compacttui.acts.registry import act
from compacttui.records import organisations, people
from compacttui.records.columns import subject_tables
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.mergers import merger
from compacttui.records.selections import elector
from compacttui.records.terms import term
from compacttui.rules.refusal import Refused

Moved = dict[str, dict[str, list[str]]]
"""The columns that hold the one record, by table and thing."""


@act("person.merge", title="Two records are one person", on="person")
def merge_people(
    desk: Desk,
    person: Person,
    other: Annotated[Person, Called("The same person as")],
    reason: Words | None = None,
) -> None:
    """Take two records as one person: everything of the first belongs to the other from now on.

    Nothing is lost: the history keeps both, and they can be taken apart again.

    Args:
        person: the record that goes.
        other: the record that stays, with its name.
        reason: how you know.

    Raises:
        Refused: it is one record, it is you, it has roles that the other lacks, both stand in one selection, or both
            held a joint seat at one time.
    """
    if person == desk.person:
        raise Refused("This record is you. Let the other one go into it instead.", field="person")
    with desk.writing() as books:
        gone, kept = _row(books, people.person, person), _row(books, people.person, other, "other")
        if gone["roles"] not in {"[]", kept["roles"]}:
            raise Refused(
                "This record has roles in the program. Take them away first, or give them to the other.",
                field="person",
            )
        _check_not_beside_each_other(books, person, other)
        _merge(books, "person", person, other, reason)


@act("person.unmerge", title="They were two people", on="person")
def unmerge_people(desk: Desk, person: Person, reason: Words | None = None) -> None:
    """Take apart the record that was taken into this one last; what came since stays with this one.

    Args:
        person: the record that stayed.
        reason: how you know.

    Raises:
        Refused: no other record was taken into it.
    """
    with desk.writing() as books:
        _row(books, people.person, person)
        _unmerge(books, "person", person, reason)


@act("organisation.merge", title="Two records are one organisation", on="organisation")
def merge_organisations(
    desk: Desk,
    organisation: Organisation,
    other: Annotated[Organisation, Called("The same organisation as")],
    reason: Words | None = None,
) -> None:
    """Take two records as one organisation: everything of the first belongs to the other from now on.

    For two entries of one body, not for two bodies that became one: each of those has its own past.

    Args:
        organisation: the record that goes.
        other: the record that stays, with its name and membership.
        reason: how you know.

    Raises:
        Refused: it is one record, they are noted as connected, or the record that goes stands on a register.
    """
    with desk.writing() as books:
        _row(books, organisations.organisation, organisation)
        _row(books, organisations.organisation, other, "other")
        c = organisations.connection.c
        pair = [organisation, other]
        joined = select(c.id).where(
            c.log == books.log,
            c.superseded_seq.is_(None),
            c.effective_to.is_(None),
            c.organisation.in_(pair),
            c.other.in_(pair),
        )
        if books.rows(joined):
            raise Refused("They are noted as two that are connected. They cannot be one.", field="other")
        _merge(books, "organisation", organisation, other, reason)


@act("organisation.unmerge", title="They were two organisations", on="organisation")
def unmerge_organisations(desk: Desk, organisation: Organisation, reason: Words | None = None) -> None:
    """Take apart the record that was taken into this one last; what came since stays with this one.

    Args:
        organisation: the record that stayed.
        reason: how you know.

    Raises:
        Refused: no other record was taken into it.
    """
    with desk.writing() as books:
        _row(books, organisations.organisation, organisation)
        _unmerge(books, "organisation", organisation, reason)


def _row(books: Books, table: Table, thing: str, field: str = "") -> Row:
    row = books.get(table, thing)
    if row is None:
        raise Refused(
            f"There is no such {table.name} on the register. Nothing was changed.", field=field or table.name
        )
    return row


def _merge(books: Books, what: str, gone: str, kept: str, reason: str | None) -> None:
    if gone == kept:
        raise Refused("That is one record already. Choose another.", field="other")
    moved: Moved = {}
    for table, column in _columns_for(what):
        for row in _holding(books, table, column, gone):
            columns = moved.setdefault(table.name, {}).setdefault(str(row["id"]), [])
            if column not in columns:
                columns.append(column)
        _check_apart(books, table, column, gone, kept)
    _check_no_elector(books, gone)
    _check_not_listed(books, gone)
    books.record(
        f"{what}.merged",
        books.new_id("merger"),
        about=(gone, kept, *_things(moved)),
        gone=gone,
        kept=kept,
        moved=moved,
        reason=reason,
    )


def _unmerge(books: Books, what: str, kept: str, reason: str | None) -> None:
    c = merger.c
    into = books.rows(
        select(merger)
        .where(c.log == books.log, c.kept == kept, c.superseded_seq.is_(None), c.effective_to.is_(None))
        .order_by(c.merged_seq.desc())
        .limit(1)
    )
    if not into:
        raise Refused("No other record was taken into this one. Nothing was changed.", field=what)
    moved, gone = _moved_by(books, into[0]), str(into[0]["gone"])
    books.record(
        f"{what}.unmerged",
        str(into[0]["id"]),
        about=(gone, kept, *_things(moved)),
        gone=gone,
        kept=kept,
        moved=moved,
        merged_seq=int(str(into[0]["merged_seq"])),
        reason=reason,
    )


def _moved_by(books: Books, row: Row) -> Moved:
    """What a merger led over, as its own entry says."""
    import json

    from compacttui.records.log import event_table

    e = event_table.c
    body = books.rows(select(e.body).where(e.log == books.log, e.seq == row["merged_seq"]))[0]["body"]
    moved: Moved = json.loads(str(body))["data"]["moved"]
    return moved


def _columns_for(what: str) -> Iterator[tuple[Table, str]]:
    """Every column that can hold a person, or an organisation."""
    for name, table in subject_tables.items():
        for column in table.columns:
            if column.info.get("refers_to") == what or (name, column.name) == ("identifier", "thing"):
                yield table, column.name


def _holding(books: Books, table: Table, column: str, thing: str) -> list[Row]:
    c = table.c
    return books.rows(
        select(table).where(c.log == books.log, c.superseded_seq.is_(None), c[column] == thing).order_by(c.id)
    )


def _check_apart(books: Books, table: Table, column: str, gone: str, kept: str) -> None:
    """Refuse where both records stand in one place that has room for one: a register, a nomination, a declaration."""
    for index in table.indexes:
        names = [each.name for each in index.columns]
        if not index.unique or column not in names:
            continue
        places = _places_of(books, table, column, names, kept)
        if places & _places_of(books, table, column, names, gone):
            raise Refused(
                f"Both records stand in the same {_PLACES.get(table.name, table.name.replace('_', ' '))}, as two. "
                "They cannot be taken as one. Nothing was changed.",
                field="other",
            )


_PLACES: Mapping[str, str] = {
    "elector": "register of electors",
    "nomination": "selection",
    "declaration": "list of declarations at a meeting",
    "match_answer": "match of interests",
    "invited": "request for involvement",
    "consulted": "proposed change of membership",
}


def _places_of(
    books: Books, table: Table, column: str, names: list[str], thing: str
) -> set[tuple[object, ...]]:
    """Where a record stands now, by the other columns of a unique index."""
    rows = _holding(books, table, column, thing)
    return {
        tuple(row[name] for name in names if name != column) for row in rows if row["effective_to"] is None
    }


def _check_not_beside_each_other(books: Books, gone: str, kept: str) -> None:
    """Refuse where both held a seat at one time: one person would sit there twice."""
    for one in _held_by(books, gone):
        for other in _held_by(books, kept):
            if one["seat"] == other["seat"] and _began(one) <= _last(other) and _began(other) <= _last(one):
                raise Refused(
                    "Both held one seat at the same time, as two who share it. They cannot be taken as one. "
                    "Nothing was changed.",
                    field="other",
                )


def _held_by(books: Books, person: str) -> Iterator[Row]:
    """The terms in which a person held a seat, as they stand now."""
    for row in _holding(books, term, "person", person):
        if row["effective_to"] is None and row["place"] is not None:
            yield row


def _began(row: Row) -> str:
    return str(row["start_on"] or "")


def _last(row: Row) -> str:
    return str(row["ended_on"] or "9999")


def _check_no_elector(books: Books, gone: str) -> None:
    """Refuse where a register of electors names the record: it was frozen, and is evidence of who could vote."""
    if _holding(books, elector, "organisation", gone):
        raise Refused(
            "This record stands on a register of electors, which was frozen and stays as it is. "
            "Nothing was changed. Let the other one go into it instead.",
            field="other",
        )


def _check_not_listed(books: Books, gone: str) -> None:
    """Refuse where a record stands in a list that a selection froze."""
    for table in subject_tables.values():
        lists = [column for column in table.columns if column.info.get("kind") == "list"]
        if not lists:
            continue
        named = or_(*(column.contains(f'"{gone}"') for column in lists))
        if books.rows(
            select(table.c.id).where(table.c.log == books.log, table.c.superseded_seq.is_(None), named)
        ):
            raise Refused(
                "This record stands on the papers of a selection, which stay as they are. "
                "Nothing was changed. Let the other one go into it instead.",
                field="other",
            )


def _things(moved: Moved) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing for things in moved.values() for thing in things if "." not in thing))
