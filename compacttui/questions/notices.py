"""Which selections are whose business: outside the office only those of which notice was given."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, select

from compacttui.questions.view import View
from compacttui.records.log import event_table
from compacttui.records.selections.tables import selection
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState

RUNS_OR_READS: Final = frozenset(
    {Role.CVS_OFFICER, Role.SUPPORT_STAFF, Role.RETURNING_OFFICER, Role.SCRUTINEER, Role.AUDITOR}
)
"""Roles that read a selection as it comes about."""

BEFORE_NOTICE: Final = (ProcessState.DRAFTED.value, ProcessState.APPROVED.value)
"""States in which a selection is nobody's business outside."""

_GIVE_NOTICE: Final = ("selection.opened", "selection.noticed")
"""The kinds of entries that make a selection public."""


def seen_selections(view: View) -> list[ColumnElement[bool]]:
    """The selections that the viewer may know of, as conditions on their table."""
    if view.role in RUNS_OR_READS:
        return []
    e, s = event_table.c, selection.c
    # One that was cancelled before its notice was never anybody's business outside.
    notice = (
        select(e.seq).where(e.log == s.log, e.subject == s.id, e.kind.in_(_GIVE_NOTICE)).correlate(selection)
    )
    return [s.state.not_in(BEFORE_NOTICE), notice.exists()]


def noticed_by(view: View, connection: Connection, selections: Collection[str]) -> Mapping[str, int]:
    """The number of the entry that gave notice of each of these selections; those without notice are missing."""
    e = event_table.c
    query = (
        select(e.subject, func.min(e.seq).label("seq"))
        .where(e.log == view.town, e.subject.in_(sorted(selections)), e.kind.in_(_GIVE_NOTICE))
        .group_by(e.subject)
    )
    return {row.subject: row.seq for row in connection.execute(query)}
