"""Finding by words: every word that is typed begins a word of the name, in any order; a day may be typed, too."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, true

from compacttui.rules.dates import MONTHS, WEEKDAYS
from compacttui.rules.text import folded

EXACT: Final = 0
"""What was typed is the name."""
BEGINS_SO: Final = 1
"""The name begins with what was typed."""
WORDS_FIT: Final = 2
"""Every word that was typed begins a word of the name."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SHORTEST_MONTH: Final = 3
_LONGEST_NUMBER_OF_A_DAY: Final = 2


def words_in(
    name: ColumnElement[Any], typed: str, day: ColumnElement[Any] | None = None
) -> ColumnElement[bool]:
    """The condition that each typed word begins a word of a folded name; any name where nothing is typed.

    Args:
        name: the folded name, or several as one text with spaces between.
        typed: what a person typed.
        day: a day of the thing as ISO text: words like "26", "oct" or "2026" may mean it instead.
    """
    return and_(true(), *(_fits(name, word, day) for word in folded(typed).split()))


def rank_of(name: ColumnElement[Any], typed: str) -> ColumnElement[int]:
    """How well a folded name fits: `EXACT`, `BEGINS_SO` or `WORDS_FIT`."""
    wanted = folded(typed)
    begins = name.startswith(wanted, autoescape=True)
    return case((name == wanted, literal(EXACT)), (begins, literal(BEGINS_SO)), else_=literal(WORDS_FIT))


def _fits(name: ColumnElement[Any], word: str, day: ColumnElement[Any] | None) -> ColumnElement[bool]:
    begins = or_(name.startswith(word, autoescape=True), name.contains(f" {word}", autoescape=True))
    meant = _means_day(day, word) if day is not None else None
    return begins if meant is None else or_(begins, meant)


def _means_day(day: ColumnElement[Any], word: str) -> ColumnElement[bool] | None:
    """The condition that a word names the year, the month or the day of a date; nothing for other words."""
    if _YEAR.fullmatch(word):
        return func.substr(day, 1, 4) == word
    if word.isdecimal() and len(word) <= _LONGEST_NUMBER_OF_A_DAY:
        return func.substr(day, 9, 2) == word.zfill(2)
    if len(word) < _SHORTEST_MONTH:
        return None
    if any(name.casefold().startswith(word) for name in WEEKDAYS):
        return true()  # the weekday follows from the date
    month = next((n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)), None)
    return None if month is None else func.substr(day, 6, 2) == f"{month:02}"
