"""Who sits where, as anyone may read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from compacttui.papers.document import Document, Section, Table, Words
from compacttui.papers.registry import paper
from compacttui.papers.sources import whose
from compacttui.questions.partnerships.seats import SeatRow, seats
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate, plural

HEADINGS: Final = ("Seat", "Speaks for", "Held by", "Since", "Until", "Note")
"""The columns of the table of a partnership's seats."""


@paper("who-sits-where", title="Who sits where", takes="partnership", needs=False)
def who_sits_where(view: View, ref: str) -> Document:
    """Every seat on the day with whom it speaks for, and its holder or since when it is vacant."""
    rows = list(seats(view, ref or None))
    if not rows:
        return Document("Who sits where", whose(view), (Words("No seat is on record."),))
    if ref:
        return Document(f"Who sits where: {rows[0].partnership}", whose(view), (_table(rows),))
    return Document("Who sits where", whose(view), tuple(_by_partnership(rows)))


def _by_partnership(rows: Sequence[SeatRow]) -> Iterator[Section]:
    tables: dict[str, list[SeatRow]] = defaultdict(list)
    for row in rows:  # two boards of one name stand mixed in the list
        tables[row.partnership_id].append(row)
    for those in tables.values():
        yield Section(those[0].partnership, (_table(those),))


def _table(rows: Sequence[SeatRow]) -> Table:
    vacant = sum(1 for row in rows if not row.holder_id)
    caption = f"{plural(len(rows), 'seat')}, {f'{vacant:,} vacant' if vacant else 'none vacant'}"
    columns = len(HEADINGS) if any(row.stands for row in rows) else len(HEADINGS) - 1
    return Table(caption, HEADINGS[:columns], tuple(_cells(row)[:columns] for row in rows))


def _cells(row: SeatRow) -> tuple[str, ...]:
    since = (
        row.since if isinstance(row.since, PartialDate) or row.since is None else PartialDate.of(row.since)
    )
    until = row.until.words if row.until else ""
    note = row.stands if row.holder_id else row.stands.removeprefix("vacant, ")  # "held by" has said it
    return row.seat, row.constituency, row.holder, since.words if since else "not known", until, note
