"""What is there already before a selection's notice, and what is not: read inside the act's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from compacttui.acts.selections.dates import timetable_of
from compacttui.acts.selections.processes import Process, day_of, text_of
from compacttui.acts.selections.standing import facts
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import Mark
from compacttui.rules.selections.guards import NO_PROTOCOL, PROTOCOL_CHANGED


def protocol_in_force(books: Books, book: RuleBook) -> tuple[str | None, str]:
    """The selection protocol in force today, if there is one, and what is wrong with it, in words.

    A protocol is an edition of the rule book: where the rule book was changed since, it is not what was adopted.
    """
    p, day = kept.protocol.c, day_of(books).isoformat()
    query = select(kept.protocol).where(
        p.log == books.log,
        p.superseded_seq.is_(None),
        p.effective_from <= day,
        p.effective_to.is_(None) | (p.effective_to > day),
    )
    found = books.rows(query)
    if not found:
        return None, NO_PROTOCOL
    row = found[0]
    return text_of(row, "id"), "" if row["rules_version"] == book.version else PROTOCOL_CHANGED


def role_of(books: Books, seat: str) -> Row | None:
    """The role description of a seat as it stands, if there is one."""
    r = kept.role_description.c
    query = select(kept.role_description).where(
        r.log == books.log, r.seat == seat, r.superseded_seq.is_(None), r.effective_to.is_(None)
    )
    return next(iter(books.rows(query)), None)


def role_agreed(books: Books, seats: Sequence[str]) -> bool:
    """Whether both sides agreed what is asked of the holder of each of these seats."""
    rows = [role_of(books, seat) for seat in seats]
    return all(row is not None and row["sector_agreed_on"] and row["public_agreed_on"] for row in rows)


def known_adverts(books: Books, selection: str) -> set[str]:
    """The places where a selection is advertised, by their folded names."""
    a = kept.advert.c
    query = select(a.folded).where(a.log == books.log, a.selection == selection, a.superseded_seq.is_(None))
    return {text_of(row, "folded") for row in books.rows(query)}


def ready_facts(books: Books, process: Process, *, second_person: bool = True) -> rules.Process:
    """What is recorded of a process before its notice, as the rules of its next step look at it.

    Args:
        books: the open ledger.
        process: which one.
        second_person: somebody other than whoever prepared it looks at it now.
    """
    row, dates = process.row, timetable_of(process)
    _, trouble = protocol_in_force(books, process.rules)
    return replace(
        facts(books, process),
        timetable=tuple(rules.timetable_findings(dates, process.rules)),
        notice_on=dates[Mark.NOTICE].day,
        role_agreed=role_agreed(books, process.seats),
        protocol=trouble,
        second_person=second_person,
        adverts=len(known_adverts(books, process.id)),
        adverts_needed=process.rules.nominations.adverts,
        community_asked=row["sector_asked_on"] is not None,
        formats_ready=row["formats_ready_on"] is not None,
    )
