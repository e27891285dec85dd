"""A count of the wrong papers is corrected: the right papers are counted, and the old count stays in the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compacttui.acts.counts.ballot_names import labelled
from compacttui.acts.counts.declaring import about_result, gain
from compacttui.acts.counts.papers import check_countable, names_and_struck
from compacttui.acts.counts.reading import ballots_of, count_of, lots_for
from compacttui.acts.counts.results import Result, Winner, by_sheet
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.keeping import constraints_for
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    listed,
    moment_of,
    nominations_of,
    process_of,
    text_of,
)
from compacttui.acts.selections.standing import facts
from compacttui.acts.terms.reading import terms_of_selection
from compacttui.acts.terms.serving import end_today
from compacttui.counting import Profile, Sheet, count
from compacttui.counting.document import document
from compacttui.records import selections as kept
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.dates import plural
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name
from compacttui.rules.words import EndedReason, NominationState, ProcessState


@dataclass(frozen=True, slots=True)
class Corrected:
    """A count that was corrected.

    Attributes:
        gained: terms gained by the right count, by id.
        lost: terms that end because of it, by id.
    """

    gained: tuple[str, ...]
    lost: tuple[str, ...]


@act(
    "count.correct",
    title="Correct the count",
    on="selection",
    when={ProcessState.CHALLENGED},
    final=True,
)
def correct(desk: Desk, selection: Selection, ballots: Profile, witness: str, reason: Words) -> Corrected:
    """Count the right papers of a challenged result; those elected by them, and nobody else, have the seats.

    Whoever keeps their seat keeps their term. The papers and the sheet of before stay in the history.

    Args:
        selection: whose count.
        ballots: the papers as they are.
        witness: the name of somebody who compared them with what was taken in before.
        reason: what was wrong with the papers of before.

    Raises:
        Refused: the result is not challenged, these are the same papers, or a lot would have to be drawn.
    """
    with desk.writing() as books:
        process = process_of(desk, books, selection)
        step = rules.process.findings(
            facts(books, process), ProcessState.COUNT_CORRECTED, desk.role, moment_of(books)
        )
        refuse_outright(step)
        check_is_returning_officer(desk, process)
        thing, sheet = _counted_again(books, process, ballots, witness, reason)
        return _right_result(books, process, sheet, thing, reason)


def _counted_again(
    books: Books, process: Process, ballots: Profile, witness: str, reason: str
) -> tuple[str, Sheet]:
    """Put the right papers and their count in the place of the old ones."""
    found = count_of(books, process.id)
    if found is None:
        raise Refused(
            "There was no count in this selection. Confirm the result, or set it aside.", field="selection"
        )
    sealed = ballots_of(books, process.id)
    on_the_ballot, struck = names_and_struck(books, process)
    papers = labelled(
        ballots, on_the_ballot, struck, places=process.number("places"), title=process.reference
    )
    if papers.sha256 == sealed["profile_sha256"]:
        raise Refused(
            "These are the same papers as before, so there is nothing to correct. Confirm the result.",
            field="ballots",
        )
    electors = process.number("electors")
    if papers.received > electors:
        raise Refused(
            f"There are {plural(papers.received, 'paper')}, and {plural(electors, 'vote')} on the register.",
            field="ballots",
        )
    check_countable(process, papers)
    sheet = count(
        papers,
        process.text("counted_by"),
        lots=lots_for(books, process.id, papers.candidates),
        constraints=constraints_for(books, process.id, papers),
    )
    if not sheet.is_finished:
        tied = (
            listed([on_the_ballot[one] for one in sheet.names(sheet.lot_needed.tied)])
            if sheet.lot_needed
            else ""
        )
        raise Refused(
            f"With these papers a lot would have to be drawn among {tied}. Set the result aside, and begin again.",
            field="ballots",
        )
    books.record(
        "count.corrected",
        text_of(found, "id"),
        about=process.about,
        of="",
        reason=reason,
        private={
            "profile": kept.profile_text(papers),
            "witness": checked_name(witness, "witness", "the witness"),
        },
        selection=process.id,
        ballots=text_of(sealed, "id"),
        method=sheet.method,
        before_sha256=text_of(sealed, "profile_sha256"),
        profile_sha256=papers.sha256,
        received=papers.received,
        valid=papers.valid,
        rankings=papers.different,
        rejected=[{"because": because, "papers": number} for because, number in papers.rejected],
        sheet=document(sheet),
        declared=True,
    )
    return text_of(found, "id"), sheet


def _right_result(books: Books, process: Process, sheet: Sheet, count: str, reason: str) -> Corrected:
    """Record who is elected by the right count; end and open the terms that differ."""
    before = {
        text_of(row, "id"): text_of(row, "seat")
        for row in nominations_of(books, process.id)
        if row["state"] == NominationState.ELECTED.value
    }
    found = by_sheet(books, process, sheet, count)
    result = replace(found, winners=_in_their_seats(process, found, before))
    books.record(
        "result.corrected",
        process.id,
        about=about_result(process, result),
        reason=reason,
        **result.as_data(process.number("places")),
    )
    elected = {winner.person for winner in result.winners}
    lost = [
        row
        for row in terms_of_selection(books, process.id)
        if row["state"] != "ended" and row["person"] not in elected
    ]
    for row in lost:
        end_today(books, row, EndedReason.SET_ASIDE)
    new = [winner for winner in result.winners if text_of(winner.nomination, "id") not in before]
    gained = tuple(gain(books, process, result.gained_by, winner) for winner in new)
    return Corrected(gained, tuple(text_of(row, "id") for row in lost))


def _in_their_seats(process: Process, found: Result, before: dict[str, str]) -> Sequence[Winner]:
    """The winners, each of before on the seat of before."""
    kept_seats = {
        text_of(one.nomination, "id"): before.get(text_of(one.nomination, "id")) for one in found.winners
    }
    free = iter([seat for seat in process.seats if seat not in kept_seats.values()])
    return [
        replace(one, seat=kept_seats[text_of(one.nomination, "id")] or next(free)) for one in found.winners
    ]
