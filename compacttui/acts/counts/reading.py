"""What the acts on a count read: the sealed papers, the count as it stands, the lots that were drawn for it."""

from __future__ import annotations

import json

from sqlalchemy import or_, select

from compacttui.acts.counts.lot_sources import settled_source
from compacttui.acts.selections.processes import Process, number_of, text_of
from compacttui.counting import Lot, Profile, RecordedLots, Sheet, TieKind, recount
from compacttui.counting.document import read_document
from compacttui.counting.lots import FirstOf, LotSource
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.refusal import Refused

BY_HAND = "drawn by hand, before a witness"
"""Where a lot came from; who drew it and who saw it stand with the entry of the lot, where they can be erased."""

ERASED_PAPERS = "The papers of this poll were destroyed, as the rules require. The signed count stands; it cannot be repeated."


def count_of(books: Books, selection: str, countback: str | None = None) -> Row | None:
    """The count of a selection as it stands, or nothing.

    Args:
        books: the open ledger.
        selection: of which one.
        countback: of which countback in it; the count of the election itself if left empty.
    """
    c = kept.count.c
    query = select(kept.count).where(
        c.log == books.log,
        c.selection == selection,
        c.countback == countback,
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    return next(iter(books.rows(query)), None)


def ballots_of(books: Books, selection: str) -> Row:
    """The sealed papers of a selection.

    Raises:
        Refused: there are none.
    """
    b = kept.ballots.c
    query = select(kept.ballots).where(
        b.log == books.log, b.selection == selection, b.superseded_seq.is_(None), b.effective_to.is_(None)
    )
    found = next(iter(books.rows(query)), None)
    if found is None:
        raise Refused("There are no sealed papers to count. Seal them first.", field="selection")
    return found


def papers_of(row: Row) -> Profile:
    """The papers as they were sealed.

    Raises:
        Refused: they were destroyed.
    """
    try:
        return kept.read_profile(text_of(row, "profile"))
    except ValueError:
        raise Refused(ERASED_PAPERS, field="selection") from None


def sheet_of(row: Row) -> Sheet:
    """The result sheet of a count, with the ids of nominations for names."""
    return read_document(text_of(row, "sheet"))


def check_repeats(books: Books, process: Process, found: Row) -> Sheet:
    """The result sheet of a count, counted once more from the sealed papers and found equal.

    Raises:
        Refused: it came out otherwise, or the papers were destroyed: nothing may be signed or declared on it.
    """
    sheet = sheet_of(found)
    if recount(sheet, papers_of(ballots_of(books, process.id))) != sheet:
        raise Refused(
            "The count was repeated and came out otherwise than it is kept. Nothing may be signed or declared. "
            "Check the history (verify) before anything else.",
            field="selection",
        )
    return sheet


def lots_for(
    books: Books, selection: str, candidates: tuple[str, ...], countback: str | None = None
) -> LotSource:
    """Where the lots of a count come from: those drawn so far, then the way that was settled beforehand.

    Args:
        books: the open ledger.
        selection: in which selection.
        candidates: the ids of the nominations, in the order of the papers.
        countback: for which countback in it; the same tie as at the election falls as it fell then.
    """
    drawn = RecordedLots(_lots(books, selection, candidates, countback))
    own = count_of(books, selection) if countback else None
    # Those that a seed let fall at the election stand on its sheet alone; the seed's next number might point elsewhere.
    then = RecordedLots(sheet_of(own).lots if own else ())
    return FirstOf(drawn, then, settled_source(books, selection, candidates))


def _lots(books: Books, selection: str, candidates: tuple[str, ...], countback: str | None) -> list[Lot]:
    """The lots drawn so far, as the count takes them."""
    t = kept.lot.c
    query = (
        select(kept.lot)
        .where(
            t.log == books.log,
            t.selection == selection,
            or_(t.countback.is_(None), t.countback == countback),
            t.superseded_seq.is_(None),
        )
        .order_by(t.recorded_seq)
    )
    place = {nomination: index for index, nomination in enumerate(candidates)}
    return [
        Lot(
            stage=number_of(row, "stage"),
            kind=TieKind(text_of(row, "kind")),
            tied=tuple(sorted(place[one] for one in json.loads(text_of(row, "tied")))),
            chosen=place[text_of(row, "chosen")],
            by=BY_HAND,
        )
        for row in books.rows(query)
    ]
