"""Selections: which there are and where they stand, who stands, who votes, how a count went, the same again."""

from compacttui.questions.selections.candidates import NominationRow, nominations
from compacttui.questions.selections.complaints import ComplaintRow, complaints
from compacttui.questions.selections.contests import (
    ContestRow,
    ContestsShown,
    contests,
    never_took_part,
    seats_by_organisation,
)
from compacttui.questions.selections.counted import CountOf, PapersOf
from compacttui.questions.selections.details import SelectionDetail, selection_detail
from compacttui.questions.selections.lists import SelectionRow, SelectionsShown, selections
from compacttui.questions.selections.protocol_check import ProtocolRow, protocol_check
from compacttui.questions.selections.protocols import ProtocolEdition, protocols
from compacttui.questions.selections.recounts import RecountRow, recounts
from compacttui.questions.selections.registers import ElectorRow, electors
from compacttui.questions.selections.requests import RequestRow, requests
from compacttui.questions.selections.stages import StageRow, stage_in_words, stages
from compacttui.questions.selections.steps import StepRow, timetable
from compacttui.questions.selections.votes import VoteRow, on_register

__all__ = [
    "ComplaintRow",
    "ContestRow",
    "ContestsShown",
    "CountOf",
    "ElectorRow",
    "NominationRow",
    "PapersOf",
    "ProtocolEdition",
    "ProtocolRow",
    "RecountRow",
    "RequestRow",
    "SelectionDetail",
    "SelectionRow",
    "SelectionsShown",
    "StageRow",
    "StepRow",
    "VoteRow",
    "complaints",
    "contests",
    "electors",
    "never_took_part",
    "nominations",
    "on_register",
    "protocol_check",
    "protocols",
    "recounts",
    "requests",
    "seats_by_organisation",
    "selection_detail",
    "selections",
    "stage_in_words",
    "stages",
    "timetable",
]
