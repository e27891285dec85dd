"""Where the lots of a count come from, as far as no hand draws them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from compacttui.acts.selections.processes import text_of
from compacttui.counting.lots import LotSource, PublishedOrder, RecordedLots, SeededLots
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books

BY_ORDER: Final = "order of candidates published before the count"
BY_SEED: Final = "fixed in public after the papers were sealed"
"""What the sheet says of such a lot; where it was published stands with the entry."""


def settled_source(books: Books, selection: str, candidates: Sequence[str]) -> LotSource:
    """Where the lots of a count come from besides those drawn by hand: as it was settled, or from nowhere.

    Args:
        books: the open ledger.
        selection: of which selection.
        candidates: the ids of the nominations, in the order of the papers.
    """
    row = settled(books, selection)
    if row is None:
        return RecordedLots(())
    if row["way"] == "seed":
        return SeededLots(text_of(row, "seed"), BY_SEED)
    place = {nomination: index for index, nomination in enumerate(candidates)}
    return PublishedOrder([place[one] for one in json.loads(text_of(row, "candidates"))], BY_ORDER)


def settled(books: Books, selection: str) -> Row | None:
    """How the lots of a selection were settled to fall, or nothing."""
    d = kept.draw_rule.c
    query = select(kept.draw_rule).where(
        d.log == books.log, d.selection == selection, d.superseded_seq.is_(None)
    )
    return next(iter(books.rows(query)), None)
