"""Actions that came out of meetings: to do, late, done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.reports.beside import action_standing, action_stands, may_read_actions
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.actions import action
from compacttui.records.meetings import meeting
from compacttui.records.reports import report
from compacttui.rules.given import Partnership, Person
from compacttui.rules.word import Word
from compacttui.rules.words import ActionState, Standing

CLOSED = "(from an item that is closed)"
"""What stands in place of an action that the reader may not read."""


class ActionsShown(Word):
    """Which actions a list shows."""

    OPEN = "open", "to do"
    LATE = "late", "late"
    DONE = "done", "done"
    DROPPED = "dropped", "not done"
    ALL = "all", "all"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action from a meeting.

    Attributes:
        id: its id.
        report_id: the report-back that it stands in.
        meeting_id: the meeting that it came out of.
        person_id: who follows it up.
        state: whether it is done.
        standing: late or soon while it is open, done when it is.
        due_on: until when; nothing where no day was said.
        what: what is to be done.
        owner: who does it.
        person: who reported it, and follows it up.
        partnership: whose meeting it came out of.
        met_on: the day of that meeting.
        outcome: what came of it.
        stands: how it stands, in words.
    """

    id: str
    report_id: str
    meeting_id: str
    person_id: str
    state: ActionState
    standing: Standing | None
    due_on: date | None = column("By")
    what: str = column("What")
    owner: str = column("Who")
    person: str = column("Reported by")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    outcome: str = column("What came of it")
    stands: str = column("Stands")


@question("actions", title="Actions from meetings", rows=ActionRow)
def actions(
    view: View,
    shown: ActionsShown = ActionsShown.OPEN,
    person: Person | None = None,
    partnership: Partnership | None = None,
) -> Window[ActionRow]:
    """What is to be done after meetings, by whom and by when: what is due first comes first.

    Args:
        shown: those to do, those late, done, not done, or all of them.
        person: only those that one person reported.
        partnership: only those from its meetings.
    """
    c, m = action.c, meeting.c
    which: list[ColumnElement[bool]] = list(_which(view, shown))
    if person:
        which.append(c.person == person)
    if partnership:
        which.append(m.partnership == partnership)
    return Window(
        view,
        _rows(view).where(*which),
        [Key(func.coalesce(c.due_on, "9999")), Key(c.id)],
        lambda connection, rows: action_rows(view, connection, rows),
    )


def own_actions(view: View, connection: Connection, person: str) -> list[ActionRow]:
    """The actions to do that one person reported.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        person: their id.
    """
    c = action.c
    query = _rows(view).where(c.state == ActionState.OPEN.value, c.person == person).order_by(c.due_on, c.id)
    return action_rows(view, connection, connection.execute(query).all())


def _which(view: View, shown: ActionsShown) -> Sequence[ColumnElement[bool]]:
    c = action.c
    if shown is ActionsShown.ALL:
        return ()
    if shown is ActionsShown.LATE:
        return c.state == ActionState.OPEN.value, c.due_on < view.day.isoformat()
    return (c.state == shown.value,)


def _rows(view: View) -> Select[Any]:
    c, r, m = action.c, report.c, meeting.c
    return (
        select(action, r.meeting, m.partnership, m.held_on)
        # Every action has its report and its meeting; joined so, the list is read in the order of its own index.
        .outerjoin_from(action, report, and_(r.log == c.log, r.id == c.report, view.true(report)))
        .outerjoin(meeting, and_(m.log == r.log, m.id == r.meeting, view.true(meeting)))
        .where(view.true(action))
    )


def action_rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[ActionRow]:
    """Rows of such a query in words, as much of them as the viewer may read."""
    may = may_read_actions(view, connection, raw)
    names = Names(view)
    names.read(connection, {thing for row in raw for thing in (row.person, row.partnership)})
    return [_row(view, row, names, is_open=row.id in may) for row in raw]


def _row(view: View, row: Raw, names: Names, *, is_open: bool) -> ActionRow:
    state, due = ActionState.of(row.state), date.fromisoformat(row.due_on) if row.due_on else None
    person = names.of(row.person) or UNKNOWN
    return ActionRow(
        id=row.id,
        report_id=row.report,
        meeting_id=row.meeting,
        person_id=row.person,
        state=state,
        standing=action_standing(state, due, view.day),
        due_on=due,
        what=row.what if is_open else CLOSED,
        owner=(row.owner or person) if is_open else "",
        person=person,
        partnership=names.of(row.partnership, row.held_on) or UNKNOWN,
        met_on=date.fromisoformat(row.held_on),
        outcome=(row.outcome or "") if is_open else "",
        stands=action_stands(state, due, view.day),
    )
