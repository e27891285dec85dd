"""Where a process stands, as the rules ask for it: counted and looked up inside the act's transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select

from compacttui.acts.selections.choosing import choosing_of, ids_in
from compacttui.acts.selections.processes import Process, day_of, nominations_of, text_of
from compacttui.records import organisations, people
from compacttui.records import selections as kept
from compacttui.records.complaints import HOLDS, complaint
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.findings import Finding, refuse_outright
from compacttui.rules.rulebook import Unopposed
from compacttui.rules.words import NominationState, ProcessState, SelectionMethod

STANDS = frozenset({NominationState.SUBMITTED, NominationState.VALID})
"""Nominations of people who are candidates as far as it is known."""
STRUCK = frozenset({NominationState.STOOD_ASIDE, NominationState.DISQUALIFIED})
"""Nominations whose names stay on a ballot paper that is out; votes for them move on."""
ON_THE_BALLOT = frozenset({NominationState.VALID, *STRUCK})
"""Nominations whose names stand on a ballot paper once it is published."""
TOOK_PART = frozenset(
    {*STANDS, *ON_THE_BALLOT, NominationState.ELECTED, NominationState.RESERVE, NominationState.NOT_ELECTED}
)
"""Nominations of people who stand or stood: nobody of theirs runs the selection, before the result or after."""


def in_state(rows: Iterable[Row], states: Collection[NominationState]) -> list[Row]:
    """Those of the nominations that stand so."""
    return [row for row in rows if row["state"] in states]


def facts(
    books: Books,
    process: Process,
    *,
    sealed: bool = False,
    tie_pending: bool = False,
    officer_signed: bool = False,
    scrutineer_signed: bool = False,
) -> rules.Process:
    """What is recorded of a process, as the rules of its next step look at it.

    Args:
        books: the open ledger.
        process: which one.
        sealed: its papers are sealed.
        tie_pending: its count waits for a lot.
        officer_signed: the returning officer signed the count.
        scrutineer_signed: a scrutineer did.
    """
    nominations = nominations_of(books, process.id)
    row = process.row
    return rules.Process(
        state=ProcessState.of(row["state"]),
        places=process.number("places"),
        method=process.method,
        nominations_close_at=process.moment("nominations_close_at"),
        withdrawals_close_at=process.moment("withdrawals_close_at"),
        poll_opens_at=process.moment("poll_opens_at"),
        poll_closes_at=process.moment("poll_closes_at"),
        complaints_close_at=process.complaints_close_at,
        independence=tuple(independence(books, process, nominations)),
        undecided=len(in_state(nominations, {NominationState.SUBMITTED})),
        valid=len(in_state(nominations, {NominationState.VALID})),
        register_frozen=row["register_frozen_on"] is not None,
        announced=row["poll_announced_on"] is not None,
        extended=row["extended_on"] is not None,
        panel_named=bool(ids_in(choosing_of(books, process.id), "panel")),
        vote_asked=asks_for_a_vote(process),
        answers_recorded=books.get(kept.yes_no, first_answer(process.id)) is not None,
        complaint_open=holds_the_result(books, process.id),
        sealed=sealed,
        tie_pending=tie_pending,
        objection_open=bool(open_objections(books, process.id)),
        officer_signed=officer_signed,
        scrutineer_signed=scrutineer_signed,
    )


def open_objections(books: Books, selection: str) -> list[Row]:
    """The objections to a count that nobody has answered, the first one first."""
    o = kept.objection.c
    query = (
        select(kept.objection)
        .where(
            o.log == books.log,
            o.selection == selection,
            o.superseded_seq.is_(None),
            o.effective_to.is_(None),
            o.answer.is_(None),
        )
        .order_by(o.number)
    )
    return books.rows(query)


def independence(
    books: Books,
    process: Process,
    nominations: Iterable[Row],
    *,
    panel: Collection[str] | None = None,
) -> list[Finding]:
    """What is wrong with those who run or watch over a process: a part in it, or in those who have one.

    Args:
        books: the open ledger.
        process: which one.
        nominations: its nominations, one about to be received included.
        panel: who are to sit on its panel, if not those there are.
    """
    sits = ids_in(choosing_of(books, process.id), "panel") if panel is None else panel
    offices = dict.fromkeys(sits, "panel member")
    offices |= dict.fromkeys(process.scrutineers, "scrutineer")
    offices[process.officer] = "returning officer"
    return with_a_part(books, nominations, offices)


def with_a_part(books: Books, nominations: Iterable[Row], offices: Mapping[str, str]) -> list[Finding]:
    """What is wrong with these people in these offices: they stand or stood, or have a part in those who do or did.

    Args:
        books: the open ledger.
        nominations: those of the process, one about to be received included.
        offices: who is to be what, in words, by their ids.
    """
    standing = in_state(nominations, TOOK_PART)
    candidates = {text_of(row, "person") for row in standing}
    bodies = _bodies_of(books, {*candidates, *offices})
    behind = {body for row in standing for body in _bodies_behind(row)}
    behind |= {body for person in candidates for body in bodies[person]}
    involved = rules.Involved(candidates, _contacts_of(books, standing), behind)
    return [
        finding
        for person, office in offices.items()
        for finding in rules.independence_findings(person, bodies[person], involved, office=office)
    ]


def check_independent(books: Books, process: Process, nominations: Iterable[Row]) -> None:
    """Stop whoever runs or watches over a process with a part in it; no reason overrides this.

    Raises:
        Refused: the returning officer or a scrutineer has a part in it.
    """
    refuse_outright(independence(books, process, nominations))


def check_officer_independent(
    books: Books, process: Process, nominations: Iterable[Row] | None = None
) -> None:
    """Stop a returning officer who decides alone with a part in it; no reason overrides this.

    Args:
        books: the open ledger.
        process: which one.
        nominations: those whom it is about; all there are if left empty.

    Raises:
        Refused: the returning officer has a part in it.
    """
    rows = nominations_of(books, process.id) if nominations is None else nominations
    refuse_outright(with_a_part(books, rows, {process.officer: "returning officer"}))


def asks_for_a_vote(process: Process) -> bool:
    """Whether the voters are asked for a yes or no where there are no more candidates than places."""
    return (
        process.method is SelectionMethod.CONFIRMATORY
        or process.rules.uncontested.route is Unopposed.CONFIRMATORY
    )


def first_answer(selection: str) -> str:
    """The id under which the first candidate's yes and no votes are kept."""
    return f"yes-{selection.partition('-')[2]}.1"


