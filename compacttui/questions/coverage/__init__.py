"""Whom seats speak for: groups at risk of exclusion by tier, constituencies, and who speaks for whom."""

from compacttui.questions.coverage.constituencies import ConstituenciesShown, ConstituencyRow, constituencies
from compacttui.questions.coverage.matrix import CoverageRow, CoverageShown, coverage
from compacttui.questions.coverage.voices import VoiceRow, speaks_for

__all__ = [
    "ConstituenciesShown",
    "ConstituencyRow",
    "CoverageRow",
    "CoverageShown",
    "VoiceRow",
    "constituencies",
    "coverage",
    "speaks_for",
]
