"""What an import asks: what is on record to compare a file with, and which files were taken in before."""

from compacttui.questions.importing.carried import TAKEN_BACK_WITHIN, ImportRow, import_to_take_back, imports
from compacttui.questions.importing.known import (
    Known,
    KnownInterest,
    KnownMeeting,
    KnownOrganisation,
    KnownPerson,
    KnownSeat,
    Register,
)
from compacttui.questions.importing.on_record import matched_before, register

__all__ = [
    "TAKEN_BACK_WITHIN",
    "ImportRow",
    "Known",
    "KnownInterest",
    "KnownMeeting",
    "KnownOrganisation",
    "KnownPerson",
    "KnownSeat",
    "Register",
    "import_to_take_back",
    "imports",
    "matched_before",
    "register",
]
