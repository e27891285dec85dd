"""Nobody stood: those at the table ask somebody to join them, and it is called what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Organisation, Person, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    check_on_register,
    day_of,
    moment_of,
    name_of,
    running,
    seat_name,
)
from compacttui.acts.selections.seats import in_a_process
from compacttui.acts.selections.standing import check_officer_independent, facts
from compacttui.records import partnerships
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.dates import plural
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.selections import Route
from compacttui.rules.words import Capacity, NominationState, ProcessState, SelectionMethod, TermKind


@dataclass(frozen=True, slots=True)
class CoOpted:
    """Somebody who is co-opted.

    Attributes:
        person: who.
        organisation: where they work or volunteer, if anywhere.
        capacity: as what.
    """

    person: Person
    organisation: Organisation | None = None
    capacity: Capacity | None = None


@act(
    "selection.co_opt",
    title="Co-opt where nobody stood",
    on="selection",
    when={ProcessState.NO_CANDIDATES},
    final=True,
)
def co_opt(
    desk: Desk, selection: Selection, people_asked: Sequence[CoOpted], reason: Words
) -> tuple[str, ...]:
    """Declare who is co-opted to the seats for which nobody stood; returns the terms gained, by id.

    Everywhere they stand as co-opted, not elected.

    Args:
        selection: in which nobody stood.
        people_asked: who is co-opted, in the order of the seats.
        reason: who decided, when, and why nobody could be elected.

    Raises:
        Refused: somebody stood, a seat is filled otherwise by now, there are more people than places, a complaint
            is not decided, or the returning officer has a part in those who are asked.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        now = moment_of(books)
        refuse_outright(rules.process.findings(facts(books, process), ProcessState.CO_OPTION, desk.role, now))
        _check(books, process, people_asked)
        check_officer_independent(books, process, [_as_row(one) for one in people_asked])
        seated = list(zip(people_asked, process.seats, strict=False))
        books.record(
            "result.declared",
            selection,
            about=(*process.about, *(one.person for one in people_asked)),
            reason=reason,
            route=Route.CO_OPTION.value,
            elected=[
                {"nomination": None, "person": one.person, "seat": seat, "stage": None}
                for one, seat in seated
            ],
            reserve=[],
            not_elected=[],
            places=process.number("places"),
            unfilled=process.number("places") - len(seated),
            electors=None,
            received=None,
            count=None,
            exceptions=[],
        )
        return tuple(_gain(books, process, one, seat) for one, seat in seated)


def _check(books: Books, process: Process, asked: Sequence[CoOpted]) -> None:
    if not asked:
        raise Refused("Say who is co-opted.", field="people_asked")
    named = [one.person for one in asked]
    if len(set(named)) < len(named):
        raise Refused("Somebody stands in the list twice. Nothing was changed.", field="people_asked")
    if len(named) > len(process.seats):
        raise Refused(
            f"{len(named)} are named for {plural(len(process.seats), 'place')}.", field="people_asked"
        )
    runs = {process.officer, *process.scrutineers}
    for person in named:
        check_on_register(books, person, "people_asked")
        if person in runs:
            raise Refused(
                f"{name_of(books, person)} runs or watches over this selection, and cannot be co-opted in it.",
                field="people_asked",
            )
    busy = in_a_process(books, process.seats)
    for seat in process.seats[: len(named)]:
        row = books.get(partnerships.seat, seat)
        if row is None or row["state"] == "abolished":
            raise Refused(f"{seat_name(books, seat)} is no more. Nothing was changed.", field="selection")
        if seat in busy:
            raise Refused(f"{seat_name(books, seat)} is in selection {busy[seat]} by now.", field="selection")


def _as_row(one: CoOpted) -> Row:
    """Somebody who is asked, as a nomination that nobody proposed: what its officer must have no part in."""
    return {
        "state": NominationState.SUBMITTED.value,
        "person": one.person,
        "organisation": one.organisation,
        "proposer": None,
        "seconder": None,
        "more_backers": "[]",
    }


def _gain(books: Books, process: Process, one: CoOpted, seat: str) -> str:
    term = books.new_id("term")
    bodies = (one.organisation,) if one.organisation else ()
    books.record(
        "term.gained",
        term,
        about=(one.person, seat, process.text("partnership"), process.id, *bodies),
        seat=seat,
        person=one.person,
        organisation=one.organisation,
        capacity=one.capacity.value if one.capacity else None,
        basis=TermKind.SUBSTANTIVE.value,
        selection=process.id,
        route=SelectionMethod.CO_OPTION.value,
        gained_on=day_of(books).isoformat(),
        start_on=None,
        end_on=None,
    )
    return term
