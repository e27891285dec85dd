"""Who votes: the register of electors of a selection, as it was frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from compacttui.questions.matching import words_in
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.sight import sees_all
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.organisations import organisation
from compacttui.records.selections import elector
from compacttui.records.selections import selection as process
from compacttui.rules.given import Selection


@dataclass(frozen=True, slots=True)
class ElectorRow:
    """An organisation on a register of electors, or left out of it.

    Attributes:
        id: the entry's id.
        organisation_id: which organisation.
        qualifies: it has a vote.
        selection: the reference of the selection.
        number: its number on the register.
        organisation: its name.
        vote: whether it votes, and why if that is an exception.
        connected: that it is connected with others on the register.
    """

    id: str
    organisation_id: str
    qualifies: bool
    selection: str = column("Selection")
    number: int = column("Number", numeric=True)
    organisation: str = column("Organisation")
    vote: str = column("Vote")
    connected: str = column("Connected")


@question("electors", title="Who is on the register of electors", rows=ElectorRow)
def electors(view: View, selection: Selection | None = None, words: str = "") -> Window[ElectorRow]:
    """The register of a selection as it was frozen, by number; of the one frozen last if none is said.

    Only those who run or check a selection read it; how anybody voted is nowhere.

    Args:
        selection: of which selection.
        words: only organisations with these words in their name.
    """
    e, s, o = elector.c, process.c, organisation.c
    which = selection or _frozen_last(view)
    query = (
        select(elector, s.reference)
        .join_from(elector, process, and_(view.true(process), s.id == e.selection))
        .where(view.true(elector), e.selection == which)
    )
    if not sees_all(view):
        query = query.where(e.id.is_(None))
    if words.strip():
        query = query.join(organisation, and_(view.true(organisation), o.id == e.organisation)).where(
            words_in(o.folded, words)
        )
    return Window(
        view,
        query,
        [Key(e.number), Key(e.id)],
        lambda connection, rows: _electors(view, connection, rows),
    )


def _frozen_last(view: View) -> str:
    s = process.c
    query = (
        select(s.id)
        .where(view.true(process), s.register_frozen_on.is_not(None))
        .order_by(s.register_frozen_on.desc(), s.reference.desc())
        .limit(1)
    )
    with view.reading() as connection:
        return connection.execute(query).scalar() or ""


def _electors(view: View, connection: Connection, raw: Sequence[Raw]) -> list[ElectorRow]:
    names = Names(view)
    names.read(connection, [row.organisation for row in raw])
    return [
        ElectorRow(
            id=row.id,
            organisation_id=row.organisation,
            qualifies=bool(row.qualifies),
            selection=row.reference,
            number=row.number,
            organisation=names.of(row.organisation) or UNKNOWN,
            vote=_vote(row),
            connected=f"group {row.connected_group}" if row.connected_group else "",
        )
        for row in raw
    ]


def _vote(row: Row[Any]) -> str:
    if row.because == "member":
        return "votes"
    return f"{'votes, added' if row.qualifies else 'no vote, left out'}: {said(row.reason)}"
