"""Papers that mark candidates as equal, for methods that take one candidate for each preference."""

from __future__ import annotations

from collections import Counter
from typing import Final

from compacttui.counting import Profile, Ranking
from compacttui.exchange.ballots.reading import Remark

UNCERTAIN: Final = "uncertain"
"""The reason for papers that begin with equal preferences: it cannot be told for whom they are meant."""


def without_equals(profile: Profile) -> tuple[Profile, list[Remark]]:
    """The same contest where a paper ends before the first preference that is given to several, and what to know of it.

    A paper that begins so is rejected as uncertain.
    """
    if not profile.has_equals:
        return profile, []
    papers: list[tuple[Ranking, int]] = []
    rejected = Counter(dict(profile.rejected))
    cut = 0
    for ranking, number in profile.rankings:
        end = next((at for at, one in enumerate(ranking) if isinstance(one, tuple)), len(ranking))
        cut += number if end < len(ranking) else 0
        if end:
            papers.append((ranking[:end], number))
        else:
            rejected[UNCERTAIN] += number
    found = Profile.of(
        profile.candidates,
        profile.places,
        papers,
        withdrawn=profile.withdrawn,
        rejected=rejected,
        title=profile.title,
        ties=profile.ties,
    )
    message = f"{cut:,} {'paper marks' if cut == 1 else 'papers mark'} candidates as equal; there and after it nothing counted."
    return found, [Remark(message)]
