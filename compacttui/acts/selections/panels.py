"""The panel route: a panel is named, draws up a shortlist, interviews, and decides with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Person, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.choosing import check_chosen, choosing_of, ids_in
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    check_runs_it,
    day_of,
    moment_of,
    nominations_of,
    running,
)
from compacttui.acts.selections.standing import facts, in_state, independence
from compacttui.records import people
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.dates import long_day
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.words import NominationState, ProcessState, SelectionMethod

_FEWEST: int = 2
"""One person alone is no panel (local choice)."""


@act(
    "panel.name",
    title="Name the panel",
    on="selection",
    when={
        ProcessState.DRAFTED,
        ProcessState.APPROVED,
        ProcessState.NOTICED,
        ProcessState.EXTENDED,
        ProcessState.NOMINATIONS_CLOSED,
    },
    by={SelectionMethod.PANEL},
)
def name(desk: Desk, selection: Selection, panel: Sequence[Person], reason: Words | None = None) -> None:
    """Name the people who choose; nobody with a part in the selection sits on its panel.

    Args:
        selection: which one; its notice says that a panel chooses.
        panel: who sits on it, two people or more.
        reason: who chose them, or why it is another panel than before.

    Raises:
        Refused: no panel chooses here, it has met already, or somebody named has a part in it.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_runs_it(desk, process)
        if process.method is not SelectionMethod.PANEL:
            raise Refused("In this selection no panel chooses. Nothing was changed.", field="selection")
        if process.state in (
            ProcessState.SHORTLISTED,
            ProcessState.INTERVIEWED,
            ProcessState.PANEL_DECIDED,
        ):
            raise Refused("The panel has met already, and stays as it is.", field="selection")
        _check_people(books, process, panel)
        refuse_outright(independence(books, process, nominations_of(books, selection), panel=panel))
        books.record(
            "selection.panel_named",
            selection,
            about=(*process.about, *panel),
            reason=reason,
            panel=list(panel),
        )


@act(
    "panel.shortlist",
    title="Record the shortlist",
    on="selection",
    when={ProcessState.NOMINATIONS_CLOSED},
    by={SelectionMethod.PANEL},
)
def shortlist(desk: Desk, selection: Selection, shortlisted: Sequence[Nomination], reason: Words) -> None:
    """Record whom the panel wants to see.

    Args:
        selection: which one.
        shortlisted: whom the panel invites.
        reason: why these, against the specification of the role.

    Raises:
        Refused: no panel is named, a nomination is not ruled on, or somebody with a part in it sits on the panel.
    """
    with desk.writing() as books:
        process = _for(desk, books, selection, ProcessState.SHORTLISTED)
        standing = in_state(nominations_of(books, selection), {NominationState.VALID})
        check_chosen(shortlisted, standing, len(standing), field="shortlisted")
        books.record(
            "selection.shortlisted",
            selection,
            about=process.about,
            reason=reason,
            shortlisted=list(shortlisted),
            candidates=len(standing),
        )


@act(
    "panel.interview",
    title="Record the interviews",
    on="selection",
    when={ProcessState.SHORTLISTED},
)
def interview(desk: Desk, selection: Selection, interviewed_on: date | None = None) -> None:
    """Record that the panel saw those on its shortlist.

    Args:
        selection: which one.
        interviewed_on: the day, the last one if there were several; today if left empty.

    Raises:
        Refused: there is no shortlist, or the day has not come.
    """
    with desk.writing() as books:
        process = _for(desk, books, selection, ProcessState.INTERVIEWED)
        day = interviewed_on or day_of(books)
        if day > day_of(books):
            raise Refused(f"{long_day(day)} has not come yet.", field="interviewed_on")
        books.record("selection.interviewed", selection, about=process.about, interviewed_on=day.isoformat())


@act(
    "panel.decide",
    title="Record what the panel decided",
    on="selection",
    when={ProcessState.INTERVIEWED},
    final=True,
)
def decide(desk: Desk, selection: Selection, reasons: Words, chosen: Sequence[Nomination] = ()) -> None:
    """Record whom the panel chose and why; then declare the result.

    Args:
        selection: which one.
        reasons: why, against the specification of the role; every candidate may read it.
        chosen: whom it chose, in the order of the seats; nobody if none was fit.

    Raises:
        Refused: there were no interviews, somebody chosen was not seen, or too many are chosen.
    """
    with desk.writing() as books:
        process = _for(desk, books, selection, ProcessState.PANEL_DECIDED)
        if chosen:
            seen = set(ids_in(choosing_of(books, selection), "shortlisted"))
            standing = in_state(nominations_of(books, selection), {NominationState.VALID})
            check_chosen(chosen, [row for row in standing if row["id"] in seen], process.number("places"))
        books.record(
            "selection.panel_decided",
            selection,
            about=process.about,
            private={"reasons": reasons},
            of="",
            chosen=list(chosen),
        )


def _for(desk: Desk, books: Books, selection: str, to: ProcessState) -> Process:
    """The process, once nothing stands against this step of its panel."""
    process = running(desk, books, selection)
    check_is_returning_officer(desk, process)
    refuse_outright(rules.process.findings(facts(books, process), to, desk.role, moment_of(books)))
    return process


def _check_people(books: Books, process: Process, panel: Sequence[str]) -> None:
    if len(set(panel)) < _FEWEST:
        raise Refused("A panel has two people or more. Name another.", field="panel")
    rows: list[Row | None] = [books.get(people.person, person) for person in panel]
    if None in rows:
        raise Refused("Somebody named is not on the register. Add them first.", field="panel")
    if process.officer in panel:
        raise Refused(
            "The returning officer sees that the panel keeps to the rules, and does not sit on it.",
            field="panel",
        )
