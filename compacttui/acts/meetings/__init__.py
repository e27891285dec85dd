"""Keeping meetings, their agendas and who came."""

from compacttui.acts.meetings.agenda import add_item, change_item, withdraw_item
from compacttui.acts.meetings.attending import Attended, record_attendance
from compacttui.acts.meetings.entering import Entered, enter
from compacttui.acts.meetings.holding import Held, correct_date, hold
from compacttui.acts.meetings.planning import (
    cancel,
    issue_papers,
    postpone,
    record_minutes,
    schedule,
)

__all__ = [
    "Attended",
    "Entered",
    "Held",
    "add_item",
    "cancel",
    "change_item",
    "correct_date",
    "enter",
    "hold",
    "issue_papers",
    "postpone",
    "record_attendance",
    "record_minutes",
    "schedule",
    "withdraw_item",
]
