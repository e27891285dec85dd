"""Papers that came by post or were told on the telephone: entered by one officer, confirmed by a second."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Organisation, Person, Selection
from compacttui.acts.polls.codes import vote_of
from compacttui.acts.polls.held import Held, boxes_on_paper, held, state_of
from compacttui.acts.polls.voting import check_entitled, put_in
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import name_of, text_of
from compacttui.records import people
from compacttui.records.log import Books
from compacttui.records.polls import box
from compacttui.records.polls.traces import settle
from compacttui.rules.polls import read_marks, style_of
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded
from compacttui.rules.word import Word
from compacttui.rules.words import ProcessState, RejectedBecause


class Fault(Word):
    """Why a paper that came does not count, whatever it says."""

    IDENTIFIES = "identifies_voter", "it shows who the voter is"
    NOT_FROM_ELECTOR = "not_from_elector", "it is not from the elector"


@dataclass(frozen=True, slots=True)
class Entered:
    """A paper that was entered.

    Attributes:
        said: that it is in the box.
    """

    said: str


@act(
    "paper.enter",
    title="Enter a paper for a voter",
    on="selection",
    final=True,
    confidential=True,
    when=(ProcessState.POLL_OPEN,),
)
def enter(
    desk: Desk,
    selection: Selection,
    organisation: Organisation,
    marks: Annotated[str, Called("Marks")],
    marks_again: Annotated[str, Called("Marks, typed by the second person")],
    confirmed_by: Annotated[Person | None, Called("Second person")] = None,
    confirmed_on_paper_by: Annotated[str | None, Called("Or: confirmed on paper by")] = None,
    fault: Annotated[Fault | None, Called("Does not count because")] = None,
) -> Entered:
    """Put a paper into the box that came by post or was told on the telephone; its voter's code is dead then.

    Two people read it and type it, one after the other, and what they type must agree. That a paper was entered is
    kept as a number, with who did it; not for whom, and not when.

    Args:
        selection: in which poll.
        organisation: whose paper it is.
        marks: a mark for each name from the top, “2 1 - 3”, or “- X -”; with yes and no, a mark for each box, “X -” for
            a yes; “blank” for a blank paper.
        marks_again: the same paper, read and typed by the second person.
        confirmed_by: the second person, if they are on the register.
        confirmed_on_paper_by: the name of the second person, who signed for it on paper, where nobody else uses this.
        fault: only where the returning officer finds that it does not count.

    Raises:
        Refused: the two do not agree, there is no second person, or the organisation has voted.
    """
    with desk.writing() as books:
        found = held(desk, books, selection)
        if state_of(books, found.process) is not ProcessState.POLL_OPEN:
            raise Refused("Papers are put in while the poll is open.", field="selection")
        _check_second(desk, books, confirmed_by, confirmed_on_paper_by)
        boxes = boxes_on_paper(books, found.process)
        read = _agreed(found, boxes, marks, marks_again)
        elector = vote_of(box.electors(books.connection, selection), organisation)
        if elector.has_voted:
            raise Refused("The vote of this organisation was cast already.", field="organisation")
        check_entitled(books.connection, found.box, elector, json.loads(found.process.text("rules")))
        put_in(
            books.connection,
            found.box,
            elector,
            read,
            RejectedBecause.of(fault.value) if fault else None,
            boxes=boxes,
            chance=desk.chance.at(f"{books.log}/{selection}/{elector.number}/paper", books.seq),
        )
        tellers = [desk.person, *([confirmed_by] if confirmed_by else [])]
        desk.afterwards(lambda: settle(desk.database))
        box.note_entered(books.connection, found.box, tellers, confirmed_on_paper_by)
    return Entered(
        "The paper is in the box. Keep or destroy the sheet as your rules say; nothing here says whose it was."
    )


def _check_second(desk: Desk, books: Books, person: str | None, on_paper: str | None) -> None:
    if (person is None) == (on_paper is None):
        raise Refused(
            "A second person confirms what was typed: choose them, or give the name of somebody who signed on paper.",
            field="confirmed_by",
        )
    if person is not None:
        row = books.get(people.person, person)
        if person == desk.person or row is None:
            raise Refused("The second person is somebody else, who is on the register.", field="confirmed_by")
    elif folded(on_paper or "") == folded(name_of(books, desk.person)):
        raise Refused("The second person is somebody else.", field="confirmed_on_paper_by")


def _agreed(found: Held, boxes: int, marks: str, again: str) -> tuple[int, ...]:
    style = style_of(text_of(found.process.row, "counted_by"))
    read = read_marks(marks, boxes, style)
    if read_marks(again, boxes, style, "marks_again") != read:
        raise Refused(
            "The two do not agree. Look at the paper together, and type it again. Nothing was put in.",
            field="marks_again",
        )
    return read
