"""How large a sample is: the sizes of real places, and how far one can be stretched for a given number of entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    """

    partnerships: int
    seats: int
    organisations: int
    began_on: date
    elections: int = 6
    places: int = 1


MEASURES = {
    Size.TOWN: Measure(12, 40, 150, date(2023, 11, 6)),
    Size.CITY: Measure(60, 500, 1_500, date(2016, 11, 7), elections=5),
    Size.REGION: Measure(60, 500, 1_500, date(2023, 11, 6), elections=3, places=30),
}
"""The sizes of real places: a town, a city with its infrastructure organisation, a region of thirty cities.

The cities of a region are told for three years only: it is their number that a region is there to show."""
