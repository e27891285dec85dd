"""What is found late about a candidate: they are asked first, and then ruled on again."""

from __future__ import annotations

from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    check_is_returning_officer,
    check_runs_it,
    day_of,
    nomination_of,
    process_of,
    text_of,
)
from compacttui.acts.selections.standing import check_officer_independent
from compacttui.acts.terms.reading import terms_of_selection
from compacttui.acts.terms.serving import end_today
from compacttui.records.events import Row
from compacttui.rules import selections as rules
from compacttui.rules.dates import long_day
from compacttui.rules.findings import Finding, overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.words import EndedReason, NominationState, ProcessState
from compacttui.rules.working_days import WorkingDays

MAY_BE_ASKED = {NominationState.VALID, NominationState.ELECTED, NominationState.RESERVE}
_SEALED = {ProcessState.COUNTING, ProcessState.PROVISIONAL}


@act(
    "nomination.question",
    title="Ask a candidate about what was found",
    on="nomination",
    when=MAY_BE_ASKED,
)
def question(desk: Desk, nomination: Nomination, found: Words, reply_by: date | None = None) -> date:
    """Tell a candidate what was found late, before anything is decided; returns the last day for a reply.

    Args:
        nomination: of whom.
        found: what was found; the candidate reads it.
        reply_by: the last day for a reply; five working days from today if left empty, as for complaints.

    Raises:
        Refused: they do not stand, or the day has passed.
    """
    with desk.writing() as books:
        row = nomination_of(books, nomination)
        process = process_of(desk, books, text_of(row, "selection"))
        check_is_returning_officer(desk, process)
        rules.check_move(NominationState.of(row["state"]), NominationState.DISQUALIFIED)
        book, today = process.rules, day_of(books)
        by = reply_by or WorkingDays.of(book).after(today, book.complaint.workdays)
        if by < today:
            raise Refused(f"{long_day(by)} has passed. Leave time for a reply.", field="reply_by")
        books.record(
            "nomination.questioned",
            nomination,
            about=_about(row),
            of=text_of(row, "person"),
            private={"question": found},
            questioned_on=today.isoformat(),
            reply_by=by.isoformat(),
        )
    return by


@act(
    "nomination.reply",
    title="Record a candidate's reply",
    on="nomination",
    when=MAY_BE_ASKED,
)
def reply(desk: Desk, nomination: Nomination, said: Words) -> None:
    """Record what a candidate says to what was found.

    Args:
        nomination: whose.
        said: their reply, in their words.

    Raises:
        Refused: they were asked nothing.
    """
    with desk.writing() as books:
        row = nomination_of(books, nomination)
        check_runs_it(desk, process_of(desk, books, text_of(row, "selection")))
        if row["questioned_on"] is None:
            raise Refused("This candidate was asked nothing. Ask first.", field="nomination")
        books.record(
            "nomination.replied",
            nomination,
            about=_about(row),
            of=text_of(row, "person"),
            private={"reply": said},
        )


@act(
    "nomination.disqualify",
    title="Disqualify a candidate",
    on="nomination",
    when=MAY_BE_ASKED,
    final=True,
)
def disqualify(desk: Desk, nomination: Nomination, ruling: Words, reason: Words | None = None) -> None:
    """Rule that somebody cannot stand or be elected, once they could reply.

    Before the ballot paper is made the name is left off it. Afterwards it stays, and votes for it move on. After the
    result a term under it ends today, and the seat goes to the next-placed, by countback or by another selection.

    Args:
        nomination: whose.
        ruling: why; the candidate reads it.
        reason: why it cannot wait for the reply, if it does not.

    Raises:
        Refused: they were asked nothing, their time for a reply is not over, the papers are being counted, or the
            returning officer has a part in the selection.
    """
    with desk.writing() as books:
        row = nomination_of(books, nomination)
        process = process_of(desk, books, text_of(row, "selection"))
        check_is_returning_officer(desk, process)
        rules.check_move(NominationState.of(row["state"]), NominationState.DISQUALIFIED)
        if process.state in _SEALED:
            raise Refused(
                "The papers are sealed with this name on them. Finish the count first; then rule on it.",
                field="nomination",
            )
        if process.back is not None:
            raise Refused(
                "The papers are being counted again with this name on them. Give up the countback first; then rule on "
                "it, and hold another without them.",
                field="nomination",
            )
        check_officer_independent(books, process)
        exceptions = overridden(_right_of_reply(row, day_of(books)), reason)
        books.record(
            "nomination.disqualified",
            nomination,
            about=(*_about(row), *process.about),
            of=text_of(row, "person"),
            private={"ruling": ruling},
            reason=reason,
            was=text_of(row, "state"),
            replied=row["reply"] is not None,
            exceptions=[finding.check for finding in exceptions],
        )
        for term in terms_of_selection(books, process.id):
            if term["person"] == row["person"] and term["state"] != "ended":
                end_today(books, term, EndedReason.INELIGIBLE)


def _right_of_reply(row: Row, today: date) -> list[Finding]:
    """What is wrong with ruling now: the candidate was not asked, or may still reply."""
    by = row["reply_by"]
    if not isinstance(by, str):
        message = "The candidate was not asked yet. Ask what they say to it first."
        return [Finding("right_of_reply", message, field="nomination")]
    last = date.fromisoformat(by)
    if row["reply"] is None and today <= last:
        message = f"The candidate may reply until {long_day(last)}."
        return [Finding("right_of_reply", message, field="nomination")]
    return []


def _about(row: Row) -> tuple[str, ...]:
    return str(row["selection"]), str(row["person"])
