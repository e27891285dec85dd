"""People: where they belong, when that raises a question about their seat, and when a name is removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from compacttui.rules.dates import Period, add_months
from compacttui.rules.findings import Finding
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Capacity, PersonState

MOVES: Final[Mapping[PersonState, frozenset[PersonState]]] = MappingProxyType(
    {
        PersonState.ACTIVE: frozenset({PersonState.LEFT}),
        PersonState.LEFT: frozenset({PersonState.ACTIVE, PersonState.PSEUDONYMISED}),
    }
)
"""What can become of a person in the records; a removed name does not come back."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's place in an organisation, for as long as it lasts."""

    organisation: str
    capacity: Capacity
    period: Period
    paid: bool = False


def check_move(now: PersonState, to: PersonState) -> None:
    """Refuse a step that does not exist.

    Raises:
        Refused: a person who stands so in the records cannot become that.
    """
    if to not in MOVES.get(now, frozenset()):
        raise Refused(
            f"This person stands in the records as “{now.words}”, which cannot become “{to.words}”."
        )


def belongs_to(affiliations: Iterable[Affiliation], on: date) -> list[Affiliation]:
    """Where the person belongs on a day; paid places first, then by organisation."""
    current = [each for each in affiliations if each.period.holds(on)]
    return sorted(current, key=lambda each: (not each.paid, each.organisation, each.capacity))


def review_findings(chosen_from: str | None, affiliations: Iterable[Affiliation], on: date) -> list[Finding]:
    """Whether the person's eligibility should be looked at: they have left the organisation they were chosen from.

    Changing a job does not change a seat: an officer asks, and people decide.
    """
    if chosen_from is None or any(each.organisation == chosen_from for each in belongs_to(affiliations, on)):
        return []
    return [
        Finding(
            "left_organisation",
            "This person no longer belongs to the organisation they were chosen from. Check whether they may go on.",
            field="person",
        )
    ]


def remove_name_on(last_term_ended_on: date, years: int) -> date:
    """The day on which a former representative's name is due to be removed."""
    return add_months(last_term_ended_on, 12 * years)


def former(word: str, seats: Iterable[str]) -> str:
    """What stands in place of a removed name: "former representative, carers' seat".

    Args:
        word: what a representative is called here.
        seats: the names of the seats held, cleaned already.
    """
    return ", ".join([f"former {word}", *dict.fromkeys(seats)])
