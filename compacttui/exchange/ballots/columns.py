"""What the columns of a spreadsheet of papers hold: preferences for candidates, names, a number, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from compacttui.exchange.ballots.reading import CANDIDATE_LIMIT, Remark, legible
from compacttui.exchange.ballots.source import Source

CROSSES: Final = frozenset({"x", "yes", "y", "✓", "✔"})
"""What people write for “this one”."""

NOTHING: Final = frozenset(
    {"", "-", "no opinion", "none", "n/a", "blank", "undervote", "skipped", "no preference", "no"}
)
"""What people write for no preference."""

_PREFERENCE: Final = re.compile(
    r"(?:(?:my )?(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]{1,3}(?:st|nd|rd|th)?)[ -])?"
    r"(?:choice|preference|pref|vote|rank|ranking)(?:[ -#]*[0-9]{1,3})?|[0-9]{1,3}(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
_NUMBER: Final = frozenset({"papers", "number of papers", "ballots", "number of ballots", "weight", "count"})
_ABOUT: Final = re.compile(
    r"(?:(?:ballot|paper|voter|elector|response|row|record|member|organisation|precinct|batch|submission) ?)?"
    r"(?:id|no\.?|number|ref|reference|code)"
    r"|timestamp|date|time|submitted(?: at)?|start time|completion time|precinct|batch|email(?: address)?|e-mail"
)
"""Headings of columns that are about the paper and not on it."""
_RANK: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns are read.

    Attributes:
        are_candidates: a column for each candidate; otherwise one for each preference.
        wanted: the columns of candidates or preferences, by place.
        headings: what stands above them, raw, with the line.
        number: the column that says how many papers a row stands for, if there is one.
        others: what stands above the columns that are not read.
    """

    are_candidates: bool
    wanted: tuple[int, ...]
    headings: tuple[tuple[int, str], ...]
    number: int | None
    others: tuple[str, ...]

    def cells(self, row: Sequence[str]) -> tuple[str, ...]:
        """The cells of a row that are read; a row that is too short ends with empty ones."""
        if len(row) <= self.wanted[-1]:
            row = [*row, *[""] * (self.wanted[-1] + 1 - len(row))]
        found = itemgetter(*self.wanted)(row)
        return found if isinstance(found, tuple) else (found,)

    def remarks(self) -> list[Remark]:
        """Which columns were not read."""
        if not self.others:
            return []
        named = ", ".join(f"“{legible(other)[:40] or 'without a heading'}”" for other in self.others[:8])
        rest = f" and {len(self.others) - 8} more" if len(self.others) > 8 else ""
        return [Remark(f"These columns hold no votes and were not read: {named}{rest}.")]


def says_preferences(heading: str) -> bool:
    """Whether a heading is that of a column of names: “First preference”, “Choice 2”, “3rd”."""
    return bool(_PREFERENCE.fullmatch(heading.strip()))


def is_rank(cell: str) -> bool:
    """Whether a cell can be what somebody gave to a candidate."""
    return bool(_RANK.fullmatch(cell)) or plain(cell) in CROSSES | NOTHING


def _holds_ranks(column: Sequence[str]) -> bool:
    """Whether a column is one of preferences, be it with slips of the pen, which are told later with their line."""
    filled = [cell for cell in column if cell]
    return 2 * sum(map(is_rank, filled)) >= len(filled)


def plain(raw: str) -> str:
    """A raw cell as it is compared with words: one case, single blanks."""
    return " ".join(legible(raw).replace("_", " ").split()).casefold()


def columns_of(source: Source, line: int, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """Tell the columns by their headings and by what the first rows hold.

    Raises:
        BadInput: no column holds votes, or one has no heading.
    """
    number = next((at for at, text in enumerate(headings) if plain(text) in _NUMBER), None)
    preferences = [at for at, text in enumerate(headings) if at != number and says_preferences(text)]
    if preferences:
        wanted, are_candidates = preferences, False
    else:
        wanted, are_candidates = [], True
        for at, text in enumerate(headings):
            column = [row[at] for row in rows if at < len(row)]
            if at != number and not _ABOUT.fullmatch(plain(text)) and _holds_ranks(column):
                wanted.append(at)
        _check_candidates(source, line, headings, wanted, rows)
    others = tuple(text for at, text in enumerate(headings) if at not in wanted and at != number)
    return Columns(
        are_candidates, tuple(wanted), tuple((line, headings[at]) for at in wanted), number, others
    )


def _check_candidates(
    source: Source, line: int, headings: Sequence[str], wanted: list[int], rows: Sequence[Sequence[str]]
) -> None:
    _check_any(source, line, wanted)
    if len(wanted) > CANDIDATE_LIMIT:
        raise source.bad(f"There can be {CANDIDATE_LIMIT:,} candidates at most, not {len(wanted):,}.", line)
    for at in list(wanted):
        if headings[at]:
            continue
        if any(row[at] for row in rows if at < len(row)):
            raise source.bad(
                f"Column {at + 1} holds votes and has no heading; write the candidate's name.", line
            )
        wanted.remove(at)  # an empty column, as spreadsheet programs leave them
    _check_any(source, line, wanted)


def _check_any(source: Source, line: int, wanted: list[int]) -> None:
    if not wanted:
        message = (
            "No column holds votes. Give each candidate a column with the preferences 1, 2, 3 … below their name, "
            "or each preference a column (“First preference” …) with names below."
        )
        raise source.bad(message, line or 1)
