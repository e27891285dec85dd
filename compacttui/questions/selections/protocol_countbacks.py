"""The steps that the rules ask of a countback, and which of a selection's entries are its own.

A countback goes the way of any count, beside a result that stands: what is done in it shows nothing of the election.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from compacttui.questions.ledger.entries import ReadEntry
from compacttui.questions.selections.protocol_asked import (
    Asked,
    Case,
    Order,
    Step,
    always,
    complaints,
    kinds,
    objections,
    settled,
    signed_as,
)
from compacttui.rules.dates import from_utc_text, plural

_NAMED_IN: Final = ("countback", "count")
"""Where an entry says to which countback it belongs, or to which count of it."""

_ENDS: Final = frozenset({"countback.declared", "countback.dropped"})


@dataclass(frozen=True, slots=True)
class CountedBack(Case):
    """One countback, as far as its steps depend on it.

    Attributes:
        name: what it is called: "Countback for the carers' seat".
    """

    name: str

    @property
    def is_over(self) -> bool:
        """Its result was declared."""
        return bool(self.of("countback.declared"))

    @property
    def is_given_up(self) -> bool:
        """It was given up."""
        return bool(self.of("countback.dropped"))


def parted(case: Case) -> tuple[Case, list[CountedBack]]:
    """A selection without the entries of its countbacks, and each of these, the first one first."""
    begun = case.of("countback.begun")
    if not begun:
        return case, []
    of_the_election: dict[str, list[ReadEntry]] = defaultdict(list)
    of_each: dict[str, dict[str, list[ReadEntry]]] = {one.event.subject: defaultdict(list) for one in begun}
    for entry, back in _belonging(case.of(*case.entries)):
        (of_each[back] if back else of_the_election)[entry.event.kind].append(entry)
    own = Case(case.row, case.rules, of_the_election)
    many = len(begun) > 1
    return own, [
        CountedBack(
            case.row, case.rules, of_each[one.event.subject], _name(case, one, number if many else None)
        )
        for number, one in enumerate(begun, 1)
    ]


def _belonging(entries: Iterable[ReadEntry]) -> Iterable[tuple[ReadEntry, str]]:
    """Each entry with the countback that it belongs to; with nothing if it is the election's."""
    whose: dict[str, str] = {}  # countbacks, and what belongs to them: their counts, objections, complaints
    at_work = ""
    for entry in entries:
        event = entry.event
        if event.kind == "countback.begun":
            at_work = whose[event.subject] = event.subject
        named = (event.subject, *(str(event.data.get(field)) for field in _NAMED_IN))
        back = next((whose[thing] for thing in named if thing in whose), "")
        if event.kind == "complaint.received":
            back = at_work
        if back:
            whose[event.subject] = back
        if event.kind in _ENDS:
            at_work = ""
        yield entry, back


def _name(case: Case, begun: ReadEntry, number: int | None) -> str:
    seat = begun.names.get(begun.event.text("seat"), "the vacant seat")
    board = begun.names.get(str(case.row.partnership), "")
    return f"Countback{f' {number}' if number else ''} for {seat.removesuffix(f', {board}')}"


def _declared(case: Case) -> Asked:
    days = case.rules.complaint.workdays
    closes = [text for one in case.of("count.signed") if (text := one.event.cell("complaints_close_at"))]
    due = from_utc_text(str(closes[-1])) + timedelta(days=case.rules.declaration.workdays) if closes else None
    return Asked(f"after {plural(days, 'working day')} for complaints", "complaint.workdays", due)


COUNTBACK_STEPS: Final[tuple[Step, ...]] = (
    Step(
        "papers counted again",
        Order.COUNT,
        always("the sealed papers of the election, without who left", "casual_vacancy"),
        kinds("count.completed"),
    ),
    Step(
        "count signed by the returning officer",
        Order.COUNT,
        always("after it was repeated", "casual_vacancy"),
        signed_as("returning_officer"),
    ),
    Step(
        "count signed by a scrutineer",
        Order.COUNT,
        always("after it was repeated", "casual_vacancy"),
        signed_as("scrutineer"),
        ("scrutineer_signs",),
    ),
    Step("objections to the count answered", Order.RESULT, objections, kinds("count.objection_answered")),
    Step("complaints decided", Order.RESULT, complaints, settled),
    Step("result declared", Order.RESULT, _declared, kinds("countback.declared"), ("complaints",)),
)
"""Every step of a countback, in the order in which they are taken."""
