"""Requests for a representative: how much notice one gives, which is said and never blocks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compacttui.rules.dates import add_months, days, long_day
from compacttui.rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """How much notice a request gives.

    Attributes:
        days: calendar days from the day it came to the day somebody is wanted.
        enough_on: the first day that would have been enough notice.
        is_short: it gives less.
    """

    days: int
    enough_on: date
    is_short: bool

    @property
    def words(self) -> str:
        """The same for people: "9 days' notice: short, one calendar month ends on Mon 22 December 2026"."""
        said = f"{days(self.days)}' notice" if self.days != 1 else "1 day's notice"
        if not self.is_short:
            return said
        return f"{said}: short, it would be enough from {long_day(self.enough_on)} on"


def notice_given(received_on: date, needed_by: date, months: int) -> NoticeGiven:
    """How much notice a request gives: enough is the same day of the month so many calendar months later.

    A month is clipped at its end: what is asked on 31 January has its month on the last day of February. Source: the
    code on community involvement asks for at least one month's notice.

    Args:
        received_on: the day it came.
        needed_by: the day on which somebody is wanted.
        months: the calendar months that are enough.

    Raises:
        Refused: somebody is wanted before the request came.
    """
    if needed_by < received_on:
        raise Refused(
            f"The request came on {long_day(received_on)}. Somebody is wanted later than that; check the day.",
            field="needed_by",
        )
    enough_on = add_months(received_on, months)
    return NoticeGiven((needed_by - received_on).days, enough_on, needed_by < enough_on)
