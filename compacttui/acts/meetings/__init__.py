"""Keeping meetings, their agendas and who came."""

from compacttui.acts.meetings.agenda import add_item, change_item, withdraw_item
from compacttui.acts.meetings.attending import Attended, record_attendance
from compacttui.acts.meetings.changing import change_room, not_held
from compacttui.acts.meetings.entering import Entered, enter
from compacttui.acts.meetings.holding import Held, correct_date, hold
from compacttui.acts.meetings.planning import (
    cancel,
    issue_papers,
    postpone,
    record_minutes,
    schedule,
)
from compacttui.acts.meetings.recurring import Planned, cancel_rest, plan_series

__all__ = [
    "Attended",
    "Entered",
    "Held",
    "Planned",
    "add_item",
    "cancel",
    "cancel_rest",
    "change_item",
    "change_room",
    "correct_date",
    "enter",
    "hold",
    "issue_papers",
    "not_held",
    "plan_series",
    "postpone",
    "record_attendance",
    "record_minutes",
    "schedule",
    "withdraw_item",
]
