"""Counting the papers of an election again to fill a place that fell vacant.

Newland and Britton, *How to conduct an election by STV*, 3rd edition (ERS97), 7.1: the member who left is struck out, and
so is whoever would not serve; for as many places as then, the members who still sit are guarded, and the count runs
until somebody who does not sit is elected.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from compacttui.counting.constraints import Category, Constraints, Group
from compacttui.counting.errors import CannotCount
from compacttui.counting.profile import Profile
from compacttui.counting.stages import Elected

MEMBERS = "Members"
SITTING = "Those who sit"
OTHERS = "All others"


@dataclass(frozen=True, slots=True)
class Countback:
    """What makes a count a countback.

    Attributes:
        vacating: the candidates whose places fell vacant since; ascending.
        declining: candidates who would not serve now; ascending.
        sitting: candidates who hold a place and keep it; ascending.
    """

    vacating: tuple[int, ...]
    declining: tuple[int, ...]
    sitting: tuple[int, ...]

    @classmethod
    def of(cls, vacating: Iterable[int], declining: Iterable[int], sitting: Iterable[int]) -> Countback:
        """The candidates in any order.

        Raises:
            CannotCount: nobody vacates a place, or somebody is named in two ways.
        """
        made = cls(*(tuple(sorted(set(some))) for some in (vacating, declining, sitting)))
        everyone = (*made.vacating, *made.declining, *made.sitting)
        if len(set(everyone)) < len(everyone):
            raise CannotCount(
                "In a countback, somebody vacates a place, declines one or sits; not two of these."
            )
        if not made.vacating:
            raise CannotCount("A countback needs to know whose place fell vacant.")
        return made

    def struck(self, profile: Profile) -> Profile:
        """The papers with those who left and those who decline among the withdrawn.

        Raises:
            CannotCount: somebody who sits withdrew, no place is vacant, or nobody is left to fill it.
        """
        gone = sorted({*profile.withdrawn, *self.vacating, *self.declining})
        papers = replace(profile, withdrawn=tuple(gone))
        if not set(self.sitting) <= set(papers.standing):
            raise CannotCount("Somebody who is said to sit withdrew before the count, or did not stand.")
        if len(self.sitting) >= profile.places:
            message = f"{len(self.sitting)} sit for {profile.places} places, so there is no place to fill."
            raise CannotCount(message)
        if len(papers.standing) == len(self.sitting):
            raise CannotCount("Nobody who stood is left to fill the place; choose another way to fill it.")
        return papers

    def constraints(self, papers: Profile, others: Constraints | None) -> Constraints | None:
        """The constraints of the election, if there were any, and that those who sit are guarded."""
        if not self.sitting or len(papers.standing) <= papers.places:
            return others  # everybody who stands is elected, and nobody excluded
        rest = tuple(index for index in range(len(papers.candidates)) if index not in self.sitting)
        groups = (Group(SITTING, self.sitting, len(self.sitting)), Group(OTHERS, rest))
        return Constraints((*(others.categories if others else ()), Category(MEMBERS, groups)))

    def filled_by(self, elected: Iterable[Elected]) -> int | None:
        """Who fills the place: the first of the elected who did not sit."""
        return next((one.candidate for one in elected if one.candidate not in self.sitting), None)
