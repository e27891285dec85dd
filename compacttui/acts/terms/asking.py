"""Questions to somebody in office: about missed meetings, or whether they are still eligible."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Term, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, text_of
from compacttui.acts.terms.other_seats import in_spite_of
from compacttui.acts.terms.reading import (
    IN_OFFICE,
    about_term,
    check_own,
    now_of,
    serving,
    since_of,
    start_of,
)
from compacttui.acts.terms.serving import end_with
from compacttui.records import absences
from compacttui.records import service as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import serving as rules
from compacttui.rules import terms as term_rules
from compacttui.rules.dates import PartialDate, within_days
from compacttui.rules.findings import overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.words import EndedReason, GoesOn, TermQuestion, TermState

ASKED = {TermState.NOTICE_OF_ABSENCE, TermState.ELIGIBILITY_REVIEW}

_ENDS = {
    TermQuestion.ABSENCE: EndedReason.STOOD_DOWN_ABSENCE,
    TermQuestion.ELIGIBILITY: EndedReason.INELIGIBLE,
}
"""Why a term ends, by the question that it ends on."""


@act("term.ask", title="Ask about missed meetings, or eligibility", on="term", when=IN_OFFICE)
def ask(
    desk: Desk,
    term: Term,
    question: Annotated[TermQuestion, Called("What about")] = TermQuestion.ABSENCE,
    asked: Annotated[Words | None, Called("What you asked")] = None,
    asked_on: date | None = None,
    reason: Words | None = None,
) -> str:
    """Note that you asked somebody in office about meetings they missed, or whether they are still eligible.

    They have time to reply. Nobody is taken off a seat by the program. Returns the question's id.

    Args:
        term: whose term.
        question: what about.
        asked: what you asked, in your words.
        asked_on: the day; today if left empty.
        reason: why you ask, if they missed fewer meetings than the rule book asks about.

    Raises:
        Refused: they are not in office, were asked already, or missed too few meetings and no reason is given.
    """
    with desk.writing() as books:
        row = serving(books, term)
        day = day_given(books, asked_on, "asked_on", after=since_of(row))
        if _open(books, term, question):
            raise Refused("They were asked about this already, and it is not settled yet.", field="question")
        missed, findings, reply_by = None, [], rules.review_by(day, desk.rules)
        if question is TermQuestion.ABSENCE:
            missed = absences.missed_in_a_row(books, term, day)
            findings = rules.absence_findings(missed, desk.rules)
            reply_by = within_days(day, desk.rules.absence.reply_days)
        exceptions = overridden(findings, reason)
        review = books.new_id("review")
        books.record(
            "review.asked",
            review,
            about=about_term(books, row),
            private={"asked": asked},
            reason=reason,
            term=term,
            question=question.value,
            asked_on=day.isoformat(),
            reply_by=reply_by.isoformat(),
            missed=missed,
            **in_spite_of(exceptions),
        )
    return review


@act("term.reply", title="Note the holder's reply", on="term", own=True, when=ASKED)
def reply(
    desk: Desk,
    term: Term,
    said: Words,
    replied_on: date | None = None,
    question: Annotated[TermQuestion | None, Called("To which question")] = None,
) -> None:
    """Note what somebody in office replied when they were asked about missed meetings, or their eligibility.

    Args:
        term: whose term.
        said: what they said.
        replied_on: the day; today if left empty.
        question: what they were asked about; needed where they were asked about both.

    Raises:
        Refused: they were not asked that, it is not said which of two, or the reply would be earlier than the question.
    """
    with desk.writing() as books:
        row = serving(books, term)
        check_own(desk, row)
        open_one = _only(books, term, question)
        day = day_given(books, replied_on, "replied_on", after=text_of(open_one, "asked_on"))
        books.record(
            "review.replied",
            text_of(open_one, "id"),
            about=about_term(books, row),
            of=text_of(row, "person"),
            private={"reply": said},
            term=term,
            question=open_one["question"],
            replied_on=day.isoformat(),
        )


@act(
    "term.settle",
    title="Settle what a holder was asked about",
    on="term",
    when=ASKED,
    final=True,
)
def settle(
    desk: Desk,
    term: Term,
    outcome: GoesOn,
    why: Words,
    settled_on: date | None = None,
    last_on: Annotated[date | None, Called("Last day in office")] = None,
    question: Annotated[TermQuestion | None, Called("Which question")] = None,
) -> None:
    """Say whether somebody goes on after they were asked about missed meetings, or their eligibility.

    Args:
        term: whose term.
        outcome: they go on, or the term ends.
        why: what decided it.
        settled_on: the day; today if left empty.
        last_on: where the term ends, the last day in office; the day it was settled if left empty.
        question: what they were asked about; needed where they were asked about both.

    Raises:
        Refused: they were not asked that, it is not said which of two, or a day cannot be.
    """
    with desk.writing() as books:
        row = serving(books, term)
        open_one = _only(books, term, question)
        day = day_given(books, settled_on, "settled_on", after=text_of(open_one, "asked_on"))
        asked = TermQuestion.of(open_one["question"])
        books.record(
            "review.settled",
            text_of(open_one, "id"),
            about=about_term(books, row),
            private={"why": why},
            term=term,
            question=asked.value,
            outcome=outcome.value,
            settled_on=day.isoformat(),
        )
        if outcome is GoesOn.ENDS:
            last = last_on or day
            began = start_of(row) or PartialDate.from_iso(text_of(row, "effective_from")).earliest
            term_rules.check_end(began, last, _ENDS[asked], day_of(books))
            end_with(books, row, last, _ENDS[asked])


def _open(books: Books, term: str, question: TermQuestion | None) -> list[Row]:
    """The questions that somebody was asked and that are not settled; of one kind, or of both."""
    return [
        row
        for row in now_of(books, kept.review, term)
        if row["effective_to"] is None and row["outcome"] is None and question in {None, row["question"]}
    ]


def _only(books: Books, term: str, question: TermQuestion | None) -> Row:
    """The one question that an answer, or what became of it, is about."""
    found = _open(books, term, question)
    if not found:
        raise Refused("They were not asked anything that is still open. Nothing was changed.", field="term")
    if len(found) > 1:
        asked = " and ".join(f"about {one.words}" for one in TermQuestion)
        raise Refused(f"They were asked {asked}. Say which one this is.", field="question")
    return found[0]
