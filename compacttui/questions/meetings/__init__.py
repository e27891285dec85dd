"""Meetings: which come, which were held, what was on the agenda, who came and what they said."""

from compacttui.questions.meetings.agenda import DeclaredAt, ItemOn, MeetingOn, meeting_on
from compacttui.questions.meetings.attending import AttendanceRow, attendance
from compacttui.questions.meetings.declared import DeclarationRow, declarations
from compacttui.questions.meetings.lists import MeetingRow, MeetingsShown, meetings
from compacttui.questions.meetings.unattended import UnattendedRow, unattended
from compacttui.questions.meetings.undeclared import UndeclaredRow, undeclared

__all__ = [
    "AttendanceRow",
    "DeclarationRow",
    "DeclaredAt",
    "ItemOn",
    "MeetingOn",
    "MeetingRow",
    "MeetingsShown",
    "UnattendedRow",
    "UndeclaredRow",
    "attendance",
    "declarations",
    "meeting_on",
    "meetings",
    "unattended",
    "undeclared",
]
