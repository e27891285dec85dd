"""Counting the sealed papers, and drawing the lots that the count needs."""

from __future__ import annotations

from dataclasses import dataclass

from compacttui.acts.counts.reading import ballots_of, count_of, lots_for, papers_of, sheet_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Selection
from compacttui.acts.registry import act
from compacttui.acts.selections.keeping import constraints_for
from compacttui.acts.selections.processes import (
    Process,
    being_counted,
    check_is_returning_officer,
    listed,
    nominations_of,
    text_of,
)
from compacttui.acts.selections.standing import check_independent
from compacttui.counting import (
    CannotCount,
    Constraints,
    Countback,
    LotNeeded,
    Profile,
    Sheet,
    TieKind,
    count,
)
from compacttui.counting.document import document
from compacttui.records.log import Books
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ProcessState


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, as far as it came.

    Attributes:
        count: its id.
        stages: how many stages it has.
        elected: who is elected so far, in order, by the ids of their nominations.
        tied: the nominations among whom a lot must be drawn before it can go on; none when it is complete.
        lot: what the lot is drawn for, in words; empty when none is needed.
    """

    count: str
    stages: int
    elected: tuple[str, ...]
    tied: tuple[str, ...] = ()
    lot: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the count came to its end."""
        return not self.tied


_DRAWN_FOR = {
    TieKind.SURPLUS: "whose surplus is transferred first",
    TieKind.EXCLUSION: "who is excluded",
    TieKind.ELECTION: "who is elected",
}


@act("count.run", title="Count the votes", on="selection", when={ProcessState.COUNTING})
def run(desk: Desk, selection: Selection) -> Counted:
    """Count the sealed papers by the method of the notice, and keep every stage.

    Where the rules leave a tie to chance, the count stops and says among whom a lot is to be drawn.

    Args:
        selection: in which selection.

    Raises:
        Refused: there are no sealed papers, they were counted already, or the count waits for a lot.
    """
    with desk.writing() as books:
        process = _counting(desk, books, selection)
        if process.back is not None:
            raise Refused("The papers are counted already for the countback.", field="selection")
        found = count_of(books, selection)
        if found is not None and found["state"] == "tie_pending":
            raise Refused(
                f"The count waits for a lot: {_DRAWN_FOR[_needed(sheet_of(found)).kind]}. Draw it first.",
                field="selection",
            )
        if found is not None:
            raise Refused(
                "The votes were counted already. A count is repeated, never replaced.", field="selection"
            )
        return go_on(books, process, books.new_id("count"))


@act(
    "count.draw_lot",
    title="Draw a lot",
    on="selection",
    final=True,
    when={ProcessState.COUNTING, ProcessState.COUNTBACK},
)
def draw_lot(desk: Desk, selection: Selection, chosen: Nomination, witness: str) -> Counted:
    """Record on whom a lot fell, drawn by hand before a witness; the count goes on from there.

    Args:
        selection: in which selection.
        chosen: on whom the lot fell.
        witness: the name of somebody who saw it.

    Raises:
        Refused: no lot is needed, or it fell on somebody who is not tied.
    """
    with desk.writing() as books:
        process = _counting(desk, books, selection)
        found = count_of(books, selection, process.countback)
        if found is None or found["state"] != "tie_pending":
            raise Refused("The count waits for no lot. Nothing was changed.", field="selection")
        sheet = sheet_of(found)
        needed = _needed(sheet)
        tied = sheet.names(needed.tied)
        if chosen not in tied:
            names = {
                text_of(row, "id"): text_of(row, "name_on_ballot") for row in nominations_of(books, selection)
            }
            raise Refused(
                f"The lot is drawn among {listed([names[one] for one in tied])}: {_DRAWN_FOR[needed.kind]}.",
                field="chosen",
            )
        books.record(
            "lot.drawn",
            books.new_id("lot"),
            about=process.about,
            of="",
            private={"witness": witness},
            selection=selection,
            countback=process.countback,
            stage=needed.stage,
            kind=needed.kind.value,
            tied=tied,
            chosen=chosen,
            drawn_by=desk.person,
        )
        return go_on(books, process, text_of(found, "id"), sheet.countback)


def _needed(sheet: Sheet) -> LotNeeded:
    if sheet.lot_needed is None:
        raise LookupError("a count that waits for a lot says for which")
    return sheet.lot_needed


def _counting(desk: Desk, books: Books, selection: str) -> Process:
    process = being_counted(desk, books, selection)
    check_is_returning_officer(desk, process)
    if process.state in (ProcessState.PROVISIONAL, ProcessState.COUNTBACK_PROVISIONAL):
        raise Refused("The count is signed, and is not changed any more.", field="selection")
    check_independent(books, process, nominations_of(books, selection))
    return process


def go_on(books: Books, process: Process, thing: str, back: Countback | None = None) -> Counted:
    """Count from the sealed papers with the lots drawn so far, and keep the sheet.

    Args:
        books: the open ledger.
        process: in which selection; its countback, where one is at work.
        thing: the id of the count.
        back: who left, declines and sits, of a countback.

    Raises:
        Refused: the countback has no place to fill, or nobody to fill it.
    """
    sealed = ballots_of(books, process.id)
    papers = papers_of(sealed)
    try:
        sheet = count(
            papers,
            process.text("counted_by"),
            lots=lots_for(books, process.id, papers.candidates, process.countback),
            constraints=_constraints(books, process, papers),
            countback=back,
        )
    except CannotCount as fault:
        raise Refused(f"{fault} Nothing was changed.", field="selection") from fault
    books.record(
        "count.completed" if sheet.is_finished else "count.stopped_at_tie",
        thing,
        about=process.about,
        selection=process.id,
        ballots=text_of(sealed, "id"),
        countback=process.countback,
        method=sheet.method,
        profile_sha256=sheet.profile_sha256,
        sheet=document(sheet),
    )
    needed = sheet.lot_needed
    elected = sheet.elected if back is None else [one for one in (sheet.fills,) if one is not None]
    return Counted(
        thing,
        len(sheet.stages),
        tuple(sheet.names(elected)),
        tuple(sheet.names(needed.tied)) if needed else (),
        _DRAWN_FOR[needed.kind] if needed else "",
    )


def _constraints(books: Books, process: Process, papers: Profile) -> Constraints | None:
    """How places are kept for groups: in a countback as they were at the count of the election."""
    own = count_of(books, process.id) if process.back else None
    return sheet_of(own).constraints if own else constraints_for(books, process.id, papers)
