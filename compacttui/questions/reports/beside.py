"""What hangs on report-backs: comments with replies, actions with what became of them; as open as their items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.sight import ever_closed, on_agenda
from compacttui.questions.view import View
from compacttui.records.actions import action
from compacttui.records.meetings import item
from compacttui.records.remarks import remark
from compacttui.records.reports import report, report_item
from compacttui.rules.dates import in_days
from compacttui.rules.reports import Seen, audience_of, seen, strictest
from compacttui.rules.words import ActionState, Marking, RemarkKind, Standing

SOON_DAYS = 7
"""From how many days before its day an action is soon."""


@dataclass(frozen=True, slots=True)
class RemarkSeen:
    """A comment on a report-back, as a reader who may read it has it.

    Attributes:
        id: its id.
        report: the report's id.
        made_on: the day it came.
        by: who said it, with the organisation they spoke for.
        says: what kind of comment it is.
        item: the number of the report's item that it is about; nothing where it is about all of it.
        said: the words.
        reply: what the writer of the report replied; empty where they have not.
        replied_on: when.
        is_open: everyone may read it.
    """

    id: str
    report: str
    made_on: date
    by: str
    says: RemarkKind
    item: int | None
    said: str
    reply: str
    replied_on: date | None
    is_open: bool

    @property
    def label(self) -> str:
        """Who said what kind of thing, about which item: "Ama Larbi, Harbour Youth Trust, item 2"."""
        about = f", item {self.item}" if self.item is not None else ""
        kind = f", {self.says.words}" if self.says is not RemarkKind.COMMENT else ""
        return f"{self.by}{about}{kind}"


@dataclass(frozen=True, slots=True)
class ActionSeen:
    """An action from a meeting, as a reader who may read it has it.

    Attributes:
        id: its id.
        report: the report's id.
        what: what is to be done.
        owner: who does it; empty where that is the writer of the report.
        due_on: until when, if that was said.
        state: whether it is done.
        outcome: what came of it.
    """

    id: str
    report: str
    what: str
    owner: str
    due_on: date | None
    state: ActionState
    outcome: str

    def standing(self, today: date) -> Standing | None:
        """How it stands on a day: late or soon while it is open, done when it is."""
        return action_standing(self.state, self.due_on, today)

    def stands(self, today: date) -> str:
        """The same in words: "12 days late", "done"."""
        return action_stands(self.state, self.due_on, today)


def action_standing(state: ActionState, due_on: date | None, today: date) -> Standing | None:
    """How an action stands on a day."""
    if state is not ActionState.OPEN:
        return Standing.DONE if state is ActionState.DONE else None
    if due_on is None:
        return None
    if due_on < today:
        return Standing.LATE
    return Standing.SOON if (due_on - today).days <= SOON_DAYS else None


def action_stands(state: ActionState, due_on: date | None, today: date) -> str:
    """How an action stands on a day, in words."""
    if state is not ActionState.OPEN or due_on is None:
        return state.words
    return in_days(due_on, today, due=True)


def remarks_on(
    view: View, connection: Connection, reports: Sequence[str]
) -> dict[str, tuple[RemarkSeen, ...]]:
    """The comments on these reports that the viewer may read, the first one first, by report.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        reports: the reports' ids.
    """
    if not reports:
        return {}
    c, r, i, a = remark.c, report.c, report_item.c, item.c
    query = (
        select(remark, r.person.label("writer"), i.marking, i.item.label("on_agenda"), a.part)
        .join_from(remark, report, and_(r.log == c.log, r.id == c.report, view.true(report)))
        .outerjoin(report_item, and_(i.log == c.log, i.id == c.item, *_now(i)))
        .outerjoin(item, and_(a.log == i.log, a.id == i.item, *_now(a)))
        .where(view.true(remark), c.report.in_(reports))
        .order_by(c.made_on, c.id)
    )
    rows = connection.execute(query).all()
    closed = ever_closed(connection, view.town, reports)
    names = Names(view)
    names.read(connection, {thing for row in rows for thing in (row.person, row.organisation)})
    found: dict[str, list[RemarkSeen]] = defaultdict(list)
    for row in rows:
        if _may_read(view, row, closed):
            found[row.report].append(_remark(row, names))
    return {thing: tuple(some) for thing, some in found.items()}


def _now(columns: Any) -> tuple[ColumnElement[bool], ...]:
    """The conditions that rows are the latest word, whatever the day asked about: what is closed now is closed."""
    return columns.superseded_seq.is_(None), columns.effective_to.is_(None)


def _may_read(view: View, row: Row[Any], closed: dict[tuple[str, str], Marking]) -> bool:
    own = bool(view.person) and view.person in {row.writer, row.person}
    audience = audience_of(view.role, is_own=own)
    marking = Marking.OPEN if row.open else Marking.SECTOR_ONLY
    if row.item is not None:
        about = Marking.of(row.marking) if row.marking else Marking.PERSONAL
        ever = closed.get((row.report, row.on_agenda or ""), Marking.OPEN)
        marking = strictest(marking, about, ever, on_agenda(row.part))
    return seen(marking, audience) is Seen.WORDS


def _remark(row: Row[Any], names: Names) -> RemarkSeen:
    body = names.of(row.organisation) if row.organisation else None
    who = names.of(row.person) or UNKNOWN
    return RemarkSeen(
        id=row.id,
        report=row.report,
        made_on=date.fromisoformat(row.made_on),
        by=f"{who}, {body}" if body else who,
        says=RemarkKind.of(row.says),
        item=int(row.item.rpartition(".")[2]) if row.item is not None else None,
        said=row.said,
        reply=row.reply or "",
        replied_on=date.fromisoformat(row.replied_on) if row.replied_on else None,
        is_open=bool(row.open),
    )


def actions_of(
    view: View, connection: Connection, reports: Sequence[str]
) -> dict[str, tuple[ActionSeen, ...]]:
    """The actions from these reports that the viewer may read, by report, what is due first coming first.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        reports: the reports' ids.
    """
    if not reports:
        return {}
    c = action.c
    query = (
        select(action)
        .where(view.true(action), c.report.in_(reports))
        .order_by(c.due_on.is_(None), c.due_on, c.id)
    )
    rows = connection.execute(query).all()
    may = may_read_actions(view, connection, rows)
    found: dict[str, list[ActionSeen]] = defaultdict(list)
    for row in rows:
        if row.id in may:
            found[row.report].append(_action(row))
    return {thing: tuple(some) for thing, some in found.items()}


def may_read_actions(view: View, connection: Connection, rows: Sequence[Row[Any]]) -> frozenset[str]:
    """Those of these actions whose words the viewer may read: those of an item that was never closed to them."""
    things = sorted({row.item for row in rows if row.item})
    a = item.c
    query = select(a.id, a.part).where(
        a.log == view.town, a.superseded_seq.is_(None), a.effective_to.is_(None), a.id.in_(things)
    )
    agenda = {row.id: on_agenda(row.part) for row in connection.execute(query)} if things else {}
    closed = ever_closed(connection, view.town, sorted({row.report for row in rows if row.item}))
    may = set()
    for row in rows:
        audience = audience_of(view.role, is_own=bool(view.person) and row.person == view.person)
        marking = Marking.OPEN
        if row.item:
            ever = closed.get((row.report, row.item), Marking.OPEN)
            marking = strictest(agenda.get(row.item, Marking.OPEN), ever)
        if seen(marking, audience) is Seen.WORDS:
            may.add(row.id)
    return frozenset(may)


def _action(row: Row[Any]) -> ActionSeen:
    return ActionSeen(
        id=row.id,
        report=row.report,
        what=row.what,
        owner=row.owner or "",
        due_on=date.fromisoformat(row.due_on) if row.due_on else None,
        state=ActionState.of(row.state),
        outcome=row.outcome or "",
    )
