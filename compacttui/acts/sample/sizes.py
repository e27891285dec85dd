"""How large a sample is: the sizes of real places, and how far one can be stretched for a given number of entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from compacttui.rules.refusal import Refused

TODAY = date(2026, 11, 21)
"""The day that every sample ends on, a Saturday."""


class Size(StrEnum):
    """The sizes a sample comes in."""

    TOWN = "town"
    CITY = "city"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Measure:
    """How much there is of everything in one place.

    Attributes:
        partnerships: boards, sub-groups, committees and forums.
        seats: on all of them.
        organisations: on the register.
        began_on: the day on which the records begin.
        elections: of a hundred seats to be filled, how many are filled by a selection with its poll; the others by
            a panel or a network.
        places: how many towns, each with its own ledger.
        entries: about how many entries that makes in one of them.
    """

    partnerships: int
    seats: int
    organisations: int
    began_on: date
    elections: int = 10
    places: int = 1
    entries: int = 0

    def stretched(self, events: int) -> Measure:
        """The same years in a place large enough for about so many entries, and no larger.

        Raises:
            Refused: the place has more entries than that at its smallest.
        """
        if events < self.entries:
            raise Refused(
                f"A sample of this size has about {self.entries:,} entries. Ask for more, or for a smaller size.",
                field="events",
            )
        # A little too small on purpose: what is missing is filled up to the very number.
        share = max(1.0, events / self.entries * _FILLED)
        return replace(
            self,
            partnerships=round(self.partnerships * share),
            seats=round(self.seats * share),
            organisations=round(self.organisations * min(share, _MOST_ORGANISATIONS)),
        )


_FILLED = 0.9
_MOST_ORGANISATIONS = 12

MEASURES = {
    Size.TOWN: Measure(12, 40, 150, date(2023, 11, 6), entries=6_000),
    Size.CITY: Measure(60, 500, 1_500, date(2016, 11, 7), elections=5, entries=120_000),
    Size.REGION: Measure(60, 500, 1_500, date(2016, 11, 7), elections=5, places=30, entries=120_000),
}
"""The sizes of real places: a town, a city with its infrastructure organisation, a region of thirty cities."""
