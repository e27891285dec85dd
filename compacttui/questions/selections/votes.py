"""Who votes in a selection, or would: before the register of electors is frozen, and after it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.notices import RUNS_OR_READS
from compacttui.questions.registry import column, question
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.lists import SelectionsShown, selections
from compacttui.questions.view import View
from compacttui.records.organisations import belonging, organisation
from compacttui.records.selections import elector
from compacttui.records.selections import selection as process
from compacttui.rules.dates import PartialDate, narrow_day
from compacttui.rules.given import Organisation, Selection
from compacttui.rules.organisations import Member, Vote, of_constituency, vote_of
from compacttui.rules.roles import Role
from compacttui.rules.words import ElectorateRule, MembershipClass, MembershipStatus, Standing


@dataclass(frozen=True, slots=True)
class VoteRow:
    """Whether an organisation votes in a selection.

    Attributes:
        id: the organisation.
        selection_id: the selection.
        qualifies: it votes, or would.
        standing: done where it votes; nothing where it does not.
        selection: the reference of the selection.
        organisation: its name.
        stands: whether it is on the register, or would be.
        why: why it is not, or why it is by exception.
        on: the day whose membership counts, in words.
    """

    id: str
    selection_id: str
    qualifies: bool
    standing: Standing | None
    selection: str = column("Selection")
    organisation: str = column("Organisation")
    stands: str = column("Stands")
    why: str = column("Why")
    on: str = column("Membership on")


@question("on_register", title="Who is, or would be, on the register of electors", rows=VoteRow)
def on_register(
    view: View, organisation: Organisation | None = None, selection: Selection | None = None
) -> Sequence[VoteRow]:
    """Whether an organisation votes, and why not: as the register was frozen, or by its membership as it is on record.

    Without an organisation every one is listed; without a selection all that are running are looked at. Only those who
    run or check a selection read the whole; an organisation's contact reads of one.

    Args:
        organisation: only this one, by any writing of its name.
        selection: for which selection.
    """
    if view.role not in RUNS_OR_READS and not (organisation and view.role is Role.ORG_CONTACT):
        return []
    which = [selection] if selection else [one.id for one in selections(view, shown=SelectionsShown.OPEN)]
    with view.reading() as connection:
        return [row for one in which for row in _votes(view, connection, one, organisation)]


def _votes(view: View, connection: Connection, thing: str, only: str | None) -> Iterator[VoteRow]:
    row = connection.execute(select(process).where(view.true(process), process.c.id == thing)).first()
    if row is None:
        return
    on = date.fromisoformat(row.qualifying_on)
    is_frozen = row.register_frozen_on is not None
    votes = _frozen(view, connection, row, only) if is_frozen else _would_be(view, connection, row, on, only)
    names = _members(view, connection, on if not is_frozen else view.day, only)
    known = {one.id: one.name for one in names}
    for vote in sorted(votes, key=lambda one: known.get(one.organisation, "")):
        stands = ("on the register" if is_frozen else "would vote") if vote.qualifies else "no vote"
        yield VoteRow(
            id=vote.organisation,
            selection_id=thing,
            qualifies=vote.qualifies,
            standing=Standing.DONE if vote.qualifies else None,
            selection=row.reference,
            organisation=known.get(vote.organisation, "(no longer on the register of organisations)"),
            stands=stands,
            why=vote.reason,
            on=narrow_day(on, date.min),
        )


def _would_be(
    view: View, connection: Connection, row: Row[Any], on: date, only: str | None
) -> Iterator[Vote]:
    """Each organisation's vote by its membership on the qualifying day, or as it stands if that has not come."""
    book = view.rules.from_facts(json.loads(row.rules))
    belonging_to = None
    if row.electorate == ElectorateRule.CONSTITUENCY:
        b = belonging.c
        query = select(b.organisation).where(
            view.true(belonging, min(on, view.day)), b.constituency == row.constituency
        )
        belonging_to = {one.organisation for one in connection.execute(query)}
    for one in _members(view, connection, min(on, view.day), only):
        member = Member(
            one.id,
            MembershipClass.of(one.membership_class),
            MembershipStatus.of(one.membership_state),
            PartialDate.from_iso(one.joined_on) if one.joined_on else None,
        )
        vote = vote_of(member, on, book)
        yield vote if belonging_to is None else of_constituency(vote, belonging_to)


def _frozen(view: View, connection: Connection, row: Row[Any], only: str | None) -> Iterator[Vote]:
    """Each organisation's vote as it was frozen; those that are not on the register have none."""
    e = elector.c
    query = select(e.organisation, e.qualifies, e.because, e.reason).where(
        view.true(elector), e.selection == row.id
    )
    frozen = {one.organisation: one for one in connection.execute(query)}
    for one in _members(view, connection, view.day, only):
        entry = frozen.get(one.id)
        if entry is None:
            yield Vote(one.id, qualifies=False, reason="not on the register as it was frozen")
        else:
            because = (
                ""
                if entry.because == "member"
                else f"{entry.because.replace('_', ' ')}: {said(entry.reason)}"
            )
            yield Vote(one.id, qualifies=bool(entry.qualifies), reason=because)


def _members(
    view: View, connection: Connection, on: date, only: str | None
) -> Sequence[Row[*tuple[Any, ...]]]:
    o = organisation.c
    query = select(o.id, o.name, o.membership_class, o.membership_state, o.joined_on).where(
        view.true(organisation, on)
    )
    return connection.execute(query.where(o.id == only) if only else query).all()
