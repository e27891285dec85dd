"""Reporting back to those a seat speaks for."""

from compacttui.acts.reports.actions import ReportAction
from compacttui.acts.reports.chasing import Chased, Owed, chase
from compacttui.acts.reports.contents import ReportItem
from compacttui.acts.reports.following import agree, settle
from compacttui.acts.reports.keeping import amend, check, mark, waive
from compacttui.acts.reports.sending import Sent, nothing, submit

__all__ = [
    "Chased",
    "Owed",
    "ReportAction",
    "ReportItem",
    "Sent",
    "agree",
    "amend",
    "chase",
    "check",
    "mark",
    "nothing",
    "settle",
    "submit",
    "waive",
]
