"""Results without a poll, each with the honest label of its route; and places that nobody fills."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.papers.document import Block, Document, Facts, Table, Words
from compacttui.papers.registry import paper
from compacttui.papers.selections.timing import at_its_time
from compacttui.papers.selections.words import places_in_words, subject, who_runs_it
from compacttui.papers.sources import whose
from compacttui.questions.selections.announced import Announced
from compacttui.questions.view import View
from compacttui.rules.dates import long_day, long_day_and_time, plural
from compacttui.rules.selections import Route
from compacttui.rules.words import ProcessState

_WHY = {
    Route.UNCONTESTED: "No more people stood than there were places, so there was no poll.",
    Route.NEGOTIATION: "The candidates talked together and agreed who is to serve. Nobody voted.",
    Route.AGREED: "The candidates talked together and agreed who is to serve. Nobody voted.",
    Route.PANEL: "A panel chose among those who applied. Nobody voted.",
    Route.CO_OPTION: "Those who sit already asked somebody to join them. Nobody voted.",
}


@paper("declaration-without-poll", title="Declaration without a poll", takes="selection", published=True)
def declaration(view: View, ref: str) -> Document:
    """Who has which seat where nobody voted, and in which way they came to it."""
    found = at_its_time(view, ref, "declaration-without-poll")
    title = f"Declaration without a poll: {subject(found.detail)}"
    return Document(title, whose(view), tuple(_declaration(found)))


def _declaration(found: Announced) -> Iterator[Block]:
    detail = found.detail
    yield Words(_WHY.get(found.route, "Nobody voted.") if found.route else "Nobody voted.")
    yield Facts(
        (
            ("Places", f"{detail.places:,}"),
            ("Declared", long_day(detail.declared_on) if detail.declared_on else ""),
            ("On the panel", ", ".join(one.name for one in detail.way.panel)),
            ("Interviews", long_day(detail.way.interviewed_on) if detail.way.interviewed_on else ""),
        )
    )
    yield who_runs_it(detail)
    rows = tuple((one.name, one.seat.name, one.how) for one in detail.elected)
    yield Table(f"{plural(len(rows), 'seat')} filled", ("Name", "Seat", "How"), rows)
    if detail.unfilled:
        yield Words(f"Not filled: {plural(detail.unfilled, 'place')}.")
    yield from complaints(found)


def complaints(found: Announced) -> Iterator[Words]:
    """To whom somebody complains, and until when, once that is known."""
    if found.complaints_close_at is not None:
        yield Words(
            f"Complaints about this selection go to the returning officer, {found.detail.returning_officer.name}, "
            f"until {long_day_and_time(found.complaints_close_at)}."
        )


def _why_empty(found: Announced) -> str:
    if found.detail.on.state is ProcessState.NO_CANDIDATES:
        return "Nobody stood."
    number = len(found.detail.elected)
    return f"Only {plural(number, 'person has', 'persons have')} a seat." if number else "Nobody was chosen."


@paper("failure-to-fill", title="Notice that places are not filled", takes="selection", published=True)
def failure_to_fill(view: View, ref: str) -> Document:
    """How many places stay empty, why, and what can follow."""
    found = at_its_time(view, ref, "failure-to-fill")
    return Document(f"Places not filled: {subject(found.detail)}", whose(view), tuple(_failure(found)))


def _failure(found: Announced) -> Iterator[Block]:
    detail = found.detail
    empty = detail.unfilled or detail.places
    many = empty != 1
    yield Words(
        f"{plural(empty, 'place')} of {places_in_words(detail)} at {detail.partnership.name}, to speak for "
        f"{detail.constituency.name}, {'are' if many else 'is'} not filled. {_why_empty(found)}"
    )
    yield Facts(
        (
            (
                "Seats",
                ", ".join(
                    seat.name
                    for seat in detail.seats
                    if seat.id not in {one.seat.id for one in detail.elected}
                    and seat.name not in detail.abolished
                ),
            ),
            ("Where it stands", detail.on.words),
            (
                "Nominations opened again on",
                long_day(detail.way.extended_on) if detail.way.extended_on else "",
            ),
        )
    )
    yield who_runs_it(detail)
    rest = "somebody can be co-opted until the next selection, or the selection is begun again."
    if detail.on.state is ProcessState.NO_CANDIDATES and detail.way.extended_on is None:
        rest = f"Nominations can be opened once more, {rest}"
    else:
        rest = f"{rest[0].upper()}{rest[1:]}"
    yield Words(f"{rest} Whichever it is, notice is given of it. Until then the seat is shown as vacant.")
