"""Report-backs: those sent, those owed, what each reader may read of them."""

from compacttui.questions.duties import Duty
from compacttui.questions.reports.actions import ActionRow, ActionsShown, actions
from compacttui.questions.reports.before import BeforeRow, said_before
from compacttui.questions.reports.due import DueRow, due
from compacttui.questions.reports.items import ItemSeen, ItemText, seen_by
from compacttui.questions.reports.lists import ReportRow, ReportsShown, reports
from compacttui.questions.reports.overdue import OverdueReport, overdue
from compacttui.questions.reports.reading import ReportRead, read_report
from compacttui.questions.reports.record import TrackRecord, track_record
from compacttui.questions.reports.remarks import RemarkRow, RemarksShown, comments

__all__ = [
    "ActionRow",
    "ActionsShown",
    "BeforeRow",
    "DueRow",
    "Duty",
    "ItemSeen",
    "ItemText",
    "OverdueReport",
    "RemarkRow",
    "RemarksShown",
    "ReportRead",
    "ReportRow",
    "ReportsShown",
    "TrackRecord",
    "actions",
    "comments",
    "due",
    "overdue",
    "read_report",
    "reports",
    "said_before",
    "seen_by",
    "track_record",
]
