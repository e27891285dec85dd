"""What becomes of open polls when a copy is put back: no copy holds a ballot box, so they begin again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.polls.held import BEFORE_THE_CLOSE
from compacttui.acts.selections.processes import process_of, text_of
from compacttui.records import selections as kept
from compacttui.records.database import Database
from compacttui.records.polls import box, poll


@dataclass(frozen=True, slots=True)
class OpenPoll:
    """A poll whose ballot box is in the records.

    Attributes:
        reference: the selection's reference.
        cast: how many votes are in the box.
    """

    reference: str
    cast: int


def open_polls(database: Database) -> Sequence[OpenPoll]:
    """Every poll of every town whose ballot box is in the records.

    Raises:
        StoreTrouble: the records cannot be read.
    """
    s = kept.selection.c
    with database.reading() as connection:
        found = []
        for one in box.all_open(connection):
            reference = connection.execute(
                select(s.reference).where(s.log == one.log, s.id == one.selection).limit(1)
            ).scalar()
            cast = sum(elector.has_voted for elector in box.electors(connection, one.selection))
            found.append(OpenPoll(reference or "", cast))
        return found


def give_up(desk: Desk) -> Sequence[str]:
    """Tell the ledger which polls lost their box; gives the references of their selections.

    Raises:
        StoreTrouble: the records cannot be written.
    """
    with desk.writing() as books:
        p = poll.c
        prepared = select(p.id, p.selection).where(
            p.log == books.log, p.state == "prepared", p.superseded_seq.is_(None), p.effective_to.is_(None)
        )
        lost = []
        for row in books.rows(prepared):
            process = process_of(desk, books, text_of(row, "selection"))
            is_there = box.find(books.connection, books.log, process.id) is not None
            if is_there or process.state not in BEFORE_THE_CLOSE:
                continue
            books.record("poll.given_up", text_of(row, "id"), about=process.about, selection=process.id)
            lost.append(process.reference)
    return lost
