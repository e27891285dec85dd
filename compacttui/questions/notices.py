"""Which selections are whose business: outside the office only those of which notice was given."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement

from compacttui.questions.view import View
from compacttui.records.selections.tables import selection
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState

RUNS_OR_READS: Final = frozenset(
    {Role.CVS_OFFICER, Role.SUPPORT_STAFF, Role.RETURNING_OFFICER, Role.SCRUTINEER, Role.AUDITOR}
)
"""Roles that read a selection as it comes about."""

BEFORE_NOTICE: Final = (ProcessState.DRAFTED.value, ProcessState.APPROVED.value)
"""States in which a selection is nobody's business outside."""


def seen_selections(view: View) -> list[ColumnElement[bool]]:
    """The selections that the viewer may know of, as conditions on their table."""
    return [] if view.role in RUNS_OR_READS else [selection.c.state.not_in(BEFORE_NOTICE)]
