"""Meetings, what is on their agendas, and who came."""

from compacttui.records.meetings.agendas import item, named
from compacttui.records.meetings.attending import attendance
from compacttui.records.meetings.holding import meeting

__all__ = ["attendance", "item", "meeting", "named"]
