"""Reporting back to those a seat speaks for."""

from compacttui.acts.reports.keeping import amend, check, mark, waive
from compacttui.acts.reports.sending import ReportItem, Sent, nothing, submit

__all__ = ["ReportItem", "Sent", "amend", "check", "mark", "nothing", "submit", "waive"]
