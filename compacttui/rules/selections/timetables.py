"""The timetable of a selection: each date from the day of notice, and what is wrong with it.

Counting follows common usage in England: "within n days" counts from the day after, deadlines that fall on a
weekend or bank holiday move to the next working day, and each deadline has a time of day in Europe/London.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from compacttui.rules.dates import Period, clock_change_note, days, long_day, short_day, to_utc
from compacttui.rules.festivals import Busy, festivals, holidays_from_school, local_elections
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.word import Word
from compacttui.rules.working_days import WorkingDays


class Mark(Word):
    """A date of a selection that people must know."""

    NOTICE = "notice", "notice is given"
    NOMINATIONS_CLOSE = "nominations_close", "nominations close"
    WITHDRAWALS_CLOSE = "withdrawals_close", "last time to withdraw"
    PUBLISHED = "published", "statement of persons nominated"
    POLL_OPENS = "poll_opens", "poll opens"
    POLL_CLOSES = "poll_closes", "poll closes"
    RESULT = "result", "provisional result"
    DECLARED = "declared", "result declared"


class Profile(Word):
    """How long the stages are."""

    STANDARD = "standard", "standard timetable"
    SHORT = "short", "short timetable, for a casual vacancy"
    CUSTOM = "custom", "your own dates"


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long each stage is: calendar days, except where "workdays" says otherwise."""

    nominations: int
    withdrawal_workdays: int
    until_poll: int
    poll: int
    result_workdays: int
    complaint_workdays: int

    @classmethod
    def of(cls, profile: Profile, book: RuleBook) -> Lengths:
        """The lengths that the rule book gives for a profile."""
        if profile is Profile.SHORT:
            short = book.short
            return cls(
                short.nomination_days,
                short.withdrawal_workdays,
                short.opens_days,
                short.poll_days,
                short.declaration_workdays,
                book.complaint.workdays,
            )
        return cls(
            book.nominations.days,
            book.withdrawal.workdays,
            book.poll.opens_days,
            book.poll.days,
            book.declaration.workdays,
            book.complaint.workdays,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One date of a timetable.

    Attributes:
        mark: what happens.
        day: on which day.
        at: at which time of day in London; a notice has none.
        because: why it is not on the day that counting gives: "moved from Sat 28 March, a Saturday".
    """

    mark: Mark
    day: date
    at: time | None = None
    because: str = ""

    @property
    def moment(self) -> datetime:
        """The moment in UTC; a day without a time begins at midnight in London."""
        return to_utc(self.day, self.at or time(0))


@dataclass(frozen=True, slots=True)
class Timetable:
    """The dates of a selection, in the order of its stages."""

    steps: tuple[Step, ...]

    def __getitem__(self, mark: Mark) -> Step:
        """The step of that mark.

        Raises:
            KeyError: this selection has no such step.
        """
        for step in self.steps:
            if step.mark is mark:
                return step
        raise KeyError(mark)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def next_after(self, now: datetime) -> Step | None:
        """The next step that is still to come, or None."""
        return next((step for step in self.steps if step.moment > now), None)


def timetable(
    notice_on: date,
    book: RuleBook,
    *,
    profile: Profile = Profile.STANDARD,
    lengths: Lengths | None = None,
) -> Timetable:
    """Every date of a selection from the day of notice.

    The statement of persons nominated is published on the day on which withdrawals close, once they have, and
    the result is declared on the last day for complaints, once that has passed: the times of day keep them in
    order.
    """
    calendar, hours = WorkingDays.of(book), book.timetable
    long = lengths or Lengths.of(profile, book)
    nominations = _rolled(
        Mark.NOMINATIONS_CLOSE, notice_on + timedelta(long.nominations), hours.deadline_at, calendar
    )
    withdrawals = calendar.after(nominations.day, long.withdrawal_workdays)
    opens = _rolled(Mark.POLL_OPENS, withdrawals + timedelta(long.until_poll), hours.opens_at, calendar)
    closes = _rolled(Mark.POLL_CLOSES, opens.day + timedelta(long.poll), hours.deadline_at, calendar)
    result = calendar.after(closes.day, long.result_workdays)
    return Timetable(
        (
            Step(Mark.NOTICE, notice_on),
            nominations,
            Step(Mark.WITHDRAWALS_CLOSE, withdrawals, hours.deadline_at),
            Step(Mark.PUBLISHED, withdrawals, hours.publish_at),
            opens,
            closes,
            Step(Mark.RESULT, result, hours.publish_at),
            Step(Mark.DECLARED, calendar.after(result, long.complaint_workdays), hours.publish_at),
        )
    )


def chosen(
    notice_on: date,
    book: RuleBook,
    *,
    profile: Profile = Profile.STANDARD,
    given: Mapping[Mark, date] | None = None,
) -> Timetable:
    """Every date of a selection: as the profile counts them, or a person's own in their place.

    Args:
        notice_on: the day of notice.
        book: the rule book.
        profile: how long the stages are; with “your own dates” all of them are given.
        given: a person's own dates.

    Raises:
        Refused: all dates are to be given, and one is missing; the field is its mark.
    """
    own = {Mark.NOTICE: notice_on, **(given or {})}
    if profile is Profile.CUSTOM:
        return from_days(own, book)
    counted = timetable(notice_on, book, profile=profile)
    if len(own) == 1:
        return counted
    return from_days({step.mark: own.get(step.mark, step.day) for step in counted}, book)


def from_days(days_of: Mapping[Mark, date], book: RuleBook) -> Timetable:
    """A timetable of a person's own dates, with the rule book's times of day.

    Raises:
        Refused: a date is missing.
    """
    hours = book.timetable
    at = {Mark.NOTICE: None, Mark.POLL_OPENS: hours.opens_at}
    at |= dict.fromkeys((Mark.PUBLISHED, Mark.RESULT, Mark.DECLARED), hours.publish_at)
    for mark in Mark:
        if mark not in days_of:
            raise Refused(
                f"Your own timetable needs every date. Give one for: {mark.words}.", field=mark.value
            )
    return Timetable(tuple(Step(mark, days_of[mark], at.get(mark, hours.deadline_at)) for mark in Mark))


def in_words(table: Timetable) -> str:
    """The dates that people ask for first, in a sentence."""
    closes, opens, ends = table[Mark.NOMINATIONS_CLOSE], table[Mark.POLL_OPENS], table[Mark.POLL_CLOSES]
    return (
        f"Nominations close on {long_day(closes.day)}; a poll would be open from {long_day(opens.day)} to "
        f"{long_day(ends.day)}, and the result declared on {long_day(table[Mark.DECLARED].day)}."
    )


def order_findings(table: Timetable) -> list[Finding]:
    """Where the dates do not strictly increase: stages never overlap, and nobody can override that."""
    found = []
    for before, after in zip(table.steps, table.steps[1:], strict=False):
        if after.moment <= before.moment:
            message = (
                f"{_capital(after.mark.words)} ({long_day(after.day)}) must come after: "
                f"{before.mark.words} ({long_day(before.day)})."
            )
            found.append(Finding("dates_increase", message, Strength.IMPOSSIBLE, after.mark.value))
    return found


_FEWEST_CALENDAR_DAYS: Final = 1


def findings(table: Timetable, book: RuleBook) -> list[Finding]:
    """Everything that is wrong with a timetable, what cannot be overridden first."""
    calendar = WorkingDays.of(book)
    return [
        *order_findings(table),
        *_short_stages(table, book),
        *_days_off(table, calendar),
        *_clock_changes(table),
        *_busy_times(table, book, calendar),
    ]


def _short_stages(table: Timetable, book: RuleBook) -> Iterator[Finding]:
    length = (table[Mark.POLL_CLOSES].day - table[Mark.POLL_OPENS].day).days
    if _FEWEST_CALENDAR_DAYS <= length < book.poll.min_days:
        yield Finding(
            "short_poll",
            f"The poll is open for {days(length)}. Fewer than {book.poll.min_days} are few.",
            field=Mark.POLL_CLOSES.value,
        )


def _days_off(table: Timetable, calendar: WorkingDays) -> Iterator[Finding]:
    for step in table:
        why = calendar.why_not(step.day)
        if why is not None:
            day = long_day(step.day)
            also = (
                "" if why.removeprefix("a ") in day else f", {_with_article(why)}"
            )  # “Saturday” is said already
            said = f"{_capital(step.mark.words)} on {day}{also}. Choose a working day."
            yield Finding("day_off", said, field=step.mark.value)


def _clock_changes(table: Timetable) -> Iterator[Finding]:
    for step in table:
        note = clock_change_note(step.day, step.at) if step.at else None
        if note is not None:
            yield Finding("clock_change", note, field=step.mark.value)


def _busy_times(table: Timetable, book: RuleBook, calendar: WorkingDays) -> Iterator[Finding]:
    stages = (
        ("Nominations", table[Mark.NOTICE].day, table[Mark.NOMINATIONS_CLOSE].day, Mark.NOMINATIONS_CLOSE),
        ("The poll", table[Mark.POLL_OPENS].day, table[Mark.POLL_CLOSES].day, Mark.POLL_CLOSES),
    )
    for stage, first, last, mark in stages:
        if last < first:
            continue
        within = Period.through(first, last)
        for busy in _looked_at(within, book, calendar):
            verb = "run" if stage == "Nominations" else "runs"
            message = (
                f"{stage} ({_span(within, first)}) {verb} over {busy.name} ({_span(busy.period, first)})."
            )
            if busy.is_estimated:
                message += " Its days may turn out a day earlier or later."
            yield Finding("busy_time", message, field=mark.value)


def _looked_at(within: Period, book: RuleBook, calendar: WorkingDays) -> Iterator[Busy]:
    if book.calendar.festivals:
        yield from festivals(within)
        yield from holidays_from_school(within)
    if book.calendar.local_elections:
        yield from local_elections(within, calendar)


def _rolled(mark: Mark, day: date, at: time, calendar: WorkingDays) -> Step:
    moved = calendar.from_day(day)
    why = calendar.why_not(day)
    return Step(mark, moved, at, f"moved from {short_day(day, day)}, {_with_article(why)}" if why else "")


def _span(period: Period, today: date) -> str:
    first, last = period.start, period.last
    if first is None or last is None or first == last:
        return short_day(first or last or today, today)
    return f"{short_day(first, today)} to {short_day(last, today)}"


def _with_article(why: str) -> str:
    return why if why.startswith("a ") else f"{why}, a bank holiday"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
