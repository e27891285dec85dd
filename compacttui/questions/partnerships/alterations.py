"""Alterations of who sits at a table: which were proposed, what those who were asked said, how it was agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.selections.candidates import said
from compacttui.questions.view import View
from compacttui.records.alterations import alteration, consulted
from compacttui.rules.alterations import Opinion, Opinions, state_of
from compacttui.rules.dates import long_day
from compacttui.rules.given import Partnership
from compacttui.rules.words import (
    AlterationAnswer,
    AlterationDecision,
    AlterationKind,
    AlterationState,
    Consensus,
    Standing,
    VotingRights,
)


@dataclass(frozen=True, slots=True)
class AlterationRow:
    """A proposed change of membership on a day.

    Attributes:
        id: its id.
        partnership_id: whose membership.
        state: where it stands.
        standing: whether something has to be done about it.
        opinions: what those who were asked have said.
        reply_by: by when they answer; nothing while nobody was asked.
        partnership: whose membership, by name.
        what: what is to change.
        proposed_on: since when it is proposed.
        answers: what those who were asked have said, in numbers.
        agreed: how it was agreed; empty while it is not.
        effective_on: from which day on.
        stands: where it stands, in words.
    """

    id: str
    partnership_id: str
    state: AlterationState
    standing: Standing | None
    opinions: Opinions
    reply_by: date | None
    partnership: str = column("Partnership")
    what: str = column("Change")
    proposed_on: date = column("Proposed")
    answers: str = column("Answers")
    agreed: str = column("How agreed")
    effective_on: date | None = column("From")
    stands: str = column("Stands")


@question(
    "alterations",
    title="Which changes of membership were proposed, and how they were agreed",
    rows=AlterationRow,
)
def alterations(
    view: View, partnership: Partnership | None = None, undecided: bool = False
) -> Sequence[AlterationRow]:
    """Proposed changes of who sits at a table, those to be decided first; of objections everybody reads the number.

    Args:
        partnership: only those of one partnership.
        undecided: only those that are not decided, withdrawn or carried out.
    """
    with view.reading() as connection:
        rows = alteration_rows(view, connection, partnership=partnership)
    chosen = [
        row for row in rows if not undecided or row.state.is_open or row.state is AlterationState.APPROVED
    ]
    return sorted(chosen, key=lambda row: not row.state.is_open)


def alteration_rows(
    view: View, connection: Connection, only: str | None = None, *, partnership: str | None = None
) -> list[AlterationRow]:
    """Proposals as rows that people read, the latest first; or one of them, or those of one partnership."""
    c = alteration.c
    query = select(alteration).where(view.true(alteration))
    if only:
        query = query.where(c.id == only)
    if partnership:
        query = query.where(c.partnership == partnership)
    found = connection.execute(query.order_by(c.proposed_on.desc(), c.id)).all()
    opinions = opinions_on(view, connection, [row.id for row in found])
    names = Names(view)
    things = ("partnership", "seat", "constituency", "successor")
    names.read(connection, {getattr(row, thing) for row in found for thing in things})
    return [_row(view, row, Opinions(opinions.get(row.id, ())), names) for row in found]


def opinions_on(view: View, connection: Connection, things: Sequence[str]) -> dict[str, list[Opinion]]:
    """What those who were asked had said by the view's day, by proposal."""
    c = consulted.c
    query = select(c.alteration, c.answer, c.settled_on, c.agrees).where(
        view.true(consulted), c.alteration.in_(things)
    )
    found: dict[str, list[Opinion]] = defaultdict(list)
    for row in connection.execute(query) if things else ():
        answer = AlterationAnswer.of(row.answer) if row.answer else None
        found[row.alteration].append(Opinion(answer, row.settled_on is not None, bool(row.agrees)))
    return found


def _row(view: View, row: Row[Any], opinions: Opinions, names: Names) -> AlterationRow:
    reply_by = date.fromisoformat(row.reply_by) if row.reply_by else None
    effective = date.fromisoformat(row.effective_on) if row.effective_on else None
    state = state_of(
        view.day,
        opinions,
        reply_by=reply_by,
        decision=AlterationDecision.of(row.decision) if row.decision else None,
        carried_out=row.carried_out_on is not None,
        withdrawn=row.withdrawn_on is not None,
    )
    return AlterationRow(
        id=row.id,
        partnership_id=row.partnership,
        state=state,
        standing=_standing(state, effective, view.day),
        opinions=opinions,
        reply_by=reply_by,
        partnership=names.of(row.partnership) or UNKNOWN,
        what=_what(row, names),
        proposed_on=date.fromisoformat(row.proposed_on),
        answers=opinions.words,
        agreed=Consensus.of(row.method).words if row.method else "",
        effective_on=effective,
        stands=_stands(state, reply_by, effective, view.day),
    )


def _what(row: Row[Any], names: Names) -> str:
    """What is to change, in words: "a new seat, Faith groups' seat, for Faith groups"."""
    kind = AlterationKind.of(row.kind)
    parts = [
        kind.words,
        (names.of(row.seat) or UNKNOWN) if row.seat else said(row.name),
        f"for {names.of(row.constituency) or UNKNOWN}" if row.constituency else "",
        VotingRights.of(row.voting_rights).words if row.voting_rights else "",
        (names.of(row.successor) or UNKNOWN) if row.successor else "",
    ]
    return ", ".join(part for part in parts if part)


def _standing(state: AlterationState, effective: date | None, today: date) -> Standing | None:
    if state in {AlterationState.CONSENSUS, AlterationState.CONTESTED}:
        return Standing.DECIDE
    if state is AlterationState.APPROVED:
        return Standing.DECIDE if effective is not None and effective <= today else None
    return {AlterationState.DRAFT: Standing.SOON, AlterationState.EFFECTIVE: Standing.DONE}.get(state)


def _stands(state: AlterationState, reply_by: date | None, effective: date | None, today: date) -> str:
    if state is AlterationState.CONSULTING and reply_by is not None:
        return f"{state.words}, answers by {long_day(reply_by)}"
    if state is AlterationState.APPROVED and effective is not None and effective > today:
        return f"agreed from {long_day(effective)} on"
    return state.words
