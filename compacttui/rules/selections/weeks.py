"""A timetable as a calendar: weeks as rows, each day with what happens on it and which stage it lies in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from compacttui.rules.selections.timetables import Mark, Timetable
from compacttui.rules.word import Word
from compacttui.rules.working_days import WorkingDays

SIGNS: Final[Mapping[Mark, str]] = MappingProxyType(
    {
        Mark.NOTICE: "N",
        Mark.NOMINATIONS_CLOSE: "C",
        Mark.WITHDRAWALS_CLOSE: "W",
        Mark.PUBLISHED: "S",
        Mark.POLL_OPENS: "O",
        Mark.POLL_CLOSES: "E",
        Mark.RESULT: "R",
        Mark.DECLARED: "D",
    }
)
"""The letter of each date, so that a calendar can be read without colour."""

_SUNDAY = 6


class Stage(Word):
    """What goes on during days of a timetable."""

    NOMINATIONS = "nominations", "nominations are open"
    POLL = "poll", "the poll is open"
    COMPLAINTS = "complaints", "complaints are heard"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a calendar.

    Attributes:
        on: which day.
        marks: what happens on it, in order.
        stage: what goes on, if anything does.
        off: why nobody works on it: "a Saturday", "Good Friday"; empty on a working day.
    """

    on: date
    marks: tuple[Mark, ...]
    stage: Stage | None
    off: str

    @property
    def is_holiday(self) -> bool:
        """Whether it is a bank holiday or a local one, and no weekend."""
        return bool(self.off) and self.on.weekday() < _SUNDAY - 1

    @property
    def signs(self) -> str:
        """The letters of what happens on it."""
        return "".join(SIGNS[mark] for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a calendar, Monday first."""

    days: tuple[Day, ...]

    @property
    def begins(self) -> date:
        """Its Monday."""
        return self.days[0].on


def weeks(table: Timetable, calendar: WorkingDays) -> list[Week]:
    """The weeks from the notice to the declared result, whole weeks, in order; none is left out.

    Args:
        table: the dates.
        calendar: which days are working days.
    """
    marks: dict[date, list[Mark]] = {}
    for step in table:
        marks.setdefault(step.day, []).append(step.mark)
    first, last = min(marks), max(marks)
    monday = first - timedelta(days=first.weekday())
    found = []
    while monday <= last:
        days = (monday + timedelta(days=number) for number in range(_SUNDAY + 1))
        found.append(
            Week(
                tuple(
                    Day(day, tuple(marks.get(day, ())), _stage_on(table, day), calendar.why_not(day) or "")
                    for day in days
                )
            )
        )
        monday += timedelta(days=_SUNDAY + 1)
    return found


def _stage_on(table: Timetable, day: date) -> Stage | None:
    return next((stage for stage, first, last in _stages(table) if first <= day <= last), None)


def _stages(table: Timetable) -> Iterator[tuple[Stage, date, date]]:
    yield Stage.NOMINATIONS, table[Mark.NOTICE].day, table[Mark.NOMINATIONS_CLOSE].day
    yield Stage.POLL, table[Mark.POLL_OPENS].day, table[Mark.POLL_CLOSES].day
    yield Stage.COMPLAINTS, table[Mark.RESULT].day, table[Mark.DECLARED].day
