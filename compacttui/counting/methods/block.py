"""Block vote: as many X's as there are places, and the candidates with most votes fill them.

The count of an X vote for several places at parish elections: Local Elections (Parishes and Communities) (England and
Wales) Rules 2006, Schedule 2.
"""

from __future__ import annotations

from compacttui.counting.marks import admitted, marks_made, most_votes
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import Count


def as_many_as_places(profile: Profile) -> Profile:
    """Reject the papers that are marked for more candidates than there are places."""
    return admitted(profile, profile.places)


@method(
    "block",
    title="Block vote",
    source="Local Elections (Parishes and Communities) Rules 2006, Sch. 2",
    arithmetic="whole votes",
    admit=as_many_as_places,
    constrained=True,
    votes=marks_made,
)
def block(profile: Profile, _options: Options) -> Count:
    """Yield the one stage of a count of papers with up to as many X's as there are places."""
    yield from most_votes(profile)
