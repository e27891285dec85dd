"""Records, histories and lines as text for people, 80 columns wide: what commands print and evidence packs hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from compacttui.exchange.plain import said
from compacttui.questions.registry import column
from compacttui.rules.aligned import WIDTH, beside, stacked, wrapped
from compacttui.rules.dates import MONTHS, PartialDate

if TYPE_CHECKING:
    from compacttui.questions.ledger import HistoryRow, LineRow
    from compacttui.questions.showing import Line, Section, Shown

_LINE: Final = (4, 6, 1, 24, 37)
"""Year, day, symbol, what happened, the rest: 80 columns with the gaps between."""


def entry_told(row: HistoryRow, today: date) -> str:
    """An entry in two or three lines, its number before them."""
    number = f"{row.seq:,}"
    what = " ".join(part for part in (row.standing.said if row.standing else "", row.what) if part)
    true_on = f"true on {said(row.true_on, today)}" if row.true_on else ""
    lines = (
        " · ".join(part for part in (said(row.recorded_at, today), row.by) if part),
        " · ".join(part for part in (what, row.about, row.note, true_on) if part),
        f"why: {row.reason}" if row.reason else "",
    )
    text = "\n".join(line for line in lines if line)
    return beside([number, text], [max(5, len(number)), WIDTH - 7], [True, False])


def line_told(rows: Sequence[LineRow]) -> Iterator[str]:
    """A line, row by row; a year stands where it begins."""
    year = None
    for row in rows:
        symbol = row.standing.symbol if row.standing else ""
        rest = "\n".join(part for part in (row.note, row.later) if part)
        shown_year = str(row.true_on.year) if row.true_on.year != year else ""
        year = row.true_on.year
        yield beside([shown_year, _day(row.true_on), symbol, row.what, rest], _LINE)


def _day(day: PartialDate) -> str:
    """The day and the month in short; the month alone, or nothing, where no more is known."""
    month = MONTHS[day.month - 1][:3] if day.month else ""
    return f"{day.day:>2} {month}" if day.day else month and f"   {month}"


def record_told(shown: Shown, today: date) -> Iterator[str]:
    """A record with everything that hangs on it, section by section."""
    yield f"{shown.title}\n"
    if shown.standing or shown.stands:
        stands = shown.stands or (shown.standing.words if shown.standing else "")
        yield f"{shown.standing.symbol} {stands}\n" if shown.standing else f"{stands}\n"
    for section in shown.sections:
        yield f"\n{section.heading}\n" if section.heading else "\n"
        yield from _section(section, today)


def _section(section: Section, today: date) -> Iterator[str]:
    if not section.lines:
        yield "none\n"
    elif any(line.label for line in section.lines):
        yield stacked(
            [line.label or "-" for line in section.lines], [_said(line, today) for line in section.lines]
        )
    else:
        for line in section.lines:
            yield "".join(f"{part}\n" for part in wrapped(_said(line, today), WIDTH))
    if section.more:
        yield f"... and {section.more:,} more\n"


def _said(line: Line, today: date) -> str:
    standing = line.standing.said if line.standing else ""
    return " · ".join(part for part in (standing, said(line.value, today), line.note) if part)


@dataclass(frozen=True, slots=True)
class Flat:
    """One line of a record with the heading it stands under."""

    section: str = column("Section")
    label: str = column("Label")
    value: object = column("Value")
    standing: object = column("Standing")
    note: str = column("More")


def flat(shown: Shown) -> Sequence[Flat]:
    """A record as rows of a table."""
    return [
        Flat(section.heading, line.label, line.value, line.standing, line.note)
        for section in shown.sections
        for line in section.lines
    ]
