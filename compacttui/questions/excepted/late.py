"""What came late, was waived or was held back: declarations of interest, report-backs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, and_, func, or_, select

from compacttui.questions.excepted.kept_back import kept_back
from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.questions.view import Moment
from compacttui.records.interests import annual_return, interest
from compacttui.records.log import event_table
from compacttui.records.meetings import meeting
from compacttui.records.reports import report
from compacttui.rules.dates import days
from compacttui.rules.words import Publication

_now, _about = report.alias("now"), event_table.alias("about_it")
"""Made once: an alias has all the columns of its table."""


def _late_reports(moment: Moment) -> Select[tuple[int]]:
    """The entries about reports that were sent after the day that their meeting gives: with one of them each came."""
    m, now, e = meeting.c, _now.c, _about.c
    late = and_(
        now.log == m.log,
        now.meeting == m.id,
        now.sent_on > m.report_due_on,
        now.superseded_seq.is_(None),
    )
    # Joined so, and asked so, each meeting has a range of its index with those sent after its day; an inner join
    # would go through every meeting for each report. What is about a report is in an index of the entries.
    return (
        select(e.seq)
        .select_from(
            meeting.outerjoin(_now, late).outerjoin(_about, and_(e.log == now.log, e.subject == now.id))
        )
        .where(moment.known(meeting), m.effective_to.is_(None), m.report_due_on.is_not(None))
        .where(func.coalesce(e.seq, -1) >= 0)
    )


def _late_interests(moment: Moment) -> Select[tuple[int]]:
    i = interest.c
    late = or_(i.declared_on > i.declare_by, i.entered_later == 1)
    held_back = i.publication != Publication.PUBLIC.value
    return select(i.recorded_seq).where(i.log == moment.town, i.version == 1, or_(late, held_back))


def _late_returns(moment: Moment) -> Select[tuple[int]]:
    r = annual_return.c
    return select(r.recorded_seq).where(r.log == moment.town, r.version == 1, r.confirmed_on > r.due_on)


@excepts("report.submitted", among=_late_reports)
def report_came_late(entry: ReadEntry) -> Iterator[Excepted]:
    """A report-back that was sent after its day; that stays so for ever."""
    yield from _late(entry, "due_on", "sent_on", "report-back")


@excepts("interest.declared", among=_late_interests)
def interest_came_late(entry: ReadEntry) -> Iterator[Excepted]:
    """An interest that came later than the rule book gives, was entered later than declared on paper, or is kept back."""
    yield from _late(entry, "declare_by", "declared_on", "interest declared")
    told_on = entry.event.data.get("declared_on")
    if entry.event.data.get("entered_later") and isinstance(told_on, str):
        later = (date.fromisoformat(entry.event.day) - date.fromisoformat(told_on)).days
        yield Excepted("entered_later", f"interest entered {days(later)} after it was declared on paper")
    yield from kept_back(entry)


@excepts("interest.confirmed", among=_late_returns)
def return_came_late(entry: ReadEntry) -> Iterator[Excepted]:
    """A yearly confirmation that came after its day."""
    yield from _late(entry, "due_on", "confirmed_on", "interests confirmed for the year")


@excepts("report.waived")
def report_waived(entry: ReadEntry) -> Iterator[Excepted]:
    """A report-back that nobody has to send any more."""
    own = entry.event.actor == entry.event.data.get("person")
    yield Excepted("waived", "report-back waived, by whoever owed it" if own else "report-back waived")


def _late(entry: ReadEntry, by: str, on: str, what: str) -> Iterator[Excepted]:
    due, came = entry.event.data.get(by), entry.event.data.get(on)
    if isinstance(due, str) and isinstance(came, str) and came > due:
        late = (date.fromisoformat(came) - date.fromisoformat(due)).days
        yield Excepted("late", f"{what} {days(late)} late")
