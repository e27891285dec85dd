"""Report-backs: those sent, those owed, what each reader may read of them."""

from compacttui.questions.duties import Duty
from compacttui.questions.reports.due import DueRow, due
from compacttui.questions.reports.lists import ReportRow, ReportsShown, reports
from compacttui.questions.reports.overdue import OverdueReport, overdue
from compacttui.questions.reports.reading import ItemSeen, ItemText, ReportRead, read_report, seen_by
from compacttui.questions.reports.record import TrackRecord, track_record

__all__ = [
    "DueRow",
    "Duty",
    "ItemSeen",
    "ItemText",
    "OverdueReport",
    "ReportRead",
    "ReportRow",
    "ReportsShown",
    "TrackRecord",
    "due",
    "overdue",
    "read_report",
    "reports",
    "seen_by",
    "track_record",
]
