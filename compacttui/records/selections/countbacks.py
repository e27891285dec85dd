"""Countbacks: the papers of an election counted again for a seat that fell vacant, signed and declared as any count."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    CURRENT,
    day,
    listed,
    moment,
    one_of,
    partial_index,
    ref,
    subject_table,
)
from compacttui.records.events import Change, Event, Get, Private, changed, kind, opened, reduces, told
from compacttui.records.selections.process import ABOUT
from compacttui.records.selections.tables import nomination, selection
from compacttui.rules.words import ProcessState

OPEN = ("counting", "provisional")
"""States of a countback that is at work; a selection has one at a time."""

countback = subject_table(
    "countback",
    ref("selection", "selection"),
    ref("seat", "seat"),
    listed("vacating"),
    listed("declining"),
    listed("sitting"),
    one_of("state", (*OPEN, "declared", "dropped")),
    one_of("was", (ProcessState.DECLARED, ProcessState.CONFIRMED, ProcessState.COUNT_CORRECTED)),
    moment("complaints_close_at", optional=True),
    day("declared_on", optional=True),
    ref("chosen", "nomination", optional=True),
    constraints=[CheckConstraint("(state = 'declared') = (declared_on IS NOT NULL)", name="declared_day")],
)
"""A countback: who left, who would not serve, who sits and stays, how it stands, and who fills the seat.

Its count stands beside the count of the election; `was` is where the selection stood before, and stands again after.
"""
partial_index(
    "uq_countback_one_at_work",
    countback.c.log,
    countback.c.selection,
    unique=True,
    where=f"{CURRENT} AND state IN ('counting', 'provisional')",
)

kind(
    "countback.begun",
    "Countback begun",
    about=ABOUT,
    data=("selection", "seat", "vacating", "declining", "sitting", "was"),
)
kind(
    "countback.declared",
    "Result of a countback declared",
    about=ABOUT,
    data=("selection", "seat", "count", "chosen", "person", "was", "exceptions"),
)
kind("countback.dropped", "Countback given up", about=ABOUT, data=("selection", "seat", "was"))


@reduces("countback.begun")
def countback_begun(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The result stands, and the papers are counted again for one seat."""
    yield opened(countback, event, told(countback, event, private), state="counting")
    yield from changed(
        get, selection, event, thing=event.text("selection"), state=ProcessState.COUNTBACK.value
    )


@reduces("countback.declared")
def countback_declared(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Whoever the same papers elect without the one who left has the seat."""
    chosen = event.cell("chosen")
    yield from changed(get, countback, event, state="declared", chosen=chosen, declared_on=event.day)
    yield from changed(get, selection, event, thing=event.text("selection"), state=event.text("was"))
    if chosen is not None:
        yield from changed(
            get,
            nomination,
            event,
            thing=str(chosen),
            state="elected",
            seat=event.text("seat"),
            reserve_number=None,
        )


@reduces("countback.dropped")
def countback_dropped(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Nobody has the seat by it; what was counted stays on record."""
    yield from changed(get, countback, event, state="dropped")
    yield from changed(get, selection, event, thing=event.text("selection"), state=event.text("was"))
