"""The closed words of the field, each with how it is said and, where needed, what it means.

What changes with the place (groups at risk of exclusion, the word for "representative") is data, not here.
"""

from compacttui.rules.word import Word
from compacttui.rules.words.interests import (
    InterestCategory,
    InterestKind,
    Mitigation,
    Publication,
)
from compacttui.rules.words.meetings import (
    AttendanceStatus,
    AttendedAs,
    BasisOfView,
    Marking,
)
from compacttui.rules.words.seats import (
    Capacity,
    ConstituencyKind,
    EndedReason,
    IncomeBand,
    MembershipClass,
    MembershipStatus,
    Offered,
    PartnershipKind,
    SeatKind,
    Sector,
    TermKind,
    Tier,
    VotingRights,
)
from compacttui.rules.words.selections import (
    RejectedBecause,
    SelectionMethod,
    SelectionReason,
)
from compacttui.rules.words.standing import Standing
from compacttui.rules.words.states import (
    DeclarationState,
    InterestState,
    MeetingState,
    MembershipState,
    NominationState,
    PartnershipState,
    PersonState,
    ProcessState,
    ReportKind,
    ReportState,
    SeatState,
    TermState,
)

__all__ = [
    "AttendanceStatus",
    "AttendedAs",
    "BasisOfView",
    "Capacity",
    "ConstituencyKind",
    "DeclarationState",
    "EndedReason",
    "IncomeBand",
    "InterestCategory",
    "InterestKind",
    "InterestState",
    "Marking",
    "MeetingState",
    "MembershipClass",
    "MembershipState",
    "MembershipStatus",
    "Mitigation",
    "NominationState",
    "Offered",
    "PartnershipKind",
    "PartnershipState",
    "PersonState",
    "ProcessState",
    "Publication",
    "RejectedBecause",
    "ReportKind",
    "ReportState",
    "SeatKind",
    "SeatState",
    "Sector",
    "SelectionMethod",
    "SelectionReason",
    "Standing",
    "TermKind",
    "TermState",
    "Tier",
    "VotingRights",
    "Word",
]
