"""Which groups at risk of exclusion are heard where: from the seats that somebody holds, and from nothing else.

A group is looked at through the constituencies that include it, never through who a person is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from compacttui.rules.word import Word
from compacttui.rules.words import Standing, Tier

SOURCE: Final = "Salford Compact, Social Inclusion code, reviewed 2024"
"""Who lists the groups that every town begins with."""

LISTED: Final = (
    "People with learning difficulties",
    "Disabled people",
    "People with sensory impairments",
    "People from minority ethnic groups",
    "People with mental health conditions",
    "People with physical health conditions",
    "Refugees and people seeking asylum",
    "Young people",
    "Older people",
    "Lesbian, gay, bisexual and transgender people",
    "Women",
    "People with low educational attainment and skill level",
    "Lone parents",
    "People with carer responsibilities",
    "People living in a poor or low-status neighbourhood",
    "Faith groups",
)
"""The groups of that code, in its order and its words; “by no means a finite list”: a town adds its own."""


class GroupState(Word):
    """Whether a group is looked for in a town."""

    LISTED = "listed", "looked for"
    SET_ASIDE = "set_aside", "set aside", "It is not looked for here, and the reason is on record."


DECIDING: Final = (Tier.STRATEGIC, Tier.SERVICE_DELIVERY)
"""The tiers at which the codes want every group to be heard (CI-PS-12, SI-PS-1)."""


@dataclass(frozen=True, slots=True)
class AtTier:
    """The seats that speak for a group at one tier.

    Attributes:
        seats: how many there are.
        filled: how many of them somebody holds.
    """

    seats: int = 0
    filled: int = 0

    @property
    def vacant(self) -> int:
        """How many of them nobody holds."""
        return self.seats - self.filled


NONE: Final = AtTier()
"""No seat."""


def voice(counts: Mapping[Tier, AtTier], there: Collection[Tier]) -> tuple[Standing, str]:
    """How well a group is heard at the tiers that decide, with a symbol and in words.

    A vacant seat is a voice that is missing, not one that is heard.

    Args:
        counts: its seats at each tier; a tier with none may be missing.
        there: the tiers at which this town has seats at all: no other is asked of anybody.
    """
    wanted = [tier for tier in DECIDING if tier in there]
    if not wanted:
        return Standing.NO_DATA, "nothing is decided here by partnerships with seats"
    missing = [tier for tier in wanted if not counts.get(tier, NONE).filled]
    if not missing:
        return Standing.DONE, "heard"
    vacant = [tier for tier in missing if counts.get(tier, NONE).vacant]
    if len(missing) == len(wanted) and not vacant:
        return Standing.DECIDE, "no seat at a tier that decides"
    none = [tier for tier in missing if tier not in vacant]
    said = [f"{what}: {_listed(some)}" for what, some in (("vacant", vacant), ("no seat", none)) if some]
    return Standing.SOON, "; ".join(said)


def _listed(tiers: Collection[Tier]) -> str:
    return " and ".join(tier.words for tier in tiers)
