"""Declaring a result: who has which seat, who waits in reserve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compacttui.acts.counts.counting import check_repeats, count_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    day_of,
    moment_of,
    nominations_of,
    number_of,
    running,
    seat_name,
    text_of,
)
from compacttui.acts.selections.standing import facts, in_state
from compacttui.counting import Sheet
from compacttui.counting.next_placed import next_placed
from compacttui.records import partnerships, terms
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.findings import overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import DeputyFrom
from compacttui.rules.selections import Route
from compacttui.rules.words import NominationState, ProcessState, TermKind

RETURNING = {Role.RETURNING_OFFICER}


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


@dataclass(frozen=True, slots=True)
class _Winner:
    """Somebody elected: by which nomination, at which stage, to which seat."""

    nomination: Row
    seat: str
    stage: int | None


@dataclass(frozen=True, slots=True)
class _Result:
    """A result before it is recorded."""

    route: Route
    winners: Sequence[_Winner]
    reserve: Sequence[tuple[str, int]]
    not_elected: Sequence[str]
    count: str | None
    received: int | None


@act("result.declare", title="Declare the result", roles=RETURNING, on="selection", final=True)
def declare(desk: Desk, selection: Selection, reason: Words | None = None) -> Declared:
    """Declare the result for good; those elected have their seats once they have accepted and their day has come.

    Args:
        selection: of which selection.
        reason: why it is declared before the time for complaints is over, if it is.

    Raises:
        Refused: the count is not signed, complaints are still heard and no reason is given, or a seat is no more.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        step = rules.process.findings(
            facts(books, process), ProcessState.DECLARED, desk.role, moment_of(books)
        )
        exceptions = overridden(step, reason)
        found = _unopposed if process.state is ProcessState.UNCONTESTED else _counted
        result = found(books, process)
        _check_seats(books, [winner.seat for winner in result.winners])
        _record(books, process, result, reason, [finding.check for finding in exceptions])
        gained = tuple(_gain(books, process, result.route, winner) for winner in result.winners)
    unfilled = process.number("places") - len(gained)
    return Declared(gained, unfilled, tuple(finding.message for finding in exceptions))


def _unopposed(books: Books, process: Process) -> _Result:
    standing = sorted(
        in_state(nominations_of(books, process.id), {NominationState.VALID}),
        key=lambda row: number_of(row, "ballot_number"),
    )
    if not standing:
        raise Refused("Nobody stands any more. Cancel this selection, and open another.", field="selection")
    winners = [_Winner(row, seat, None) for row, seat in zip(standing, process.seats, strict=False)]
    return _Result(Route.UNCONTESTED, winners, (), (), None, None)


def _counted(books: Books, process: Process) -> _Result:
    found = count_of(books, process.id)
    if found is None:
        raise Refused("The votes are not counted yet. Count them first.", field="selection")
    sheet = check_repeats(books, process, found)
    by_id = {text_of(row, "id"): row for row in nominations_of(books, process.id)}
    stage_of = {one.candidate: stage.number for stage in sheet.stages for one in stage.elected}
    winners = [
        _Winner(by_id[sheet.candidates[candidate]], seat, stage_of[candidate])
        for candidate, seat in zip(sheet.elected, process.seats, strict=False)
    ]
    reserve = _reserve(sheet) if _keeps_reserve(process) else []
    placed = {nomination for nomination, _ in reserve}
    rest = [
        nomination
        for index, nomination in enumerate(sheet.candidates)
        if index not in sheet.elected and index not in sheet.withdrawn and nomination not in placed
    ]
    return _Result(Route.CONTESTED, winners, reserve, rest, text_of(found, "id"), sheet.received)


def _reserve(sheet: Sheet) -> list[tuple[str, int]]:
    """Who comes next, with the place in reserve; those who stand together share one."""
    found: list[tuple[str, int]] = []
    for together in next_placed(sheet):
        place = len(found) + 1
        found.extend((sheet.candidates[candidate], place) for candidate in together)
    return found


def _keeps_reserve(process: Process) -> bool:
    """Whether anybody may ever be asked from the reserve: as next-placed, or as deputy."""
    book = process.rules
    return book.casual_vacancy.next_placed_months > 0 or book.deputy.source is DeputyFrom.RUNNER_UP


def _check_seats(books: Books, seats: Sequence[str]) -> None:
    for seat in seats:
        row = books.get(partnerships.seat, seat)
        if row is None or row["state"] == "abolished":
            raise Refused(
                f"{seat_name(books, seat)} was abolished while this selection ran. Cancel the selection, with that "
                "as the reason.",
                field="selection",
            )


def _record(
    books: Books, process: Process, result: _Result, reason: str | None, exceptions: Sequence[str]
) -> None:
    people = [text_of(winner.nomination, "person") for winner in result.winners]
    books.record(
        "result.declared",
        process.id,
        about=(*process.about, *people),
        reason=reason,
        route=result.route.value,
        elected=[
            {
                "nomination": text_of(winner.nomination, "id"),
                "person": text_of(winner.nomination, "person"),
                "seat": winner.seat,
                "stage": winner.stage,
            }
            for winner in result.winners
        ],
        reserve=[{"nomination": nomination, "place": place} for nomination, place in result.reserve],
        not_elected=list(result.not_elected),
        places=process.number("places"),
        unfilled=process.number("places") - len(result.winners),
        electors=process.row["electors"],
        received=result.received,
        count=result.count,
        exceptions=list(exceptions),
    )


def _gain(books: Books, process: Process, route: Route, winner: _Winner) -> str:
    """Open the term of somebody elected."""
    term = books.new_id("term")
    person = text_of(winner.nomination, "person")
    organisation, capacity = winner.nomination["organisation"], winner.nomination["capacity"]
    bodies = (organisation,) if isinstance(organisation, str) else ()
    books.record(
        "term.gained",
        term,
        about=(person, winner.seat, process.text("partnership"), process.id, *bodies),
        seat=winner.seat,
        person=person,
        organisation=organisation,
        capacity=capacity,
        basis=TermKind.SUBSTANTIVE.value,
        selection=process.id,
        route=terms.UNOPPOSED if route is Route.UNCONTESTED else process.method.value,
        gained_on=day_of(books).isoformat(),
        start_on=None,
        end_on=None,
    )
    return term
