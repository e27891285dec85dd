"""What the acts of a poll read before they ask a rule: its process, its box, its names, its electors."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    moment_of,
    nominations_of,
    number_of,
    running,
    text_of,
)
from compacttui.acts.selections.standing import ON_THE_BALLOT, facts, in_state
from compacttui.records import organisations, people
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.polls import box, poll, poll_id
from compacttui.rules import selections as rules
from compacttui.rules.dates import long_day_and_time
from compacttui.rules.polls import style_of
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import Connected
from compacttui.rules.words import ProcessState

BEFORE_THE_CLOSE = (ProcessState.PERSONS_NOMINATED, ProcessState.CONFIRMATORY_POLL, ProcessState.POLL_OPEN)
"""States in which a poll is prepared and codes are given out."""


@dataclass(frozen=True, slots=True)
class Held:
    """A poll that is held here, as an act of its returning officer finds it.

    Attributes:
        process: the selection.
        box: its ballot box; nobody else changes it until the act is done.
    """

    process: Process
    box: box.Box


def own_process(desk: Desk, books: Books, selection: str) -> Process:
    """The process, of which the person at the desk is the returning officer, and which is not over.

    Raises:
        Refused: there is none, or it is over.
        NotPermitted: somebody else is its returning officer.
    """
    process = running(desk, books, selection)
    check_is_returning_officer(desk, process)
    return process


def held(desk: Desk, books: Books, selection: str) -> Held:
    """The poll of a selection, with its box.

    Raises:
        Refused: it is not held here, its box is gone, or its papers are out already.
        NotPermitted: somebody else is its returning officer.
    """
    process = own_process(desk, books, selection)
    found = box.find(books.connection, books.log, selection, hold=True)
    if process.state in (ProcessState.COUNTING, ProcessState.PROVISIONAL) or (found and not found.is_open):
        raise Refused("The papers of this poll are sealed already: its box is empty.", field="selection")
    if found is None:
        row = books.get(poll, poll_id(selection))
        if row is not None:
            raise Refused(
                "The ballot box of this poll was lost when a copy was put back: every code is dead, and what was cast "
                "is not counted. Prepare the poll again, and give out new codes.",
                field="selection",
            )
        raise Refused("This poll is not held here. Prepare its ballot box first.", field="selection")
    return Held(process, found)


def state_of(books: Books, process: Process) -> ProcessState:
    """Where the selection stands at the moment of the act."""
    return rules.state_now(facts(books, process), moment_of(books))


def check_not_closed(books: Books, process: Process) -> None:
    """Refuse what can be done only until the poll closes.

    Raises:
        Refused: it has closed.
    """
    closes = process.moment("poll_closes_at")
    if moment_of(books) >= closes:
        raise Refused(
            f"The poll closed on {long_day_and_time(closes)}. Nothing was changed.", field="selection"
        )


def names_on_paper(books: Books, selection: str) -> list[Row]:
    """Those whose names stand on the ballot paper, in its order."""
    on_it = in_state(nominations_of(books, selection), ON_THE_BALLOT)
    return sorted(
        (row for row in on_it if row["ballot_number"] is not None),
        key=lambda row: number_of(row, "ballot_number"),
    )


def boxes_on_paper(books: Books, process: Process) -> int:
    """How many boxes stand on a ballot paper: one beside each name, or two for yes and no."""
    return len(names_on_paper(books, process.id)) * style_of(process.text("counted_by")).boxes


def votes_of(books: Books, process: Process) -> list[tuple[str, ...]]:
    """Whose each vote is, in the order of the register: an organisation's, or one of several that are connected."""
    e = kept.elector.c
    query = (
        select(e.organisation, e.connected_group)
        .where(e.log == books.log, e.selection == process.id, e.superseded_seq.is_(None), e.qualifies == 1)
        .order_by(e.number)
    )
    shared = process.rules.electorate.connected is not Connected.EACH
    votes: dict[str, list[str]] = {}
    for row in books.rows(query):
        organisation = text_of(row, "organisation")
        group = row["connected_group"] if shared else None
        votes.setdefault(organisation if group is None else f"group {group}", []).append(organisation)
    return [tuple(members) for members in votes.values()]


def hash_of(code: str, salt: bytes) -> bytes:
    """What is kept of a ballot code. Trying all codes would take longer than anybody has."""
    return hashlib.scrypt(code.encode("ascii"), salt=salt, n=CODE_WORK, r=8, p=1, dklen=32)


CODE_WORK = 2048
"""Work of hashing a code, as scrypt counts it: some ten milliseconds, and two megabytes."""


def organisation_names(books: Books, ids: Sequence[str]) -> list[str]:
    """What organisations are called today."""
    rows = [books.get(organisations.organisation, one) for one in ids]
    return [text_of(row, "name") if row else "an organisation not on the register" for row in rows]


def contact_of(books: Books, organisation: str) -> str:
    """The name of an organisation's voting contact; empty where none is named."""
    row = books.get(organisations.organisation, organisation)
    contact = row["voting_contact"] if row else None
    person = books.get(people.person, str(contact)) if contact else None
    return text_of(person, "name") if person else ""
