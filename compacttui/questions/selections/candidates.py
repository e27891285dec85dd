"""Who stands in a selection, or was nominated for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from compacttui.questions.names import NAME_ERASED, Names
from compacttui.questions.registry import column, question
from compacttui.questions.selections.sight import seen_nominations, sees_all
from compacttui.questions.selections.standing import OVER_CODES
from compacttui.questions.view import View
from compacttui.records.events import ERASED
from compacttui.records.selections import nomination
from compacttui.records.selections import selection as process
from compacttui.rules.dates import from_utc_text
from compacttui.rules.given import Selection
from compacttui.rules.words import Capacity, NominationState, Standing


@dataclass(frozen=True, slots=True)
class NominationRow:
    """A nomination on a day.

    Attributes:
        id: its id.
        selection_id: in which selection.
        person_id: who stands.
        proposer_id: the proposing organisation; empty where there is none.
        seconder_id: the seconding one.
        organisation_id: the one they stand from.
        state: where it stands.
        standing: whether somebody has to decide.
        received_at: when it came, in UTC.
        statement: their words to the voters.
        interests: what they declared.
        findings: what the checks found; empty for those who may not read it.
        ruling: why it was ruled so; empty for those who may not read it.
        skills: how they meet the specification of the role.
        ballot_number: their place on the ballot paper, once it is published.
        reserve_place: their place in reserve, if they have one.
        seat_id: the seat they gained; empty where they gained none.
        selection: the reference of the selection.
        name: the name as it stands on the ballot paper.
        stands_from: the organisation they stand from, and as what.
        proposer: the proposing organisation.
        seconder: the seconding organisation.
        stands: where it stands, in words.
        looks: what somebody should look at, in a phrase.
    """

    id: str
    selection_id: str
    person_id: str
    proposer_id: str
    seconder_id: str
    organisation_id: str
    state: NominationState
    standing: Standing | None
    received_at: datetime
    statement: str
    interests: str
    findings: tuple[str, ...]
    ruling: str
    skills: str
    ballot_number: int | None
    reserve_place: int | None
    seat_id: str
    selection: str = column("Selection")
    name: str = column("Name on the ballot")
    stands_from: str = column("Stands from")
    proposer: str = column("Proposed by")
    seconder: str = column("Seconded by")
    stands: str = column("Stands")
    looks: str = column("To look at")


@question("nominations", title="Who stands, or was nominated, in a selection", rows=NominationRow)
def nominations(view: View, selection: Selection | None = None) -> Sequence[NominationRow]:
    """The nominations that the viewer may read, by name; those of every running selection if none is said.

    Args:
        selection: those of one selection.
    """
    with view.reading() as connection:
        return nomination_rows(view, connection, selection)


def nomination_rows(
    view: View, connection: Connection, of: str | None = None, *, only: str | None = None
) -> list[NominationRow]:
    """Nominations as rows that people read: of one selection, of those that are running, or one nomination."""
    n, s = nomination.c, process.c
    query = (
        select(nomination, s.reference)
        .join_from(nomination, process, and_(view.true(process), s.id == n.selection))
        .where(view.true(nomination), *seen_nominations(view))
        .order_by(s.notice_on.desc(), s.reference.desc(), n.folded, n.id)
    )
    if only is not None:
        query = query.where(n.id == only)
    elif of is not None:
        query = query.where(n.selection == of)
    else:
        query = query.where(s.state.not_in(OVER_CODES))
    found = connection.execute(query).all()
    names = Names(view)
    names.read(
        connection, {thing for row in found for thing in (row.organisation, row.proposer, row.seconder)}
    )
    return [_nomination(view, row, names) for row in found]


def _nomination(view: View, row: Row[Any], names: Names) -> NominationRow:
    state = NominationState.of(row.state)
    reads_rulings = sees_all(view) or row.person == view.person
    findings = tuple((row.findings or "").splitlines()) if reads_rulings else ()
    undecided = state is NominationState.SUBMITTED
    looks = ""
    if undecided and reads_rulings:
        looks = (
            f"{findings[0]}"
            if len(findings) == 1
            else (f"{len(findings)} points" if findings else "in order")
        )
    return NominationRow(
        id=row.id,
        selection_id=row.selection,
        person_id=row.person,
        proposer_id=row.proposer or "",
        seconder_id=row.seconder or "",
        organisation_id=row.organisation or "",
        state=state,
        standing=Standing.DECIDE if undecided and sees_all(view) else None,
        received_at=from_utc_text(row.received_at),
        statement=said(row.statement),
        interests=said(row.interests),
        findings=findings,
        ruling=said(row.ruling) if reads_rulings else "",
        skills=said(row.skills),
        ballot_number=row.ballot_number,
        reserve_place=row.reserve_number,
        seat_id=row.seat or "",
        selection=row.reference,
        name=ballot_name(row),
        stands_from=_stands_from(row, names),
        proposer=names.of(row.proposer) or "",
        seconder=names.of(row.seconder) or "",
        stands=state_in_words(row),
        looks=looks,
    )


def ballot_name(row: Row[*tuple[Any, ...]]) -> str:
    """A candidate's name as it stands on the ballot paper, or that it was erased."""
    return NAME_ERASED if row.name_on_ballot == ERASED else str(row.name_on_ballot)


def state_in_words(row: Row[*tuple[Any, ...]]) -> str:
    """Where a nomination stands: "in reserve, place 2"."""
    state = NominationState.of(row.state)
    place = f", place {row.reserve_number}" if row.reserve_number else ""
    return f"{state.words}{place}"


def _stands_from(row: Row[Any], names: Names) -> str:
    name = names.of(row.organisation) or ""
    capacity = Capacity.of(row.capacity).words if row.capacity else ""
    return ", ".join(part for part in (capacity, name) if part)


def said(text: str | None) -> str:
    """Words as they were written, or that they were erased."""
    return "(erased)" if text == ERASED else (text or "")
