"""The statement of persons nominated: who stands, who proposes them, and their own words."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.papers.document import Block, Document, Facts, Section, Words
from compacttui.papers.registry import paper
from compacttui.papers.selections.timing import at_its_time
from compacttui.papers.selections.words import (
    only_filled,
    places_in_words,
    places_kept,
    subject,
    when,
    who_runs_it,
)
from compacttui.papers.sources import whose
from compacttui.questions.selections.announced import Announced
from compacttui.questions.selections.candidates import NominationRow
from compacttui.questions.view import View
from compacttui.rules.dates import long_day, plural
from compacttui.rules.selections import Mark, Route
from compacttui.rules.words import NominationState


@paper("persons-nominated", title="Statement of persons nominated", takes="selection", published=True)
def persons_nominated(view: View, ref: str) -> Document:
    """Everybody who stands, in the order of the ballot paper, with who proposes them and what they say."""
    found = at_its_time(view, ref, "persons-nominated")
    title = f"Statement of persons nominated: {subject(found.detail)}"
    return Document(title, whose(view), tuple(_blocks(found)))


def in_order(found: Announced) -> list[NominationRow]:
    """Those on the ballot paper, in its order."""
    listed = [one for one in found.detail.nominations if one.ballot_number is not None]
    return sorted(listed, key=lambda one: one.ballot_number or 0)


def _blocks(found: Announced) -> Iterator[Block]:
    detail, standing = found.detail, in_order(found)
    if found.published_on:
        yield Facts((("Published", long_day(found.published_on)), ("Places", f"{detail.places:,}")))
    yield who_runs_it(detail)
    rows = tuple((one.name, one.stands_from, one.proposer, one.seconder, _gone(one)) for one in standing)
    stand = plural(len(standing), "person stands", "persons stand")
    yield only_filled(
        f"{stand} for {places_in_words(detail)}, A to Z, in the order of the ballot paper",
        ("Name", "Stands from", "Proposed by", "Seconded by", "Note"),
        rows,
    )
    if detail.not_shown:
        yield Words(
            f"{plural(detail.not_shown, 'more nomination')} came that {'does' if detail.not_shown == 1 else 'do'} not "
            "stand: not valid, or withdrawn. The reasons were given to the persons themselves."
        )
    yield places_kept(detail)
    yield Words(_what_follows(found))
    for one in standing:
        said = Facts(
            (("To the voters", one.statement), ("For the role", one.skills), ("Interests", one.interests))
        )
        if said.told:
            yield Section(one.name, (said,))


def _gone(one: NominationRow) -> str:
    gone = {NominationState.WITHDRAWN, NominationState.STOOD_ASIDE, NominationState.DISQUALIFIED}
    return one.stands if one.state in gone else ""


def _what_follows(found: Announced) -> str:
    detail = found.detail
    opens, closes = when(detail, Mark.POLL_OPENS), when(detail, Mark.POLL_CLOSES)
    if found.asks_yes_or_no:
        few = "No more people stand than there are places: the voters are asked to say yes or no to each"
        return f"{few}, from {opens} to {closes}."
    match found.route:
        case Route.CONTESTED:
            return f"There is a poll: it opens on {opens} and closes on {closes}."
        case Route.UNCONTESTED:
            return "No more people stand than there are places, so there is no poll: they are to be elected unopposed."
        case Route.NEGOTIATION | Route.AGREED:
            return (
                "The candidates talk together first, to agree who is to serve. There is no vote if they do."
            )
        case Route.PANEL:
            return "A panel chooses among them. There is no vote."
    return f"What follows is announced by {when(detail, Mark.RESULT)}."
