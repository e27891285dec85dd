"""What was said before on the seats that somebody holds: by themselves, and by those who held them before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from compacttui.questions.registry import column, question
from compacttui.questions.reports.items import ItemSeen
from compacttui.questions.reports.reading import ReportRead, reports_read
from compacttui.questions.view import View
from compacttui.records.reports import report
from compacttui.records.terms import term
from compacttui.rules.text import folded
from compacttui.rules.words import TermKind

_MEETINGS: Final = 24
"""How many meetings are told of unless words are looked for: some three years of one table."""
_SITS: Final = tuple(kind.value for kind in TermKind)


@dataclass(frozen=True, slots=True)
class BeforeRow:
    """What was reported on one item, on a seat of whoever asks.

    Attributes:
        id: the report's id.
        seat_id: which seat.
        met_on: the day of the meeting.
        partnership: whose meeting.
        by: who reported back.
        item: the item of the agenda.
        said: what was reported, as far as you may read it.
    """

    id: str
    seat_id: str
    met_on: date = column("Meeting")
    partnership: str = column("Partnership")
    by: str = column("By")
    item: str = column("Item")
    said: str = column("What was reported")


@question(
    "said_before",
    title="What did I, or whoever sat here before me, say about it",
    rows=BeforeRow,
)
def said_before(view: View, words: str = "") -> Sequence[BeforeRow]:
    """What was reported on your seats, item by item, the newest meeting first, whoever held them; with words, ever.

    Args:
        words: only items with these words in their title or in what was reported.
    """
    t = term.c
    own = select(t.seat).where(
        view.true(term), t.person == view.person, t.state == "active", t.basis.in_(_SITS)
    )
    r = report.c
    newest = select(r.id).where(view.true(report), r.seat.in_(own)).order_by(r.told_on.desc(), r.id)
    # Without words somebody reads the last meetings; with words, everything is looked through.
    wanted_ids = newest if words.strip() else newest.limit(_MEETINGS)
    with view.reading() as connection:
        ids = connection.execute(wanted_ids).scalars().all()
        read = reports_read(view, connection, r.id.in_(ids)) if ids else []
    in_order = sorted(read, key=lambda one: (one.met_on, one.partnership), reverse=True)
    wanted = folded(words).split()
    return [row for one in in_order for row in _rows(one) if _has(row, wanted)]


def _rows(one: ReportRead) -> Iterator[BeforeRow]:
    for item in one.items:
        yield BeforeRow(
            id=one.id,
            seat_id=one.seat_id,
            met_on=one.met_on,
            partnership=one.partnership,
            by=one.person,
            item=item.title,
            said=_said(item),
        )


def _said(item: ItemSeen) -> str:
    return item.stub or "; ".join(f"{label}: {words}" for label, words in item.lines)


def _has(row: BeforeRow, wanted: Sequence[str]) -> bool:
    text = folded(f"{row.item} {row.said}")
    return all(word in text for word in wanted)
