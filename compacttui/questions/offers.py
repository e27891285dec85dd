"""Where a thing stands, as far as it decides what can be done to it: so that the interface offers nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Table, select

from compacttui.questions.ledger.entries import size_of
from compacttui.questions.selections.standing import moment_of, state_of
from compacttui.questions.view import View
from compacttui.records.complaints import complaint
from compacttui.records.selections import nomination, selection

_STATE_IN: Final[Mapping[str, Table]] = MappingProxyType({"nom": nomination, "com": complaint})
"""The tables of things whose state is what somebody decided last, by the letters that their ids begin with."""


def entries_now(view: View) -> int:
    """How many entries there are: what comes later was recorded while somebody was writing."""
    with view.reading() as connection:
        return size_of(view, connection)


def stands_at(view: View, thing: str) -> str:
    """The state of a selection, a nomination or a complaint; empty for anything else, and for what is not there."""
    prefix = thing[:3]
    with view.reading() as connection:
        if prefix == "sel":
            found = connection.execute(
                select(selection).where(view.true(selection), selection.c.id == thing)
            ).first()
            return state_of(found, moment_of(view)).value if found is not None else ""
        table = _STATE_IN.get(prefix)
        if table is None:
            return ""
        state = connection.execute(
            select(table.c.state).where(view.true(table), table.c.id == thing)
        ).scalar()
        return str(state or "")
