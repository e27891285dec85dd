"""A petition for recall: received, signed, or come to nothing. Off unless the rule book allows it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Organisation, Term, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import number_of, text_of
from compacttui.acts.terms.reading import IN_OFFICE, about_term, now_of, seat_of, serving, since_of
from compacttui.records import service as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.records.selections import elector
from compacttui.rules import serving as rules
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused
from compacttui.rules.words import RecallState, SeatKind, TermState

ALLOWED = "recall.allowed"
"""The rule without which nobody is recalled, and none of this is offered."""
RUNNING = {TermState.RECALL_PENDING}


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition for recall as it stands.

    Attributes:
        recall: its id.
        signed: how many organisations have signed.
        needed: how many it needs.
    """

    recall: str
    signed: int
    needed: int

    @property
    def said(self) -> str:
        """Whether that is enough, in a sentence."""
        signed = f"{plural(self.signed, 'organisation')} signed, {self.needed} needed"
        return f"{signed}: tell the holder, with the reasons." if self.signed >= self.needed else f"{signed}."


@act(
    "recall.receive",
    title="Receive a petition for recall",
    on="term",
    when=IN_OFFICE,
    rule=ALLOWED,
)
def receive(
    desk: Desk,
    term: Term,
    grounds: Words,
    organisations: Sequence[Organisation],
    received_on: date | None = None,
) -> Petition:
    """Record that some of those who elected somebody ask for the seat back.

    Args:
        term: whose term.
        grounds: why, in the words of the petition.
        organisations: who has signed it.
        received_on: the day; today if left empty.

    Raises:
        Refused: the rule book allows no recall, the seat is none of those, or there is a petition already.
    """
    with desk.writing() as books:
        row = serving(books, term)
        day = day_given(books, received_on, "received_on", after=since_of(row))
        seat = seat_of(books, text_of(row, "seat"))
        before = now_of(books, kept.recall, term)
        rules.check_recall(SeatKind.of(seat["seat_kind"]), day, _last_ended(before), desk.rules)
        if any(one["effective_to"] is None and one["ended_on"] is None for one in before):
            raise Refused("There is a petition about this term already. Add who signs it.", field="term")
        signed = sorted(set(organisations))
        if not signed:
            raise Refused("Say which organisations have signed.", field="organisations")
        enough = rules.enough_for_recall(_electors(books, row), desk.rules)
        recall = books.new_id("recall")
        books.record(
            "recall.received",
            recall,
            about=(*about_term(books, row), *signed),
            of="",
            private={"grounds": grounds},
            term=term,
            organisations=[*signed],
            needed=enough.needed,
            received_on=day.isoformat(),
        )
    return Petition(recall, len(signed), enough.needed)


@act(
    "recall.sign",
    title="Add who signs a petition for recall",
    on="term",
    when=RUNNING,
    rule=ALLOWED,
)
def sign(
    desk: Desk, term: Term, organisations: Sequence[Organisation], signed_on: date | None = None
) -> Petition:
    """Add organisations that sign a petition for recall.

    Args:
        term: whose term.
        organisations: who signs it now.
        signed_on: the day; today if left empty.

    Raises:
        Refused: there is no petition, the holder has been told already, or nobody is named who has not signed.
    """
    with desk.writing() as books:
        row = serving(books, term)
        petition = running(books, term, RecallState.PETITION)
        day = day_given(books, signed_on, "signed_on", after=text_of(petition, "received_on"))
        before = signed_by(petition)
        new = [one for one in dict.fromkeys(organisations) if one not in before]
        if not new:
            raise Refused("Name organisations that have not signed yet.", field="organisations")
        signed = sorted([*before, *new])
        books.record(
            "recall.signed",
            text_of(petition, "id"),
            about=(*about_term(books, row), *new),
            term=term,
            organisations=[*signed],
            signed_on=day.isoformat(),
        )
    return Petition(text_of(petition, "id"), len(signed), number_of(petition, "needed"))


@act(
    "recall.lapse",
    title="Let a petition for recall lapse",
    on="term",
    when=RUNNING,
    rule=ALLOWED,
)
def lapse(desk: Desk, term: Term, reason: Words, ended_on: date | None = None) -> None:
    """Record that a petition for recall came to nothing: too few signed it, or it was withdrawn.

    Args:
        term: whose term.
        reason: why.
        ended_on: the day; today if left empty.

    Raises:
        Refused: there is no petition.
    """
    with desk.writing() as books:
        row = serving(books, term)
        petition = running(books, term)
        day = day_given(books, ended_on, "ended_on", after=text_of(petition, "received_on"))
        books.record(
            "recall.lapsed",
            text_of(petition, "id"),
            about=about_term(books, row),
            reason=reason,
            term=term,
            ended_on=day.isoformat(),
        )


def running(books: Books, term: str, state: RecallState | None = None) -> Row:
    """The petition about a term that is not decided, in the state that a step needs.

    Raises:
        Refused: there is none, or it is not there yet, or further.
    """
    for row in now_of(books, kept.recall, term):
        if row["effective_to"] is None and row["ended_on"] is None:
            if state in {None, row["state"]}:
                return row
            early = (
                "The holder has been told already."
                if state is RecallState.PETITION
                else ("The holder has not been told yet: note that first.")
            )
            raise Refused(f"{early} Nothing was changed.", field="term")
    raise Refused("There is no petition about this term. Nothing was changed.", field="term")


def signed_by(petition: Row) -> list[str]:
    """The organisations that have signed."""
    return [str(one) for one in json.loads(text_of(petition, "organisations"))]


def _last_ended(before: Sequence[Row]) -> date | None:
    ends = [date.fromisoformat(str(one["ended_on"])) for one in before if one["ended_on"]]
    return max(ends, default=None)


def _electors(books: Books, row: Row) -> int:
    """How many organisations stood on the register of the election in which the holder was chosen."""
    if not row["selection"]:
        return 0
    e = elector.c
    query = select(e.id, e.organisation).where(
        e.log == books.log,
        e.selection == row["selection"],
        e.qualifies == 1,
        e.superseded_seq.is_(None),
    )
    return len(books.rows(query))
