"""The ballot paper with its instructions, as it is marked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compacttui.papers.document import Block, Boxes, Document, Section, Words
from compacttui.papers.registry import paper
from compacttui.papers.selections.persons_nominated import in_order
from compacttui.papers.selections.timing import at_its_time
from compacttui.papers.selections.words import how_to_mark, places_in_words, subject, when
from compacttui.questions.selections.announced import Announced
from compacttui.questions.view import View
from compacttui.rules.selections import Mark

_MISTAKE: Final = (
    "Do not rub it out and do not send it. Ask the returning officer for a new paper: the spoilt one is cancelled, and "
    "the new one counts."
)


@paper("ballot-paper", title="Ballot paper with instructions", takes="selection")
def ballot_paper(view: View, ref: str) -> Document:
    """The names with a box beside each, how to mark it, and what to do about a mistake."""
    found = at_its_time(view, ref, "ballot-paper")
    # Nothing on it but the contest: where and when it was printed could tell papers apart.
    return Document(f"Ballot paper: {subject(found.detail)}", "", tuple(_blocks(found)))


def _blocks(found: Announced) -> Iterator[Block]:
    detail = found.detail
    yield Words(
        f"To fill {places_in_words(detail)} at {detail.partnership.name}, to speak for {detail.constituency.name}."
    )
    yield Words("\n".join(how_to_mark(found)))
    names = in_order(found)
    if found.asks_yes_or_no:
        for one in names:
            yield Boxes(f"{one.name}:", (("Yes", ""), ("No", "")))
    else:
        yield Boxes("Mark here:", tuple((one.name, one.stands_from) for one in names))
    yield Section("When you have marked it", (Words(_sending(found)),))
    if _is_ranked(found) and len(names) > 1:
        example = (
            "Somebody who likes the name in the second row best, and the one in the first row next, writes 1 in the "
            f"second box and 2 in the first{', and leaves the others empty' if len(names) > 2 else ''}."
        )
        yield Section("For example", (Words(example),))
    yield Section("If you make a mistake", (Words(_MISTAKE),))


def _is_ranked(found: Announced) -> bool:
    return found.style is not None and found.style.is_ranked and not found.asks_yes_or_no


def _sending(found: Announced) -> str:
    detail = found.detail
    return (
        f"Fold it and send or hand it to the returning officer, {detail.returning_officer.name}, so that it arrives "
        f"before {when(detail, Mark.POLL_CLOSES)}. Do not write your name, your organisation or a code on it: a "
        "paper that shows who the voter is counts for nobody."
    )
