"""Complaints about selections: which there are, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, false, select

from compacttui.questions.names import NAME_ERASED, UNKNOWN, Names
from compacttui.questions.notices import RUNS_OR_READS
from compacttui.questions.registry import column, question
from compacttui.questions.selections.candidates import said
from compacttui.questions.view import View
from compacttui.records.complaints import complaint
from compacttui.records.events import ERASED
from compacttui.records.selections import selection as process
from compacttui.rules.given import Selection
from compacttui.rules.words import ComplaintState, Remedy, Standing


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """A complaint on a day.

    Attributes:
        id: its id.
        selection_id: about which selection.
        state: where it stands.
        standing: whether somebody has to decide, and whether that is late.
        waits: something is to be decided or done before a result can be declared.
        reference: the selection's reference.
        number: which complaint about it.
        by: who complains.
        grounds: what about.
        received_on: when it came.
        decide_by: by when it has to be decided, while it waits for that.
        stands: where it stands, in words.
        decision: what was decided.
        done: what was done about it.
    """

    id: str
    selection_id: str
    state: ComplaintState
    standing: Standing | None
    waits: bool
    reference: str = column("Selection")
    number: int = column("Number", numeric=True)
    by: str = column("From")
    grounds: str = column("Complaint")
    received_on: date = column("Received")
    decide_by: date | None = column("Decide by")
    stands: str = column("Stands")
    decision: str = column("Decision")
    done: str = column("Done")


@question("complaints", title="Complaints about selections, and how they stand", rows=ComplaintRow)
def complaints(view: View, selection: Selection | None = None) -> Sequence[ComplaintRow]:
    """The complaints that the viewer may read, the newest first; those about one selection, or all.

    Args:
        selection: only those about one selection.
    """
    with view.reading() as connection:
        return complaint_rows(view, connection, selection)


def complaint_rows(
    view: View, connection: Connection, of: str | None = None, *, only: str | None = None
) -> list[ComplaintRow]:
    """Complaints as rows that people read: about one selection, about all, or one complaint."""
    c, s = complaint.c, process.c
    query = (
        select(complaint, s.reference)
        .join_from(complaint, process, and_(view.true(process), s.id == c.selection))
        .where(view.true(complaint))
        .order_by(c.received_on.desc(), c.number.desc())
    )
    if view.role not in RUNS_OR_READS:
        query = query.where(c.person == view.person if view.person else false())
    if only is not None:
        query = query.where(c.id == only)
    elif of is not None:
        query = query.where(c.selection == of)
    found = connection.execute(query).all()
    names = Names(view)
    names.read(connection, {thing for row in found for thing in (row.person, row.organisation)})
    return [_row(view, row, names) for row in found]


def _row(view: View, row: Row[Any], names: Names) -> ComplaintRow:
    state = ComplaintState.of(row.state)
    due = date.fromisoformat(row.decide_by)
    undone = bool(row.upheld) and Remedy.of(row.remedy).holds and row.done_on is None
    name = NAME_ERASED if row.name == ERASED else (row.name or "")
    standing = Standing.DONE
    if state.waits:
        standing = Standing.LATE if view.day > due else Standing.DECIDE
    elif undone:
        standing = Standing.DECIDE
    return ComplaintRow(
        id=row.id,
        selection_id=row.selection,
        state=state,
        standing=standing,
        waits=state.waits or undone,
        reference=row.reference,
        number=row.number,
        by=", ".join(one for one in (names.of(row.person), names.of(row.organisation), name) if one)
        or UNKNOWN,
        grounds=said(row.grounds),
        received_on=date.fromisoformat(row.received_on),
        decide_by=due if state.waits else None,
        stands=_stands(row, state, undone=undone),
        decision=said(row.decision or row.admission),
        done=said(row.done),
    )


def _stands(row: Row[Any], state: ComplaintState, *, undone: bool) -> str:
    words = state.words
    if state is ComplaintState.FINAL:
        words = "upheld on appeal" if row.upheld else "not upheld on appeal"
    if row.upheld and row.remedy:
        words = f"{words}: {Remedy.of(row.remedy).words}"
    return f"{words}, to be done" if undone else words
