"""A seat that fell vacant during a term: the next-placed are asked, or the papers are counted again without who left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compacttui.acts.counts.counting import ballots_of, lots_for, papers_of, sheet_of
from compacttui.acts.counts.counting import count_of as count_in
from compacttui.acts.counts.declaring import check_seats, gain
from compacttui.acts.counts.results import Winner
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Seat, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    listed,
    nomination_of,
    nominations_of,
    process_of,
    text_of,
)
from compacttui.acts.selections.standing import check_officer_independent, in_state
from compacttui.acts.terms.reading import holds_the_seat, shared_by, terms_of_selection
from compacttui.counting import CannotCount, Countback, FirstOf, Lot, LotNeeded, Profile, Sheet, count
from compacttui.counting.document import document
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name
from compacttui.rules.words import NominationState, ProcessState, SelectionMethod

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
    """A countback.

    Attributes:
        countback: its id.
        term: the term that was gained, by id; nothing where nobody fills the seat.
        stages: how many stages it has.
    """

    countback: str
    term: str | None
    stages: int


@act(
    "vacancy.countback",
    title="Fill a seat by countback",
    on="seat",
    final=True,
)
def hold_countback(
    desk: Desk,
    seat: Seat,
    selection: Selection,
    reason: Words,
    declined: Sequence[Nomination] = (),
    lots: Sequence[Nomination] = (),
    witness: str | None = None,
) -> CountedBack:
    """Count the papers of an election again without the person who left; those who sit keep their seats.

    Whoever is elected then has the seat, as elected by countback.

    Args:
        seat: the seat that fell vacant.
        selection: the election that filled it.
        reason: why it fell vacant, and who decided on a countback.
        declined: candidates of then who would not serve now; ask them first.
        lots: on whom the lots fell, in order, where the count needs any.
        witness: the name of somebody who saw the lots drawn.

    Raises:
        Refused: somebody still holds the seat under that election, the papers are no more, a lot is needed, or the
            returning officer has a part in it.
    """
    with desk.writing() as books:
        process = _with_papers(desk, books, selection)
        check_officer_independent(books, process)
        check_seats(books, [seat])
        papers = papers_of(ballots_of(books, selection))
        back = _who(books, process, seat, papers, declined)
        source = FirstOf(lots_for(books, selection, papers.candidates), _Drawn(papers, lots))
        sheet = _counted(books, process, papers, back, source)
        if lots and not witness:
            raise Refused("Lots are drawn before a witness. Give the name.", field="witness")
        return _record(books, process, seat, back, sheet, reason, witness)


class _Drawn:
    """Lots drawn by hand, in the order in which the count asks for them."""

    def __init__(self, papers: Profile, chosen: Sequence[str]) -> None:
        self._chosen = [papers.candidates.index(one) for one in chosen if one in papers.candidates]

    def draw(self, needed: LotNeeded, _drawn: Sequence[Lot], /) -> Lot | None:
        """The next lot, if it fell on one of those who are tied."""
        if not self._chosen or self._chosen[0] not in needed.tied:
            return None
        fell_on = self._chosen.pop(0)
        return Lot(
            stage=needed.stage,
            kind=needed.kind,
            tied=needed.tied,
            chosen=fell_on,
            by="drawn by hand, before a witness",
        )


def _with_papers(desk: Desk, books: Books, selection: str) -> Process:
    process = process_of(desk, books, selection)
    check_is_returning_officer(desk, process)
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
    """Who left, who declines or was disqualified since, who sits: by the terms that were gained in the selection."""
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
    unwilling |= _disqualified_since(books, process, papers, left)

    def indexes(people: set[str]) -> list[int]:
        return [place[of_person[one]] for one in people if of_person.get(one) in place]

    try:
        return Countback.of(indexes(left), [place[one] for one in unwilling], indexes(sits))
    except CannotCount as fault:
        raise Refused(f"{fault} Nothing was changed.", field="declined") from fault


def _disqualified_since(books: Books, process: Process, papers: Profile, left: set[str]) -> set[str]:
    """The nominations of those who stood, never sat or left, and were found late not to be able to serve."""
    stood = {papers.candidates[index] for index in papers.standing}
    found = in_state(nominations_of(books, process.id), {NominationState.DISQUALIFIED})
    return stood & {text_of(row, "id") for row in found if text_of(row, "person") not in left}


def _counted(books: Books, process: Process, papers: Profile, back: Countback, source: FirstOf) -> Sheet:
    found = count_in(books, process.id)
    before = sheet_of(found) if found is not None else None
    try:
        sheet = count(
            papers,
            process.text("counted_by"),
            lots=source,
            constraints=before.constraints if before else None,
            countback=back,
        )
    except CannotCount as fault:
        raise Refused(f"{fault} Nothing was changed.", field="selection") from fault
    if sheet.lot_needed is not None:
        names = _names(books, process)
        tied = listed([names[one] for one in sheet.names(sheet.lot_needed.tied)])
        raise Refused(
            f"The count comes to a tie at stage {sheet.lot_needed.stage}, among {tied}. Draw a lot before a witness, "
            "and give on whom it fell, after those that fell before.",
            field="lots",
        )
    return sheet


def _record(
    books: Books,
    process: Process,
    seat: str,
    back: Countback,
    sheet: Sheet,
    reason: str,
    witness: str | None,
) -> CountedBack:
    fills = back.filled_by([one for stage in sheet.stages for one in stage.elected])
    chosen = nomination_of(books, sheet.candidates[fills]) if fills is not None else None
    thing = books.new_id("back")
    books.record(
        "countback.held",
        thing,
        about=(process.id, seat, process.text("partnership"), *_person(chosen)),
        of="",
        reason=reason,
        private={"witness": checked_name(witness, "witness", "the witness") if witness else None},
        selection=process.id,
        seat=seat,
        vacating=sheet.names(back.vacating),
        declining=sheet.names(back.declining),
        sitting=sheet.names(back.sitting),
        chosen=text_of(chosen, "id") if chosen else None,
        person=text_of(chosen, "person") if chosen else None,
        profile_sha256=sheet.profile_sha256,
        sheet=document(sheet),
        lots=bool(sheet.lots),
    )
    if chosen is None:
        return CountedBack(thing, None, len(sheet.stages))
    term = gain(books, process, SelectionMethod.COUNTBACK.value, Winner(chosen, seat))
    return CountedBack(thing, term, len(sheet.stages))


def _person(chosen: Row | None) -> tuple[str, ...]:
    return (text_of(chosen, "person"),) if chosen else ()


def _names(books: Books, process: Process) -> dict[str, str]:
    return {text_of(row, "id"): text_of(row, "name_on_ballot") for row in nominations_of(books, process.id)}
