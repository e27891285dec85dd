"""What is published while a selection runs: who stands, when the poll is, that it is called off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.keeping import check_fillable
from compacttui.acts.selections.processes import (
    OVER,
    Process,
    check_is_returning_officer,
    check_runs_it,
    moment_of,
    nominations_of,
    running,
    text_of,
)
from compacttui.acts.selections.standing import facts, in_state
from compacttui.records.events import Row
from compacttui.records.polls import box
from compacttui.records.polls.traces import sweep
from compacttui.rules import selections as rules
from compacttui.rules.dates import long_day_and_time, plural, utc_text
from compacttui.rules.findings import refuse_outright
from compacttui.rules.polls import few_electors
from compacttui.rules.refusal import Refused
from compacttui.rules.selections import Route
from compacttui.rules.selections.guards import register_before_poll
from compacttui.rules.words import NominationState, ProcessState

PRINTED = {NominationState.VALID, NominationState.STOOD_ASIDE}
"""Nominations whose names come on the ballot paper; whoever is disqualified before it is made is left off."""

_LEADS_TO = {
    Route.CONTESTED: ProcessState.PERSONS_NOMINATED,
    Route.UNCONTESTED: ProcessState.UNCONTESTED,
    Route.CONFIRMATORY: ProcessState.UNCONTESTED,
    Route.NO_CANDIDATES: ProcessState.NO_CANDIDATES,
}


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a selection when nominations were over.

    Attributes:
        route: contested, uncontested, or nobody stands.
        candidates: how many stand.
        places: for how many places.
        said: what happens next, in a sentence.
    """

    route: Route
    candidates: int
    places: int
    said: str


@act(
    "nominations.publish",
    title="Publish the statement of persons nominated",
    on="selection",
    final=True,
    when={ProcessState.NOMINATIONS_CLOSED, ProcessState.NEGOTIATION},
)
def publish(desk: Desk, selection: Selection) -> Published:
    """Publish who stands, once every nomination is ruled on and the time to withdraw is over.

    More candidates than places: there is a poll, unless the notice says that they talk first. No more than places:
    they are elected unopposed, or the voters are asked for a yes or no. Nobody: open nominations again, co-opt
    somebody, or begin again.

    Args:
        selection: which one.

    Raises:
        Refused: a nomination is not ruled on, candidates may still withdraw, they are to talk first, a panel
            chooses, or the returning officer has a part in the selection.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        nominations = nominations_of(books, selection)
        standing = in_state(nominations, {NominationState.VALID})
        places = process.number("places")
        way = _way(process, len(standing), places)
        known = facts(books, process)
        refuse_outright(rules.process.findings(known, _LEADS_TO[way], desk.role, moment_of(books)))
        check_fillable(books, process, standing)
        books.record(
            "nominations.published",
            selection,
            about=process.about,
            route=(Route.UNCONTESTED if way is Route.CONFIRMATORY else way).value,
            ballot=[text_of(row, "id") for row in _in_ballot_order(in_state(nominations, PRINTED))],
            places=places,
            invalid=len(in_state(nominations, {NominationState.INVALID})),
            withdrawn=len(in_state(nominations, {NominationState.WITHDRAWN})),
        )
    return Published(way, len(standing), places, _next_step(way, len(standing), places))


@dataclass(frozen=True, slots=True)
class Announced:
    """A poll of which notice was given.

    Attributes:
        opens_at: when it opens, in UTC.
        closes_at: when it closes, in UTC.
        electors: how many votes there are.
        said: when it closes; and where so few vote that the result may show how.
    """

    opens_at: datetime
    closes_at: datetime
    electors: int
    said: str


@act(
    "poll.announce",
    title="Give notice of poll",
    on="selection",
    final=True,
    when={ProcessState.PERSONS_NOMINATED},
)
def announce_poll(desk: Desk, selection: Selection, reason: Words | None = None) -> Announced:
    """Give notice of the poll to everybody on the register; it opens and closes by the clock.

    Args:
        selection: which one.
        reason: why it comes late, if the poll should have opened already.

    Raises:
        Refused: there is no contest, the register is not frozen, notice was given, or the time of the poll is over.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        if process.state is not ProcessState.PERSONS_NOMINATED:
            raise Refused(
                "Notice of poll follows the statement of persons nominated, where there are more candidates than "
                "places.",
                field="selection",
            )
        if process.row["poll_announced_on"] is not None:
            raise Refused("Notice of this poll was given already.", field="selection")
        now, known = moment_of(books), facts(books, process)
        refuse_outright([*known.independence, *register_before_poll(known, now)])
        opens_at, closes_at = process.moment("poll_opens_at"), process.moment("poll_closes_at")
        few = few_electors(process.number("electors"), process.rules)
        if now >= closes_at:
            raise Refused(
                f"By its timetable the poll closed on {long_day_and_time(closes_at)}. Cancel this selection, and "
                "open another with new dates.",
                field="selection",
            )
        if now >= opens_at and not reason:
            raise Refused(
                f"The poll should have opened on {long_day_and_time(opens_at)}. Say why notice of it comes late; the "
                "reason stands in the list of exceptions.",
                field="reason",
            )
        books.record(
            "poll.announced",
            selection,
            about=process.about,
            reason=reason,
            opens_at=utc_text(opens_at),
            closes_at=utc_text(closes_at),
            electors=process.number("electors"),
            exceptions=[*(["late_notice"] if now >= opens_at else []), *(["few_electors"] if few else [])],
        )
    said = f"Notice of poll given: it closes on {long_day_and_time(closes_at)}. {few}".rstrip()
    return Announced(opens_at, closes_at, process.number("electors"), said)


