"""Meek STV by Algorithm 123: elected only once surpluses are shared out, with more votes than the quota.

I. D. Hill, B. A. Wichmann and D. R. Woodall, *Algorithm 123: Single Transferable Vote by Meek's method*, Computer Journal
30(3), 1987. The paper leaves open how far surpluses are shared out; here, until together they are less than a
ten-thousandth of a vote.
"""

from __future__ import annotations

from typing import Final

from compacttui.counting.meek import DIGITS, Rules, counted
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import Count

_RULES: Final = Rules(
    added=0,
    enough=1,
    negligible=100_000,  # a ten-thousandth of a vote
    elects_while_sharing=False,
    first="Algorithm 123",
    sharing="Algorithm 123",
    excluding="Algorithm 123",
    filling="Algorithm 123",
)


@method(
    "meek-123",
    title="Meek STV, Algorithm 123",
    source="Hill, Wichmann and Woodall, Algorithm 123, Computer Journal 30(3), 1987",
    arithmetic="9 decimal places; what is kept of each paper is rounded up",
    digits=DIGITS,
    quota_digits=DIGITS,
    constrained=True,
)
def meek_123(profile: Profile, _options: Options) -> Count:
    """Yield the stages of a count by Algorithm 123."""
    return counted(profile, _RULES)
