"""Nominations open a second time, and every date after them moves on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from compacttui.rules.dates import days, long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections.timetables import Mark, Step, Timetable
from compacttui.rules.working_days import WorkingDays

_FIRST_MOVED: Final = Mark.NOMINATIONS_CLOSE


def extended_to(closes_on: date | None, today: date, book: RuleBook) -> date:
    """The day on which nominations close the second time: as asked for, or the last one that the rules allow.

    Raises:
        Refused: it has come already, or is later than the rules allow.
    """
    longest = book.nominations.extension_days
    last = today + timedelta(longest)
    if closes_on is None:
        calendar = WorkingDays.of(book)
        return next(
            (day for back in range(longest) if calendar.is_working(day := last - timedelta(back))), last
        )
    if closes_on <= today:
        raise Refused("Nominations open again until a later day than today.", field="closes_on")
    check_extension(closes_on, today, book, "closes_on")
    return closes_on


def check_extension(closes_on: date, opened_on: date, book: RuleBook, field: str) -> None:
    """Refuse nominations that are open a second time for longer than the rules allow.

    Args:
        closes_on: the day on which they would close.
        opened_on: the day on which they were opened again.
        book: the rules of the selection.
        field: the field that the day is given in.

    Raises:
        Refused: they would be.
    """
    longest = book.nominations.extension_days
    last = opened_on + timedelta(longest)
    if closes_on > last:
        raise Refused(
            f"Nominations may be open again for at most {days(longest)}, until {long_day(last)}.", field=field
        )


def moved_on(table: Timetable, closes_on: date, book: RuleBook) -> Timetable:
    """The same timetable with nominations closing on another day: what follows keeps its distance.

    A day that is no working day moves on to the next one, as when the timetable was made.
    """
    calendar = WorkingDays.of(book)
    moved: list[Step] = []
    before, now = table[_FIRST_MOVED].day, closes_on
    for step in table:
        if step.mark is Mark.NOTICE:
            moved.append(step)
            continue
        if step.mark is not _FIRST_MOVED:
            now = calendar.from_day(now + (step.day - before))
            before = step.day
        moved.append(Step(step.mark, now, step.at))
    return Timetable(tuple(moved))
