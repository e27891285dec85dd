"""Recall by those who elected: off unless the rule book allows it, and never without notice, reasons and a reply."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Term, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import number_of, text_of
from compacttui.acts.terms.other_seats import in_spite_of
from compacttui.acts.terms.petitions import ALLOWED, RUNNING, running, signed_by
from compacttui.acts.terms.reading import about_term, check_own, serving
from compacttui.acts.terms.serving import end_with
from compacttui.rules import serving as rules
from compacttui.rules.dates import plural
from compacttui.rules.findings import overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.words import EndedReason, RecallOutcome, RecallState


@act(
    "recall.tell",
    title="Note that the holder was told of a recall",
    on="term",
    when=RUNNING,
    rule=ALLOWED,
)
def tell(desk: Desk, term: Term, notice_on: date | None = None) -> date:
    """Note that the holder has the petition in writing, with its reasons; returns the first day to decide on it.

    Args:
        term: whose term.
        notice_on: the day they were told; today if left empty.

    Raises:
        Refused: too few have signed, or the holder was told already.
    """
    with desk.writing() as books:
        row = serving(books, term)
        petition = running(books, term, RecallState.PETITION)
        signed, needed = len(signed_by(petition)), number_of(petition, "needed")
        if signed < needed:
            raise Refused(
                f"{plural(signed, 'organisation')} signed, {needed} are needed. Nothing was changed."
            )
        day = day_given(books, notice_on, "notice_on", after=text_of(petition, "received_on"))
        first = rules.decide_recall_from(day, desk.rules)
        books.record(
            "recall.notified",
            text_of(petition, "id"),
            about=about_term(books, row),
            term=term,
            notice_on=day.isoformat(),
            decide_from=first.isoformat(),
        )
    return first


@act(
    "recall.reply",
    title="Note the holder's reply to a recall",
    on="term",
    own=True,
    when=RUNNING,
    rule=ALLOWED,
)
def reply(desk: Desk, term: Term, said: Words, replied_on: date | None = None) -> None:
    """Note what the holder says to a petition for recall.

    Args:
        term: whose term.
        said: what they say.
        replied_on: the day; today if left empty.

    Raises:
        Refused: the holder has not been told yet, or it is decided.
    """
    with desk.writing() as books:
        row = serving(books, term)
        check_own(desk, row)
        petition = running(books, term, RecallState.NOTIFIED)
        day = day_given(books, replied_on, "replied_on", after=text_of(petition, "notice_on"))
        books.record(
            "recall.replied",
            text_of(petition, "id"),
            about=about_term(books, row),
            of=text_of(row, "person"),
            private={"reply": said},
            term=term,
            replied_on=day.isoformat(),
        )


@act(
    "recall.decide",
    title="Record what was decided on a recall",
    on="term",
    when=RUNNING,
    final=True,
    rule=ALLOWED,
)
def decide(
    desk: Desk,
    term: Term,
    outcome: RecallOutcome,
    decision: Words,
    votes_for: Annotated[int | None, Called("Votes for recall")] = None,
    votes_against: Annotated[int | None, Called("Votes against")] = None,
    decided_on: date | None = None,
    reason: Words | None = None,
) -> None:
    """Record what those who elected somebody decided on the petition; recalled, the term ends with that day.

    Args:
        term: whose term.
        outcome: recalled, or stays in office.
        decision: what was decided, where and by whom.
        votes_for: how many voted for recall, if there was a vote.
        votes_against: and how many against.
        decided_on: the day; today if left empty.
        reason: why it was decided before the holder's time to reply was over, if it was.

    Raises:
        Refused: the holder has not been told, or too little time has passed and no reason is given.
    """
    with desk.writing() as books:
        row = serving(books, term)
        petition = running(books, term, RecallState.NOTIFIED)
        day = day_given(books, decided_on, "decided_on", after=text_of(petition, "notice_on"))
        notice_on = date.fromisoformat(text_of(petition, "notice_on"))
        exceptions = overridden(rules.recall_findings(notice_on, day, desk.rules), reason)
        if any(votes is not None and votes < 0 for votes in (votes_for, votes_against)):
            raise Refused("A number of votes is not below nought.", field="votes_for")
        books.record(
            "recall.decided",
            text_of(petition, "id"),
            about=about_term(books, row),
            of="",
            private={"decision": decision},
            reason=reason,
            term=term,
            outcome=outcome.value,
            votes_for=votes_for,
            votes_against=votes_against,
            ended_on=day.isoformat(),
            **in_spite_of(exceptions),
        )
        if outcome is RecallOutcome.REMOVED:
            end_with(books, row, day, EndedReason.RECALLED)
