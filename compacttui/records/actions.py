"""Actions that came out of a meeting: what is to be done, by whom, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import CheckConstraint

from compacttui.records.columns import KNOWN, day, one_of, partial_index, ref, subject_table, words
from compacttui.records.events import (
    ERASED,
    Change,
    Event,
    Get,
    Private,
    corrected,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import ActionState

action = subject_table(
    "action",
    ref("report", "report"),
    ref("item", "item", optional=True),
    ref("person", "person"),
    words("what"),
    words("owner", optional=True),
    day("due_on", optional=True),
    one_of("state", ActionState),
    day("settled_on", optional=True),
    words("outcome", optional=True),
    constraints=[
        CheckConstraint("(state = 'open') = (settled_on IS NULL)", name="settled_has_its_day"),
        CheckConstraint("state <> 'dropped' OR outcome IS NOT NULL", name="dropped_has_its_reason"),
    ],
)
"""``person`` reported it and follows it up; ``owner`` is whoever is to do it, where that is somebody else."""
partial_index("ix_action_due_on_now", action.c.log, action.c.due_on, action.c.id, where=KNOWN)

_ABOUT = ("report", "meeting", "person", "seat", "partnership")

kind(
    "action.agreed",
    "Action agreed",
    about=_ABOUT,
    data=("report", "item", "person", "due_on"),
    private=("what", "owner"),
)
kind(
    "action.settled",
    "Action settled",
    about=_ABOUT,
    data=("report", "item", "state", "settled_on"),
    private=("outcome",),
)


@reduces("action.agreed")
def action_agreed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """An action that came up after the report was sent."""
    yield opened(action, event, told(action, event, private), state=ActionState.OPEN.value)


@reduces("action.settled")
def action_settled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It was done, or will not be."""
    yield from corrected(get, action, event, told(action, event, private))


def actions_in(event: Event, private: Private) -> Iterator[Change]:
    """The actions that a report-back itself holds, each under an id that the entry names."""
    held = event.data.get("actions")
    for place, one in enumerate(held if isinstance(held, list) else (), 1):
        if not isinstance(one, Mapping):
            raise TypeError("an action of a report is an object")
        said = {name: one[name] for name in ("item", "due_on") if isinstance(one.get(name), str)}
        words_of = {
            word: private.get(field, ERASED)
            for word in ("what", "owner")
            if (field := f"actions.{place}.{word}") in event.private
        }
        yield opened(
            action,
            event,
            {**said, **words_of},
            thing=str(one["id"]),
            report=event.subject,
            person=event.text("person"),
            state=ActionState.OPEN.value,
        )
