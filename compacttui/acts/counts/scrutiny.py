"""Looking at a count again: a scrutineer's objection and its answer, and a count made again for a candidate."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from compacttui.acts.counts.reading import ballots_of, count_of, papers_of, sheet_of
from compacttui.acts.counts.signing import office_of, signer_on_paper
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    BY_COUNTBACK,
    Process,
    being_counted,
    check_is_returning_officer,
    day_of,
    nominations_of,
    text_of,
)
from compacttui.acts.selections.standing import open_objections
from compacttui.counting import Sheet, recount
from compacttui.counting.comparing import first_difference, sheet_sha256
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState

COUNTED = {ProcessState.COUNTING, ProcessState.PROVISIONAL, *BY_COUNTBACK}
"""States in which there may be a count that is not declared."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A count made again.

    Attributes:
        is_equal: it came out the same to the last byte of its sheet.
        sheet_sha256: the fingerprint of the sheet of the new count.
        difference: where it first came out otherwise, in a sentence; empty where nowhere.
    """

    is_equal: bool
    sheet_sha256: str
    difference: str = ""


@act("count.object", title="Object to the count", on="selection", when=COUNTED)
def object_to(desk: Desk, selection: Selection, said: Words, on_paper_by: str | None = None) -> str:
    """Record what a scrutineer has against a count; it is not declared before the returning officer has answered.

    Args:
        selection: to whose count.
        said: what is wrong with it, and where.
        on_paper_by: the name of the scrutineer who objected on paper; leave it empty to object yourself.

    Raises:
        Refused: there is no count yet, or whoever objects does not watch over this selection.
    """
    with desk.writing() as books:
        process = being_counted(desk, books, selection)
        found = _count(books, process)
        if desk.role is Role.RETURNING_OFFICER and not on_paper_by:
            raise Refused(
                "Scrutineers object to a count. Say who did so on paper, or answer the objection there is.",
                field="on_paper_by",
            )
        office_of(desk, process, on_paper_by)
        name = signer_on_paper(books, process, on_paper_by)
        thing = books.new_id("objection")
        books.record(
            "count.objected",
            thing,
            about=(*process.about, *(() if name else (desk.person,))),
            of="" if name else desk.person,
            private={"name": name, "said": said},
            selection=selection,
            count=text_of(found, "id"),
            number=_objections(books, text_of(found, "id")) + 1,
            person=None if name else desk.person,
            on_paper=name is not None,
            objected_on=day_of(books).isoformat(),
        )
    return thing


@act(
    "count.answer",
    title="Answer an objection to the count",
    on="selection",
    final=True,
    when=COUNTED,
)
def answer(desk: Desk, selection: Selection, answer: Words, number: int | None = None) -> None:
    """Say why the count stands, or what was done about it; the objection and the answer stay on record.

    Args:
        selection: of which selection.
        answer: what the answer is, and why.
        number: which objection, where there are several; the first one that waits if left empty.

    Raises:
        Refused: no objection waits for an answer, or none has this number.
    """
    with desk.writing() as books:
        process = being_counted(desk, books, selection)
        check_is_returning_officer(desk, process)
        waiting = open_objections(books, selection)
        if not waiting:
            raise Refused("No objection to this count waits for an answer.", field="selection")
        chosen = next((row for row in waiting if number in (None, row["number"])), None)
        if chosen is None:
            numbers = ", ".join(str(row["number"]) for row in waiting)
            raise Refused(f"No objection of this number waits. There is: {numbers}.", field="number")
        books.record(
            "count.objection_answered",
            text_of(chosen, "id"),
            about=(*process.about, *_who_objected(chosen)),
            private={"answer": answer},
            selection=selection,
            answered_by=desk.person,
        )


@act(
    "count.again",
    title="Count again for a candidate",
    on="selection",
    when={ProcessState.COUNTING, ProcessState.COUNTBACK},
)
def again(desk: Desk, selection: Selection, asked_by: Nomination) -> Repeated:
    """Count the same papers again because a candidate asks, and record whether every byte of the sheet is the same.

    Args:
        selection: in which selection.
        asked_by: which candidate asks.

    Raises:
        Refused: the count is not complete or is signed already, or whoever asks is no candidate of it.
    """
    with desk.writing() as books:
        process = being_counted(desk, books, selection)
        check_is_returning_officer(desk, process)
        if process.state in (ProcessState.PROVISIONAL, ProcessState.COUNTBACK_PROVISIONAL):
            raise Refused(
                "The count is signed. Anybody can repeat it; a candidate asks for that before it is signed.",
                field="selection",
            )
        found = _count(books, process)
        if found["state"] == "tie_pending":
            raise Refused("The count waits for a lot. Draw it first.", field="selection")
        sheet = sheet_of(found)
        names = _names_on_ballot(books, selection, sheet)
        if asked_by not in names:
            raise Refused("Candidates of this selection ask for it, and this is none.", field="asked_by")
        repeated = recount(sheet, papers_of(ballots_of(books, selection)))
        said = first_difference(sheet, repeated)
        for thing, name in names.items():
            said = said.replace(thing, name)
        done = Repeated(said == "", sheet_sha256(repeated), said)
        books.record(
            "count.repeated",
            books.new_id("recount"),
            about=process.about,
            private={"difference": said},
            of="",
            selection=selection,
            count=text_of(found, "id"),
            asked_by=asked_by,
            is_equal=done.is_equal,
            sheet_sha256=done.sheet_sha256,
        )
    return done


def _count(books: Books, process: Process) -> Row:
    found = count_of(books, process.id, process.countback)
    if found is None:
        raise Refused("The votes are not counted yet. Count them first.", field="selection")
    return found


def _objections(books: Books, count: str) -> int:
    """How many objections to a count there are, answered ones included."""
    o = kept.objection.c
    query = select(func.max(o.number).label("last")).where(o.log == books.log, o.count == count)
    last = books.rows(query)[0]["last"]
    return last if isinstance(last, int) else 0


def _who_objected(row: Row) -> tuple[str, ...]:
    return (row["person"],) if isinstance(row["person"], str) else ()


def _names_on_ballot(books: Books, selection: str, sheet: Sheet) -> dict[str, str]:
    names = {text_of(row, "id"): text_of(row, "name_on_ballot") for row in nominations_of(books, selection)}
    return {thing: name for thing, name in names.items() if thing in sheet.candidates}
