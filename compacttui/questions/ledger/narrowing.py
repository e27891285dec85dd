"""Narrowing a line: to some of its parts, to the days between two, to rows with some words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from compacttui.rules.dates import MONTHS, PartialDate, parse_partial
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded

if TYPE_CHECKING:
    from compacttui.questions.ledger.line_rows import LineRow, Part

_ENDS: Final = {"since": True, "from": True, "until": False, "to": False}
"""Words before a day, and whether that is where what is wanted begins."""
_LONGEST_DAY: Final = 4
"""Words of a day: "Thursday 5 March 2026"."""
_SHORTEST_MONTH: Final = 3


@dataclass(frozen=True, slots=True)
class Only:
    """Which rows of a line are wanted; all of them unless something is said.

    Attributes:
        parts: the parts that they belong to.
        since: the first day on which they were true; a year or a month is meant whole.
        until: the last one.
        words: words of what happened, to whom, of notes or of a day: "harbour", "march 2025".
    """

    parts: frozenset[Part] = frozenset()
    since: PartialDate | None = None
    until: PartialDate | None = None
    words: str = ""

    def holds(self, row: LineRow) -> bool:
        """Whether a row is wanted."""
        return self.holds_day(row.part, row.true_on.iso) and (not self.words or self._has_words(row))

    def holds_day(self, part: Part, true_on: str) -> bool:
        """Whether its part and its day, as ISO text, are wanted, whatever its words."""
        if self.parts and part not in self.parts:
            return False
        if self.since is None and self.until is None:
            return True  # a board's line has thousands of days: none is read without need
        day = PartialDate.from_iso(true_on)
        if self.since and day.latest < self.since.earliest:
            return False
        return not (self.until and day.earliest > self.until.latest)

    def _has_words(self, row: LineRow) -> bool:
        text = f" {folded(f'{row.what} {row.about} {row.note} {row.later}')}"
        return all(f" {word}" in text or _means(row.true_on, word) for word in folded(self.words).split())


def typed(words: str, today: date) -> Only:
    """What is meant by words in one line: "harbour since March 2025 until 2026".

    Words that stand for no day are looked for like all others.

    Args:
        words: what was typed.
        today: from which days without a year are understood.
    """
    ends: dict[bool, PartialDate] = {}
    rest: list[str] = []
    left = words.split()
    while left:
        word, left = left[0], left[1:]
        day, length = _first_day(left, today) if word.casefold() in _ENDS else (None, 0)
        if day is None:
            rest.append(word)
        else:
            ends[_ENDS[word.casefold()]] = day
            left = left[length:]
    return Only(since=ends.get(True), until=ends.get(False), words=" ".join(rest))


def _first_day(words: Sequence[str], today: date) -> tuple[PartialDate | None, int]:
    """The day that the first of some words stand for, and how many they are: as many as make one."""
    for length in range(min(_LONGEST_DAY, len(words)), 0, -1):
        try:
            return parse_partial(" ".join(words[:length]), today=today), length
        except Refused:
            continue
    return None, 0


def with_part(only: Only, part: Part | None) -> Only:
    """The same, of one part alone."""
    return replace(only, parts=frozenset({part})) if part else only


def _means(day: PartialDate, word: str) -> bool:
    """Whether a word names the year, the month or the day of a date."""
    if word.isdecimal():
        return int(word) in {day.year, day.day}
    if day.month is None or len(word) < _SHORTEST_MONTH:
        return False
    return MONTHS[day.month - 1].casefold().startswith(word)
