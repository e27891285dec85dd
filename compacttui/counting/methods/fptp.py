"""First past the post: one X a paper, and the candidates with most votes fill the places.

The count of an X vote at parish elections: Local Elections (Parishes and Communities) (England and Wales) Rules
2006, Schedule 2.
"""

from __future__ import annotations

from compacttui.counting.marks import admitted, most_votes
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import Count


def one_mark(profile: Profile) -> Profile:
    """Reject the papers that are marked for more than one candidate; ranking them is marking them."""
    return admitted(profile, 1)


@method(
    "fptp",
    title="First past the post",
    source="Local Elections (Parishes and Communities) Rules 2006, Sch. 2",
    arithmetic="whole votes",
    admit=one_mark,
    constrained=True,
)
def fptp(profile: Profile, _options: Options) -> Count:
    """Yield the one stage of a count of X votes."""
    yield from most_votes(profile)
