"""Declaring a result: who has which seat, who waits in reserve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compacttui.acts.counts.reading import check_repeats, count_of
from compacttui.acts.counts.results import Result, Winner, result_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    being_counted,
    check_is_returning_officer,
    day_of,
    moment_of,
    nomination_of,
    seat_name,
    text_of,
)
from compacttui.acts.selections.standing import facts
from compacttui.acts.terms.reading import terms_of_selection, terms_on_seat
from compacttui.records import partnerships
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.findings import overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ProcessState, SelectionMethod, TermKind

MAY_BE_DECLARED = {
    ProcessState.UNCONTESTED,
    ProcessState.CONFIRMATORY_POLL,
    ProcessState.AGREED,
    ProcessState.PANEL_DECIDED,
    ProcessState.PROVISIONAL,
    ProcessState.COUNTBACK_PROVISIONAL,
}


@dataclass(frozen=True, slots=True)
class Declared:
    """A result that was declared.

    Attributes:
        terms: the terms gained, by id, in the order in which people were elected.
        unfilled: how many places stay empty.
        exceptions: what was set aside with a reason, in sentences.
    """

    terms: tuple[str, ...]
    unfilled: int
    exceptions: tuple[str, ...]


@act(
    "result.declare",
    title="Declare the result",
    on="selection",
    final=True,
    when=MAY_BE_DECLARED,
)
def declare(desk: Desk, selection: Selection, reason: Words | None = None) -> Declared:
    """Declare the result for good; those elected have their seats once they have accepted and their day has come.

    Args:
        selection: of which selection.
        reason: why it is declared before the time for complaints is over, if it is.

    Raises:
        Refused: the count is not signed, complaints are still heard and no reason is given, or a seat is no more.
    """
    with desk.writing() as books:
        process = being_counted(desk, books, selection)
        check_is_returning_officer(desk, process)
        step = rules.process.findings(
            facts(books, process), ProcessState.DECLARED, desk.role, moment_of(books)
        )
        exceptions = overridden(step, reason)
        set_aside = tuple(finding.message for finding in exceptions)
        if process.back is not None:
            checks = [finding.check for finding in exceptions]
            return Declared(*_declare_countback(books, process, process.back, checks, reason), set_aside)
        result = result_of(books, process)
        check_seats(books, [winner.seat for winner in result.winners])
        books.record(
            "result.declared",
            process.id,
            about=about_result(process, result),
            reason=reason,
            route=result.route.value,
            electors=process.row["electors"],
            count=result.count,
            exceptions=[finding.check for finding in exceptions],
            **result.as_data(process.number("places")),
        )
        gained = tuple(gain(books, process, result.gained_by, winner) for winner in result.winners)
    unfilled = process.number("places") - len(gained)
    return Declared(gained, unfilled, set_aside)


def _declare_countback(
    books: Books, process: Process, back: Row, checks: Sequence[str], reason: str | None
) -> tuple[tuple[str, ...], int]:
    """Declare who fills the vacant seat; gives the term gained, and how many places stay empty."""
    found = count_of(books, process.id, process.countback)
    if found is None:
        raise LookupError("a provisional result of a countback has its count")
    sheet, seat = check_repeats(books, process, found), text_of(back, "seat")
    chosen = nomination_of(books, sheet.candidates[sheet.fills]) if sheet.fills is not None else None
    check_seats(books, [seat])
    _check_vacant(books, process, seat)
    person = (text_of(chosen, "person"),) if chosen else ()
    books.record(
        "countback.declared",
        text_of(back, "id"),
        about=(*process.about, *person),
        reason=reason,
        selection=process.id,
        seat=seat,
        count=text_of(found, "id"),
        chosen=text_of(chosen, "id") if chosen else None,
        person=person[0] if person else None,
        was=text_of(back, "was"),
        exceptions=checks,
    )
    if chosen is None:
        return (), 1
    return (gain(books, process, SelectionMethod.COUNTBACK.value, Winner(chosen, seat)),), 0


def _check_vacant(books: Books, process: Process, seat: str) -> None:
    """Refuse a countback for a seat that somebody has gained meanwhile, other than for the interim or as a deputy."""
    for row in (*terms_on_seat(books, seat), *terms_of_selection(books, process.id)):
        is_held = row["state"] != "ended" and row["basis"] == TermKind.SUBSTANTIVE.value
        if is_held and row["seat"] == seat:
            raise Refused(
                f"Somebody has {seat_name(books, seat)} by now. Give up the countback, or record the end of their term.",
                field="selection",
            )


def check_seats(books: Books, seats: Sequence[str]) -> None:
    """Refuse to fill a seat that is no more.

    Raises:
        Refused: one was abolished.
    """
    for seat in seats:
        row = books.get(partnerships.seat, seat)
        if row is None or row["state"] == "abolished":
            raise Refused(
                f"{seat_name(books, seat)} was abolished while this selection ran. Cancel the selection, with that "
                "as the reason.",
                field="selection",
            )


def about_result(process: Process, result: Result) -> tuple[str, ...]:
    """Every thing that an entry on a result touches: the process, and the people who gain its seats."""
    return (*process.about, *(winner.person for winner in result.winners))


def gain(books: Books, process: Process, route: str, winner: Winner) -> str:
    """Open the term of somebody who gained a seat; gives its id."""
    term = books.new_id("term")
    organisation, capacity = winner.nomination["organisation"], winner.nomination["capacity"]
    bodies = (organisation,) if isinstance(organisation, str) else ()
    books.record(
        "term.gained",
        term,
        about=(winner.person, winner.seat, process.text("partnership"), process.id, *bodies),
        seat=winner.seat,
        person=winner.person,
        organisation=organisation,
        capacity=capacity,
        basis=TermKind.SUBSTANTIVE.value,
        selection=process.id,
        route=route,
        gained_on=day_of(books).isoformat(),
        start_on=None,
        end_on=None,
    )
    return term
