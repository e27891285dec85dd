"""The register of interests, and where agendas meet it."""

from compacttui.questions.interests.likely import LikelyRow, LikelyShown, likely_matches
from compacttui.questions.interests.matches import MatchesShown, MatchRow, matches
from compacttui.questions.interests.register import InterestRow, InterestsShown, interests, withheld_count
from compacttui.questions.interests.returns import Return, ReturnRow, ReturnsShown, interest_returns
from compacttui.questions.interests.unanswered import OpenMatch, matches_at
from compacttui.questions.interests.versions import VersionRow, interest_versions

__all__ = [
    "InterestRow",
    "InterestsShown",
    "LikelyRow",
    "LikelyShown",
    "MatchRow",
    "MatchesShown",
    "OpenMatch",
    "Return",
    "ReturnRow",
    "ReturnsShown",
    "VersionRow",
    "interest_returns",
    "interest_versions",
    "interests",
    "likely_matches",
    "matches",
    "matches_at",
    "withheld_count",
]
