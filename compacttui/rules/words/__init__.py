"""The closed words of the field, each with how it is said and, where needed, what it means.

What changes with the place (groups at risk of exclusion, the word for "representative") is data, not here.

Each vocabulary is read when it is first asked for: making some two hundred words takes longer than the
first screen can wait for, and that screen needs five of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from compacttui.rules.word import Word as Word
    from compacttui.rules.words.alterations import AlterationAnswer as AlterationAnswer
    from compacttui.rules.words.alterations import AlterationDecision as AlterationDecision
    from compacttui.rules.words.alterations import AlterationKind as AlterationKind
    from compacttui.rules.words.alterations import AlterationState as AlterationState
    from compacttui.rules.words.alterations import Consensus as Consensus
    from compacttui.rules.words.complaints import ComplaintState as ComplaintState
    from compacttui.rules.words.complaints import Remedy as Remedy
    from compacttui.rules.words.interests import InterestCategory as InterestCategory
    from compacttui.rules.words.interests import InterestKind as InterestKind
    from compacttui.rules.words.interests import MatchOutcome as MatchOutcome
    from compacttui.rules.words.interests import Mitigation as Mitigation
    from compacttui.rules.words.interests import Publication as Publication
    from compacttui.rules.words.interests import RaisedBy as RaisedBy
    from compacttui.rules.words.interests import Resembles as Resembles
    from compacttui.rules.words.involvement import Engagement as Engagement
    from compacttui.rules.words.involvement import InvolvementReply as InvolvementReply
    from compacttui.rules.words.involvement import InvolvementState as InvolvementState
    from compacttui.rules.words.keeping import ErasureGround as ErasureGround
    from compacttui.rules.words.keeping import KeptFor as KeptFor
    from compacttui.rules.words.meetings import AttendanceStatus as AttendanceStatus
    from compacttui.rules.words.meetings import AttendedAs as AttendedAs
    from compacttui.rules.words.meetings import BasisOfView as BasisOfView
    from compacttui.rules.words.meetings import ClosedBecause as ClosedBecause
    from compacttui.rules.words.meetings import Marking as Marking
    from compacttui.rules.words.meetings import MeetingKind as MeetingKind
    from compacttui.rules.words.meetings import MinutesState as MinutesState
    from compacttui.rules.words.meetings import Repeats as Repeats
    from compacttui.rules.words.reports import ActionState as ActionState
    from compacttui.rules.words.reports import ChaseWay as ChaseWay
    from compacttui.rules.words.reports import RemarkKind as RemarkKind
    from compacttui.rules.words.reports import SoundingState as SoundingState
    from compacttui.rules.words.seats import Capacity as Capacity
    from compacttui.rules.words.seats import ConstituencyKind as ConstituencyKind
    from compacttui.rules.words.seats import EndedReason as EndedReason
    from compacttui.rules.words.seats import IncomeBand as IncomeBand
    from compacttui.rules.words.seats import MembershipClass as MembershipClass
    from compacttui.rules.words.seats import MembershipStatus as MembershipStatus
    from compacttui.rules.words.seats import Offered as Offered
    from compacttui.rules.words.seats import PartnershipKind as PartnershipKind
    from compacttui.rules.words.seats import SeatKind as SeatKind
    from compacttui.rules.words.seats import Sector as Sector
    from compacttui.rules.words.seats import TermKind as TermKind
    from compacttui.rules.words.seats import Tier as Tier
    from compacttui.rules.words.seats import VotingRights as VotingRights
    from compacttui.rules.words.selections import ElectorateRule as ElectorateRule
    from compacttui.rules.words.selections import RejectedBecause as RejectedBecause
    from compacttui.rules.words.selections import SelectionMethod as SelectionMethod
    from compacttui.rules.words.selections import SelectionReason as SelectionReason
    from compacttui.rules.words.serving import GoesOn as GoesOn
    from compacttui.rules.words.serving import RecallOutcome as RecallOutcome
    from compacttui.rules.words.serving import RecallState as RecallState
    from compacttui.rules.words.serving import TermQuestion as TermQuestion
    from compacttui.rules.words.standing import Standing as Standing
    from compacttui.rules.words.states import DeclarationState as DeclarationState
    from compacttui.rules.words.states import InterestState as InterestState
    from compacttui.rules.words.states import MeetingState as MeetingState
    from compacttui.rules.words.states import NominationState as NominationState
    from compacttui.rules.words.states import PartnershipState as PartnershipState
    from compacttui.rules.words.states import PersonState as PersonState
    from compacttui.rules.words.states import ProcessState as ProcessState
    from compacttui.rules.words.states import ReportKind as ReportKind
    from compacttui.rules.words.states import ReportState as ReportState
    from compacttui.rules.words.states import SeatState as SeatState
    from compacttui.rules.words.states import TermState as TermState

_IN: Final = {
    "alterations": ("AlterationAnswer AlterationDecision AlterationKind AlterationState Consensus"),
    "involvement": ("Engagement InvolvementReply InvolvementState"),
    "complaints": ("ComplaintState Remedy"),
    "interests": ("InterestCategory InterestKind MatchOutcome Mitigation Publication RaisedBy Resembles"),
    "keeping": ("ErasureGround KeptFor"),
    "meetings": (
        "AttendanceStatus AttendedAs BasisOfView ClosedBecause Marking MeetingKind MinutesState Repeats"
    ),
    "reports": ("ActionState ChaseWay RemarkKind SoundingState"),
    "seats": (
        "Capacity ConstituencyKind EndedReason IncomeBand MembershipClass MembershipStatus "
        "Offered PartnershipKind SeatKind Sector TermKind Tier VotingRights"
    ),
    "selections": ("ElectorateRule RejectedBecause SelectionMethod SelectionReason"),
    "serving": ("GoesOn RecallOutcome RecallState TermQuestion"),
    "standing": ("Standing"),
    "states": (
        "DeclarationState InterestState MeetingState NominationState PartnershipState PersonState "
        "ProcessState ReportKind ReportState SeatState TermState"
    ),
}


def __getattr__(name: str) -> object:
    """The vocabulary of that name, from the file that holds it."""
    for file, names in _IN.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{file}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
