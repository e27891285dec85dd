"""What ties a person to what is still going on, and what of theirs the rule book still keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, or_, select

from compacttui.acts.desk import Desk
from compacttui.acts.selections.processes import BY_COUNTBACK, OVER, process_of, text_of
from compacttui.records import organisations, people
from compacttui.records.accounts import account, account_id
from compacttui.records.complaints import HOLDS, complaint
from compacttui.records.events import Row
from compacttui.records.interests import interest
from compacttui.records.log import Books
from compacttui.records.mergers import merger
from compacttui.records.partnerships import seat as seat_table
from compacttui.records.selections import nomination
from compacttui.records.selections import selection as selection_table
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate
from compacttui.rules.keeping import SPEAK_FOR_THEMSELVES, Kept, Stays, kept_until
from compacttui.rules.roles import Role
from compacttui.rules.words import ErasureGround, KeptFor, ProcessState

_CAN_BE_CHALLENGED: Final = frozenset({ProcessState.DECLARED, ProcessState.COUNT_CORRECTED})


def one_person(books: Books, person: str) -> tuple[str, ...]:
    """Every record that was taken as this person: the one that is kept, and those that went into it."""
    m = merger.c
    found = [person]
    for kept in found:  # grows as it is gone through
        gone = select(m.gone).where(m.log == books.log, m.kept == kept, *_now(merger))
        found += [str(row["gone"]) for row in books.rows(gone) if row["gone"] not in found]
    return tuple(found)


def names_of(books: Books, records: Iterable[str]) -> frozenset[str]:
    """Every name that these records of people have or had."""
    return frozenset(str(row["name"]) for one in records for row in books.ever(people.person, one))


def stays(desk: Desk, books: Books, row: Row, records: Sequence[str]) -> Stays:
    """What ties a person to what is going on.

    Args:
        desk: who asks, and when.
        books: the open ledger.
        row: the person.
        records: every record of theirs.
    """
    roles = [Role.of(role) for role in json.loads(text_of(row, "roles"))]
    stood_in = _stood_in(books, records)
    return Stays(
        seats=tuple(_seat_name(books, one) for one in _terms(books, records) if one["state"] != "ended"),
        selections=tuple(_running(desk, books, stood_in)),
        complaints=tuple(_unsettled(books, records, stood_in)),
        speaks_for=tuple(_speaks_for(books, records)),
        roles=tuple(role.words for role in roles if role not in SPEAK_FOR_THEMSELVES),
        signs_in=any(_has_account(books, one) for one in records),
    )


def still_kept(desk: Desk, books: Books, records: Sequence[str], ground: ErasureGround) -> Iterator[Kept]:
    """What of somebody's the rule book gives a time: terms, interests; by the end of it also their name.

    Args:
        desk: under which rule book.
        books: the open ledger.
        records: every record of the person.
        ground: on what ground their words would be erased.
    """
    ended = [one for one in _terms(books, records) if one["ended_on"] is not None]
    last = max(ended, key=lambda one: text_of(one, "ended_on"), default=None)
    last_day = PartialDate.from_iso(text_of(last, "ended_on")).latest if last else None
    if last is not None and last_day is not None:
        called = f"their term on {_seat_name(books, last)}"
        yield Kept(KeptFor.TERM, called, kept_until(KeptFor.TERM, last_day, desk.rules))
        if ground is ErasureGround.KEPT_LONG_ENOUGH:
            yield Kept(KeptFor.PERSON, "their name", kept_until(KeptFor.PERSON, last_day, desk.rules))
    for one in _interests(books, records):
        # What nobody closed was over at the latest when they left office.
        over_on = PartialDate.from_iso(str(one["effective_to"])).earliest if one["effective_to"] else last_day
        if over_on is not None:
            until = kept_until(KeptFor.INTEREST, over_on, desk.rules)
            yield Kept(KeptFor.INTEREST, "an entry of theirs in the register of interests", until)


def last_seat(books: Books, records: Sequence[str]) -> str | None:
    """The seat that somebody held last, if they ever held one."""
    ended = [one for one in _terms(books, records) if one["ended_on"] is not None and one["start_on"]]
    last = max(ended, key=lambda one: text_of(one, "ended_on"), default=None)
    return text_of(last, "seat") if last else None


def has_served(books: Books, records: Sequence[str]) -> bool:
    """Whether there is any term of theirs on record."""
    return bool(_terms(books, records))


def _now(table: Table) -> tuple[ColumnElement[bool], ...]:
    return table.c.superseded_seq.is_(None), table.c.effective_to.is_(None)


def _terms(books: Books, records: Sequence[str]) -> list[Row]:
    t = term.c
    return books.rows(
        select(term).where(t.log == books.log, t.person.in_(records), *_now(term)).order_by(t.id)
    )


def _interests(books: Books, records: Sequence[str]) -> list[Row]:
    c = interest.c
    return books.rows(
        select(interest).where(
            c.log == books.log, c.person.in_(records), c.superseded_seq.is_(None), c.state != "voided"
        )
    )


def _seat_name(books: Books, row: Row) -> str:
    seat = books.get(seat_table, text_of(row, "seat"))
    return text_of(seat, "name") if seat is not None else "a seat"


def _stood_in(books: Books, records: Sequence[str]) -> list[str]:
    n = nomination.c
    query = select(n.selection).where(n.log == books.log, n.person.in_(records), *_now(nomination)).distinct()
    return sorted(str(row["selection"]) for row in books.rows(query))


def _running(desk: Desk, books: Books, selections: Iterable[str]) -> Iterator[str]:
    for selection in selections:
        process = process_of(desk, books, selection)
        closes = process.row["complaints_close_at"]
        may_be_challenged = process.state in _CAN_BE_CHALLENGED and str(closes or "") > books.at
        is_decided = process.state in OVER and process.state not in {ProcessState.CHALLENGED, *BY_COUNTBACK}
        if not is_decided or may_be_challenged:
            yield f"selection {process.reference}"


def _unsettled(books: Books, records: Sequence[str], stood_in: Sequence[str]) -> Iterator[str]:
    c, s = complaint.c, selection_table.c
    theirs = or_(c.person.in_(records), c.selection.in_(stood_in))
    query = (
        select(c.number, s.reference)
        .join_from(
            complaint, selection_table, and_(s.log == c.log, s.id == c.selection, *_now(selection_table))
        )
        .where(c.log == books.log, theirs, HOLDS, *_now(complaint))
        .order_by(s.reference, c.number)
    )
    for row in books.rows(query):
        yield f"complaint {row['number']} on selection {row['reference']}"


def _has_account(books: Books, person: str) -> bool:
    row = books.get(account, account_id(person))
    return row is not None and row["state"] == "open"


def _speaks_for(books: Books, records: Sequence[str]) -> Iterator[str]:
    o = organisations.organisation.c
    query = (
        select(o.name)
        .where(o.log == books.log, o.voting_contact.in_(records), *_now(organisations.organisation))
        .order_by(o.name)
    )
    for row in books.rows(query):
        yield str(row["name"])
