"""What somebody was sent to do, the time after the last day, and the note to whoever follows."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Term, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, number_of, text_of
from compacttui.acts.terms.other_seats import in_spite_of
from compacttui.acts.terms.reading import (
    IN_OFFICE,
    WAITING,
    about_term,
    check_own,
    now_of,
    serving,
    since_of,
    term_of,
)
from compacttui.records import service as kept
from compacttui.rules.dates import PartialDate
from compacttui.rules.findings import overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.serving import continuing_findings
from compacttui.rules.words import TermState


@act(
    "term.state_mandate",
    title="Write down the mandate",
    on="term",
    own=True,
    when=WAITING | IN_OFFICE,
)
def state_mandate(desk: Desk, term: Term, mandate: Words) -> None:
    """Write down what somebody was sent to do, as those who sent them put it; everybody can read it.

    Args:
        term: whose term.
        mandate: what they were sent to do.

    Raises:
        Refused: the term has ended.
    """
    with desk.writing() as books:
        row = term_of(books, term)
        check_own(desk, row)
        if row["state"] == "ended":
            raise Refused("This term has ended. Nothing was changed.", field="term")
        books.record("term.mandate_stated", term, about=about_term(books, row), private={"mandate": mandate})


@act("term.continue", title="Ask a holder to continue", on="term", when=IN_OFFICE)
def continue_(
    desk: Desk,
    term: Term,
    until: Annotated[date, Called("Until, at the latest")],
    asked_on: date | None = None,
    reason: Words | None = None,
) -> None:
    """Note that a holder was asked to serve on after their last day, until somebody follows or that day comes.

    Args:
        term: whose term.
        until: the day after which they do not serve on, come what may.
        asked_on: the day you asked; today if left empty.
        reason: why it may be longer than the rule book allows, if it is.

    Raises:
        Refused: the term has no last day or runs longer than that, or it is too long and no reason is given.
    """
    with desk.writing() as books:
        row = serving(books, term)
        day = day_given(books, asked_on, "asked_on", after=since_of(row))
        if not row["end_on"]:
            raise Refused("This term has no last day: they serve on anyway.", field="term")
        last = PartialDate.from_iso(text_of(row, "end_on")).latest
        exceptions = overridden(continuing_findings(last, until, desk.rules), reason)
        books.record(
            "term.continued",
            term,
            about=about_term(books, row),
            reason=reason,
            asked_to_continue_on=day.isoformat(),
            continues_until=until.isoformat(),
            **in_spite_of(exceptions),
        )


@act(
    "term.hand_over",
    title="Write a note to your successor",
    on="term",
    own=True,
    when=IN_OFFICE | {TermState.ENDED},
)
def hand_over(
    desk: Desk,
    term: Term,
    under_way: Annotated[Words | None, Called("What is under way")] = None,
    promised: Annotated[Words | None, Called("What was asked, or promised")] = None,
    people: Annotated[Words | None, Called("Whom to know")] = None,
    papers: Annotated[Words | None, Called("Where the papers are")] = None,
    advice: Annotated[Words | None, Called("What you wish you had known")] = None,
) -> str:
    """Write down what whoever follows on the seat should know; they and the office read it, nobody else.

    Written again, it is the next edition; what is left empty then is empty. Returns the note's id.

    Args:
        term: whose term.
        under_way: what the partnership is about to decide.
        promised: what members asked for, and what was promised and is not done.
        people: who at the partnership helps.
        papers: where papers and notes can be found.
        advice: anything else.

    Raises:
        Refused: nothing was filled in.
    """
    said = {
        "under_way": under_way,
        "promised": promised,
        "people": people,
        "papers": papers,
        "advice": advice,
    }
    if not any(said.values()):
        raise Refused("Fill in at least one of these. Nothing was kept.", field="under_way")
    with desk.writing() as books:
        row = term_of(books, term)
        check_own(desk, row)
        if row["state"] == "elect":
            raise Refused("This term has not begun. Nothing was kept.", field="term")
        before = next(
            (one for one in now_of(books, kept.handover, term) if one["effective_to"] is None), None
        )
        note = text_of(before, "id") if before else books.new_id("handover")
        books.record(
            "handover.written",
            note,
            about=about_term(books, row),
            of=text_of(row, "person"),
            private=said,
            term=term,
            edition=number_of(before, "edition") + 1 if before else 1,
            written_on=day_of(books).isoformat(),
        )
    return note
