"""Partnerships and their seats: lists, details, vacancies."""

from compacttui.questions.partnerships.alterations import AlterationRow, alterations
from compacttui.questions.partnerships.boards import PartnershipRow, partnerships
from compacttui.questions.partnerships.seats import SeatRow, SeatsShown, seats
from compacttui.questions.partnerships.vacancies import EndingSeat, VacantSeat, ending, to_fill, vacant

__all__ = [
    "AlterationRow",
    "EndingSeat",
    "PartnershipRow",
    "SeatRow",
    "SeatsShown",
    "VacantSeat",
    "alterations",
    "ending",
    "partnerships",
    "seats",
    "to_fill",
    "vacant",
]
