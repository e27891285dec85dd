"""The register of interests, and where agendas meet it."""

from compacttui.questions.interests.matches import MatchesShown, MatchRow, matches
from compacttui.questions.interests.register import InterestRow, InterestsShown, interests, withheld_count
from compacttui.questions.interests.unanswered import OpenMatch, matches_at

__all__ = [
    "InterestRow",
    "InterestsShown",
    "MatchRow",
    "MatchesShown",
    "OpenMatch",
    "interests",
    "matches",
    "matches_at",
    "withheld_count",
]
