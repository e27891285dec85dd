"""Ballots in, result sheet out: pure, usable with no database.

profile = Profile.of(["Ada", "Ben", "Cleo"], 1, [((0, 1), 5), ((2,), 4)])
sheet = count(profile, "scottish-stv")
"""

from __future__ import annotations

from compacttui.counting.constraints import Category, Constraints, Group
from compacttui.counting.countback import Countback
from compacttui.counting.errors import CannotCount, CountFault
from compacttui.counting.lots import FirstOf, LotSource, PublishedOrder, RecordedLots, SeededLots
from compacttui.counting.profile import Profile
from compacttui.counting.rankings import Preference, Ranking
from compacttui.counting.registry import Method, all_methods, find
from compacttui.counting.sheet import Sheet, count, recount
from compacttui.counting.stages import (
    Batch,
    Because,
    Elected,
    Lot,
    LotNeeded,
    Move,
    Pairs,
    Stage,
    StageKind,
    Tie,
    TieKind,
)

__all__ = [
    "Batch",
    "Because",
    "CannotCount",
    "Category",
    "Constraints",
    "CountFault",
    "Countback",
    "Elected",
    "FirstOf",
    "Group",
    "Lot",
    "LotNeeded",
    "LotSource",
    "Method",
    "Move",
    "Pairs",
    "Preference",
    "Profile",
    "PublishedOrder",
    "Ranking",
    "RecordedLots",
    "SeededLots",
    "Sheet",
    "Stage",
    "StageKind",
    "Tie",
    "TieKind",
    "all_methods",
    "count",
    "find",
    "recount",
]
