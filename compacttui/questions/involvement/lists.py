"""Requests for involvement with both clocks side by side: the notice that was given, and how long the answer took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.requests import READS_REQUESTS
from compacttui.questions.view import View
from compacttui.records.involvement import invited
from compacttui.records.involvement import involvement as involvement_table
from compacttui.records.organisations import organisation as organisation_table
from compacttui.rules.given import Organisation, Partnership
from compacttui.rules.involvement import Answered, answered, state_of
from compacttui.rules.roles import Role
from compacttui.rules.selections.requests import NoticeGiven, notice_given
from compacttui.rules.word import Word
from compacttui.rules.words import InvolvementState, Standing
from compacttui.rules.working_days import WorkingDays


class InvolvementShown(Word):
    """Which requests a list shows."""

    ALL = "all", "all"
    OPEN = "open", "not over"
    SHORT = "short", "short notice"
    SLOW = "slow", "answered late, or not"


@dataclass(frozen=True, slots=True)
class InvolvementRow:
    """A request for involvement on a day.

    Attributes:
        id: its id.
        organisation_id: which body asks; empty where it is not on the register.
        partnership_id: for which partnership; empty where for none.
        state: where it stands.
        standing: whether something has to be done about it.
        given: how much notice it gives.
        taken: how long the answer took.
        reply_by: the day by which it is answered.
        acknowledged_on: when those who asked were told that it came.
        subject: what it is about.
        asker: who asks.
        received_on: when it came.
        needed_by: by when answers are wanted.
        notice: their clock: how much notice that is.
        answer: the sector's clock: how long the answer took.
        asked: how many organisations it was passed on to.
        replies: how many of them replied.
        stands: where it stands, in words.
    """

    id: str
    organisation_id: str
    partnership_id: str
    state: InvolvementState
    standing: Standing | None
    given: NoticeGiven
    taken: Answered
    reply_by: date
    acknowledged_on: date | None
    subject: str = column("About")
    asker: str = column("Asked by")
    received_on: date = column("Received")
    needed_by: date = column("Wanted by")
    notice: str = column("Notice given")
    answer: str = column("Answer")
    asked: int = column("Asked", numeric=True)
    replies: int = column("Replied", numeric=True)
    stands: str = column("Stands")


@question(
    "involvement",
    title="Requests for involvement: notice given, and how long the answer took",
    rows=InvolvementRow,
)
def involvement(
    view: View,
    shown: InvolvementShown = InvolvementShown.ALL,
    organisation: Organisation | None = None,
    partnership: Partnership | None = None,
    since: date | None = None,
) -> Sequence[InvolvementRow]:
    """Requests for involvement, those that wait first, the latest before; short notice is said and blocks nothing.

    Args:
        shown: all of them, those that are not over, those with short notice, or those answered late.
        organisation: only what one body asked for.
        partnership: only for one partnership.
        since: only what was received on this day or later.
    """
    with view.reading() as connection:
        rows = involvement_rows(view, connection)
    chosen = [
        row
        for row in rows
        if _fits(row, shown)
        and (not organisation or row.organisation_id == organisation)
        and (not partnership or row.partnership_id == partnership)
        and (since is None or row.received_on >= since)
    ]
    return sorted(chosen, key=lambda row: row.state.is_over)


def _fits(row: InvolvementRow, shown: InvolvementShown) -> bool:
    return {
        InvolvementShown.ALL: True,
        InvolvementShown.OPEN: not row.state.is_over,
        InvolvementShown.SHORT: row.given.is_short,
        InvolvementShown.SLOW: row.taken.is_late,
    }[shown]


def involvement_rows(view: View, connection: Connection, only: str | None = None) -> list[InvolvementRow]:
    """Requests as rows that people read, the latest first; or one of them. Members see those they were asked."""
    i = involvement_table.c
    query = select(involvement_table).where(view.true(involvement_table))
    if view.role not in READS_REQUESTS:
        if view.role is not Role.ORG_CONTACT or not view.person:
            return []
        mine = exists().where(
            view.true(invited),
            invited.c.involvement == i.id,
            view.true(organisation_table),
            organisation_table.c.id == invited.c.organisation,
            organisation_table.c.voting_contact == view.person,
        )
        query = query.where(mine)
    if only:
        query = query.where(i.id == only)
    found = connection.execute(query.order_by(i.received_on.desc(), i.id)).all()
    asked, replied = _counts(view, connection, [row.id for row in found])
    names = Names(view)
    names.read(connection, {thing for row in found for thing in (row.organisation, row.partnership)})
    calendar = WorkingDays.of(view.rules)
    return [_row(view, row, asked[row.id], replied[row.id], names, calendar) for row in found]


def _counts(view: View, connection: Connection, things: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """How many organisations each request was passed on to, and how many of them replied."""
    c = invited.c
    rows = connection.execute(
        select(c.involvement, c.replied_on).where(
            view.true(invited), c.withdrawn_on.is_(None), c.involvement.in_(things)
        )
    ).all()
    return Counter(row.involvement for row in rows), Counter(
        row.involvement for row in rows if row.replied_on
    )


def by_now(view: View, day: str | None) -> date | None:
    """A day that had come by the view's day; nothing for one that was still to come."""
    return date.fromisoformat(day) if day and day <= view.day.isoformat() else None


def _row(
    view: View, row: Row[Any], asked: int, replied: int, names: Names, calendar: WorkingDays
) -> InvolvementRow:
    came, wanted = date.fromisoformat(row.received_on), date.fromisoformat(row.needed_by)
    notice = notice_given(came, wanted, row.enough_months)
    taken = answered(came, by_now(view, row.answered_on), view.day, row.reply_workdays, calendar)
    state = state_of(
        view.day,
        needed_by=wanted,
        acknowledged=by_now(view, row.acknowledged_on) is not None,
        circulated=by_now(view, row.circulated_on) is not None,
        replied=taken.is_answered,
        declined=row.declined_on is not None,
        fed_back=row.fed_back_on is not None,
        closed=row.closed_on is not None,
    )
    asker = names.of(row.organisation) or said(row.asked_by) or names.of(row.partnership) or UNKNOWN
    return InvolvementRow(
        id=row.id,
        organisation_id=row.organisation or "",
        partnership_id=row.partnership or "",
        state=state,
        standing=_standing(state, taken, wanted, view.day),
        given=notice,
        taken=taken,
        reply_by=date.fromisoformat(row.reply_by),
        acknowledged_on=by_now(view, row.acknowledged_on),
        subject=said(row.subject),
        asker=asker,
        received_on=came,
        needed_by=wanted,
        notice=notice.words,
        answer="closed without an answer"
        if state is InvolvementState.CLOSED and not taken.is_answered
        else taken.words,
        asked=asked,
        replies=replied,
        stands=state.words,
    )


def _standing(state: InvolvementState, taken: Answered, wanted: date, today: date) -> Standing | None:
    if state.is_over:
        return Standing.DONE if state is InvolvementState.FED_BACK else None
    if state is InvolvementState.RESPONDED:
        return Standing.SOON if wanted < today else None
    if taken.is_late or state is InvolvementState.NO_RESPONSE:
        return Standing.LATE
    return None if state is InvolvementState.CIRCULATED else Standing.DECIDE
