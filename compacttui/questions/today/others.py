"""What Today tells those who are not officers: representatives, returning officers, auditors and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from compacttui.questions.audit_notes import open_notes
from compacttui.questions.checks import last_check
from compacttui.questions.duties import Duty
from compacttui.questions.exceptions import count_since
from compacttui.questions.interests import InterestsShown, likely_matches
from compacttui.questions.interests.matches import count_of as count_matches
from compacttui.questions.interests.register import count_of as count_interests
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.partnerships import vacant
from compacttui.questions.reports import DueRow, ReportsShown, due, overdue, reports
from compacttui.questions.today.rows import Place, Section, TodayRow, far, line
from compacttui.questions.view import View
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate, london_day, plural, short_day
from compacttui.rules.words import Standing

_DOES: Final = {
    Duty.REPORT: "report.submit",
    Duty.MATCH: "declaration.make",
    Duty.DECLARATION: "declaration.nil",
    Duty.ATTENDANCE: "attendance.record",
}
"""The act that does each duty of a representative."""

_RECENT: Final = timedelta(days=7)
"""What is told to an auditor as new where the history was never checked in full."""

_LATELY: Final = timedelta(days=30)
"""Of exceptions those of the last days are counted: to count all, every entry would have to be read."""
_AMENDED: Final = ("report-back amended after it was sent", "report-backs amended after they were sent")
_EXCEPTED: Final = (
    "thing done in spite of a rule in the last 30 days",
    "things done in spite of a rule in the last 30 days",
)

_TERM_ENDS: Final = timedelta(days=182)


def due_from_me(view: View) -> Iterator[TodayRow]:
    """What a representative owes, and the meetings that come."""
    for one in due(view):
        is_coming = one.duty is Duty.MEETING
        yield line(
            f"{one.duty}/{one.id}/{one.seat_id}/{one.item_id}/{one.organisation_id}",
            Place.MEETINGS,
            _of_me(view, one),
            on=one.met_on,
            when=one.when,
            standing=one.standing,
            thing=one.id,
            act=_DOES.get(one.duty, ""),
            given=_given(one),
            section=Section.COMING if is_coming else Section.NEEDS_YOU,
        )


def _of_me(view: View, one: DueRow) -> str:
    where = f"{one.partnership}, {short_day(one.met_on, view.day)}"
    return where if one.duty is Duty.MEETING else f"{one.what}: {where}"


def _given(one: DueRow) -> tuple[tuple[str, str], ...]:
    pairs = [("meeting", one.id)]
    if one.duty is Duty.REPORT:
        pairs.append(("seat", one.seat_id))
    if one.duty is Duty.MATCH:
        pairs += [("item", one.item_id), ("organisation", one.organisation_id)]
    return tuple(pairs)


def my_term(view: View) -> Iterator[TodayRow]:
    """When a representative's own term ends, once that is near."""
    t = term.c
    query = select(t.id, t.seat, t.end_on).where(
        view.true(term), t.person == view.person, t.state == "active", t.end_on.is_not(None)
    )
    with view.reading() as connection:
        own = connection.execute(query).all()
    for row in own:
        ends = PartialDate.from_iso(row.end_on).latest
        if ends <= view.day + _TERM_ENDS:
            yield line(
                f"my term/{row.id}",
                Place.PARTNERSHIPS,
                "Your term ends",
                on=ends,
                when=far(ends, view.day) if ends >= view.day else "you serve on",
                thing=row.seat,
                section=Section.COMING,
            )


# --- auditors -----------------------------------------------------------------------------------------------------


def what_changed(view: View) -> Iterator[TodayRow]:
    """How much was recorded since the history was last checked in full."""
    check = last_check(view)
    if check is None:
        new = history(view, Wanted(since=view.day - _RECENT)).total
        yield line(
            "never checked",
            Place.HISTORY,
            f"The history was never checked in full here; {plural(new, 'entry', 'entries')} in the last 7 days",
            on=view.day,
            standing=Standing.DECIDE,
            asks="history",
            section=Section.CHANGED,
        )
        return
    day = london_day(check.at)
    problems = f", {plural(check.findings, 'problem')} found" if check.findings else ", no problems"
    yield line(
        "since check",
        Place.HISTORY,
        f"{plural(check.since, 'entry', 'entries')} since the history was checked on {short_day(day, view.day)}{problems}",
        on=day,
        standing=Standing.LATE if check.findings else None,
        asks="history",
        section=Section.CHANGED,
    )


def exceptions(view: View) -> Iterator[TodayRow]:
    """What an auditor looks at first: each a count, with the question that lists it."""
    not_declared, breaches = count_matches(view)
    counted = (
        (
            not_declared,
            "matches",
            Place.INTERESTS,
            "interest on an agenda, not declared",
            "interests on an agenda, not declared",
        ),
        (
            len(likely_matches(view)),
            "likely_matches",
            Place.INTERESTS,
            "name on an agenda that may mean an interest",
            "names on agendas that may mean an interest",
        ),
        (breaches, "breaches", Place.INTERESTS, "breach", "breaches"),
        (
            count_interests(view, InterestsShown.LATE),
            "late_interests",
            Place.INTERESTS,
            "interest declared late",
            "interests declared late",
        ),
        (
            count_interests(view, InterestsShown.HELD_BACK),
            "withheld",
            Place.INTERESTS,
            "interest not published in full",
            "interests not published in full",
        ),
        (len(overdue(view)), "overdue", Place.MEETINGS, "report-back late", "report-backs late"),
        (
            len(reports(view, shown=ReportsShown.LATE)),
            "sent_late",
            Place.MEETINGS,
            "report-back sent late",
            "report-backs sent late",
        ),
        (
            len(reports(view, shown=ReportsShown.WAIVED)),
            "waived",
            Place.MEETINGS,
            "report-back waived",
            "report-backs waived",
        ),
        (len(reports(view, shown=ReportsShown.AMENDED)), "amended", Place.MEETINGS, *_AMENDED),
        (
            sum(not one.is_held for one in vacant(view)),
            "vacant",
            Place.PARTNERSHIPS,
            "seat vacant",
            "seats vacant",
        ),
        (count_since(view, view.day - _LATELY), "exceptions", Place.HISTORY, *_EXCEPTED),
        (open_notes(view), "audit_notes", Place.HISTORY, "audit note to settle", "audit notes to settle"),
    )
    for count, asks, place, one, many in counted:
        if count:
            yield line(
                f"exceptions/{many}",
                place,
                plural(count, one, many),
                on=view.day,
                asks=asks,
                section=Section.EXCEPTIONS,
            )
