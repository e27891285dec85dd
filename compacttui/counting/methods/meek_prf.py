"""Meek STV by the PR Foundation's reference rule: nine decimal places, elected while surpluses are shared out.

*Meek reference rule*, Proportional Representation Foundation: steps A, B.1 to B.4 and C. Clauses below are those steps.
"""

from __future__ import annotations

from typing import Final

from compacttui.counting.meek import DIGITS, Rules, counted
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import Count

_RULES: Final = Rules(
    added=1,
    enough=0,
    negligible=1_000,  # omega: a millionth of a vote
    elects_while_sharing=True,
    first="step B.2",
    sharing="step B.2",
    excluding="step B.3",
    filling="step C",
)


@method(
    "meek-prf",
    title="Meek STV, reference rule",
    source="Proportional Representation Foundation, Meek reference rule",
    arithmetic="9 decimal places; what is kept of each paper is rounded up",
    digits=DIGITS,
    quota_digits=DIGITS,
    constrained=True,
)
def meek_prf(profile: Profile, _options: Options) -> Count:
    """Yield the stages of a count by the reference rule."""
    return counted(profile, _RULES)
