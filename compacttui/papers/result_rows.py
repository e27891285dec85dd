"""The figures of a count as rows: for spreadsheets, and for the tables of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from compacttui.counting import Because, Sheet, Stage
from compacttui.rules.csv_text import SafeCell, csv_line, safe_cell
from compacttui.rules.text import one_line

COLUMNS: Final = (
    "file", "title", "method", "stage", "kind", "who", "quota", "candidate", "change", "votes", "outcome",
)  # fmt: skip
"""The columns of the rows for spreadsheets: one row for each candidate at each stage."""

_MINUS: Final = "−"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the papers were read from.

    Attributes:
        file: the name of the file.
        sha256: its hash; empty where it is not known.
    """

    file: str = ""
    sha256: str = ""


def as_rows(sheet: Sheet, origin: Origin | None = None) -> Iterator[tuple[SafeCell, ...]]:
    """The sheet as rows of `COLUMNS`, two more a stage for votes that count for nobody and for the total.

    Names and titles are made safe for spreadsheets; numbers are plain, with a point and no separators.
    """
    for row in _rows(sheet, origin or Origin()):
        yield tuple(safe_cell(one_line(words)) for words in row)


def _rows(sheet: Sheet, origin: Origin) -> Iterator[tuple[str, ...]]:
    head = (origin.file, sheet.title, sheet.method)
    for stage in sheet.stages:
        who = "; ".join(sheet.names(stage.who))
        start = (*head, str(stage.number), stage.kind.value, who, sheet.quota_shown(stage.quota))
        changes = sheet.changes(stage.number)
        for index, name in enumerate(sheet.candidates):
            if index not in sheet.withdrawn:
                votes = (sheet.votes_shown(changes[index]), sheet.votes_shown(stage.votes[index]))
                yield (*start, name, *votes, outcome(stage, index))
        lost = (sheet.votes_shown(lost_at(sheet, stage)), sheet.votes_shown(stage.non_transferable))
        yield (*start, "non-transferable", *lost, "")
        yield (*start, "total", "", sheet.votes_shown(stage.total), "")


def figures_at(sheet: Sheet, stage: Stage) -> Iterator[tuple[str, str, str, str]]:
    """Everybody's votes at a stage, what counts for nobody, and the total, as (name, change, votes, outcome).

    Changes have their sign, and are empty at the first stage.
    """
    is_first, changes = stage.number == 1, sheet.changes(stage.number)
    for index, name in enumerate(sheet.candidates):
        if index not in sheet.withdrawn:
            change = "" if is_first else signed(sheet, changes[index])
            yield one_line(name), change, sheet.votes_shown(stage.votes[index]), outcome(stage, index)
    lost = "" if is_first else signed(sheet, lost_at(sheet, stage))
    yield "non-transferable", lost, sheet.votes_shown(stage.non_transferable), ""
    yield "total", "", sheet.votes_shown(stage.total), ""


def as_csv(sheet: Sheet, origin: Origin | None = None, *, headings: bool = True) -> str:
    """The rows as CSV, with the headings first unless they stand there already."""
    first = (tuple(map(safe_cell, COLUMNS)),) if headings else ()
    return "".join(map(csv_line, chain(first, as_rows(sheet, origin))))


def signed(sheet: Sheet, change: int) -> str:
    """A change of votes with its sign; nothing for none."""
    return f"{'+' if change > 0 else _MINUS}{sheet.votes_shown(abs(change))}" if change else ""


def outcome(stage: Stage, index: int) -> str:
    """What became of a candidate at a stage: elected, confirmed or excluded; empty for nothing."""
    for one in stage.elected:
        if one.candidate == index:
            return "confirmed" if one.because is Because.CONFIRMED else "elected"
    return "excluded" if index in stage.excluded else ""


def lost_at(sheet: Sheet, stage: Stage) -> int:
    """What became non-transferable at this stage."""
    before = sheet.stages[stage.number - 2].non_transferable if stage.number > 1 else 0
    return stage.non_transferable - before
