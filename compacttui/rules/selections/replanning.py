"""Planning the dates of a selection anew: what may still move, what follows it, and what may not come earlier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from compacttui.rules.dates import long_day, long_day_and_time
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections.timetables import Mark, Timetable, from_days
from compacttui.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that is another now.

    Attributes:
        mark: what happens.
        before: when it was to happen.
        after: when it happens now.
    """

    mark: Mark
    before: date
    after: date

    @property
    def words(self) -> str:
        """The same for people: "poll closes: Tuesday 21 April 2026 in place of Monday 20 April 2026"."""
        return f"{self.mark.words}: {long_day(self.after)} in place of {long_day(self.before)}"


def replanned(before: Timetable, given: Mapping[Mark, date], book: RuleBook) -> Timetable:
    """The dates with some of them moved; what comes after a moved one follows it by as many days.

    What follows lands on a working day; what is given is taken as it is, and what is wrong with it is said by
    `timetables.findings`.

    Args:
        before: the dates there were.
        given: the new dates that somebody chose.
        book: the rules that the selection began under.
    """
    calendar, shift = WorkingDays.of(book), timedelta(0)
    days: dict[Mark, date] = {}
    reached = (date.min, time.min)
    for step in before:
        chosen, at = given.get(step.mark), step.at or time.min
        if chosen is not None:
            shift = chosen - step.day
        day = chosen or (calendar.from_day(step.day + shift) if shift else step.day)
        # Two days that land on one working day must not become one: the later of them goes on to the next.
        while chosen is None and shift and (day, at) <= reached:
            day = calendar.after(day, 1)
        days[step.mark], reached = day, (day, at)
    return from_days(days, book)


def moved(before: Timetable, after: Timetable) -> list[Moved]:
    """The dates that are others now, in their order."""
    return [
        Moved(step.mark, step.day, after[step.mark].day)
        for step in before
        if after[step.mark].day != step.day
    ]


def replan_findings(
    before: Timetable, after: Timetable, now: datetime, *, is_public: bool
) -> Iterator[Finding]:
    """What stands against planning anew; nobody can override it.

    Once notice is given, what has passed stays as it was, nothing is moved into the past, and neither nominations nor
    a poll that is open end earlier than was announced: somebody may rely on it.

    Args:
        before: the dates there were.
        after: the dates that there would be.
        now: the moment, in UTC.
        is_public: notice was given.
    """
    changes = moved(before, after)
    if not changes:
        yield _stop("same_dates", "These are the dates there are already. Nothing was changed.", None)
    if not is_public:
        return
    for change in changes:
        step = before[change.mark]
        said = step.mark.words
        if step.mark is Mark.NOTICE:
            yield _stop("notice_given", "Notice has been given, and its day stays.", step.mark)
        elif step.moment <= now:
            yield _stop("has_passed", f"This has passed, and stays as it was: {said}.", step.mark)
        elif after[step.mark].moment <= now:
            yield _stop("in_the_past", f"This day has passed already: {said}. Choose a later one.", step.mark)
        elif change.after < change.before and _is_relied_on(before, step.mark, now):
            when = long_day_and_time(step.moment)
            yield _stop(
                "ends_early", f"It was announced for {when}, and cannot come earlier: {said}.", step.mark
            )


def _is_relied_on(before: Timetable, mark: Mark, now: datetime) -> bool:
    """Whether people count on it: nominations once notice is given, a poll once it is open, and every time to object."""
    if mark is Mark.POLL_CLOSES:
        return before[Mark.POLL_OPENS].moment <= now
    return mark in {Mark.NOMINATIONS_CLOSE, Mark.WITHDRAWALS_CLOSE, Mark.DECLARED}


def _stop(check: str, message: str, mark: Mark | None) -> Finding:
    return Finding(check, message, Strength.IMPOSSIBLE, mark.value if mark else None)
