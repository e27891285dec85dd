"""The coverage matrix: groups at risk of exclusion by the tier of the partnerships at which a seat speaks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compacttui.questions.coverage.seated import (
    ListedGroup,
    SeatedFor,
    constituencies_on,
    groups_on,
    seats_for,
)
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.rules.coverage import NONE, AtTier, voice
from compacttui.rules.text import folded
from compacttui.rules.word import Word
from compacttui.rules.words import Standing, Tier

NO_SEAT = "–"
"""What stands where no seat speaks for a group at a tier."""


class CoverageShown(Word):
    """Which groups the matrix shows."""

    ALL = "all", "all"
    UNHEARD = "unheard", "not heard at a tier that decides"
    VACANT = "vacant", "with a vacant seat"
    SET_ASIDE = "set_aside", "set aside"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How well one group is heard on the day; seats that nobody holds count for nothing.

    Attributes:
        id: the group's id.
        number: its place on the list.
        counts: its seats at each tier.
        standing: how well it is heard; no data where it is set aside, or nothing is known.
        group: what it is called.
        strategic: how many seats speak for it where the whole place is decided on, and how many somebody holds.
        service_delivery: the same, where a service is run.
        neighbourhood: the same, for a part of the place.
        sub_group: the same, in groups that prepare for others.
        network: the same, in networks.
        stands: how well it is heard, in words.
    """

    id: str
    number: int
    counts: Mapping[Tier, AtTier]
    standing: Standing
    group: str = column("Group")
    strategic: str = column("Strategic")
    service_delivery: str = column("Service delivery")
    neighbourhood: str = column("Neighbourhood")
    sub_group: str = column("Sub-group")
    network: str = column("Network")
    stands: str = column("Stands")

    @property
    def is_unheard(self) -> bool:
        """Whether it is looked for and not heard at every tier that decides."""
        return self.standing in {Standing.DECIDE, Standing.SOON}


@question("coverage", title="Which groups are heard where", rows=CoverageRow)
def coverage(view: View, shown: CoverageShown = CoverageShown.ALL, words: str = "") -> Sequence[CoverageRow]:
    """Groups at risk of exclusion, and at each tier how many seats speak for them that somebody holds on the day.

    Args:
        shown: all of them, those without a filled seat at strategic or service-delivery level, those with a vacant
            seat, or those that are not looked for here.
        words: only groups with these words in their name.
    """
    with view.reading() as connection:
        spoken = constituencies_on(view, connection)
        seats = seats_for(view, connection)
        groups = groups_on(view, connection)
    counts = counts_by_group(seats, {one.id: one.groups for one in spoken.values()})
    there = {one.tier for one in seats}
    is_known = any(one.groups for one in spoken.values())
    rows = [_row(one, counts.get(one.number, {}), there, is_known=is_known) for one in groups]
    wanted = folded(words).split()
    return [
        row
        for row, one in zip(rows, groups, strict=True)
        if _fits(row, shown) and all(f" {word}" in f" {one.folded}" for word in wanted)
    ]


def counts_by_group(
    seats: Sequence[SeatedFor], groups: Mapping[str, Sequence[int]]
) -> Mapping[int, Mapping[Tier, AtTier]]:
    """The seats of each group at each tier.

    Args:
        seats: the seats of the day.
        groups: the numbers of the groups that each constituency includes.
    """
    found: dict[int, dict[Tier, AtTier]] = defaultdict(dict)
    for one in seats:
        for number in groups.get(one.constituency, ()):
            now = found[number].get(one.tier, NONE)
            found[number][one.tier] = AtTier(now.seats + 1, now.filled + one.is_held)
    return found


def _row(one: ListedGroup, counts: Mapping[Tier, AtTier], there: set[Tier], *, is_known: bool) -> CoverageRow:
    standing, stands = voice(counts, there)
    if one.set_aside:
        standing, stands = Standing.NO_DATA, f"set aside: {one.set_aside}"
    elif not is_known:
        standing, stands = Standing.NO_DATA, "not said whom seats speak for"
    at = {tier: in_numbers(counts.get(tier, NONE)) for tier in Tier}
    return CoverageRow(
        id=one.id,
        number=one.number,
        counts=counts,
        standing=standing,
        group=one.label,
        strategic=at[Tier.STRATEGIC],
        service_delivery=at[Tier.SERVICE_DELIVERY],
        neighbourhood=at[Tier.NEIGHBOURHOOD],
        sub_group=at[Tier.SUB_GROUP],
        network=at[Tier.NETWORK],
        stands=stands,
    )


def in_numbers(at: AtTier) -> str:
    """How many seats somebody holds, of how many: "1 of 2"."""
    return f"{at.filled} of {at.seats}" if at.seats else NO_SEAT


def _fits(row: CoverageRow, shown: CoverageShown) -> bool:
    if shown is CoverageShown.UNHEARD:
        return row.is_unheard
    if shown is CoverageShown.VACANT:
        return any(at.vacant for at in row.counts.values())
    if shown is CoverageShown.SET_ASIDE:
        return row.stands.startswith("set aside")
    return True
