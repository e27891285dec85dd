"""A nomination paper, and what the records know that bears on it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from compacttui.acts.selections.processes import Process, day_of, text_of
from compacttui.acts.selections.registers import votes_in
from compacttui.acts.selections.standing import belongs_to
from compacttui.records import partnerships, terms
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.dates import PartialDate, Period, london_day
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.terms import Served, may_stand_again, seats_held
from compacttui.rules.text import folded
from compacttui.rules.words import Capacity, NominationState, TermKind


@dataclass(frozen=True, slots=True)
class NominationPaper:
    """A nomination as it was handed in, or as it stands after being put right."""

    person: str
    name_on_ballot: str
    organisation: str | None
    capacity: Capacity | None
    proposer: str | None
    seconder: str | None
    more_backers: tuple[str, ...]
    consented: bool
    statement: str | None
    skills: str | None
    interests: str | None

    @classmethod
    def of(cls, row: Row) -> NominationPaper:
        """The nomination of a row."""
        return cls(
            person=text_of(row, "person"),
            name_on_ballot=text_of(row, "name_on_ballot"),
            organisation=_text(row, "organisation"),
            capacity=Capacity.of(row["capacity"]) if row["capacity"] else None,
            proposer=_text(row, "proposer"),
            seconder=_text(row, "seconder"),
            more_backers=tuple(json.loads(text_of(row, "more_backers"))),
            consented=bool(row["consented"]),
            statement=_text(row, "statement"),
            skills=_text(row, "skills"),
            interests=_text(row, "interests"),
        )

    def as_row(self) -> dict[str, str | None]:
        """As much of a row as a look at who is behind it needs."""
        return {
            "state": NominationState.SUBMITTED.value,
            "person": self.person,
            "organisation": self.organisation,
            "proposer": self.proposer,
            "seconder": self.seconder,
            "more_backers": json.dumps(list(self.more_backers)),
        }

    @property
    def bodies(self) -> tuple[str, ...]:
        """The organisations that it names."""
        named = (self.proposer, self.seconder, self.organisation, *self.more_backers)
        return tuple(body for body in named if body)

    def private(self, findings: Sequence[Finding]) -> dict[str, str | None]:
        """The names and words of the entry."""
        return {
            "name_on_ballot": self.name_on_ballot,
            "folded": folded(self.name_on_ballot),
            "statement": self.statement,
            "skills": self.skills,
            "interests": self.interests,
            "findings": "\n".join(finding.message for finding in findings),
        }


def findings_on(
    books: Books,
    process: Process,
    paper: NominationPaper,
    came: datetime,
    *,
    others: Collection[Row],
    political: bool = False,
    restricted: bool = False,
) -> list[Finding]:
    """Everything that is wrong with a nomination; names on the ballot that nobody could tell apart are refused."""
    book = process.rules
    checked = rules.Paper(
        person=paper.person,
        name_on_ballot=paper.name_on_ballot,
        received_at=came,
        organisation=paper.organisation,
        proposer=paper.proposer,
        seconder=paper.seconder,
        more_backers=paper.more_backers,
        consented=paper.consented,
        statement=paper.statement or "",
        interests_given=bool(paper.interests),
        meets_specification=bool(paper.skills) or not _has_specification(books, process.seats),
    )
    backers = [body for body in (paper.proposer, paper.seconder, *paper.more_backers) if body]
    served = _served(books, paper.person, process.seats)
    known = rules.Known(
        closes_at=process.moment("nominations_close_at"),
        may_back={vote.organisation for vote in votes_in(books, process, backers) if vote.qualifies},
        belongs_to=belongs_to(books, paper.person),
        other_names=[text_of(row, "name_on_ballot") for row in others],
        stands_already=any(row["person"] == paper.person for row in others),
        seats_held=seats_held(
            [term for term in served if term.seat not in process.seats], paper.person, day_of(books)
        ),
        served=_too_long(books, process, served, paper.person),
        political=political,
        restricted=_restriction(books, process) if restricted else None,
        runs_it=paper.person in (process.officer, *process.scrutineers),
    )
    found = rules.eligibility(checked, known, book)
    # Two names that cannot be told apart could not be matched with a ballot file, whatever the reason.
    return [
        Finding(one.check, one.message, Strength.HARD_STOP, one.field) if one.check == "name_apart" else one
        for one in found
    ]


def _served(books: Books, person: str, seats: Sequence[str]) -> list[Served]:
    """The terms of the person anywhere, and of anybody on these seats, in their own right."""
    t = terms.term.c
    query = select(t.seat, t.person, t.start_on, t.ended_on).where(
        t.log == books.log,
        t.superseded_seq.is_(None),
        t.effective_to.is_(None),
        t.state.in_(("active", "ended")),
        t.basis == TermKind.SUBSTANTIVE.value,
        (t.person == person) | t.seat.in_(seats),
    )
    return [
        Served(text_of(row, "seat"), text_of(row, "person"), _period(row))
        for row in books.rows(query)
        if row["start_on"]
    ]


def _period(row: Row) -> Period:
    ended = row["ended_on"]
    start = PartialDate.from_iso(text_of(row, "start_on")).earliest
    if not isinstance(ended, str):
        return Period(start, None)
    return Period(start, PartialDate.from_iso(terms.day_after(ended)).earliest)


def _too_long(books: Books, process: Process, served: Sequence[Served], person: str) -> list[Finding]:
    """What is wrong with the person standing again, by the limit of each seat or of the rule book."""
    would_begin = london_day(process.moment("declare_at"))
    for seat in process.seats:
        row = books.get(partnerships.seat, seat)
        limit = row["max_consecutive_terms"] if row else None
        most = limit if isinstance(limit, int) else process.rules.term.max_consecutive
        if found := may_stand_again(served, person, seat, would_begin, most):
            return found
    return []


def _has_specification(books: Books, seats: Sequence[str]) -> bool:
    """Whether the role is described, so that candidates can say how they fit it."""
    rows = (books.get(partnerships.seat, seat) for seat in seats)
    return any(row is not None and row["role_description"] for row in rows)


def _restriction(books: Books, process: Process) -> str | None:
    row = books.get(partnerships.constituency, process.text("constituency"))
    if row is None or not row["restricted_to"]:
        return None
    return f"Only {row['restricted_to']} may stand for this seat, and the candidate does not say so."


def _text(row: Row, column: str) -> str | None:
    value = row[column]
    return value if isinstance(value, str) else None
