"""A yes or no vote where nobody opposes, if the rules of the selection ask for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Selection
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    moment_of,
    nominations_of,
    running,
    text_of,
)
from compacttui.acts.selections.standing import facts, in_state
from compacttui.records.log import Books
from compacttui.records.polls import box
from compacttui.rules import selections as rules
from compacttui.rules.dates import long_day_and_time, plural
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name
from compacttui.rules.words import NominationState, ProcessState


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """How the voters answered about one candidate.

    Attributes:
        nomination: about whom.
        yes: how many said yes.
        no: how many said no.
    """

    nomination: Nomination
    yes: int
    no: int


@act(
    "voters.ask",
    title="Ask the voters for a yes or no",
    on="selection",
    when={ProcessState.UNCONTESTED},
    final=True,
)
def ask(desk: Desk, selection: Selection) -> None:
    """Give notice of a yes or no vote on those who stand unopposed; it opens and closes by the timetable.

    It is held here as any poll is: prepare the ballot box, issue the codes. Papers from elsewhere come in a file; of a
    show of hands, the numbers are recorded.

    Args:
        selection: which one; its rules ask for such a vote.

    Raises:
        Refused: there is a contest, the rules do not ask for it, the register is not frozen, or its time is over.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        known, now = facts(books, process), moment_of(books)
        refuse_outright(rules.process.findings(known, ProcessState.CONFIRMATORY_POLL, desk.role, now))
        if not known.vote_asked:
            raise Refused(
                "By the rules of this selection nobody is asked: declare the result, elected unopposed.",
                field="selection",
            )
        closes = process.moment("poll_closes_at")
        if now >= closes:
            raise Refused(
                f"By its timetable the poll closed on {long_day_and_time(closes)}. Cancel this selection, and begin "
                "it again.",
                field="selection",
            )
        books.record(
            "selection.yes_no_asked",
            selection,
            about=process.about,
            opens_at=process.text("poll_opens_at"),
            closes_at=process.text("poll_closes_at"),
        )


@act(
    "voters.answered",
    title="Record the yes and no votes",
    on="selection",
    when={ProcessState.CONFIRMATORY_POLL},
    final=True,
)
def answered(
    desk: Desk, selection: Selection, answers: Sequence[YesOrNo], witness: str, rejected: int = 0
) -> None:
    """Record how many said yes and how many no to each candidate, where no papers are counted here: a show of hands.

    They are counted in front of a witness.

    Args:
        selection: which one.
        answers: the votes on each candidate.
        witness: the name of somebody who saw them counted.
        rejected: papers that say nothing clear about anybody.

    Raises:
        Refused: the poll is not over or is held here, a candidate is missing, or there are more votes than electors.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        _check_time(books, process)
        received = _check_numbers(books, process, answers, rejected)
        books.record(
            "selection.yes_no_counted",
            selection,
            about=process.about,
            of="",
            private={"witness": checked_name(witness, "witness", "the witness")},
            answers=[{"nomination": one.nomination, "yes": one.yes, "no": one.no} for one in answers],
            received=received,
            rejected=rejected,
            electors=process.number("electors"),
        )


def _check_time(books: Books, process: Process) -> None:
    if process.state is not ProcessState.CONFIRMATORY_POLL:
        raise Refused("In this selection no yes or no vote is held.", field="selection")
    if facts(books, process).answers_recorded:
        raise Refused("These votes are recorded already, and are not changed any more.", field="selection")
    closes = process.moment("poll_closes_at")
    if moment_of(books) < closes:
        raise Refused(
            f"The poll is open until {long_day_and_time(closes)}. Votes are recorded after that.",
            field="selection",
        )
    if box.all_open(books.connection, books.log, process.id):
        raise Refused(
            "This poll is held here: its papers are in the ballot box. Open the box instead.",
            field="selection",
        )


def _check_numbers(books: Books, process: Process, answers: Sequence[YesOrNo], rejected: int) -> int:
    """How many papers there must have been at least; refuses what cannot be."""
    asked = {
        text_of(row, "id") for row in in_state(nominations_of(books, process.id), {NominationState.VALID})
    }
    named = [one.nomination for one in answers]
    if len(named) != len(set(named)) or set(named) != asked:
        raise Refused("Give the votes on each candidate once, and on nobody else.", field="answers")
    if rejected < 0 or any(min(one.yes, one.no) < 0 for one in answers):
        raise Refused("A number of votes cannot be below 0.", field="answers")
    received = rejected + max(one.yes + one.no for one in answers)
    electors = process.number("electors")
    if received > electors:
        raise Refused(
            f"There are {plural(received, 'paper')}, and {plural(electors, 'vote')} on the register. "
            "Find out why before anything is recorded.",
            field="answers",
        )
    return received
