"""Partnerships and their seats: lists, details, vacancies."""

from compacttui.questions.partnerships.alterations import AlterationRow, alterations
from compacttui.questions.partnerships.boards import PartnershipRow, partnerships
from compacttui.questions.partnerships.seats import SeatRow, SeatsShown, seats
from compacttui.questions.partnerships.time_vacant import TimeVacant, time_vacant
from compacttui.questions.partnerships.vacancies import EndingSeat, VacantSeat, ending, to_fill, vacant

__all__ = [
    "AlterationRow",
    "EndingSeat",
    "PartnershipRow",
    "SeatRow",
    "SeatsShown",
    "TimeVacant",
    "VacantSeat",
    "alterations",
    "ending",
    "partnerships",
    "seats",
    "time_vacant",
    "to_fill",
    "vacant",
]
