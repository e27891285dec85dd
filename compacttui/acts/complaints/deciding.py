"""Deciding a complaint: taken up or not, upheld or not, and on appeal by people with no part in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compacttui.acts.complaints.reading import (
    about_complaint,
    check_not_over,
    check_stands,
    complaint_of,
    process_for,
)
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Complaint, Person, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    check_runs_it,
    day_of,
    name_of,
    nominations_of,
)
from compacttui.acts.selections.standing import check_officer_independent, with_a_part
from compacttui.records import people
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ComplaintState, Remedy
from compacttui.rules.working_days import WorkingDays

_FEWEST = 2
"""Nobody decides an appeal alone (local choice)."""


@act(
    "complaint.admit",
    title="Take up a complaint, or say why not",
    on="complaint",
    when={ComplaintState.RECEIVED},
)
def admit(desk: Desk, complaint: Complaint, admissible: bool, reason: Words | None = None) -> None:
    """Say whether a complaint can be taken up: it is about this selection, and came in time.

    Args:
        complaint: which one.
        admissible: it is taken up, and looked into.
        reason: why it is not taken up; or why it is, though it came late.

    Raises:
        Refused: a reason is needed and missing, it was taken up already, or the returning officer has a part in it.
    """
    with desk.writing() as books:
        row = complaint_of(books, complaint)
        process = process_for(desk, books, row)
        check_is_returning_officer(desk, process)
        check_stands(row, ComplaintState.RECEIVED)
        check_officer_independent(books, process)
        if not admissible and not reason:
            raise Refused("Say why it is not taken up; whoever complained reads it.", field="reason")
        if admissible and row["late"] and not reason:
            raise Refused(
                "It came after the time for complaints. Say why it is taken up all the same; the reason stands in the "
                "list of exceptions.",
                field="reason",
            )
        last = WorkingDays.of(process.rules).after(day_of(books), process.rules.complaint.workdays)
        books.record(
            "complaint.admitted",
            complaint,
            about=about_complaint(process, row),
            private={"admission": reason},
            admissible=admissible,
            decided_by=desk.person,
            appeal_by=None if admissible else last.isoformat(),
        )


@act(
    "complaint.decide",
    title="Decide a complaint",
    on="complaint",
    when={ComplaintState.INVESTIGATING},
    final=True,
)
def decide(
    desk: Desk, complaint: Complaint, upheld: bool, decision: Words, remedy: Remedy | None = None
) -> date:
    """Decide a complaint that was looked into; returns the last day for an appeal.

    Args:
        complaint: which one.
        upheld: it is right.
        decision: what was found, and why it is decided so; whoever complained reads it.
        remedy: what follows, if it is upheld.

    Raises:
        Refused: it is not being looked into, an upheld one says nothing of what follows, or the returning officer
            has a part in it.
    """
    with desk.writing() as books:
        row = complaint_of(books, complaint)
        process = process_for(desk, books, row)
        check_is_returning_officer(desk, process)
        check_stands(row, ComplaintState.INVESTIGATING)
        check_officer_independent(books, process)
        follows = _check_remedy(upheld, remedy)
        book, today = process.rules, day_of(books)
        last = WorkingDays.of(book).after(today, book.complaint.workdays)
        books.record(
            "complaint.decided",
            complaint,
            about=about_complaint(process, row),
            private={"decision": decision},
            upheld=upheld,
            remedy=follows,
            decided_by=desk.person,
            decided_on=today.isoformat(),
            appeal_by=last.isoformat(),
        )
    return last


@act(
    "complaint.appeal",
    title="Receive an appeal",
    on="complaint",
    when={ComplaintState.UPHELD, ComplaintState.NOT_UPHELD, ComplaintState.NOT_ADMISSIBLE},
)
def appeal(desk: Desk, complaint: Complaint, grounds: Words, panel: Sequence[Person]) -> None:
    """Receive an appeal against a decision; people who had no part in the selection decide it.

    Args:
        complaint: against the decision on which one.
        grounds: why, in the words of whoever appeals.
        panel: who decides it, two people or more with no part in it.

    Raises:
        Refused: nothing is decided yet, the time for an appeal is over, or somebody named has a part in it.
    """
    with desk.writing() as books:
        row = complaint_of(books, complaint)
        process = process_for(desk, books, row)
        check_runs_it(desk, process)
        check_stands(row, ComplaintState.UPHELD, ComplaintState.NOT_UPHELD, ComplaintState.NOT_ADMISSIBLE)
        by = row["appeal_by"]
        check_not_over(
            date.fromisoformat(by) if isinstance(by, str) else None, day_of(books), "Appeals are heard"
        )
        _check_panel(books, process, row, panel)
        books.record(
            "complaint.appealed",
            complaint,
            about=(*about_complaint(process, row), *panel),
            of="",
            private={"appeal": grounds},
            panel=list(panel),
        )


@act(
    "complaint.decide_appeal",
    title="Record what was decided on appeal",
    on="complaint",
    when={ComplaintState.APPEALED},
    final=True,
)
def decide_appeal(
    desk: Desk, complaint: Complaint, upheld: bool, decision: Words, remedy: Remedy | None = None
) -> None:
    """Record what the panel decided on appeal; it is the last word.

    Args:
        complaint: which one.
        upheld: the complaint is right.
        decision: what the panel found, and why.
        remedy: what follows, if it is upheld.

    Raises:
        Refused: there is no appeal, or an upheld complaint says nothing of what follows.
    """
    with desk.writing() as books:
        row = complaint_of(books, complaint)
        process = process_for(desk, books, row)
        check_stands(row, ComplaintState.APPEALED)
        follows = _check_remedy(upheld, remedy)
        books.record(
            "complaint.appeal_decided",
            complaint,
            about=about_complaint(process, row),
            private={"decision": decision},
            of="",
            upheld=upheld,
            remedy=follows,
        )


@act(
    "complaint.carry_out",
    title="Say what was done about a complaint",
    on="complaint",
    when={ComplaintState.UPHELD, ComplaintState.FINAL},
)
def carry_out(desk: Desk, complaint: Complaint, done: Words) -> None:
    """Say what was done about a complaint that was upheld; until then no result is declared.

    Args:
        complaint: which one.
        done: what was done, and when.

    Raises:
        Refused: it was not upheld, or it is said already.
    """
    with desk.writing() as books:
        row = complaint_of(books, complaint)
        process = process_for(desk, books, row)
        check_runs_it(desk, process)
        check_stands(row, ComplaintState.UPHELD, ComplaintState.FINAL)
        if not row["upheld"]:
            raise Refused("This complaint was not upheld, so nothing follows from it.", field="complaint")
        if row["done_on"] is not None:
            raise Refused("It is said already what was done. Nothing was changed.", field="complaint")
        books.record(
            "complaint.carried_out", complaint, about=about_complaint(process, row), private={"done": done}
        )


def _check_remedy(upheld: bool, remedy: Remedy | None) -> str | None:
    """What follows, as it is kept: something from a complaint that is upheld, nothing from another."""
    if upheld and remedy is None:
        raise Refused("Say what follows from it; “nothing changes” is an answer, too.", field="remedy")
    if not upheld and remedy is not None:
        raise Refused("Nothing follows from a complaint that is not upheld.", field="remedy")
    return remedy.value if remedy else None


def _check_panel(books: Books, process: Process, row: Row, panel: Sequence[str]) -> None:
    """Refuse an appeal before people who had a part: who ran it, who stood, who decided or complained."""
    if len(set(panel)) < len(panel) or len(panel) < _FEWEST:
        raise Refused("Two people or more decide an appeal. Name another.", field="panel")
    had_a_part = {process.officer, *process.scrutineers, row["decided_by"], row["person"]}
    for person in panel:
        if books.get(people.person, person) is None:
            raise Refused("Somebody named is not on the register. Add them first.", field="panel")
        if person in had_a_part:
            raise Refused(
                f"{name_of(books, person)} has a part in this. An appeal goes to people who have none.",
                field="panel",
            )
    offices = dict.fromkeys(panel, "panel member")
    refuse_outright(with_a_part(books, nominations_of(books, process.id), offices))
