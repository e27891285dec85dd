"""Questions to members before a meeting: until when they can answer, and where the question stands."""

from __future__ import annotations

from datetime import date, timedelta

from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.words import SoundingState


def closes_on(meets_on: date, today: date, days_before: int) -> date:
    """The last day for answers unless one is said: so many days before the meeting, and never before today.

    Args:
        meets_on: the day of the meeting.
        today: the day on which the question is asked.
        days_before: from the rule book.
    """
    return max(today, meets_on - timedelta(days=days_before))


def check_days(asked_on: date, closes: date, meets_on: date) -> None:
    """Refuse a question that nobody could answer in time.

    Raises:
        Refused: the meeting is over, or answers could come only before the question or after the meeting.
    """
    if meets_on < asked_on:
        raise Refused(
            "This meeting has been. A question to members is put to them before one.", field="meeting"
        )
    if closes < asked_on:
        raise Refused("Answers cannot be wanted before the question is asked.", field="closes_on")
    if closes > meets_on:
        raise Refused(
            f"The meeting is on {long_day(meets_on)}. Choose a last day for answers before it.",
            field="closes_on",
        )


def sounding_state(
    closes: date, today: date, *, closed: bool = False, used: bool = False, set_aside: bool = False
) -> SoundingState:
    """Where a question to members stands on a day.

    Args:
        closes: the last day for answers.
        today: the day that is asked about.
        closed: the answers were summarised.
        used: a report says what came of it.
        set_aside: it was not used, and why is on record.
    """
    if used:
        return SoundingState.USED
    if set_aside:
        return SoundingState.NOT_USED
    return SoundingState.CLOSED if closed or today > closes else SoundingState.OPEN
