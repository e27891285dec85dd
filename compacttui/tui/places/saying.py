"""Values of the questions' rows as cells of lists and details: days as people say them, links, standings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from compacttui.rules.dates import PartialDate, london, short_day, time_words
from compacttui.tui.widgets.cells import BREAK, Bit, Cell, Tone, status
from compacttui.tui.widgets.detail import BLANK, Fact, Part, paragraphs, title
from compacttui.tui.widgets.pages import Heading, Passage

if TYPE_CHECKING:
    from compacttui.questions.showing import Line, Shown

_LONG = 60
"""From so many letters on, words stand in lines of their own below their label."""


def value_words(value: object, today: date) -> str:
    """Say a value: days and moments in words, numbers grouped, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        there = london(value)
        return f"{short_day(there.date(), today)}, {time_words(there.time())}"
    if isinstance(value, date):
        return short_day(value, today)
    if isinstance(value, PartialDate):
        whole = value.day is not None and value.month is not None
        return short_day(date(value.year, value.month or 1, value.day or 1), today) if whole else value.words
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value)


def parts_of(shown: Shown, today: date) -> tuple[Part, ...]:
    """A record as the parts of a detail."""
    return tuple(_parts(shown, today))


def _parts(shown: Shown, today: date) -> Iterator[Part]:
    yield title(shown.title)
    if shown.stands:
        yield Passage(status(shown.standing, shown.stands))
    for section in shown.sections:
        if not section.lines and not section.more:
            continue
        yield Heading(section.heading) if section.heading else BLANK
        for line in section.lines:
            yield from _line(line, today)
        if section.more:
            yield Passage(Bit(f"and {section.more:,} more", Tone.QUIET))


def _line(line: Line, today: date) -> Iterator[Part]:
    words = value_words(line.value, today)
    if line.thing or len(words) < _LONG or "\n" not in words:
        yield Fact(line.label, _cell(line, words), line.thing)
        return
    yield Passage(Bit(line.label, Tone.QUIET))
    yield from paragraphs(words)
    if line.note:
        yield Passage(Bit(line.note, Tone.QUIET))


def _cell(line: Line, words: str) -> Cell:
    first = status(line.standing, words) if line.standing else Bit(words)
    return (first, BREAK, Bit(line.note, Tone.QUIET)) if line.note else first
