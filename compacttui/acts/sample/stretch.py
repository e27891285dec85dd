"""How large a place must be for a given number of entries: found by counting beforehand what will come of it."""

from __future__ import annotations

from dataclasses import replace

from compacttui.acts.sample.boards import boards_of
from compacttui.acts.sample.material import Material
from compacttui.acts.sample.sizes import TODAY, Measure
from compacttui.rules.refusal import Refused

# How many entries things come to, as counted in samples.
_A_MEETING = 6.9
_A_SEAT_AT_IT = 2.86
_A_SEAT_A_YEAR = 4.6
_A_SEAT = 9.0
_AN_ORGANISATION = 4.0

_UNMARKED = 0.945
"""The share of entries that are not looks at markings, in the middle of what these can make up for."""
_MOST_ORGANISATIONS = 12
"""A place of very many entries has more meetings, not ever more organisations."""


def expected(material: Material, measure: Measure) -> int:
    """About how many entries come of one such place, before anybody looks at markings."""
    years = (TODAY - measure.began_on).days / 365.25
    meetings = sum(
        len(board.months) * years * (_A_MEETING + len(board.seats) * _A_SEAT_AT_IT)
        for board in boards_of(material, measure)
    )
    seats = measure.seats * (years * _A_SEAT_A_YEAR + _A_SEAT)
    return round(meetings + seats + measure.organisations * _AN_ORGANISATION)


def stretched(material: Material, measure: Measure, events: int) -> Measure:
    """The same years in a place large enough for so many entries, once the markings are looked at.

    Raises:
        Refused: the place has more entries than that at its smallest.
    """
    wanted = round(events * _UNMARKED)
    least = expected(material, measure)
    if wanted < least:
        fewest = round(least / _UNMARKED / 100 + 1) * 100
        raise Refused(
            f"A sample of this size has at least about {fewest:,} entries. Ask for more, or for a smaller size.",
            field="events",
        )
    low, high = 1.0, 2.0 * wanted / least + 1
    while high - low > _CLOSE_ENOUGH:
        middle = (low + high) / 2
        low, high = (middle, high) if expected(material, _times(measure, middle)) < wanted else (low, middle)
    return _times(measure, low)


_CLOSE_ENOUGH = 0.01


def _times(measure: Measure, share: float) -> Measure:
    return replace(
        measure,
        partnerships=round(measure.partnerships * share),
        seats=round(measure.seats * share),
        organisations=round(measure.organisations * min(share, _MOST_ORGANISATIONS)),
        elections=round(measure.elections / share),
    )
