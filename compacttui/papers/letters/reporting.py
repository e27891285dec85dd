"""Letters about report-backs: a reminder of those that are late, thanks for those that came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from compacttui.papers.letters.registry import About, Letter, letter
from compacttui.questions.reports.overdue import OverdueReport, overdue
from compacttui.questions.reports.published import reports_sent
from compacttui.questions.reports.reading import ReportRead
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate, days, long_day, plural


@letter("late-reports", title="A reminder of report-backs that are late")
def late_reports(view: View) -> Sequence[Letter]:
    """To everybody whose report-back is late: one letter about all that they owe."""
    owed: dict[str, list[OverdueReport]] = defaultdict(list)
    for row in overdue(view):
        owed[row.person_id].append(row)
    return [_reminder(rows) for rows in owed.values()]


def _reminder(rows: Sequence[OverdueReport]) -> Letter:
    in_order = sorted(rows, key=lambda row: (row.met_on, row.partnership))
    one, *more = in_order
    what = plural(len(rows), "report-back")
    begins = "Members would like to hear from you. We have no report-back yet on"
    asked = f"{begins} {plural(len(rows), 'meeting')}:"
    return Letter(
        to=one.holder,
        subject=f"Your {what}" if more else f"Your report-back on {one.partnership}",
        paragraphs=(
            asked if more else f"{begins} this meeting:",
            (
                "A few lines are enough: what was decided, what you said, how you know, and what it means for "
                "members. If there was nothing to report, please say just that."
            ),
            (
                "If something keeps you from it, let me know. I can help you with it, and where nothing is expected "
                "of you, I can note that. If your report is on its way to us already, thank you."
            ),
        ),
        listed=tuple(
            f"{row.partnership}, {long_day(row.met_on)}: it was due on {long_day(row.due_on)}, "
            f"{days(row.days_late)} ago"
            for row in in_order
        ),
        about=tuple(About(row.id, row.seat_id, row.person_id) for row in in_order),
    )


@letter("thanks", title="Thanks for the report-backs of last month")
def thanks(view: View) -> Sequence[Letter]:
    """To everybody who sent a report-back last month, with what they sent."""
    last = view.day.replace(day=1) - timedelta(days=1)
    sent: dict[str, list[ReportRead]] = defaultdict(list)
    for read in reports_sent(view.as_public(), last.replace(day=1), last):
        sent[read.person_id].append(read)
    return [_thanks(reads, last) for reads in sent.values()]


def _thanks(reads: Sequence[ReportRead], last: date) -> Letter:
    in_order = sorted(reads, key=lambda read: (read.met_on, read.partnership))
    month = PartialDate(last.year, last.month).words
    return Letter(
        to=in_order[0].person,
        subject=f"Thank you for your {'report-back' if len(reads) == 1 else 'report-backs'} of {month}",
        paragraphs=(
            f"Thank you for reporting back. In {month} you told members of:",
            "Because of that they know what was decided, and what was said for them.",
        ),
        listed=tuple(f"{read.partnership}, {long_day(read.met_on)}" for read in in_order),
    )
