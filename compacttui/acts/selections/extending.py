"""Too few stood: nominations are opened once more, with a new notice and later dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.dates import moments, timetable_of
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    day_of,
    moment_of,
    nominations_of,
    running,
    seat_name,
)
from compacttui.acts.selections.seats import in_a_process
from compacttui.acts.selections.standing import facts, in_state
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.selections.extending import extended_to, moved_on
from compacttui.rules.words import NominationState, ProcessState


@dataclass(frozen=True, slots=True)
class Extended:
    """Nominations that are open once more.

    Attributes:
        timetable: the dates as they are now.
        warnings: what somebody should know about them.
    """

    timetable: rules.Timetable
    warnings: tuple[str, ...]


@act(
    "nominations.extend",
    title="Open nominations again",
    on="selection",
    when={ProcessState.NOMINATIONS_CLOSED, ProcessState.NO_CANDIDATES},
)
def extend(desk: Desk, selection: Selection, reason: Words, closes_on: date | None = None) -> Extended:
    """Open nominations once more where too few stand; every later date moves on, and those who stand still stand.

    Args:
        selection: which one.
        reason: why too few stood, as far as it is known; it stands in the new notice.
        closes_on: the day on which they close; the last one that the rules allow if left empty.

    Raises:
        Refused: enough people stand, nominations were open twice already, or the day is too late.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        now = moment_of(books)
        refuse_outright(rules.process.findings(facts(books, process), ProcessState.EXTENDED, desk.role, now))
        if process.state is ProcessState.NO_CANDIDATES:
            _check_seats_free(books, process)
        last = extended_to(closes_on, day_of(books), process.rules)
        dates = moved_on(timetable_of(process), last, process.rules)
        found = rules.timetable_findings(dates, process.rules)
        refuse_outright(found)
        standing = in_state(nominations_of(books, selection), {NominationState.VALID})
        books.record(
            "nominations.extended",
            selection,
            about=process.about,
            reason=reason,
            candidates=len(standing),
            places=process.number("places"),
            **moments(dates),
        )
    return Extended(dates, tuple(finding.message for finding in found))


def _check_seats_free(books: Books, process: Process) -> None:
    """Refuse to fill seats that another selection has taken up since nobody stood."""
    busy = in_a_process(books, process.seats)
    if busy:
        seat, reference = next(iter(busy.items()))
        raise Refused(f"{seat_name(books, seat)} is in selection {reference} by now.", field="selection")
