"""A seat that fell vacant during a term: the next-placed are asked, or the papers are counted again without who left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compacttui.acts.counts.counting import Counted, go_on
from compacttui.acts.counts.declaring import check_seats
from compacttui.acts.counts.reading import ballots_of, papers_of
from compacttui.acts.counts.reading import count_of as count_in
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Seat, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    BY_COUNTBACK,
    Process,
    are_erased,
    check_is_returning_officer,
    nomination_of,
    nominations_of,
    process_of,
    seat_name,
    text_of,
)
from compacttui.acts.selections.seats import in_a_process
from compacttui.acts.selections.standing import check_officer_independent, in_state
from compacttui.acts.terms.reading import holds_the_seat, shared_by, terms_of_selection
from compacttui.counting import CannotCount, Countback, Profile
from compacttui.records.log import Books
from compacttui.rules.refusal import Refused
from compacttui.rules.words import NominationState, ProcessState

STANDS_BY = {ProcessState.DECLARED, ProcessState.CONFIRMED, ProcessState.COUNT_CORRECTED}
"""States in which a result stands, and can be gone back to."""


@act(
    "reserve.decline",
    title="Record that somebody in reserve declines",
    on="nomination",
    when={NominationState.RESERVE},
)
def decline(desk: Desk, nomination: Nomination, reason: Words | None = None) -> None:
    """Record that somebody in reserve was asked and will not serve; the next one can be asked.

    Args:
        nomination: of whom.
        reason: what they said, if they said it.

    Raises:
        Refused: they are not in reserve.
    """
    with desk.writing() as books:
        row = nomination_of(books, nomination)
        if row["state"] != NominationState.RESERVE.value:
            raise Refused("This person is not in reserve. Nothing was changed.", field="nomination")
        books.record(
            "nomination.declined",
            nomination,
            about=(text_of(row, "selection"), text_of(row, "person")),
            of=text_of(row, "person"),
            reason=reason,
        )


@dataclass(frozen=True, slots=True)
class CountedBack:
    """A countback that was begun.

    Attributes:
        countback: its id.
        count: how far its count came.
    """

    countback: str
    count: Counted


@act(
    "vacancy.countback",
    title="Fill a seat by countback",
    on="seat",
)
def hold_countback(
    desk: Desk,
    seat: Seat,
    selection: Selection,
    reason: Words,
    declined: Sequence[Nomination] = (),
) -> CountedBack:
    """Count the papers of an election again without the person who left; those who sit keep their seats.

    It is counted at once. As of any count, a lot that it needs is drawn, it is signed by the returning officer and by a
    scrutineer, and its result is declared; whoever is elected then has the seat, as elected by countback.

    Args:
        seat: the seat that fell vacant.
        selection: the election that filled it.
        reason: why it fell vacant, and who decided on a countback.
        declined: candidates of then who would not serve now; ask them first.

    Raises:
        Refused: somebody still holds the seat under that election, the papers are no more, another countback is at work,
            the seat is being selected for, or the returning officer has a part in it.
    """
    with desk.writing() as books:
        process = _with_papers(desk, books, selection)
        check_officer_independent(books, process)
        check_seats(books, [seat])
        _check_not_selected_for(books, seat)
        papers = papers_of(ballots_of(books, selection))
        back = _who(books, process, seat, papers, declined)
        thing = books.new_id("back")
        books.record(
            "countback.begun",
            thing,
            about=(process.id, seat, process.text("partnership")),
            reason=reason,
            selection=selection,
            seat=seat,
            vacating=_ids(papers, back.vacating),
            declining=_ids(papers, back.declining),
            sitting=_ids(papers, back.sitting),
            was=process.state.value,
        )
        counted = go_on(books, process_of(desk, books, selection), books.new_id("count"), back)
    return CountedBack(thing, counted)


@act(
    "vacancy.drop_countback",
    title="Give up a countback",
    on="selection",
    when=BY_COUNTBACK,
    final=True,
)
def drop_countback(desk: Desk, selection: Selection, reason: Words) -> None:
    """Give up a countback before it is declared; nobody gains the seat by it, and its count stays on record.

    Another can be held, or a selection opened for the seat.

    Args:
        selection: the election whose papers are counted again.
        reason: why it is given up.

    Raises:
        Refused: no countback is at work.
    """
    with desk.writing() as books:
        process = process_of(desk, books, selection)
        check_is_returning_officer(desk, process)
        if process.back is None:
            raise Refused(
                "No countback is at work in this selection. Nothing was changed.", field="selection"
            )
        books.record(
            "countback.dropped",
            text_of(process.back, "id"),
            about=process.about,
            reason=reason,
            selection=selection,
            seat=text_of(process.back, "seat"),
            was=text_of(process.back, "was"),
        )


def _with_papers(desk: Desk, books: Books, selection: str) -> Process:
    process = process_of(desk, books, selection)
    check_is_returning_officer(desk, process)
    if process.back is not None:
        raise Refused(
            f"A countback is at work already in selection {process.reference}. Declare it or give it up first; then "
            "the next place can be filled, with whoever was found among those who sit.",
            field="selection",
        )
    if process.state not in STANDS_BY:
        raise Refused(
            f"Selection {process.reference} is {process.state.words}; a countback goes back to a result that stands.",
            field="selection",
        )
    if count_in(books, selection) is None:
        raise Refused(
            "There was no count in this selection, so it cannot be counted again.", field="selection"
        )
    return process


def _who(books: Books, process: Process, seat: str, papers: Profile, declined: Sequence[str]) -> Countback:
    """Who left, who declines or cannot serve since, who sits: by the terms that were gained in the selection."""
    terms = [row for row in terms_of_selection(books, process.id) if holds_the_seat(row)]
    on_the_seat = [row for row in terms if row["seat"] == seat]
    if not on_the_seat:
        raise Refused(
            "This seat was not filled by that selection. Choose the one that filled it.", field="seat"
        )
    if sum(row["state"] != "ended" for row in on_the_seat) >= shared_by(books, seat):
        raise Refused("Somebody has this seat. Record the end of their term first.", field="seat")
    of_person = {text_of(row, "person"): text_of(row, "id") for row in nominations_of(books, process.id)}
    place = {nomination: index for index, nomination in enumerate(papers.candidates)}
    sits = {text_of(row, "person") for row in terms if row["state"] != "ended"}
    left = {text_of(row, "person") for row in terms} - sits
    unwilling = {text_of(nomination_of(books, one), "id") for one in declined}
    if strangers := unwilling - place.keys():
        raise Refused(f"{len(strangers)} of those who decline did not stand.", field="declined")
    unwilling |= _cannot_serve(books, process, papers, left)

    def indexes(people: set[str]) -> list[int]:
        return [place[of_person[one]] for one in people if of_person.get(one) in place]

    try:
        return Countback.of(indexes(left), [place[one] for one in unwilling], indexes(sits))
    except CannotCount as fault:
        raise Refused(f"{fault} Nothing was changed.", field="declined") from fault


def _cannot_serve(books: Books, process: Process, papers: Profile, left: set[str]) -> set[str]:
    """The nominations of those who stood, never sat or left, and were disqualified late, or whose name was erased."""
    stood = {papers.candidates[index] for index in papers.standing}
    nominations = nominations_of(books, process.id)
    erased = are_erased(books, (text_of(row, "person") for row in nominations))
    found = [
        *in_state(nominations, {NominationState.DISQUALIFIED}),
        *(row for row in nominations if row["person"] in erased),
    ]
    return stood & {text_of(row, "id") for row in found if text_of(row, "person") not in left}


def _check_not_selected_for(books: Books, seat: str) -> None:
    """Refuse a seat for which another selection is going on."""
    if busy := in_a_process(books, [seat]):
        raise Refused(
            f"{seat_name(books, seat)} is in selection {busy[seat]} already. Cancel that one first, or let it fill "
            "the seat.",
            field="seat",
        )


def _ids(papers: Profile, indexes: Sequence[int]) -> list[str]:
    return [papers.candidates[index] for index in indexes]
