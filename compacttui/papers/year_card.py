"""A year of a representative, or of a seat, on one page: counts before percentages, and nothing that is not public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compacttui.papers.document import Document, Facts, Section, Words
from compacttui.papers.registry import paper
from compacttui.papers.sources import whose
from compacttui.questions.view import View
from compacttui.questions.year_card import CardLine, CardPart, YearCard, card_of
from compacttui.rules.dates import long_day

_NOTES: Final = (
    "Counts come first; percentages are of what is counted. What nobody recorded is named and counts as neither.",
    "Nothing of what was said in closed items, or of interests that are not published, is part of this page.",
)


@paper("year-card", title="Year card of a representative", takes="person", by_year=True)
def of_person(view: View, ref: str) -> Document:
    """A representative's year on one page: meetings, declarations, report-backs in time and late, terms."""
    return _document(view, ref)


@paper("year-of-seat", title="Year card of a seat", takes="seat", by_year=True)
def of_seat(view: View, ref: str) -> Document:
    """A seat's year on one page, whoever held it: who did, when it stood vacant, meetings and report-backs."""
    return _document(view, ref)


def _document(view: View, ref: str) -> Document:
    thing, _, year = ref.partition("/")
    card = card_of(view, thing, int(year) if year else None)
    until = f"Counted up to {long_day(card.until)}."
    return Document(f"{card.year}: {card.name}", whose(view), (Words(until), *_parts(card)), _NOTES)


def _parts(card: YearCard) -> Iterator[Section]:
    for part in CardPart:
        if lines := card.of(part):
            yield Section(part.words, (Facts(tuple(map(_pair, lines))),))


def _pair(line: CardLine) -> tuple[str, str]:
    symbol = f"{line.standing.symbol} " if line.standing else ""
    return line.what, f"{symbol}{line.said}"
