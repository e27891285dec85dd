"""Approval vote: as many X's as the voter likes, and the candidates with most votes fill the places.

Brams and Fishburn, *Approval Voting* (1978); ties are drawn as for any vote by X.
"""

from __future__ import annotations

from compacttui.counting.marks import admitted, marks_made, most_votes
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import Count


def any_marks(profile: Profile) -> Profile:
    """Take every paper that is marked for anyone."""
    return admitted(profile, None)


@method(
    "approval",
    title="Approval vote",
    source="Brams and Fishburn, Approval Voting, 1978",
    arithmetic="whole votes",
    admit=any_marks,
    constrained=True,
    votes=marks_made,
)
def approval(profile: Profile, _options: Options) -> Count:
    """Yield the one stage of a count of papers with any number of X's."""
    yield from most_votes(profile)