def holds_the_result(books: Books, selection: str) -> bool:
    """Whether a complaint is not decided, or is upheld and nothing was done about it yet."""
    c = complaint.c
    query = select(c.id).where(
        c.log == books.log,
        c.selection == selection,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
        HOLDS,
    )
    return bool(books.rows(query))


def belongs_to(books: Books, person: str) -> set[str]:
    """The organisations that a person works or volunteers for, or helps to govern, today."""
    return _bodies_of(books, {person})[person]


def _bodies_of(books: Books, persons: Collection[str]) -> dict[str, set[str]]:
    """The organisations that each of these people belongs to today, asked for once for all of them."""
    a, today = people.affiliation.c, day_of(books).isoformat()
    query = select(a.person, a.organisation).where(
        a.log == books.log,
        a.person.in_(sorted(persons)),
        a.superseded_seq.is_(None),
        a.effective_from <= today,
        a.effective_to.is_(None) | (a.effective_to > today),
    )
    found: dict[str, set[str]] = {person: set() for person in persons}
    for row in books.rows(query):
        found[text_of(row, "person")].add(text_of(row, "organisation"))
    return found


def _bodies_behind(row: Row) -> set[str]:
    bodies = {
        row["organisation"],
        row["proposer"],
        row["seconder"],
        *json.loads(text_of(row, "more_backers")),
    }
    return {body for body in bodies if isinstance(body, str)}


def _contacts_of(books: Books, standing: Iterable[Row]) -> set[str]:
    """Who signs for the organisations behind the candidates: their voting contacts."""
    found = set()
    for body in {body for row in standing for body in (row["proposer"], row["seconder"]) if body}:
        row = books.get(organisations.organisation, str(body))
        if row and row["voting_contact"]:
            found.add(text_of(row, "voting_contact"))
    return found
