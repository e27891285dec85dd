"""A timetable as a picture: weeks as rows, letters for what happens, and a legend that says it in words.

It reads the same without colour, and fits into 42 columns beside a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from compacttui.rules.dates import narrow_day, short_day, time_words
from compacttui.rules.selections.timetables import Timetable
from compacttui.rules.selections.weeks import SIGNS, Day, Stage, Week
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.pages import Passage

_FILLS = {Stage.NOMINATIONS: "·", Stage.POLL: "=", Stage.COMPLAINTS: "~"}
_HOLIDAY, _TODAY = "*", "›"
_LABEL = 7
_HEAD = "Week".ljust(_LABEL) + "".join(f" {name:<4}" for name in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))


def picture(weeks: Sequence[Week], today: date) -> tuple[Passage, ...]:
    """Draw the weeks; each row begins with its Monday."""
    return tuple(Passage(line) for line in week_lines(weeks, today))


def week_lines(weeks: Sequence[Week], today: date) -> Iterator[tuple[Bit, ...]]:
    """Give each row of the picture as bits, the head first."""
    yield (Bit(_HEAD.rstrip(), Tone.QUIET),)
    for week in weeks:
        label = Bit(narrow_day(week.begins, week.begins).ljust(_LABEL), Tone.QUIET)
        yield (label, *(_cell(day, today) for day in week.days))


def legend(table: Timetable, weeks: Sequence[Week], today: date) -> Iterator[tuple[Bit, ...]]:
    """Give the legend: each letter with its day and time, then what the other signs mean."""
    for step in table:
        at = f", {time_words(step.at)}" if step.at else ""
        words = f"{step.mark.words}, {short_day(step.day, today)}{at}"
        because = (Bit(f" ({step.because})", Tone.QUIET),) if step.because else ()
        yield (Bit(f"{SIGNS[step.mark]}  ", Tone.STRONG), Bit(words), *because)
    shown = {day.stage for week in weeks for day in week.days}
    fills = [f"{fill} {stage.words}" for stage, fill in _FILLS.items() if stage in shown]
    holidays = [
        f"{day.off} {narrow_day(day.on, today)}" for week in weeks for day in week.days if day.is_holiday
    ]
    if holidays:
        fills.append(f"{_HOLIDAY} {', '.join(holidays)}")
    if any(day.on == today for week in weeks for day in week.days):
        fills.append(f"{_TODAY} today")
    yield (Bit("  ".join(fills), Tone.QUIET),)


def short_legend(table: Timetable, today: date) -> Iterator[tuple[Bit, ...]]:
    """Give the letters with their days alone, and what the fills mean, on two lines."""
    bits: list[Bit] = []
    for step in table:
        bits += [
            Bit(SIGNS[step.mark], Tone.STRONG),
            Bit(f" {step.mark.words} {narrow_day(step.day, today)}   "),
        ]
    yield tuple(bits)
    fills = "  ".join(f"{fill} {stage.words}" for stage, fill in _FILLS.items())
    yield (Bit(f"{fills}  {_HOLIDAY} bank holiday", Tone.QUIET),)


def _cell(day: Day, today: date) -> Bit:
    signs = day.signs[:2] or (_FILLS[day.stage] if day.stage else "")
    holiday = _HOLIDAY if day.is_holiday and len(signs) < 2 else ""
    words = f"{_TODAY if day.on == today else ' '}{day.on.day:>2}{signs}{holiday}".ljust(5)
    if day.marks:
        return Bit(words, Tone.STRONG)
    return Bit(words, Tone.QUIET if day.off else Tone.PLAIN)
