"""What Today tells auditors: how much is new since the last check, and how many exceptions there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from compacttui.questions.abreast import Asks
from compacttui.questions.audit_notes import open_notes
from compacttui.questions.checks import last_check
from compacttui.questions.exceptions import count_since
from compacttui.questions.interests import InterestsShown, likely_matches
from compacttui.questions.interests.matches import count_of as count_matches
from compacttui.questions.interests.register import count_of as count_interests
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.partnerships import vacant
from compacttui.questions.reports import ReportsShown, overdue, reports
from compacttui.questions.today.rows import Place, Section, TodayRow, line
from compacttui.questions.view import View
from compacttui.rules.dates import london_day, plural, short_day
from compacttui.rules.words import Standing

_RECENT: Final = timedelta(days=7)
"""What is told to an auditor as new where the history was never checked in full."""

_LATELY: Final = timedelta(days=30)
"""Of exceptions those of the last days are counted: to count all, every entry would have to be read."""


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


@dataclass(frozen=True, slots=True)
class Counted:
    """What is only counted; a line where there is one of them or more.

    Attributes:
        asks: the question that lists them.
        place: where they are in the interface.
        one: what one is called.
        many: what several are called.
    """

    asks: str
    place: Place
    one: str
    many: str

    def line(self, view: View, count: int) -> Iterator[TodayRow]:
        """The line that says how many there are, if there are any."""
        if count:
            yield line(
                f"exceptions/{self.many}",
                self.place,
                plural(count, self.one, self.many),
                on=view.day,
                asks=self.asks,
                section=Section.EXCEPTIONS,
            )

    def by(self, count: Callable[[View], int]) -> Asks[TodayRow]:
        """The line, with the way to count them."""
        return lambda view: self.line(view, count(view))


_NOT_DECLARED: Final = Counted(
    "matches",
    Place.INTERESTS,
    "interest on an agenda, not declared",
    "interests on an agenda, not declared",
)
_BREACHES: Final = Counted("breaches", Place.INTERESTS, "breach", "breaches")


def _matches(view: View) -> Iterator[TodayRow]:
    """Matches that wait, and breaches: they are found together."""
    not_declared, breaches = count_matches(view)
    yield from _NOT_DECLARED.line(view, not_declared)
    yield from _BREACHES.line(view, breaches)


EXCEPTIONS: Final[tuple[Asks[TodayRow], ...]] = (
    Counted("overdue", Place.MEETINGS, "report-back late", "report-backs late").by(
        lambda view: len(overdue(view))
    ),
    _matches,
    Counted("sent_late", Place.MEETINGS, "report-back sent late", "report-backs sent late").by(
        lambda view: len(reports(view, shown=ReportsShown.LATE))
    ),
    Counted("vacant", Place.PARTNERSHIPS, "seat vacant", "seats vacant").by(
        lambda view: sum(not one.is_held for one in vacant(view))
    ),
    Counted(
        "exceptions",
        Place.HISTORY,
        "thing done in spite of a rule in the last 30 days",
        "things done in spite of a rule in the last 30 days",
    ).by(lambda view: count_since(view, view.day - _LATELY)),
    Counted("late_interests", Place.INTERESTS, "interest declared late", "interests declared late").by(
        lambda view: count_interests(view, InterestsShown.LATE)
    ),
    Counted(
        "withheld", Place.INTERESTS, "interest not published in full", "interests not published in full"
    ).by(lambda view: count_interests(view, InterestsShown.HELD_BACK)),
    Counted(
        "likely_matches",
        Place.INTERESTS,
        "name on an agenda that may mean an interest",
        "names on agendas that may mean an interest",
    ).by(lambda view: len(likely_matches(view))),
    Counted("waived", Place.MEETINGS, "report-back waived", "report-backs waived").by(
        lambda view: len(reports(view, shown=ReportsShown.WAIVED))
    ),
    Counted(
        "amended",
        Place.MEETINGS,
        "report-back amended after it was sent",
        "report-backs amended after they were sent",
    ).by(lambda view: len(reports(view, shown=ReportsShown.AMENDED))),
    Counted("audit_notes", Place.HISTORY, "audit note to settle", "audit notes to settle").by(open_notes),
)
"""What an auditor looks at first, each a count; the longest to count first."""