@act(
    "selection.cancel",
    title="Cancel a selection",
    on="selection",
    final=True,
    when=set(ProcessState) - OVER,
)
def cancel(desk: Desk, selection: Selection, reason: Words) -> None:
    """Call a selection off; its seats stand as they stood, and everything recorded stays.

    Where a ballot box is open, it is destroyed with what is in it.

    Args:
        selection: which one.
        reason: why; it is published with the notice of cancellation.

    Raises:
        Refused: it is over.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_runs_it(desk, process)
        step = rules.process.findings(
            facts(books, process), ProcessState.CANCELLED, desk.role, moment_of(books)
        )
        refuse_outright(step)
        books.record(
            "selection.cancelled", selection, about=process.about, reason=reason, seats=list(process.seats)
        )
        for found in box.all_open(books.connection, books.log, selection):
            box.destroy(books.connection, found)
            desk.afterwards(lambda: sweep(desk.database))


def _way(process: Process, standing: int, places: int) -> Route:
    """Which way it goes; where candidates talked and did not agree, to the poll."""
    way = rules.route(standing, places, process.method, process.rules)
    if way is Route.NEGOTIATION and process.state is ProcessState.NEGOTIATION:
        return Route.CONTESTED
    if way is Route.NEGOTIATION:
        raise Refused(
            "The notice says that the candidates talk first. Let them talk; if they do not agree, publish who stands.",
            field="selection",
        )
    if way is Route.PANEL:
        raise Refused("In this selection a panel chooses. Record its shortlist.", field="selection")
    return way


def _in_ballot_order(standing: Sequence[Row]) -> list[Row]:
    """By name, A to Z, as the names stand on the ballot paper."""
    return sorted(standing, key=lambda row: (text_of(row, "folded"), text_of(row, "id")))


def _next_step(way: Route, candidates: int, places: int) -> str:
    if way is Route.NO_CANDIDATES:
        return "Nobody stands. Open nominations again, co-opt somebody, or begin again; the seats stand as they stood."
    if way is Route.CONFIRMATORY:
        return "There is no contest. The voters are asked for a yes or no: freeze the register, and ask them."
    if way is Route.UNCONTESTED:
        empty = rules.unfilled(candidates, places)
        left = f" {plural(empty, 'place')} will stay empty." if empty else ""
        stand = "candidate is" if candidates == 1 else "candidates are"
        return f"{candidates} {stand} elected unopposed when the result is declared.{left}"
    return f"{candidates} candidates stand for {plural(places, 'place')}. Freeze the register, and give notice of poll."
