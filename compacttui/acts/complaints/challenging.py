"""A declared result that is challenged: it stands until it is confirmed, corrected or set aside."""

from __future__ import annotations

from compacttui.acts.complaints.reading import complaint_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Complaint, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    check_runs_it,
    moment_of,
    nominations_of,
    process_of,
    text_of,
)
from compacttui.acts.selections.standing import check_officer_independent, facts, in_state
from compacttui.acts.terms.reading import terms_of_selection
from compacttui.acts.terms.serving import end_today
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.words import EndedReason, NominationState, ProcessState


@act(
    "result.challenge",
    title="Take up a challenge to the result",
    on="selection",
    when={ProcessState.DECLARED},
)
def challenge(desk: Desk, selection: Selection, grounds: Words, complaint: Complaint | None = None) -> None:
    """Take up a challenge to a declared result; the result and the terms under it stand until it is decided.

    Args:
        selection: whose result.
        grounds: what is said against it.
        complaint: the complaint that it was made in, if there is one.

    Raises:
        Refused: no result is declared, or the complaint is about another selection.
    """
    with desk.writing() as books:
        process = _at(desk, books, selection, ProcessState.CHALLENGED)
        check_runs_it(desk, process)
        if complaint is not None and complaint_of(books, complaint)["selection"] != selection:
            raise Refused("This complaint is about another selection.", field="complaint")
        books.record(
            "result.challenged",
            selection,
            about=(*process.about, *((complaint,) if complaint else ())),
            of="",
            private={"grounds": grounds},
            complaint=complaint,
        )


@act(
    "result.confirm",
    title="Confirm the result",
    on="selection",
    when={ProcessState.CHALLENGED},
    final=True,
)
def confirm(desk: Desk, selection: Selection, reason: Words) -> None:
    """Confirm a result that was challenged: it was right, or what was wrong could not have changed it.

    Args:
        selection: whose result.
        reason: why.

    Raises:
        Refused: it is not challenged, you are not its returning officer, or you have a part in it.
    """
    with desk.writing() as books:
        process = _at(desk, books, selection, ProcessState.CONFIRMED)
        check_is_returning_officer(desk, process)
        check_officer_independent(books, process)
        books.record("result.confirmed", selection, about=process.about, reason=reason)


@act(
    "result.void",
    title="Set the result aside",
    on="selection",
    when={ProcessState.CHALLENGED},
    final=True,
)
def void(desk: Desk, selection: Selection, reason: Words) -> tuple[str, ...]:
    """Set a challenged result aside: the terms under it end today; returns them. Then begin the selection again.

    What was done in those terms stays on the record.

    Args:
        selection: whose result.
        reason: why the result could have been another.

    Raises:
        Refused: it is not challenged, you are not its returning officer, or you have a part in it.
    """
    with desk.writing() as books:
        process = _at(desk, books, selection, ProcessState.VOIDED)
        check_is_returning_officer(desk, process)
        check_officer_independent(books, process)
        with_outcome = in_state(
            nominations_of(books, selection),
            {NominationState.ELECTED, NominationState.NOT_ELECTED, NominationState.RESERVE},
        )
        books.record(
            "result.voided",
            selection,
            about=process.about,
            reason=reason,
            candidates=[text_of(row, "id") for row in with_outcome],
        )
        ended = [row for row in terms_of_selection(books, selection) if row["state"] != "ended"]
        for row in ended:
            end_today(books, row, EndedReason.SET_ASIDE)
    return tuple(text_of(row, "id") for row in ended)


def _at(desk: Desk, books: Books, selection: str, to: ProcessState) -> Process:
    """The process, once nothing stands against this step."""
    process = process_of(desk, books, selection)
    refuse_outright(rules.process.findings(facts(books, process), to, desk.role, moment_of(books)))
    return process
